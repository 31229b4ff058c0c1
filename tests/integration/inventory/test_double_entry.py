"""The ledger, its accounts and balances: one suite for the store in memory and in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from inventory.domain.accounts import DEFAULT_BIN, SUPPLIER, Account, AccountKind, in_bin
from inventory.domain.bins import BinNamedTwice, BinNotFound
from inventory.domain.events import EntryReversed
from inventory.domain.ids import EntryId, WarehouseCode
from inventory.domain.instants import OccurredBeforeBeginning
from inventory.domain.ledger import (
    BalanceTooLow,
    DocumentKind,
    Entry,
    EntryAlreadyReversed,
    EntryNotFound,
    EntryNotReversible,
    Movement,
    SerialElsewhere,
)
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot, LotsInvalid, Tracking
from inventory.domain.requisition import State
from inventory.handlers.reverse_entry import ReverseEntry, reverse_entry
from inventory.ports import BalanceFilter, StockFilter
from unit.inventory.scene import (
    BEIJING,
    DISK,
    GREASE,
    KEEPER,
    MONDAY,
    PUMP,
    SHANGHAI,
    STORE,
    SUPERVISOR,
    SYSTEM,
    VALVE,
    Scene,
    Who,
    lines,
    lot_line,
)

MAIN = f"warehouse:{STORE}"
SHELF = f"warehouse:{STORE}/A-01"
ELSEWHERE = Who(subject="S-09", role="supervisor", branches=frozenset({SHANGHAI}))


@pytest.fixture
def tracked(scene: Scene) -> Scene:
    """Two parts more: DISK is followed by serial, GREASE by batch."""
    scene.part(DISK, Tracking.SERIAL)
    scene.part(GREASE, Tracking.BATCH)
    return scene


def book(scene: Scene, *movements: Movement) -> Entry:
    """Book any movements, as later documents will."""
    with scene.begin(SYSTEM) as tx:
        like = tx.ledger.get(scene.last_entry()).heading
        heading = replace(like, document_kind=DocumentKind.MOVE, occurred_at=scene.now)
        return tx.stock.book(Entry(heading=heading, movements=movements))


def movement(quantity: int, from_account: Account, to_account: Account) -> Movement:
    return Movement(
        part_number=PUMP, quantity=quantity, from_account=from_account, to_account=to_account
    )


def test_an_entry_is_read_as_it_was_booked(tracked: Scene) -> None:
    entry_id = tracked.receive_lines((lot_line(DISK, "SN-2", "SN-1"), *lines(PUMP=3)))
    with tracked.begin(SYSTEM) as tx:
        entry = tx.ledger.get(entry_id)
        listed = tx.views.ledger(StockFilter(), None, 9)
    assert [(each.part_number, each.lot, each.quantity) for each in entry.movements] == [
        (DISK, "SN-1", 1),
        (DISK, "SN-2", 1),
        (PUMP, "", 3),
    ]
    assert {each.from_account for each in entry.movements} == {SUPPLIER}
    assert (entry.heading.document_kind, entry.heading.actor) == ("receipt", KEEPER.subject)
    assert [line.movement for line in listed] == list(entry.movements)
    assert {(line.entry_id, line.heading) for line in listed} == {(entry_id, entry.heading)}


def test_parts_lie_in_the_default_bin_until_somebody_moves_them(scene: Scene) -> None:
    scene.receive(PUMP=5)
    assert scene.held() == {(MAIN, PUMP, ""): 5}
    scene.bin("A-01")
    scene.move_lines(lines(PUMP=2), to_bin="A-01")
    assert scene.held() == {(MAIN, PUMP, ""): 3, (SHELF, PUMP, ""): 2}
    assert scene.level(PUMP) == (5, 0)


def test_what_is_promised_may_be_moved_and_is_found_in_any_bin(scene: Scene) -> None:
    scene.receive(PUMP=5)
    asked = scene.request(PUMP=4)
    scene.bin("A-01")
    scene.move_lines(lines(PUMP=3), to_bin="A-01")
    scene.approve(asked)
    scene.issue(asked)
    assert scene.held() == {(SHELF, PUMP, ""): 1}
    assert scene.level(PUMP) == (1, 0)


@pytest.mark.parametrize(
    ("from_bin", "to_bin", "refusal"),
    [
        (DEFAULT_BIN, DEFAULT_BIN, BinNamedTwice),
        (DEFAULT_BIN, "B-99", BinNotFound),
        ("B-99", DEFAULT_BIN, BinNotFound),
        ("A-01", DEFAULT_BIN, BalanceTooLow),
    ],
)
def test_nothing_moves_out_of_or_into_what_is_not_there(
    scene: Scene, from_bin: str, to_bin: str, refusal: type[Exception]
) -> None:
    scene.receive(PUMP=5)
    scene.bin("A-01")
    with pytest.raises(refusal):
        scene.move_lines(lines(PUMP=1), from_bin=from_bin, to_bin=to_bin)
    assert scene.held() == {(MAIN, PUMP, ""): 5}


@pytest.mark.parametrize(("quantity", "refused"), [(4, False), (5, False), (6, True)])
def test_an_account_gives_no_more_than_it_has(
    scene: Scene, quantity: int, *, refused: bool
) -> None:
    scene.receive(PUMP=5)
    quarantine = Account(kind=AccountKind.QUARANTINE, holder=STORE)
    if refused:
        with pytest.raises(BalanceTooLow) as too_low:
            book(scene, movement(quantity, in_bin(STORE), quarantine))
        assert (too_low.value.rule, too_low.value.metadata["there"]) == ("P-02", "5")
        assert scene.level(PUMP) == (5, 0)
    else:
        book(scene, movement(quantity, in_bin(STORE), quarantine))
        assert scene.level(PUMP) == (5 - quantity, 0)
        assert scene.held()[str(quarantine), PUMP, ""] == quantity


def test_what_is_promised_does_not_leave_for_somebody_else(scene: Scene) -> None:
    scene.receive(PUMP=5)
    scene.request(PUMP=4)
    scrap = Account(kind=AccountKind.SCRAP, holder=STORE)
    with pytest.raises(BalanceTooLow) as too_low:
        book(scene, movement(2, in_bin(STORE), scrap))
    assert too_low.value.metadata["there"] == "1"
    assert scene.level(PUMP) == (5, 4)
    book(scene, movement(1, in_bin(STORE), scrap))
    assert scene.level(PUMP) == (4, 4)


@pytest.mark.parametrize("kind", sorted(set(AccountKind) - {AccountKind.SUPPLIER}))
def test_only_losses_and_what_is_outside_give_what_they_never_had(
    scene: Scene, kind: AccountKind
) -> None:
    scene.receive(PUMP=1)
    empty = Account(kind=kind, holder=STORE)
    if empty == in_bin(STORE):
        empty = in_bin(STORE, scene.bin("A-01"))
    van = Account(kind=AccountKind.VAN, holder="T-01")
    target = van if kind is not AccountKind.VAN else Account(kind=AccountKind.SCRAP, holder=STORE)
    if kind not in {AccountKind.LOSS, AccountKind.OTHER_CELL}:
        with pytest.raises(BalanceTooLow):
            book(scene, movement(1, empty, target))
    else:
        book(scene, movement(1, empty, target))
        with scene.begin(SYSTEM) as tx:
            assert [each.quantity for each in tx.stock.held_in(target)] == [1]
    if kind is AccountKind.LOSS:
        assert scene.held()[str(empty), PUMP, ""] == -1


def test_a_serial_travels_to_the_order_and_back(tracked: Scene) -> None:
    tracked.receive_lots(DISK, "SN-1", "SN-2", "SN-3")
    asked = tracked.request(DISK=2)
    tracked.approve(asked)
    issued = tracked.issue(asked, lot_line(DISK, "SN-3", "SN-1"))
    assert tracked.held() == {(MAIN, DISK, "SN-2"): 1}
    with pytest.raises(BalanceTooLow):
        tracked.give_back_lines(issued, lot_line(DISK, "SN-2"))
    tracked.give_back_lines(issued, lot_line(DISK, "SN-3"))
    assert tracked.held() == {(MAIN, DISK, "SN-2"): 1, (MAIN, DISK, "SN-3"): 1}


def test_batches_are_counted_apart_and_taken_from_every_bin(tracked: Scene) -> None:
    tracked.receive_lots(GREASE, L1=4, L2=3)
    tracked.bin("A-01")
    tracked.move_lines((lot_line(GREASE, L1=3),), to_bin="A-01")
    asked = tracked.request(GREASE=5)
    tracked.approve(asked)
    tracked.issue(asked, lot_line(GREASE, L1=3, L2=2))
    assert tracked.held() == {(SHELF, GREASE, "L1"): 1, (MAIN, GREASE, "L2"): 1}


@pytest.mark.parametrize("again", [("SN-1",), ("SN-2", "SN-1")])
def test_a_serial_comes_once(tracked: Scene, again: tuple[str, ...]) -> None:
    tracked.receive_lots(DISK, "SN-1")
    with pytest.raises(SerialElsewhere) as refused:
        tracked.receive_lots(DISK, *again)
    assert (refused.value.rule, refused.value.metadata["serial"]) == ("P-19", "SN-1")
    assert tracked.held() == {(MAIN, DISK, "SN-1"): 1}
    assert tracked.level(DISK) == (1, 0)


def test_a_serial_with_a_customer_is_not_in_the_next_delivery(tracked: Scene) -> None:
    tracked.receive_lots(DISK, "SN-1")
    asked = tracked.request(DISK=1)
    tracked.approve(asked)
    tracked.issue(asked, lot_line(DISK, "SN-1"))
    with pytest.raises(SerialElsewhere):
        tracked.receive_lots(DISK, "SN-1")


WRONG_LOTS = {
    "missing": PartLine(part_number=DISK, quantity=1),
    "not tracked": PartLine(part_number=PUMP, quantity=1, lots=(Lot(number="x"),)),
    "too few": PartLine(part_number=DISK, quantity=2, lots=(Lot(number="x"),)),
    "twice": PartLine(part_number=DISK, quantity=2, lots=(Lot(number="x"), Lot(number="x"))),
    "two of a serial": PartLine(part_number=DISK, quantity=2, lots=(Lot(number="x", quantity=2),)),
    "none of a batch": PartLine(
        part_number=GREASE,
        quantity=2,
        lots=(Lot(number="x", quantity=0), Lot(number="y", quantity=2)),
    ),
    "without number": PartLine(part_number=GREASE, quantity=1, lots=(Lot(number=""),)),
}


@pytest.mark.parametrize("wrong", WRONG_LOTS)
def test_lots_fit_the_part_and_add_up(tracked: Scene, wrong: str) -> None:
    with pytest.raises(LotsInvalid) as refused:
        tracked.receive_lines((WRONG_LOTS[wrong],))
    assert refused.value.rule == "P-19"
    assert tracked.held() == {}


def test_a_requisition_asks_by_quantity_and_the_keeper_names_what_goes_out(
    tracked: Scene,
) -> None:
    tracked.receive_lots(DISK, "SN-1")
    with pytest.raises(LotsInvalid):
        tracked.request_lines((lot_line(DISK, "SN-1"),))
    asked = tracked.request(DISK=1)
    tracked.approve(asked)
    for wrong in ((), (lot_line(GREASE, L1=1),), (lot_line(DISK, "SN-1", "SN-2"),)):
        with pytest.raises(LotsInvalid):
            tracked.issue(asked, *wrong)
    with pytest.raises(BalanceTooLow):
        tracked.issue(asked, lot_line(DISK, "SN-9"))
    assert tracked.look(asked).state is State.APPROVED


def test_a_reversal_brings_everything_back_and_keeps_both_entries(tracked: Scene) -> None:
    tracked.receive(PUMP=2)
    wrong = tracked.receive_lines((lot_line(DISK, "SN-1"), *lines(PUMP=3)))
    tracked.later(hours=1)
    reversal = tracked.reverse(wrong)
    assert tracked.held() == {(MAIN, PUMP, ""): 2}
    assert (tracked.level(PUMP), tracked.level(DISK)) == ((2, 0), (0, 0))
    with tracked.begin(SYSTEM) as tx:
        entry, known = tx.ledger.get(wrong), tx.ledger.get(reversal.id)
        assert (tx.ledger.is_reversed(wrong), tx.ledger.is_reversed(reversal.id)) == (True, False)
    assert known == reversal
    assert known.heading.reverses == wrong
    assert (known.heading.document_id, known.heading.actor) == (
        entry.heading.document_id,
        SUPERVISOR.subject,
    )
    assert [each.back() for each in known.movements] == list(entry.movements)
    tracked.receive_lots(DISK, "SN-1")


def test_nothing_is_reversed_twice_nor_what_has_a_step_of_its_own(scene: Scene) -> None:
    scene.receive(PUMP=5)
    receipt = scene.last_entry()
    reversal = scene.reverse(receipt)
    with pytest.raises(EntryAlreadyReversed) as twice:
        scene.reverse(receipt)
    assert twice.value.rule == "P-02"
    with pytest.raises(EntryNotReversible):
        scene.reverse(reversal.id)
    scene.receive(PUMP=5)
    scene.issued(PUMP=1)
    with pytest.raises(EntryNotReversible):
        scene.reverse(scene.last_entry())
    assert scene.level(PUMP) == (4, 0)


@pytest.mark.parametrize("gone", ["promised", "issued", "in another bin"])
def test_what_has_gone_on_is_not_reversed(scene: Scene, gone: str) -> None:
    scene.receive(PUMP=5)
    receipt = scene.last_entry()
    if gone == "promised":
        scene.request(PUMP=1)
    elif gone == "issued":
        scene.issued(PUMP=1)
    else:
        scene.bin("A-01")
        scene.move_lines(lines(PUMP=1), to_bin="A-01")
    before = (scene.level(PUMP), scene.held())
    with pytest.raises(BalanceTooLow):
        scene.reverse(receipt)
    assert (scene.level(PUMP), scene.held()) == before


def test_a_reversal_does_not_lie_before_its_entry_and_needs_its_branch(scene: Scene) -> None:
    scene.receive(PUMP=1)
    receipt = scene.last_entry()
    early = ReverseEntry(entry_id=receipt, reason="x", occurred_at=scene.now - timedelta(seconds=1))
    with pytest.raises(OccurredBeforeBeginning):
        scene.do(reverse_entry, early, SUPERVISOR)
    with pytest.raises(EntryNotFound):
        scene.reverse(receipt, ELSEWHERE)
    with pytest.raises(EntryNotFound):
        scene.reverse(EntryId(999_999))


def test_what_a_reversal_brings_on_hand_goes_to_who_waits(scene: Scene) -> None:
    scene.receive(PUMP=2)
    quarantine = Account(kind=AccountKind.QUARANTINE, holder=STORE)
    taken = book(scene, movement(2, in_bin(STORE), quarantine))
    waiting = scene.request(PUMP=2)
    assert waiting.state is State.SHORT
    scene.reverse(taken.id)
    assert scene.look(waiting).state is State.RESERVED
    assert scene.level(PUMP) == (2, 2)


def test_balances_of_a_past_instant_count_what_had_occurred_by_then(scene: Scene) -> None:
    scene.receive(PUMP=5)
    scene.later(days=1)
    issued = scene.issued(PUMP=2)
    scene.later(days=1)
    scene.give_back(issued, PUMP=1)
    told_late = replace(scene.receipt(PUMP=10), occurred_at=MONDAY + timedelta(hours=12))
    scene.receive_as(told_late)

    def on(**since: float) -> int:
        return scene.held(as_of=MONDAY + timedelta(**since)).get((MAIN, PUMP, ""), 0)

    assert on(seconds=-1) == 0
    assert on() == 5
    assert on(hours=11, minutes=59) == 5
    assert on(hours=12) == 15
    assert on(days=1, seconds=-1) == 15
    assert on(days=1) == 13
    assert on(days=2) == 14
    assert scene.held() == {(MAIN, PUMP, ""): 14}


def test_balances_are_listed_behind_a_key_and_of_one_warehouse(tracked: Scene) -> None:
    second = WarehouseCode("BJ01-W2")
    tracked.warehouse(second, BEIJING)
    tracked.receive(second, PUMP=9)
    tracked.bin("A-01")
    tracked.receive_lines((lot_line(DISK, "SN-1", "SN-2"), *lines(PUMP=1, VALVE=2)))
    tracked.move_lines(lines(VALVE=1), to_bin="A-01")
    expected = [
        (MAIN, DISK, "SN-1"),
        (MAIN, DISK, "SN-2"),
        (MAIN, PUMP, ""),
        (MAIN, VALVE, ""),
        (SHELF, VALVE, ""),
    ]
    for as_of in (None, tracked.now):
        wanted = BalanceFilter(warehouse_code=STORE, as_of=as_of)
        seen: list[tuple[str, str, str]] = []
        with tracked.begin(SYSTEM) as tx:
            while page := tx.views.balances(wanted, seen[-1] if seen else None, 2):
                seen += [(str(each.account), each.part_number, each.lot) for each in page]
            pumps = tx.views.balances(replace(wanted, part_number=PUMP), None, 9)
        assert seen == expected
        assert [each.quantity for each in pumps] == [1]


def test_a_reversal_is_announced_with_what_moved(scene: Scene) -> None:
    scene.receive(PUMP=5)
    receipt = scene.last_entry()
    reversal = scene.reverse(receipt)
    event = EntryReversed.of(reversal)
    assert (event.entry_id, event.reverses, event.reason) == (
        reversal.id,
        receipt,
        "a slip of the pen",
    )
    assert event.movements == reversal.movements
