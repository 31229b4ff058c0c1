"""Many dispatchers at once: nobody is booked twice, nothing waits for itself (D-05, H-12)."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from dispatch.adapters.invariants import INVARIANTS
from dispatch.domain.assignment import AssignmentRefused
from dispatch.domain.identity import TechnicianCode
from dispatch.domain.technician import EmploymentState
from dispatch.domain.time_window import TimeWindow
from dispatch.handlers.assign_technician import AssignTechnician, assign_technician
from dispatch.handlers.on_entry_posted import PostedEntry, on_entry_posted
from fakes.dispatch_acting import LI, MONDAY, WANG, Dispatch, call, order_id, technician, window
from integration.dispatch.conftest import Begin, begin_in

pytestmark = pytest.mark.integration

THREADS = 6
Rows = Callable[[str], list[Any]]


def prepare(begin: Begin, orders: int) -> None:
    with begin() as tx:
        dispatch = Dispatch(tx=tx)
        dispatch.register(technician(LI), technician(WANG))
        for number in range(orders):
            dispatch.open(call(str(number)))


def assign(begin: Begin, name: str, code: TechnicianCode, visit: TimeWindow) -> str:
    command = AssignTechnician(
        work_order_id=order_id(name), technician_code=code, visit=visit, override_reason="test"
    )
    try:
        with begin() as tx:
            assign_technician(command, tx, MONDAY)
    except AssignmentRefused as refusal:
        return refusal.metadata["reasons"]
    return "assigned"


def at_once(*jobs: Callable[[], str]) -> list[str]:
    """Run jobs in threads that begin together."""
    gate = threading.Barrier(len(jobs))

    def run(job: Callable[[], str]) -> str:
        gate.wait(timeout=20)
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_one_technician_wanted_by_many_goes_to_one(environ: dict[str, str], rows: Rows) -> None:
    begin = begin_in(environ)
    prepare(begin, THREADS)
    answers = at_once(
        *(
            lambda name=str(number): assign(begin, name, LI, window(1, 2))
            for number in range(THREADS)
        )
    )
    assert Counter(answers) == {"assigned": 1, "VISIT_OVERLAPS": THREADS - 1}
    assert len(rows("select id from work_order where state = 'assigned'")) == 1
    assert len(rows("select id from outbox where type like '%.WorkOrderAssigned'")) == 1


def test_overlapping_wishes_for_two_people_never_book_anybody_twice(
    environ: dict[str, str], rows: Rows
) -> None:
    begin = begin_in(environ)
    prepare(begin, THREADS)
    for round_number in range(4):
        at_once(
            *(
                lambda name=str(number), shift=number + round_number: assign(
                    begin, name, (LI, WANG)[shift % 2], window(1 + shift * 0.4, 1)
                )
                for number in range(THREADS)
            )
        )
        for name, _, statement in INVARIANTS:
            assert rows(statement) == [], name


def test_one_order_wanted_for_two_people_goes_to_the_later_answer(
    environ: dict[str, str], rows: Rows
) -> None:
    begin = begin_in(environ)
    prepare(begin, 1)
    answers = at_once(
        lambda: assign(begin, "0", LI, window(1)),
        lambda: assign(begin, "0", WANG, window(1)),
    )
    assert answers == ["assigned", "assigned"]
    steps = rows("select to_state from work_order_step order by id")
    assert [row.to_state for row in steps] == ["open", "assigned", "assigned"]
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name


@pytest.mark.parametrize("round_number", range(3))
def test_a_dismissal_beside_assignments_leaves_no_work_with_the_dismissed(
    environ: dict[str, str], rows: Rows, round_number: int
) -> None:
    begin = begin_in(environ)
    prepare(begin, THREADS)

    def dismiss() -> str:
        event = PostedEntry(
            entry_id=f"e-{round_number}",
            employee_code=LI,
            is_dismissal=True,
            is_reversal=False,
            occurred_at=MONDAY,
        )
        with begin() as tx:
            on_entry_posted(event, tx, MONDAY)
        return "dismissed"

    answers = at_once(
        dismiss,
        *(
            lambda name=str(number): assign(begin, name, LI, window(1 + int(name)))
            for number in range(THREADS - 1)
        ),
    )
    assert set(answers) <= {"dismissed", "assigned", "HAS_LEFT"}
    assert rows("select id from work_order where technician_code = 'T-LI'") == []
    with begin() as tx:
        assert tx.technicians.get(LI).employment_state is EmploymentState.LEFT
    for name, _, statement in INVARIANTS:
        assert rows(statement) == [], name
