"""Transfers between warehouses: one suite for the store in memory and in PostgreSQL (P-08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from fakes.inventory import FakeTx
from inventory.domain.accounts import Account, AccountKind
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.events import PartsReserved
from inventory.domain.ids import TransferId, WarehouseCode
from inventory.domain.instants import OccurredBeforeBeginning, OccurredInFuture
from inventory.domain.ledger import BalanceTooLow, EntryNotReversible, SerialElsewhere
from inventory.domain.lines import NoLines, PartNamedTwice
from inventory.domain.lots import LotsInvalid, Tracking
from inventory.domain.part import PartNotFound
from inventory.domain.requisition import State
from inventory.domain.transfers.claim import (
    ClaimAlreadySettled,
    ClaimKind,
    ClaimNotFound,
    ClaimOutcome,
    ClaimSettledByInvolved,
)
from inventory.domain.transfers.transfer import (
    ArrivalBeforeShipping,
    Transfer,
    TransferIllegalTransition,
    TransferNotFound,
    TransferState,
    TransferToItself,
)
from inventory.domain.warehouse import WarehouseNotFound
from inventory.handlers.transfers.receive_transfer import ReceiveTransfer, receive_transfer
from inventory.handlers.transfers.ship_transfer import ship_transfer
from inventory.ports.transfers import TransferFilter
from unit.inventory.scene import (
    DISK,
    GREASE,
    KEEPER,
    PUMP,
    SHANGHAI,
    STORE,
    SYSTEM,
    VALVE,
    Scene,
    Who,
    begin_on,
    lines,
    lot_line,
)
from unit.inventory.two_cells import asked_by_another_cell, came_from_another_cell
from unit.inventory.way import ASKER, DEPOT, JUDGE, RECEIVER, SENDER, Way

MAIN, THERE = f"warehouse:{STORE}", f"warehouse:{DEPOT}"
STRANGER = Who(subject="K-09", role="storekeeper", branches=frozenset({"GZ01"}))


@pytest.fixture
def way(scene: Scene) -> Way:
    return Way(scene)


@pytest.fixture
def tracked(way: Way) -> Way:
    way.scene.part(DISK, Tracking.SERIAL)
    way.scene.part(GREASE, Tracking.BATCH)
    return way


def claims(transfer: Transfer) -> list[tuple[ClaimKind, str, str, int]]:
    return [(each.kind, each.part_number, each.lot, each.quantity) for each in transfer.claims]


def lost_by_store(way: Way) -> int:
    with way.scene.begin(SYSTEM) as tx:
        account = Account(kind=AccountKind.LOSS, holder=STORE)
        return sum(each.quantity for each in tx.stock.held_in(account))


def test_parts_are_on_one_shelf_then_in_transit_then_on_the_other(way: Way) -> None:
    scene = way.scene
    scene.receive(PUMP=5, VALVE=2)
    asked = way.ask(PUMP=3, VALVE=2)
    assert (scene.level(PUMP), way.under_way(asked)) == ((5, 0), {})
    sent = way.ship(asked)
    assert sent.shipment is not None
    assert (sent.state, sent.shipment.shipped_by) == (TransferState.SHIPPED, SENDER.subject)
    assert (scene.held(), scene.held(DEPOT)) == ({(MAIN, PUMP, ""): 2}, {})
    assert way.under_way(sent) == {(PUMP, ""): 3, (VALVE, ""): 2}
    scene.later(hours=30)
    came = way.receive(sent, *lines(PUMP=3, VALVE=2))
    assert (came.state, came.claims, came.received_by) == (
        TransferState.RECEIVED,
        (),
        RECEIVER.subject,
    )
    assert way.under_way(sent) == {}
    assert scene.held(DEPOT) == {(THERE, PUMP, ""): 3, (THERE, VALVE, ""): 2}
    assert (scene.level(PUMP, DEPOT), scene.level(PUMP)) == ((3, 0), (2, 0))
    assert way.look(came) == came


@pytest.mark.parametrize(("quantity", "refused"), [(2, False), (3, False), (4, True)])
def test_what_is_promised_to_somebody_does_not_leave(
    way: Way, quantity: int, *, refused: bool
) -> None:
    scene = way.scene
    scene.receive(PUMP=5)
    scene.request(PUMP=2)
    asked = way.ask(PUMP=quantity)
    if refused:
        with pytest.raises(BalanceTooLow) as too_low:
            way.ship(asked)
        assert (too_low.value.metadata["there"], too_low.value.metadata["wanted"]) == ("3", "4")
        assert way.look(asked) == asked
        assert scene.level(PUMP) == (5, 2)
    else:
        way.ship(asked)
        assert scene.level(PUMP) == (5 - quantity, 2)


def test_what_was_never_there_does_not_leave(way: Way) -> None:
    with pytest.raises(BalanceTooLow):
        way.ship(way.ask(PUMP=1))


def test_parts_leave_from_any_bin_the_default_one_first(way: Way) -> None:
    scene = way.scene
    scene.receive(PUMP=5)
    scene.bin("A-01")
    scene.move_lines(lines(PUMP=4), to_bin="A-01")
    way.shipped(PUMP=3)
    assert scene.held() == {(f"{MAIN}/A-01", PUMP, ""): 2}


def test_whoever_waits_at_the_receiver_is_served_when_it_arrives(way: Way) -> None:
    scene = way.scene
    scene.receive(PUMP=5)
    waiting = scene.request(scene.order(branch=SHANGHAI), PUMP=2)
    assert waiting.state is State.SHORT
    sent = way.shipped(PUMP=3)
    assert scene.look(waiting).state is State.SHORT
    way.receive(sent, *lines(PUMP=3))
    assert scene.look(waiting).state is State.RESERVED
    assert scene.level(PUMP, DEPOT) == (3, 2)


def test_what_did_not_come_and_what_is_not_good_stay_in_transit_as_claims(way: Way) -> None:
    way.scene.receive(PUMP=9)
    sent = way.shipped(PUMP=6)
    came = way.receive(sent, *lines(PUMP=3), damaged=lines(PUMP=1))
    assert came.state is TransferState.DISPUTED
    assert claims(came) == [(ClaimKind.LOST, PUMP, "", 2), (ClaimKind.DAMAGED, PUMP, "", 1)]
    assert [each.cause for each in came.claims] == ["", "dented"]
    assert came.lines[0].received == 3
    assert way.under_way(came) == {(PUMP, ""): 3}
    assert way.look(came) == came


def test_nothing_came_at_all(way: Way) -> None:
    way.scene.receive(PUMP=2)
    came = way.receive(way.shipped(PUMP=2))
    assert claims(came) == [(ClaimKind.LOST, PUMP, "", 2)]
    assert way.scene.held(DEPOT) == {}


@pytest.mark.parametrize(
    ("outcome", "here", "there", "lost"),
    [
        (ClaimOutcome.LOSS, (3, 0), (4, 0), 2),
        (ClaimOutcome.BACK, (5, 0), (4, 0), 0),
        (ClaimOutcome.FOUND, (3, 0), (6, 0), 0),
    ],
)
def test_what_was_lost_is_the_senders_loss_or_back_or_found(
    way: Way, outcome: ClaimOutcome, here: tuple[int, int], there: tuple[int, int], lost: int
) -> None:
    way.scene.receive(PUMP=9)
    came = way.receive(way.shipped(PUMP=6), *lines(PUMP=4))
    settled = way.settle(came, outcome)
    assert settled.state is TransferState.RECEIVED
    assert (settled.claims[0].outcome, settled.claims[0].settled_by) == (outcome, JUDGE.subject)
    assert way.under_way(settled) == {}
    assert (way.scene.level(PUMP), way.scene.level(PUMP, DEPOT)) == (here, there)
    assert lost_by_store(way) == lost
    assert way.look(settled) == settled


@pytest.mark.parametrize(
    ("outcome", "held"),
    [
        (ClaimOutcome.LOSS, {(f"loss:{STORE}", PUMP, ""): 1}),
        (ClaimOutcome.BACK, {(f"quarantine:{STORE}", PUMP, ""): 1}),
        (ClaimOutcome.FOUND, {}),
    ],
)
def test_what_was_damaged_goes_back_into_quarantine(
    way: Way, outcome: ClaimOutcome, held: dict[tuple[str, str, str], int]
) -> None:
    way.scene.receive(PUMP=2)
    came = way.receive(way.shipped(PUMP=2), *lines(PUMP=1), damaged=lines(PUMP=1))
    way.settle(came, outcome)
    assert way.scene.held() == held
    is_found = outcome is ClaimOutcome.FOUND
    assert way.scene.level(PUMP, DEPOT) == (2 if is_found else 1, 0)


@pytest.mark.parametrize(
    ("outcome", "here", "there"),
    [
        (ClaimOutcome.LOSS, 4, 7),
        (ClaimOutcome.BACK, 4, 5),
        (ClaimOutcome.FOUND, 2, 7),
    ],
)
def test_a_surplus_is_on_the_senders_shelf_until_somebody_decides(
    way: Way, outcome: ClaimOutcome, here: int, there: int
) -> None:
    way.scene.receive(PUMP=9)
    came = way.receive(way.shipped(PUMP=5), *lines(PUMP=7))
    assert claims(came) == [(ClaimKind.SURPLUS, PUMP, "", 2)]
    assert (way.scene.level(PUMP), way.scene.level(PUMP, DEPOT)) == ((4, 0), (5, 0))
    settled = way.settle(came, outcome)
    assert (way.scene.level(PUMP)[0], way.scene.level(PUMP, DEPOT)[0]) == (here, there)
    assert way.under_way(settled) == {}


def test_a_surplus_that_the_sender_has_promised_does_not_leave_its_shelf(way: Way) -> None:
    scene = way.scene
    scene.receive(PUMP=6)
    came = way.receive(way.shipped(PUMP=5), *lines(PUMP=6))
    scene.request(PUMP=1)
    with pytest.raises(BalanceTooLow):
        way.settle(came, ClaimOutcome.FOUND)
    assert way.look(came) == came
    assert (scene.level(PUMP), scene.level(PUMP, DEPOT)) == ((1, 1), (5, 0))


@pytest.mark.parametrize("outcome", [ClaimOutcome.BACK, ClaimOutcome.FOUND])
def test_what_is_settled_serves_whoever_waits_where_it_lies_then(
    way: Way, outcome: ClaimOutcome
) -> None:
    scene = way.scene
    scene.receive(PUMP=2)
    came = way.receive(way.shipped(PUMP=2))
    here = scene.request(PUMP=2)
    there = scene.request(scene.order(branch=SHANGHAI), PUMP=2)
    way.settle(came, outcome)
    is_back = outcome is ClaimOutcome.BACK
    assert scene.look(here).state is (State.RESERVED if is_back else State.SHORT)
    assert scene.look(there).state is (State.SHORT if is_back else State.RESERVED)


def test_units_of_tracked_parts_are_compared_one_by_one(tracked: Way) -> None:
    scene = tracked.scene
    scene.receive_lots(DISK, "SN-1", "SN-2", "SN-3")
    scene.receive_lots(GREASE, B1=5, B2=5)
    asked = tracked.ask(DISK=2, GREASE=4)
    sent = tracked.ship(asked, lot_line(DISK, "SN-1", "SN-2"), lot_line(GREASE, B1=3, B2=1))
    came = tracked.receive(sent, lot_line(DISK, "SN-1", "SN-3"), lot_line(GREASE, B1=2, B2=2))
    assert claims(came) == [
        (ClaimKind.LOST, DISK, "SN-2", 1),
        (ClaimKind.SURPLUS, DISK, "SN-3", 1),
        (ClaimKind.LOST, GREASE, "B1", 1),
        (ClaimKind.SURPLUS, GREASE, "B2", 1),
    ]
    assert tracked.under_way(came) == {(DISK, "SN-2"): 1, (GREASE, "B1"): 1}
    for number, outcome in enumerate(
        (ClaimOutcome.BACK, ClaimOutcome.FOUND, ClaimOutcome.LOSS, ClaimOutcome.FOUND), 1
    ):
        came = tracked.settle(came, outcome, number)
    assert came.state is TransferState.RECEIVED
    assert scene.held() == {
        (f"loss:{STORE}", GREASE, "B1"): 1,
        (MAIN, DISK, "SN-2"): 1,
        (MAIN, GREASE, "B1"): 2,
        (MAIN, GREASE, "B2"): 3,
    }
    assert scene.held(DEPOT) == {
        (THERE, DISK, "SN-1"): 1,
        (THERE, DISK, "SN-3"): 1,
        (THERE, GREASE, "B1"): 2,
        (THERE, GREASE, "B2"): 2,
    }


def test_a_surplus_serial_that_is_somewhere_else_is_no_loss_of_the_sender(tracked: Way) -> None:
    tracked.scene.receive_lots(DISK, "SN-1", "SN-2")
    sent = tracked.ship(tracked.ask(DISK=1), lot_line(DISK, "SN-1"))
    came = tracked.receive(sent, lot_line(DISK, "SN-1", "SN-2"))
    with pytest.raises(SerialElsewhere):
        tracked.settle(came, ClaimOutcome.LOSS)


def test_the_keeper_must_name_which_units_of_a_tracked_part_go_and_come(tracked: Way) -> None:
    tracked.scene.receive_lots(DISK, "SN-1")
    asked = tracked.ask(DISK=1)
    with pytest.raises(LotsInvalid):
        tracked.ship(asked)
    sent = tracked.ship(asked, lot_line(DISK, "SN-1"))
    with pytest.raises(LotsInvalid):
        tracked.receive(sent, *lines(DISK=1))
    with pytest.raises(LotsInvalid):
        tracked.receive(sent, lot_line(DISK, "SN-1"), damaged=(lot_line(DISK, "SN-1"),))
    assert tracked.look(sent) == sent


def test_a_serial_that_does_not_lie_there_does_not_leave(tracked: Way) -> None:
    tracked.scene.receive_lots(DISK, "SN-1")
    with pytest.raises(BalanceTooLow):
        tracked.ship(tracked.ask(DISK=1), lot_line(DISK, "SN-9"))


def test_a_transfer_is_shipped_received_and_cancelled_once_and_in_order(way: Way) -> None:
    way.scene.receive(PUMP=9)
    asked = way.ask(PUMP=1)
    with pytest.raises(TransferIllegalTransition):
        way.receive(asked, *lines(PUMP=1))
    sent = way.ship(asked)
    for step in (way.ship, way.cancel):
        with pytest.raises(TransferIllegalTransition):
            step(sent)
    came = way.receive(sent)
    with pytest.raises(TransferIllegalTransition):
        way.receive(came, *lines(PUMP=1))
    assert way.look(came) == came
    cancelled = way.cancel(way.ask(PUMP=1))
    assert (cancelled.state, cancelled.cancelled_by) == (TransferState.CANCELLED, ASKER.subject)
    for refused in (way.ship, way.cancel):
        with pytest.raises(TransferIllegalTransition):
            refused(cancelled)
    assert way.scene.level(PUMP) == (8, 0)


@pytest.mark.parametrize("involved", [SENDER.subject, RECEIVER.subject])
def test_nobody_settles_a_claim_of_what_he_shipped_or_received(way: Way, involved: str) -> None:
    way.scene.receive(PUMP=2)
    came = way.receive(way.shipped(PUMP=2))
    with pytest.raises(ClaimSettledByInvolved):
        way.settle(came, ClaimOutcome.LOSS, who=Who(subject=involved, role="admin"))
    assert way.look(came) == came


def test_a_claim_is_settled_once(way: Way) -> None:
    way.scene.receive(PUMP=2)
    came = way.receive(way.shipped(PUMP=2))
    with pytest.raises(ClaimNotFound):
        way.settle(came, ClaimOutcome.LOSS, number=2)
    way.settle(came, ClaimOutcome.LOSS)
    with pytest.raises(ClaimAlreadySettled):
        way.settle(came, ClaimOutcome.FOUND)
    assert way.scene.level(PUMP, DEPOT) == (0, 0)


def test_what_a_transfer_booked_is_not_reversed(way: Way) -> None:
    way.scene.receive(PUMP=2)
    way.shipped(PUMP=2)
    with pytest.raises(EntryNotReversible):
        way.scene.reverse(way.scene.last_entry())


def test_each_side_does_its_own_part_and_others_see_nothing(way: Way) -> None:
    way.scene.receive(PUMP=2)
    asked = way.ask(PUMP=2)
    with pytest.raises(WarehouseNotFound):
        way.ask(who=SENDER, PUMP=1)
    with pytest.raises(WarehouseNotFound):
        way.ship(asked, who=RECEIVER)
    with pytest.raises(TransferNotFound):
        way.ship(asked, who=STRANGER)
    sent = way.ship(asked)
    with pytest.raises(WarehouseNotFound):
        way.receive(sent, who=SENDER)
    for who, seen in ((SENDER, [sent]), (RECEIVER, [sent]), (STRANGER, [])):
        with way.scene.begin(who) as tx:
            assert list(tx.transfers.page(TransferFilter(), None, 9)) == seen
    with way.scene.begin(STRANGER) as tx, pytest.raises(TransferNotFound):
        tx.transfers.get(sent.id)


def test_branches_and_warehouses_of_another_cell_are_not_ours_by_the_same_name(way: Way) -> None:
    scene = way.scene
    given = asked_by_another_cell(scene, DEPOT, SHANGHAI, PUMP=2)
    scene.later(minutes=1)
    got = came_from_another_cell(scene, from_branch=SHANGHAI, PUMP=1)
    wanted = TransferFilter(warehouse_code=DEPOT)
    with scene.begin(SENDER) as tx:
        assert list(tx.transfers.page(TransferFilter(), None, 9)) == [given, got]
        assert list(tx.transfers.page(TransferFilter(warehouse_code=STORE), None, 9)) == [
            given,
            got,
        ]
    with scene.begin(ASKER) as tx:
        assert list(tx.transfers.page(TransferFilter(), None, 9)) == []
        with pytest.raises(TransferNotFound):
            tx.transfers.get(given.id)
    with scene.begin(SYSTEM) as tx:
        assert list(tx.transfers.page(wanted, None, 9)) == []


def test_only_what_makes_sense_is_asked_for(way: Way) -> None:
    with pytest.raises(TransferToItself):
        way.ask_lines(lines(PUMP=1), KEEPER, from_code=DEPOT)
    with pytest.raises(WarehouseNotFound):
        way.ask_lines(lines(PUMP=1), from_code=WarehouseCode("GZ01-W1"))
    with pytest.raises(PartNotFound):
        way.ask(NOTHING=1)
    with pytest.raises(NoLines):
        way.ask_lines(())
    with pytest.raises(PartNamedTwice):
        way.ask_lines((*lines(PUMP=1), *lines(PUMP=2)))
    with way.scene.begin(SYSTEM) as tx:
        assert list(tx.transfers.page(TransferFilter(), None, 9)) == []


def test_what_happens_is_told_in_the_order_in_which_it_happened(way: Way) -> None:
    way.scene.receive(PUMP=2)
    asked = way.ask(PUMP=2)
    way.scene.later(hours=1)
    early = replace(way.shipment(asked), occurred_at=asked.asked_at - timedelta(seconds=1))
    with pytest.raises(OccurredBeforeBeginning):
        way.scene.do(ship_transfer, early, SENDER)
    ahead = replace(way.shipment(asked), occurred_at=way.scene.now + timedelta(minutes=6))
    with pytest.raises(OccurredInFuture):
        way.scene.do(ship_transfer, ahead, SENDER)
    late = replace(way.shipment(asked), expected_at=way.scene.now - timedelta(seconds=1))
    with pytest.raises(ArrivalBeforeShipping):
        way.scene.do(ship_transfer, late, SENDER)
    sent = way.ship(asked)
    before = ReceiveTransfer(transfer_id=sent.id, occurred_at=way.scene.now - timedelta(seconds=1))
    with pytest.raises(OccurredBeforeBeginning):
        way.scene.do(receive_transfer, before, RECEIVER)


def test_the_list_is_paged_by_time_of_asking(way: Way) -> None:
    way.scene.receive(PUMP=9)
    first = way.shipped(PUMP=1)
    second = way.ask(PUMP=1)
    way.scene.later(minutes=1)
    third = way.ask(PUMP=1)
    with way.scene.begin(SYSTEM) as tx:

        def page(wanted: TransferFilter, after: Transfer | None = None) -> list[TransferId]:
            key = (after.asked_at, str(after.id)) if after else None
            return [each.id for each in tx.transfers.page(wanted, key, 2)]

        older = sorted((first, second), key=lambda each: each.id)
        assert page(TransferFilter()) == [each.id for each in older]
        assert page(TransferFilter(), older[1]) == [third.id]
        assert page(TransferFilter(state=TransferState.SHIPPED)) == [first.id]
        assert page(TransferFilter(warehouse_code=DEPOT), older[1]) == [third.id]
        assert page(TransferFilter(warehouse_code="GZ01-W1")) == []


def test_nobody_writes_over_what_somebody_else_changed(way: Way) -> None:
    way.scene.receive(PUMP=2)
    asked = way.ask(PUMP=2)
    way.ship(asked)
    with pytest.raises(ConcurrentUpdate), way.scene.begin(SYSTEM) as tx:
        tx.transfers.save(asked)


def test_whoever_waited_is_told_after_the_transfer() -> None:
    fake = FakeTx(check_locks=True)
    way = Way(Scene(begin_on(fake)).set_up())
    way.scene.receive(PUMP=2)
    way.scene.request(way.scene.order(branch=SHANGHAI), PUMP=2)
    way.receive(way.shipped(PUMP=2), *lines(PUMP=2))
    assert [type(each).__name__ for each in fake.sent[-4:]] == [
        "TransferAsked",
        "TransferShipped",
        "TransferReceived",
        PartsReserved.__name__,
    ]
