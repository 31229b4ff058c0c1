"""Many at once on PostgreSQL: numbers without gaps, one request per thing, one timer per clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier
from typing import Final, TypeVar
from uuid import uuid4

import pytest
from sqlalchemy import text

from chassis.db import Database
from chassis.unit_of_work import SYSTEM, UnitOfWork
from intake.domain.errors import ExternalRefTaken
from intake.domain.lifecycle import AlreadyPaused
from intake.domain.severity import SeverityUnknown
from intake.domain.vocabulary import Handling, Outcome, PauseReason, Severity
from intake.handlers.check_clocks import check_clocks
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.pause_clocks import PauseClocks, pause_clocks
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import RegisteredCall, register_call
from intake.ports import Tx
from integration.intake.conftest import ADMIN, caller_on_file
from testkit.waiting import eventually
from unit.intake.scene import CALLER, HANGZHOU, NOW, PRODUCT, SHANGHAI, a_call, at

pytestmark = pytest.mark.integration

R = TypeVar("R")
THREADS = 8


@pytest.fixture(autouse=True)
def branches(uow: UnitOfWork[Tx]) -> None:
    with uow.begin(ADMIN) as work:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, work.tx, NOW)
        caller_on_file(work.connection)


def at_once(do: Callable[[int], R], times: int = THREADS) -> list[R | Exception]:
    """Run the same thing in threads that start together; an exception is a result."""
    start = Barrier(times)

    def one(number: int) -> R | Exception:
        start.wait()
        try:
            return do(number)
        except Exception as error:  # noqa: BLE001 - what went wrong is the result
            return error

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_numbers_have_no_gap_and_no_twin_though_a_third_of_the_calls_fail(
    uow: UnitOfWork[Tx],
) -> None:
    def register(branch: str, *, fails: bool) -> str:
        with uow.begin(ADMIN) as work:
            call = a_call(request_id=str(uuid4()), branch=branch)
            number = register_call(call, work.tx, NOW).request.call.number
            if fails:
                raise SeverityUnknown("after the number was taken")
            return number

    def register_nine(number: int) -> list[str]:
        numbers = []
        for turn in range(9):
            with suppress(SeverityUnknown):
                branch, fails = ("SH02", "HZ01")[turn % 2], (number + turn) % 3 == 0
                numbers.append(register(branch, fails=fails))
        return numbers

    results = at_once(register_nine)
    given = sorted(n for result in results if isinstance(result, list) for n in result)
    for branch in ("HZ01", "SH02"):
        own = [number for number in given if number.startswith(branch)]
        assert own == [f"{branch}-20260302-{serial + 1:04d}" for serial in range(len(own))]
    assert len(given) == THREADS * 6


def a_product(uow: UnitOfWork[Tx]) -> str:
    product = replace(PRODUCT, id=str(uuid4()), customer_id=CALLER.id)
    with uow.begin(ADMIN) as work:
        work.tx.installed_products.add(product)
    return product.id


def test_two_calls_about_the_same_product_become_one_request(uow: UnitOfWork[Tx]) -> None:
    product_id = a_product(uow)

    def call(_: int) -> bool:
        with uow.begin(ADMIN) as work:
            told = a_call(request_id=str(uuid4()), installed_product_id=product_id)
            return register_call(told, work.tx, NOW).joined

    results = at_once(call)
    assert sorted(results, key=str) == [False] + [True] * (THREADS - 1)
    with uow.begin(ADMIN) as work:
        counted = work.connection.execute(text("select calls from service_requests")).scalars()
        assert list(counted) == [THREADS]


def test_a_call_that_waits_for_a_closing_becomes_a_request_of_its_own(
    uow: UnitOfWork[Tx], database: Database
) -> None:
    product_id, first_id = a_product(uow), str(uuid4())

    def call(request_id: str) -> RegisteredCall:
        with uow.begin(ADMIN) as work:
            told = a_call(request_id=request_id, installed_product_id=product_id)
            return register_call(told, work.tx, NOW)

    call(first_id)
    withdrawn = CloseRequest(
        service_request_id=first_id, occurred_at=NOW, outcome=Outcome.WITHDRAWN, reason="好了"
    )
    with ThreadPoolExecutor(1) as pool:
        with uow.begin(ADMIN) as work:
            close_request(withdrawn, work.tx, NOW)
            again = pool.submit(call, str(uuid4()))
            wait_for_a_waiter(database)
        second = again.result(20)
    assert (second.joined, second.request.standing.closed_at) == (False, None)
    assert second.request.call.repeat_of == first_id
    with database.read_only() as connection:
        told = connection.execute(text("select id::text, calls, state from service_requests"))
        assert {tuple(row) for row in told} == {
            (first_id, 1, "closed"),
            (second.request.id, 1, "open"),
        }


def wait_for_a_waiter(database: Database) -> None:
    """Wait until a session of this database waits for a lock."""
    waiting = text(
        "select count(*) from pg_stat_activity"
        " where datname = current_database() and wait_event_type = 'Lock'"
    )
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with database.read_only() as connection:
            if connection.execute(waiting).scalar_one():
                return
        time.sleep(0.02)
    pytest.fail("nobody waits")


def test_an_external_reference_is_taken_by_one_of_many(uow: UnitOfWork[Tx]) -> None:
    def call(_: int) -> str:
        with uow.begin(ADMIN) as work:
            told = a_call(request_id=str(uuid4()), external_ref="INC1")
            return register_call(told, work.tx, NOW).request.call.number

    results = at_once(call)
    assert results.count("HZ01-20260302-0001") == 1
    assert sum(isinstance(result, ExternalRefTaken) for result in results) == THREADS - 1


def test_of_many_who_pause_one_pauses(uow: UnitOfWork[Tx]) -> None:
    request_id = str(uuid4())
    with uow.begin(ADMIN) as work:
        register_call(a_call(request_id=request_id), work.tx, NOW)

    def pause(_: int) -> int:
        with uow.begin(ADMIN) as work:
            cmd = PauseClocks(
                service_request_id=request_id,
                occurred_at=None,
                reason=PauseReason.NO_ACCESS,
                evidence="x",
            )
            return pause_clocks(cmd, work.tx, at(0.1)).version

    results = at_once(pause)
    assert [result for result in results if isinstance(result, int)] == [2]
    assert sum(isinstance(result, AlreadyPaused) for result in results) == THREADS - 1


def test_many_timers_announce_each_breach_once(uow: UnitOfWork[Tx], database: Database) -> None:
    for _ in range(12):
        with uow.begin(ADMIN) as work:
            call = a_call(
                request_id=str(uuid4()),
                handling=Handling.REMOTE,
                sla_pack="service-desk",
                severity=Severity.A,
            )
            register_call(call, work.tx, NOW)

    def tick(_: int) -> int:
        handled = 0
        while True:
            with uow.begin(SYSTEM) as work:
                found = check_clocks(work.tx, at(5), 3)
            handled += found
            if not found:
                return handled

    results = at_once(tick, 4)
    assert sum(result for result in results if isinstance(result, int)) == 12
    with database.transaction() as connection:
        rows = connection.execute(
            text("select split_part(type, '.', 4), count(*) from outbox group by 1")
        )
        counts = {str(name): int(count) for name, count in rows}
    assert (counts["SlaBreached"], counts["SlaWarningRaised"]) == (24, 72)


def test_a_timer_leaves_alone_what_another_judged_between_its_reading_and_its_locking(
    uow: UnitOfWork[Tx], database: Database
) -> None:
    with uow.begin(ADMIN) as work:
        register_call(
            a_call(
                request_id=str(uuid4()),
                handling=Handling.REMOTE,
                sla_pack="service-desk",
                severity=Severity.A,
            ),
            work.tx,
            NOW,
        )
    with database.transaction() as connection:
        for statement in _STOP_WHILE_READING:
            connection.execute(text(statement))

    def late() -> int:
        with uow.begin(SYSTEM) as work:
            work.connection.execute(text("set local callout.stops_while_reading = 'yes'"))
            return check_clocks(work.tx, at(5), 3)

    with ThreadPoolExecutor(1) as pool:
        with database.transaction() as keeper:
            keeper.execute(text(f"select pg_advisory_xact_lock({_READING})"))
            reading = pool.submit(late)
            eventually(lambda: keeper.execute(_STOPPED).scalar_one())
            with uow.begin(SYSTEM) as work:
                assert check_clocks(work.tx, at(5), 3) == 1
        assert reading.result(timeout=30) == 0


_READING: Final = 77_002
_STOP_WHILE_READING: Final = (
    "alter table rows_set_aside rename to rows_kept_aside",
    f"""create function none_after_stopping() returns setof rows_kept_aside
        language plpgsql as $$ begin
            if current_setting('callout.stops_while_reading', true) = 'yes' then
                perform pg_advisory_xact_lock_shared({_READING});
            end if;
        end $$""",
    """create view rows_set_aside as
        select * from rows_kept_aside union all select * from none_after_stopping()""",
)
_STOPPED: Final = text(
    "select count(*) from pg_locks"
    f" where locktype = 'advisory' and objid = {_READING} and not granted"
)
