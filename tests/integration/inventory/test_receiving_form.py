"""Deliveries with differences, their forms, and what becomes of what was set aside (P-03)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from inventory.domain.ids import ReceiptId, WarehouseCode
from inventory.domain.ledger import BalanceTooLow, SerialElsewhere
from inventory.domain.lines import PartLine, PartNamedTwice
from inventory.domain.lots import LotsInvalid, Tracking
from inventory.domain.quarantine import Outcome
from inventory.domain.receipt import FaultyLine, FaultyNotReceived, ReceiptLine, ReceiptNotFound
from inventory.domain.requisition import State
from inventory.ports import ReceiptFilter
from unit.inventory.scene import (
    BEIJING,
    DISK,
    PUMP,
    SHANGHAI,
    STORE,
    SYSTEM,
    VALVE,
    Scene,
    Who,
    lines,
    lot_line,
)

MAIN, ASIDE = f"warehouse:{STORE}", f"quarantine:{STORE}"
ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))


def faulty(line: PartLine, cause: str = "dented") -> FaultyLine:
    return FaultyLine(line=line, cause=cause)


def test_a_form_says_what_came_what_should_have_come_and_what_is_faulty(scene: Scene) -> None:
    cmd = replace(
        scene.receipt(PUMP=5, BOARD=1),
        expected=lines(PUMP=6, BOARD=1, VALVE=2),
        faulty=(faulty(lines(PUMP=2)[0]),),
    )
    receipt = scene.receive_as(cmd)
    assert [(line.part_number, line.difference) for line in receipt.lines] == [
        ("BOARD", 0),
        (PUMP, -1),
        (VALVE, -2),
    ]
    assert receipt.lines[1] == ReceiptLine(
        part_number=PUMP, quantity=5, faulty=2, cause="dented", expected=6
    )
    with scene.begin(SYSTEM) as tx:
        assert tx.receipts.get(receipt.id) == receipt
    assert scene.held() == {(MAIN, "BOARD", ""): 1, (MAIN, PUMP, ""): 3, (ASIDE, PUMP, ""): 2}
    assert scene.level(PUMP) == (3, 0)


def test_forms_are_numbered_by_warehouse_and_by_day_of_the_branch(scene: Scene) -> None:
    second = WarehouseCode("BJ01-W2")
    scene.warehouse(second, BEIJING)
    first = scene.receive_as(scene.receipt(PUMP=1))
    again = scene.receive_as(scene.receipt(PUMP=1))
    other = scene.receive_as(scene.receipt(second, PUMP=1))
    scene.later(hours=8)  # midnight in Beijing
    tomorrow = scene.receive_as(scene.receipt(PUMP=1))
    late = scene.receive_as(
        replace(scene.receipt(PUMP=1), occurred_at=scene.now - timedelta(seconds=1))
    )
    assert [each.number for each in (first, again, other, tomorrow, late)] == [
        "BJ01-W1-20260302-001",
        "BJ01-W1-20260302-002",
        "BJ01-W2-20260302-001",
        "BJ01-W1-20260303-001",
        "BJ01-W1-20260302-003",
    ]


@pytest.mark.parametrize(
    ("came", "bad"),
    [
        (lines(PUMP=1), faulty(lines(PUMP=2)[0])),
        (lines(PUMP=1), faulty(lines(VALVE=1)[0])),
        ((lot_line(DISK, "SN-1"),), faulty(lot_line(DISK, "SN-2"))),
    ],
)
def test_no_more_is_faulty_than_came(
    scene: Scene, came: tuple[PartLine, ...], bad: FaultyLine
) -> None:
    scene.part(DISK, Tracking.SERIAL)
    with pytest.raises(FaultyNotReceived) as refused:
        scene.receive_as(replace(scene.receipt(), lines=came, faulty=(bad,)))
    assert refused.value.rule == "P-03"
    assert scene.held() == {}


def test_of_tracked_parts_the_faulty_ones_are_named(scene: Scene) -> None:
    scene.part(DISK, Tracking.SERIAL)
    came = (lot_line(DISK, "SN-1", "SN-2"),)
    unnamed = faulty(PartLine(part_number=DISK, quantity=1))
    with pytest.raises(LotsInvalid):
        scene.receive_as(replace(scene.receipt(), lines=came, faulty=(unnamed,)))
    named = faulty(lot_line(DISK, "SN-2"))
    scene.receive_as(replace(scene.receipt(), lines=came, faulty=(named,)))
    assert scene.held() == {(MAIN, DISK, "SN-1"): 1, (ASIDE, DISK, "SN-2"): 1}
    with pytest.raises(SerialElsewhere):
        scene.receive_lots(DISK, "SN-2")


def test_a_part_is_named_once_on_each_list(scene: Scene) -> None:
    twice = lines(PUMP=1) + lines(PUMP=2)
    for cmd in (
        replace(scene.receipt(PUMP=9), expected=twice),
        replace(scene.receipt(PUMP=9), faulty=tuple(map(faulty, twice))),
    ):
        with pytest.raises(PartNamedTwice):
            scene.receive_as(cmd)
    assert scene.held() == {}


@pytest.mark.parametrize(
    ("outcome", "account"),
    [(Outcome.GOOD, MAIN), (Outcome.BACK, None), (Outcome.SCRAP, f"scrap:{STORE}")],
)
def test_what_was_set_aside_goes_where_it_is_decided(
    scene: Scene, outcome: Outcome, account: str | None
) -> None:
    scene.receive_as(replace(scene.receipt(PUMP=3), faulty=(faulty(lines(PUMP=3)[0]),)))
    scene.set_aside(outcome, *lines(PUMP=2))
    rest = {(account, PUMP, ""): 2} if account else {}
    assert scene.held() == {(ASIDE, PUMP, ""): 1, **rest}
    with pytest.raises(BalanceTooLow):
        scene.set_aside(outcome, *lines(PUMP=2))


def test_what_turns_out_good_goes_to_who_waits(scene: Scene) -> None:
    waiting = scene.request(PUMP=1)
    scene.receive_as(replace(scene.receipt(PUMP=1), faulty=(faulty(lines(PUMP=1)[0]),)))
    assert scene.look(waiting).state is State.SHORT
    decided = scene.set_aside(Outcome.GOOD, *lines(PUMP=1))
    assert scene.look(waiting).state is State.RESERVED
    with pytest.raises(BalanceTooLow):
        scene.reverse(decided.id)


def test_a_delivery_with_faulty_parts_is_reversed_as_a_whole(scene: Scene) -> None:
    scene.receive_as(replace(scene.receipt(PUMP=3), faulty=(faulty(lines(PUMP=1)[0]),)))
    scene.reverse(scene.last_entry())
    assert scene.held() == {}


def test_forms_are_listed_by_time_behind_a_key(scene: Scene) -> None:
    forms = []
    for wrong in (False, True, False, True):
        scene.later(minutes=1)
        cmd = scene.receipt(PUMP=1)
        forms.append(scene.receive_as(replace(cmd, expected=lines(PUMP=2)) if wrong else cmd))
    with scene.begin(SYSTEM) as tx:
        first = tx.views.receipts(ReceiptFilter(), None, 3)
        key = (first[-1].received_at, first[-1].id)
        assert [*first, *tx.views.receipts(ReceiptFilter(), key, 3)] == forms
        differing = tx.views.receipts(ReceiptFilter(with_differences=True), None, 9)
        assert list(differing) == forms[1::2]
        assert not tx.views.receipts(ReceiptFilter(warehouse_code="BJ01-W2"), None, 9)
    with scene.begin(ELSEWHERE) as tx:
        assert not tx.views.receipts(ReceiptFilter(), None, 9)
        for unseen in (forms[0].id, ReceiptId(scene.new_id())):
            with pytest.raises(ReceiptNotFound):
                tx.receipts.get(unseen)
