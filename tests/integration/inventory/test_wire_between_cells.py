"""Two inventories on two databases: what is told late, twice and out of order converges (P-08)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from callout_cli.invariants.cells import CONSERVED, check_cells
from chassis.clock import utc_now
from chassis.envelope import RawMessage, headers_of
from chassis.inbox import Inbox
from chassis.inbox.rules import RetryPolicy
from chassis.worker import IncomingEvent, WorkerSpec
from integration.inventory.checks import violations
from integration.inventory.conftest import begin_in
from integration.inventory.test_stock_races import together
from inventory import worker
from inventory.adapters.transfers.wire import CELL_STREAM
from inventory.domain.ids import CellCode, TransferId
from inventory.domain.lots import Tracking
from inventory.domain.transfers.claim import ClaimOutcome
from inventory.domain.transfers.transfer import Transfer, TransferIllegalTransition, TransferState
from inventory.ports import Tx
from inventory.ports.transfers import TransferFilter
from unit.inventory.scene import (
    DISK,
    KEEPER,
    STORE,
    SUPERVISOR,
    SYSTEM,
    Scene,
    lines,
    lot_line,
)
from unit.inventory.two_cells import AT_NORTH, AT_SOUTH, NORTH, SOUTH, End, north_in, south_in
from unit.inventory.way import DEPOT

pytestmark = pytest.mark.integration

_AT_ONCE = RetryPolicy(
    first_delay=timedelta(),
    longest_delay=timedelta(),
    attempts=1,
    later_first_delay=timedelta(),
    later_attempts=1,
)
_TOLD = text(f"select * from outbox where stream = '{CELL_STREAM}' order by id")

_LEFT = "to_account like 'transit:%'"
_TAKEN = "from_account like 'other-cell:%'"
_BROKEN = [(CONSERVED, "north → south")]


class Books:
    """One cell: its database, its steps, and its inbox."""

    def __init__(self, url: str, end: Callable[[Scene], End], spec: WorkerSpec[Tx]) -> None:
        self.url = url
        self.database = spec.database
        self.end = end(Scene(begin_in(spec.database, AT_NORTH if end is north_in else AT_SOUTH)))
        self.end.scene.now = utc_now()
        self.end.scene.part(DISK, Tracking.SERIAL)
        self._inbox = Inbox(spec, _AT_ONCE)

    def told(self) -> list[RawMessage]:
        """Everything that was announced for other cells, as a link would carry it."""
        with self.database.read_only() as connection:
            return [
                RawMessage(
                    headers=headers_of(
                        IncomingEvent(
                            id=row.event_id,
                            type=row.type,
                            stream=row.stream,
                            aggregate_id=row.aggregate_id,
                            sequence=row.sequence,
                            occurred_at=row.occurred_at,
                            branch=row.branch,
                            cell=row.cell,
                            traceparent=row.traceparent,
                            body=b"",
                        )
                    ),
                    body=bytes(row.body),
                )
                for row in connection.execute(_TOLD)
            ]

    def hear(self, messages: list[RawMessage]) -> None:
        self._inbox.accept(messages)

    def book(self) -> None:
        self.end.scene.now = utc_now()
        self.end.book()

    def duplicates(self) -> int:
        with self.database.read_only() as connection:
            found = connection.execute(text("select coalesce(sum(events), 0) from inbox_tally"))
            return int(found.scalar_one())

    def parked(self) -> list[str]:
        with self.database.read_only() as connection:
            found = connection.execute(text("select error from inbox where state = 'parked'"))
            return [str(row.error) for row in found]

    def transfers(self) -> list[Transfer]:
        with self.end.scene.begin(SYSTEM) as tx:
            return list(tx.transfers.page(TransferFilter(), None, 500))


@pytest.fixture
def books(database_of: Callable[[str], str]) -> Iterator[tuple[Books, Books]]:
    with ExitStack() as stack:

        def open_books(own: CellCode, other: CellCode, end: Callable[[Scene], End]) -> Books:
            url = database_of("inventory")
            environ = {
                "CALLOUT_INVENTORY_DATABASE_URL": url,
                "CALLOUT_CELL": own,
                "CALLOUT_LINKED_CELLS": other,
                "CALLOUT_DATABASE_POOL_SIZE": "2",
            }
            spec = worker.build(environ)
            stack.callback(spec.database.dispose)
            return Books(url, end, spec)

        yield open_books(NORTH, SOUTH, north_in), open_books(SOUTH, NORTH, south_in)


def require_conserved(north: Books, south: Books) -> None:
    """No instant breaks a rule: neither in the books of one cell nor over both."""
    assert violations(north.database) == {}
    assert violations(south.database) == {}
    findings = [
        each
        for each in check_cells({str(NORTH): north.url, str(SOUTH): south.url})
        if each.name == CONSERVED
    ]
    assert len(findings) == 2
    assert [each.sample for each in findings if not each.holds] == []


def test_a_transfer_of_serials_is_the_same_in_both_databases(books: tuple[Books, Books]) -> None:
    north, south = books
    north.end.scene.receive_lots(DISK, "SN-1", "SN-2")
    asked = south.end.ask_other(NORTH, STORE, lines(DISK=2))
    north.hear(south.told())
    north.end.ship(asked, lot_line(DISK, "SN-1", "SN-2"))
    south.hear(north.told())
    assert south.end.of(asked).units == (lot_line(DISK, "SN-1", "SN-2"),)
    south.end.receive(asked, lot_line(DISK, "SN-2"), who=KEEPER)
    require_conserved(north, south)
    north.hear(south.told())
    north.book()
    north.end.settle(asked, ClaimOutcome.LOSS)
    south.hear(north.told())
    south.book()
    ours, theirs = north.end.of(asked), south.end.of(asked)
    assert (ours.lines, ours.claims, ours.units) == (theirs.lines, theirs.claims, theirs.units)
    assert (ours.state, theirs.state) == (TransferState.RECEIVED, TransferState.RECEIVED)
    require_conserved(north, south)


def test_a_wish_to_cancel_that_meets_the_shipment_ends_as_the_sender_decided(
    books: tuple[Books, Books],
) -> None:
    north, south = books
    north.end.scene.receive(PUMP=60)
    for _ in range(4):
        asked = [south.end.ask_other(NORTH, STORE, lines(PUMP=2)) for _ in range(4)]
        north.hear(south.told())
        for each in asked:
            south.end.cancel(each, who=KEEPER)
        told = south.told()
        shipped: list[TransferId] = []

        def work(worker: int, asked: Any = asked, told: Any = told, shipped: Any = shipped) -> None:
            if worker == len(asked):
                north.hear(told)
                return
            try:
                shipped.append(north.end.ship(asked[worker]).id)
            except TransferIllegalTransition:
                return

        together(work, len(asked) + 1)
        south.hear(north.told())
        for each in asked:
            is_shipped = each.id in shipped
            state = TransferState.SHIPPED if is_shipped else TransferState.CANCELLED
            assert (north.end.of(each).state, south.end.of(each).state) == (state, state)
    assert north.parked() == south.parked() == []
    require_conserved(north, south)


def test_what_does_not_add_up_over_two_cells_is_found(books: tuple[Books, Books]) -> None:
    north, south = books
    north.end.scene.receive(PUMP=9)
    asked = south.end.ask_other(NORTH, STORE, lines(PUMP=4))
    north.hear(south.told())
    north.end.ship(asked)
    south.hear(north.told())
    south.end.receive(asked, *lines(PUMP=4), who=KEEPER)
    north.hear(south.told())
    north.book()
    urls = {str(NORTH): north.url, str(SOUTH): south.url}
    for books_of, account in ((north, _LEFT), (south, _TAKEN)):
        for quantity, expected in ((1 if books_of is north else 9, _BROKEN), (4, [])):
            with books_of.database.transaction() as connection:
                connection.execute(text("set local session_replication_role = replica"))
                connection.execute(
                    text(f"update entry_line set quantity = {quantity} where {account}")
                )
            found = [(each.name, each.where) for each in check_cells(urls) if not each.holds]
            assert found == expected, (account, quantity)


def test_whatever_order_the_wire_gives_them_the_cells_agree_in_the_end(
    books: tuple[Books, Books],
) -> None:
    chance = random.Random(1)
    north, south = books
    north.end.scene.receive(PUMP=60)
    south.end.scene.receive(DEPOT, PUMP=30)
    for _ in range(8):
        north.end.ask_other(SOUTH, DEPOT, lines(PUMP=chance.randint(1, 3)))
        south.end.ask_other(NORTH, STORE, lines(PUMP=chance.randint(1, 4)))
    for _ in range(6):
        for mine, other in ((north, south), (south, north)):
            take_steps(mine.end, mine.transfers(), chance)
            require_conserved(north, south)
            carry_badly(mine, other, chance)
    for _ in range(6):  # healed: everything arrives, and everybody does what is left to do
        for mine, other in ((north, south), (south, north)):
            finish(mine.end, mine.transfers(), chance)
            other.hear(mine.told())
            other.book()
    require_conserved(north, south)
    assert north.parked() == south.parked() == []
    assert north.duplicates() > 0
    there = {each.id: each for each in south.transfers()}
    assert len(there) == 16
    for ours in north.transfers():
        theirs = there.pop(ours.id)
        assert (ours.state, ours.lines, ours.claims) == (theirs.state, theirs.lines, theirs.claims)
        assert ours.state in {TransferState.RECEIVED, TransferState.CANCELLED}
    assert there == {}


def carry_badly(by: Books, to: Books, chance: random.Random) -> None:
    """Some of what was ever told arrives, in any order, some of it twice."""
    told = by.told()
    some = chance.choices(told, k=len(told) // 2 + 1) if told else []
    to.hear(some)
    if chance.random() < 0.5:
        to.book()


def take_steps(end: End, transfers: list[Transfer], chance: random.Random) -> None:
    """Do to some transfers what can be done in this cell."""
    for each in transfers:
        if chance.random() < 0.5:
            step(end, each, chance)


def finish(end: End, transfers: list[Transfer], chance: random.Random) -> None:
    for each in transfers:
        step(end, each, chance, may_cancel=False)


def step(end: End, each: Transfer, chance: random.Random, *, may_cancel: bool = True) -> None:
    is_sender = each.from_cell == end.cell
    if each.state is TransferState.ASKED and may_cancel and chance.random() < 0.3:
        end.cancel(each, who=KEEPER)
    elif each.state is TransferState.ASKED and is_sender:
        end.ship(each, who=KEEPER)
    elif each.state is TransferState.SHIPPED and not is_sender:
        came = max(0, each.lines[0].quantity + chance.choice((-1, 0, 0, 1)))
        end.receive(each, *(lines(PUMP=came) if came else ()), who=KEEPER)
    elif each.state is TransferState.DISPUTED and is_sender:
        for claim in each.claims:
            end.settle(each, chance.choice(list(ClaimOutcome)), claim.number, SUPERVISOR)
