"""Transfers between cells: the steps of both sides, and what crosses on the wire (P-08)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chassis.outbox import OutgoingEvent
from inventory.adapters.transfers.wire import CELL_STREAM, STREAM
from inventory.adapters.wire_events import outgoing
from inventory.domain.cells import CellNotLinked
from inventory.domain.ids import CellCode, TransferId, WarehouseCode
from inventory.domain.ledger import Balance
from inventory.domain.lots import LotsInvalid, Tracking
from inventory.domain.part import PartNotFound
from inventory.domain.requisition import State
from inventory.domain.transfers.between_cells import TransferNewsUnfit
from inventory.domain.transfers.claim import ClaimKind, ClaimOutcome
from inventory.domain.transfers.facts import TransferAsked, TransferReceived, TransferShipped
from inventory.domain.transfers.transfer import (
    Side,
    Transfer,
    TransferIllegalTransition,
    TransferNotFound,
    TransferOfOtherCell,
    TransferState,
)
from inventory.handlers.transfers.book_transfer_news import LOOK_AGAIN_AFTER
from unit.inventory.scene import (
    BEIJING,
    DISK,
    GREASE,
    KEEPER,
    PUMP,
    SHANGHAI,
    STORE,
    VALVE,
    Who,
    lines,
    lot_line,
)
from unit.inventory.two_cells import NORTH, SOUTH, FakeCells
from unit.inventory.way import DEPOT, JUDGE

RECEIVER = Who(subject="K-02", role="storekeeper", branches=frozenset({"SH01"}))
JUDGE_THERE = Who(subject="S-02", role="supervisor", branches=frozenset({"SH01"}))


@pytest.fixture
def cells() -> FakeCells:
    return FakeCells()


@pytest.fixture
def tracked(cells: FakeCells) -> FakeCells:
    for end in (cells.north, cells.south):
        end.scene.part(DISK, Tracking.SERIAL)
        end.scene.part(GREASE, Tracking.BATCH)
    return cells


def conserved(cells: FakeCells, **under_way: int) -> None:
    assert cells.under_way() == under_way
    assert {cells.in_all(part) for part in (PUMP, VALVE, DISK, GREASE)} == {0}


def test_parts_go_from_one_cell_to_the_other_by_what_each_tells(cells: FakeCells) -> None:
    north, south = cells.north, cells.south
    north.scene.receive(PUMP=5)
    asked = cells.ask(PUMP=3)
    assert (asked.side, asked.from_cell, asked.to_cell) == (Side.RECEIVER, NORTH, SOUTH)
    mirrored = north.of(asked)
    assert (mirrored.side, mirrored.from_branch) == (Side.SENDER, BEIJING)
    assert mirrored.lines == asked.lines
    sent = north.ship(mirrored)
    conserved(cells, PUMP=3)
    assert south.of(asked).state is TransferState.ASKED
    cells.carry()
    there = south.of(asked)
    assert (there.state, there.shipment, there.from_branch) == (
        TransferState.SHIPPED,
        sent.shipment,
        BEIJING,
    )
    conserved(cells, PUMP=3)
    came = south.receive(there, *lines(PUMP=3), who=RECEIVER)
    assert came.state is TransferState.RECEIVED
    assert south.scene.level(PUMP, DEPOT) == (3, 0)
    assert north.under_way(sent) == {(PUMP, ""): 3}  # its books close when it is told
    conserved(cells)
    cells.carry()
    assert cells.states(asked) == (TransferState.RECEIVED, TransferState.RECEIVED)
    assert north.under_way(sent) == {}
    assert north.of(asked).received_by == RECEIVER.subject
    assert north.scene.level(PUMP) == (2, 0)
    conserved(cells)


def test_each_cell_tells_for_its_own_branch(cells: FakeCells) -> None:
    cells.north.scene.receive(PUMP=3)
    cells.south.receive(cells.shipped(PUMP=3), *lines(PUMP=2), who=RECEIVER)
    cells.carry()
    assert {each.branch for each in cells.told_by(NORTH)} == {BEIJING}
    assert {each.branch for each in cells.told_by(SOUTH)} == {SHANGHAI}


def test_each_cell_takes_its_own_steps_only(cells: FakeCells) -> None:
    cells.north.scene.receive(PUMP=5)
    asked = cells.ask(PUMP=3)
    with pytest.raises(TransferOfOtherCell):
        cells.south.ship(asked, who=KEEPER)
    cells.north.ship(asked)
    cells.carry()
    with pytest.raises(TransferOfOtherCell):
        cells.north.receive(asked, *lines(PUMP=3), who=KEEPER)
    cells.south.receive(asked, *lines(PUMP=2), who=RECEIVER)
    cells.carry()
    with pytest.raises(TransferOfOtherCell) as refused:
        cells.south.settle(asked, ClaimOutcome.LOSS, who=JUDGE_THERE)
    assert refused.value.metadata["cell"] == NORTH
    assert cells.states(asked) == (TransferState.DISPUTED, TransferState.DISPUTED)


def test_nothing_is_received_before_it_is_known_to_have_left(cells: FakeCells) -> None:
    cells.north.scene.receive(PUMP=5)
    asked = cells.ask(PUMP=3)
    cells.north.ship(asked)
    with pytest.raises(TransferIllegalTransition):
        cells.south.receive(asked, *lines(PUMP=3), who=RECEIVER)
    conserved(cells, PUMP=3)


def test_who_waits_at_the_receiver_is_served_by_what_comes_from_another_cell(
    cells: FakeCells,
) -> None:
    cells.north.scene.receive(PUMP=5)
    scene = cells.south.scene
    waiting = scene.request(scene.order(branch=SHANGHAI), PUMP=2)
    sent = cells.shipped(PUMP=3)
    cells.south.receive(sent, *lines(PUMP=3), who=RECEIVER)
    assert scene.look(waiting).state is State.RESERVED


@pytest.mark.parametrize(
    ("from_code", "part", "why"),
    [
        (WarehouseCode("GZ01-W1"), PUMP, "WAREHOUSE_NOT_FOUND GZ01-W1"),
        (STORE, DISK, "PART_NOT_FOUND DISK"),
    ],
)
def test_what_cannot_be_is_answered_and_noted_nowhere(
    cells: FakeCells, from_code: WarehouseCode, part: str, why: str
) -> None:
    cells.south.scene.part(DISK, Tracking.SERIAL)
    asked = cells.south.ask_other(NORTH, from_code, lines(**{part: 1}))
    cells.carry()
    refused = cells.south.of(asked)
    assert (refused.state, refused.cancel_reason) == (TransferState.CANCELLED, why)
    with pytest.raises(TransferNotFound):
        cells.north.of(asked)


def test_only_a_linked_cell_is_asked(cells: FakeCells) -> None:
    with pytest.raises(CellNotLinked):
        cells.south.ask_other(CellCode("east"), STORE, lines(PUMP=1))
    assert not cells.told_by(SOUTH)


def test_the_own_cell_may_be_named(cells: FakeCells) -> None:
    scene = cells.south.scene
    scene.warehouse(WarehouseCode("SH01-W2"), SHANGHAI)
    asked = cells.south.ask_other(SOUTH, WarehouseCode("SH01-W2"), lines(PUMP=1))
    assert (asked.side, asked.from_cell, asked.to_cell) == (Side.BOTH, "", "")
    assert outgoing(cells.stores[SOUTH].sent[-1]).stream == STREAM


def test_a_wish_to_cancel_is_granted_while_nothing_has_left(cells: FakeCells) -> None:
    asked = cells.ask(PUMP=3)
    wished = cells.south.cancel(asked, who=RECEIVER)
    assert wished.state is TransferState.CANCEL_ASKED
    assert cells.north.of(asked).state is TransferState.ASKED
    cells.carry()
    assert cells.states(asked) == (TransferState.CANCELLED, TransferState.CANCELLED)
    assert cells.north.of(asked).cancelled_by == RECEIVER.subject
    with pytest.raises(TransferIllegalTransition):
        cells.north.ship(asked)


@pytest.mark.parametrize("first", [NORTH, SOUTH])
def test_a_cancel_and_a_shipment_that_cross_end_with_the_shipment(
    cells: FakeCells, first: CellCode
) -> None:
    cells.north.scene.receive(PUMP=3)
    asked = cells.ask(PUMP=3)
    cells.south.cancel(asked, who=RECEIVER)
    cells.north.ship(asked)
    for cell in (first, *({NORTH, SOUTH} - {first})):
        cells.carry_from(cell)
    cells.carry()
    assert cells.states(asked) == (TransferState.SHIPPED, TransferState.SHIPPED)
    assert cells.south.of(asked).cancelled_by == ""
    cells.south.receive(asked, *lines(PUMP=3), who=RECEIVER)
    cells.carry()
    assert cells.states(asked) == (TransferState.RECEIVED, TransferState.RECEIVED)
    conserved(cells)


@pytest.mark.parametrize("first", [NORTH, SOUTH])
def test_two_cancels_that_cross_are_one(cells: FakeCells, first: CellCode) -> None:
    asked = cells.ask(PUMP=3)
    cells.south.cancel(asked, who=RECEIVER)
    cells.north.cancel(asked, who=KEEPER)
    for cell in (first, *({NORTH, SOUTH} - {first})):
        cells.carry_from(cell)
    cells.carry()
    assert cells.states(asked) == (TransferState.CANCELLED, TransferState.CANCELLED)


def test_a_wish_to_cancel_what_was_refused_changes_nothing(cells: FakeCells) -> None:
    asked = cells.south.ask_other(NORTH, WarehouseCode("GZ01-W1"), lines(PUMP=1))
    cells.south.cancel(asked, who=RECEIVER)
    cells.carry()
    assert cells.south.of(asked).state is TransferState.CANCELLED


@pytest.mark.parametrize(
    ("outcome", "here", "there", "lost"),
    [
        (ClaimOutcome.LOSS, 3, 4, 2),
        (ClaimOutcome.BACK, 5, 4, 0),
        (ClaimOutcome.FOUND, 3, 6, 0),
    ],
)
def test_what_was_lost_is_settled_where_the_loss_is_borne(
    cells: FakeCells, outcome: ClaimOutcome, here: int, there: int, lost: int
) -> None:
    north, south = cells.north, cells.south
    north.scene.receive(PUMP=9)
    sent = cells.shipped(PUMP=6)
    came = south.receive(sent, *lines(PUMP=4), who=RECEIVER)
    assert [(each.kind, each.quantity) for each in came.claims] == [(ClaimKind.LOST, 2)]
    conserved(cells, PUMP=2)
    cells.carry()
    assert north.under_way(sent) == {(PUMP, ""): 2}
    conserved(cells, PUMP=2)
    north.settle(sent, outcome)
    conserved(cells, **({"PUMP": 2} if outcome is ClaimOutcome.FOUND else {}))
    assert south.of(sent).state is TransferState.DISPUTED
    cells.carry()
    assert cells.states(sent) == (TransferState.RECEIVED, TransferState.RECEIVED)
    settled = south.of(sent).claims[0]
    assert (settled.outcome, settled.settled_by) == (outcome, JUDGE.subject)
    assert (north.scene.level(PUMP)[0], south.scene.level(PUMP, DEPOT)[0]) == (here, there)
    assert sum(each.quantity for each in held(cells, f"loss:{STORE}")) == lost
    conserved(cells)


@pytest.mark.parametrize(
    ("outcome", "here", "there"),
    [(ClaimOutcome.LOSS, 4, 7), (ClaimOutcome.BACK, 4, 5), (ClaimOutcome.FOUND, 2, 7)],
)
def test_a_surplus_from_another_cell(
    cells: FakeCells, outcome: ClaimOutcome, here: int, there: int
) -> None:
    north, south = cells.north, cells.south
    north.scene.receive(PUMP=9)
    sent = cells.shipped(PUMP=5)
    south.receive(sent, *lines(PUMP=7), who=RECEIVER)
    cells.carry()
    conserved(cells)
    north.settle(sent, outcome)
    conserved(cells, **({} if outcome is ClaimOutcome.BACK else {"PUMP": 2}))
    cells.carry()
    assert (north.scene.level(PUMP)[0], south.scene.level(PUMP, DEPOT)[0]) == (here, there)
    conserved(cells)


@pytest.mark.parametrize("outcome", list(ClaimOutcome))
def test_what_came_damaged(cells: FakeCells, outcome: ClaimOutcome) -> None:
    cells.north.scene.receive(PUMP=2)
    sent = cells.shipped(PUMP=2)
    cells.south.receive(sent, *lines(PUMP=1), damaged=lines(PUMP=1), who=RECEIVER)
    cells.carry()
    assert cells.north.of(sent).claims[0].cause == "dented"
    cells.north.settle(sent, outcome)
    cells.carry()
    found = outcome is ClaimOutcome.FOUND
    assert cells.south.scene.level(PUMP, DEPOT) == (2 if found else 1, 0)
    assert len(held(cells, f"quarantine:{STORE}")) == (outcome is ClaimOutcome.BACK)
    conserved(cells)


def test_serials_and_batches_cross_unit_by_unit_and_come_back(tracked: FakeCells) -> None:
    north, south = tracked.north, tracked.south
    north.scene.receive_lots(DISK, "SN-1", "SN-2")
    north.scene.receive_lots(GREASE, B1=5)
    asked = tracked.ask(DISK=2, GREASE=4)
    north.ship(asked, lot_line(DISK, "SN-1", "SN-2"), lot_line(GREASE, B1=4))
    tracked.carry()
    assert south.of(asked).units == (lot_line(DISK, "SN-1", "SN-2"), lot_line(GREASE, B1=4))
    came = south.receive(asked, lot_line(DISK, "SN-1"), lot_line(GREASE, B1=3), who=RECEIVER)
    assert [(each.kind, each.lot, each.quantity) for each in came.claims] == [
        (ClaimKind.LOST, "SN-2", 1),
        (ClaimKind.LOST, "B1", 1),
    ]
    tracked.carry()
    conserved(tracked, DISK=1, GREASE=1)
    north.settle(asked, ClaimOutcome.BACK, 1)
    north.settle(asked, ClaimOutcome.FOUND, 2)
    tracked.carry()
    conserved(tracked)
    assert south.scene.held(DEPOT) == {
        (f"warehouse:{DEPOT}", DISK, "SN-1"): 1,
        (f"warehouse:{DEPOT}", GREASE, "B1"): 4,
    }
    back = north.ask_other(SOUTH, DEPOT, lines(DISK=1))
    tracked.carry()
    south.ship(back, lot_line(DISK, "SN-1"), who=RECEIVER)
    tracked.carry()
    north.receive(back, lot_line(DISK, "SN-1"), who=KEEPER)
    tracked.carry()
    assert (f"warehouse:{STORE}", DISK, "SN-1") in north.scene.held()
    conserved(tracked)


def test_a_serial_that_lies_there_already_waits_and_holds_up_nothing(tracked: FakeCells) -> None:
    north, south = tracked.north, tracked.south
    north.scene.receive_lots(DISK, "SN-1")
    asked = tracked.ask(DISK=1)
    north.ship(asked, lot_line(DISK, "SN-1"))
    tracked.carry()
    south.receive(asked, who=RECEIVER)
    tracked.carry()
    # It came after all, and was taken for new.
    receipt = replace(south.scene.receipt(DEPOT), lines=(lot_line(DISK, "SN-1"),))
    south.scene.receive_as(receipt)
    taken_for_new = south.scene.last_entry()
    north.settle(asked, ClaimOutcome.FOUND)
    north.scene.receive(PUMP=1)
    other = tracked.shipped(PUMP=1)
    south.receive(other, who=RECEIVER)
    tracked.carry()
    north.settle(other, ClaimOutcome.FOUND)
    tracked.carry()
    assert south.of(other).state is TransferState.RECEIVED
    assert south.of(asked).state is TransferState.DISPUTED
    conserved(tracked, DISK=1)
    south.scene.reverse(taken_for_new)
    south.scene.now += LOOK_AGAIN_AFTER
    tracked.carry()
    assert south.of(asked).state is TransferState.RECEIVED
    conserved(tracked)


def test_what_is_told_twice_takes_effect_once(cells: FakeCells) -> None:
    cells.north.scene.receive(PUMP=6)
    sent = cells.shipped(PUMP=4)
    cells.south.receive(sent, *lines(PUMP=3), who=RECEIVER)
    cells.carry()
    cells.north.settle(sent, ClaimOutcome.FOUND)
    cells.carry()
    before = {cell: store.snapshot() for cell, store in cells.stores.items()}
    for cell in (NORTH, SOUTH):
        for event in cells.told_by(cell):
            cells.arrive(event, cell)
    cells.carry()
    for cell, store in cells.stores.items():
        assert vars(store.state) == vars(before[cell])
    conserved(cells)


def test_what_is_meant_for_a_third_cell_is_left_alone(cells: FakeCells) -> None:
    cells.north.scene.receive(PUMP=6)
    sent = cells.shipped(PUMP=4)
    came = cells.south.receive(sent, *lines(PUMP=3), who=RECEIVER)
    third = replace(came, from_cell=CellCode("east"), to_cell=CellCode("west"))
    for fact in (TransferAsked, TransferShipped, TransferReceived):
        event = outgoing(fact(transfer=third, occurred_at=came.changed_at))
        assert event.stream == CELL_STREAM
        for by in (NORTH, SOUTH):
            cells.arrive(event, by)
    assert cells.north.of(sent).state is TransferState.SHIPPED
    assert not cells.stores[NORTH].state.transfer_news


def received(cells: FakeCells) -> Transfer:
    cells.north.scene.receive(PUMP=6)
    return cells.south.receive(cells.shipped(PUMP=4), *lines(PUMP=3), who=RECEIVER)


def test_what_contradicts_the_books_is_refused_and_nothing_is_noted(cells: FakeCells) -> None:
    came = received(cells)
    (claim,) = came.claims
    lies = {
        TransferNewsUnfit: (
            replace(came, lines=(replace(came.lines[0], received=4),)),
            replace(came, claims=()),
            replace(came, claims=(replace(claim, quantity=5),)),
            replace(came, claims=(replace(claim, lot="B1", tracking=Tracking.BATCH),)),
            replace(came, claims=(replace(claim, tracking=Tracking.BATCH),)),
        ),
        PartNotFound: (
            replace(
                came,
                claims=(claim, replace(claim, number=2, part_number=DISK, kind=ClaimKind.SURPLUS)),
            ),
        ),
        TransferNotFound: (replace(came, id=TransferId("0f0f0f0f-0000-4000-8000-000000000000")),),
    }
    for error, told in lies.items():
        for each in told:
            with pytest.raises(error):
                cells.arrive(received_as(each), SOUTH)
    assert not cells.stores[NORTH].state.transfer_news


def test_nobody_tells_for_another_cell(cells: FakeCells) -> None:
    came = received(cells)
    with pytest.raises(TransferNewsUnfit):
        cells.arrive(received_as(came), CellCode("east"))


def test_a_cell_that_no_answer_reaches_is_not_listened_to(cells: FakeCells) -> None:
    asked = cells.south.ask_other(NORTH, STORE, lines(PUMP=1))
    alone = replace(cells.stores[NORTH].cells, linked=frozenset())
    cells.stores[NORTH].cells = alone
    with pytest.raises(CellNotLinked):
        cells.carry_from(SOUTH)
    with pytest.raises(TransferNotFound):
        cells.north.of(asked)


def test_units_that_are_followed_in_another_way_there_are_refused(tracked: FakeCells) -> None:
    tracked.north.scene.receive_lots(DISK, "SN-1")
    asked = tracked.ask(DISK=1)
    sent = tracked.north.ship(asked, lot_line(DISK, "SN-1"))
    wrong = replace(sent, units=lines(DISK=1))
    fact = TransferShipped(transfer=wrong, occurred_at=sent.changed_at)
    with pytest.raises(LotsInvalid):
        tracked.arrive(outgoing(fact), NORTH)
    assert tracked.south.of(asked).state is TransferState.ASKED


def received_as(transfer: Transfer) -> OutgoingEvent:
    return outgoing(TransferReceived(transfer=transfer, occurred_at=transfer.changed_at))


def held(cells: FakeCells, account: str) -> list[Balance]:
    known = cells.stores[NORTH].state.balances.values()
    return [each for each in known if str(each.account) == account and each.quantity]
