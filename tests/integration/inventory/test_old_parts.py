"""What warranty parts replaced: due, received, written off, chased, disposed of (P-06).

One suite for the store in memory and the store in PostgreSQL.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import WarehouseCode
from inventory.domain.instants import OccurredBeforeBeginning
from inventory.domain.ledger import EntryNotReversible, SerialElsewhere
from inventory.domain.lots import LotsInvalid, Tracking
from inventory.domain.old_parts.disposal import (
    DisposalOutcome,
    DisposedByReceiver,
    OldPartOfOtherWarehouse,
)
from inventory.domain.old_parts.old_part import (
    OldPartCameForIt,
    OldPartExceedsIssue,
    OldPartId,
    OldPartIllegalTransition,
    OldPartNotFound,
    OldPartState,
)
from inventory.domain.warehouse import WarehouseNotFound
from inventory.domain.work_order import OrderState
from inventory.handlers.old_parts.receive_old_part import ReceiveOldPart, receive_old_part
from inventory.ports.old_parts import OldPartFilter
from unit.inventory.old_parts_scene import OldPartsScene
from unit.inventory.scene import (
    ADMIN,
    BEIJING,
    DISK,
    KEEPER,
    PUMP,
    SHANGHAI,
    STORE,
    SYSTEM,
    VALVE,
    Scene,
    Who,
    lot_line,
)

OLD, SCRAP = f"old-parts:{STORE}", f"scrap:{STORE}"
ELSEWHERE = Who(subject="K-09", role="storekeeper", branches=frozenset({SHANGHAI}))
OTHER_KEEPER = Who(subject="K-02", role="storekeeper")


@pytest.fixture
def old(scene: Scene) -> OldPartsScene:
    return OldPartsScene(scene)


def test_every_part_issued_in_warranty_owes_what_it_replaces(
    scene: Scene, old: OldPartsScene
) -> None:
    issued = old.issue(PUMP=2, VALVE=1)
    owed = sorted(old.all(), key=lambda each: each.part_number)
    assert [(each.part_number, each.quantity, each.received) for each in owed] == [
        (PUMP, 2, 0),
        (VALVE, 1, 0),
    ]
    for each in owed:
        assert (each.requisition_id, each.work_order_id) == (issued.id, issued.work_order_id)
        assert (each.state, each.warehouse_code) == (OldPartState.DUE, STORE)
        assert (each.issued_at, each.due_at) == (scene.now, scene.now + timedelta(days=7))
        assert each.policy_ref.startswith("old-parts/default@")
        assert each.version == 1


def test_outside_of_warranty_nothing_is_owed(scene: Scene, old: OldPartsScene) -> None:
    scene.receive(PUMP=1)
    scene.issued(PUMP=1)
    assert old.all() == []


def test_what_is_issued_after_the_warranty_ended_owes_nothing(
    scene: Scene, old: OldPartsScene
) -> None:
    order = scene.order(in_warranty=True)
    before = old.issue(order, PUMP=1)
    scene.later(hours=1)
    old.end_warranty(order)
    old.issue(order, PUMP=1)  # at that very instant
    scene.later(hours=1)
    old.end_warranty(order)  # the first end counts
    scene.later(minutes=-30)
    old.issue(order, VALVE=1)
    assert [each.requisition_id for each in old.all()] == [before.id]


def test_what_came_lies_in_the_old_parts_and_not_on_the_shelf(
    scene: Scene, old: OldPartsScene
) -> None:
    owed = old.of(old.issue(PUMP=3))
    first = old.receive(owed, 1)
    assert (first.state, first.received) == (OldPartState.DUE, 1)
    scene.later(hours=1)
    second = old.receive(owed, 2, who=OTHER_KEEPER)
    assert (second.state, second.received) == (OldPartState.RECEIVED, 3)
    assert [(each.quantity, each.received_by, each.condition) for each in second.handovers] == [
        (1, KEEPER.subject, "worn"),
        (2, OTHER_KEEPER.subject, "worn"),
    ]
    with scene.begin(SYSTEM) as tx:
        assert tx.old_parts.get(owed.id) == second
    assert scene.held() == {(OLD, PUMP, ""): 3}
    assert scene.level(PUMP) == (0, 0)


def test_no_more_comes_than_is_owed(scene: Scene, old: OldPartsScene) -> None:
    owed = old.of(old.issue(PUMP=2))
    with pytest.raises(OldPartExceedsIssue) as refused:
        old.receive(owed, 3)
    assert (refused.value.rule, refused.value.metadata["missing"]) == ("P-06", "2")
    assert (old.all(), scene.held()) == ([owed], {})
    whole = old.receive(owed, 2)
    with pytest.raises(OldPartIllegalTransition):
        old.receive(owed, 1)
    assert (old.all(), scene.held()) == ([whole], {(OLD, PUMP, ""): 2})


def test_nothing_comes_before_the_new_part_went_out(scene: Scene, old: OldPartsScene) -> None:
    owed = old.of(old.issue(PUMP=1))
    cmd = ReceiveOldPart(old_part_id=owed.id, quantity=1, condition="worn")
    scene.later(hours=1)
    early = replace(cmd, occurred_at=owed.issued_at - timedelta(seconds=1))
    with pytest.raises(OccurredBeforeBeginning):
        scene.do(receive_old_part, early, KEEPER)
    at_once = replace(cmd, occurred_at=owed.issued_at)
    assert scene.do(receive_old_part, at_once, KEEPER).state is OldPartState.RECEIVED


def test_of_a_tracked_part_its_own_serial_is_named(scene: Scene, old: OldPartsScene) -> None:
    scene.part(DISK, Tracking.SERIAL)
    scene.receive_lots(DISK, "NEW-1", "NEW-2")
    asked = scene.request_all({DISK: 1}, scene.order(in_warranty=True))
    scene.approve(asked, ADMIN)
    scene.issue(asked, lot_line(DISK, "NEW-1"))
    owed = old.of(asked)
    with pytest.raises(LotsInvalid):
        old.receive(owed, 1)
    with pytest.raises(SerialElsewhere):
        old.receive(owed, 1, "NEW-2")  # lies on the shelf
    old.receive(owed, 1, "FOREIGN-7")
    assert scene.held()[OLD, DISK, "FOREIGN-7"] == 1


def test_a_serial_we_had_issued_comes_from_the_order_that_got_it(
    scene: Scene, old: OldPartsScene
) -> None:
    scene.part(DISK, Tracking.SERIAL)
    scene.receive_lots(DISK, "SN-1", "SN-2")
    issued = []
    for serial in ("SN-1", "SN-2"):
        asked = scene.request_all({DISK: 1}, scene.order(in_warranty=True))
        scene.approve(asked, ADMIN)
        issued.append(scene.issue(asked, lot_line(DISK, serial)))
    old.receive(old.of(issued[1]), 1, "SN-1")  # the second disk replaced the first one
    with scene.begin(SYSTEM) as tx:
        place = tx.stock.place_of(DISK, "SN-1")
        assert tx.stock.place_of(DISK, "SN-9") is None
    assert str(place) == OLD


@pytest.mark.parametrize("report_first", [True, False])
def test_an_issue_is_written_off_with_report_and_old_part(
    scene: Scene, old: OldPartsScene, *, report_first: bool
) -> None:
    issued = old.issue(PUMP=1)
    scene.later(hours=1)
    if report_first:
        old.report(issued.work_order_id)
        assert old.write_off() == 0
        assert old.receive(old.of(issued)).state is OldPartState.WRITTEN_OFF
    else:
        assert old.receive(old.of(issued)).state is OldPartState.RECEIVED
        assert old.write_off() == 0
        old.report(issued.work_order_id)
        scene.later(seconds=10)
        assert old.write_off() == 1
    assert old.of(issued).state is OldPartState.WRITTEN_OFF
    assert old.of(issued).written_off_at == scene.now
    assert old.write_off() == 0


def test_a_report_from_before_the_issue_says_nothing_about_the_part(
    scene: Scene, old: OldPartsScene
) -> None:
    order = scene.order(in_warranty=True)
    old.report(order, is_fixed=False)
    scene.later(seconds=1)
    issued = old.issue(order, PUMP=1)
    assert old.receive(old.of(issued)).state is OldPartState.RECEIVED
    assert old.write_off() == 0
    old.report(order)  # at the very instant of the issue: counts
    assert old.write_off() == 1


def test_a_report_moves_the_order_too(scene: Scene, old: OldPartsScene) -> None:
    order = scene.order(OrderState.STARTED)
    for is_fixed, state in ((False, OrderState.STARTED), (True, OrderState.DONE)):
        old.report(order, is_fixed=is_fixed)
        with scene.begin(SYSTEM) as tx:
            known = tx.work_orders.find(order)
        assert known is not None
        assert (known.state, known.reported_at) == (state, scene.now)


def test_unused_parts_that_came_back_replaced_nothing(scene: Scene, old: OldPartsScene) -> None:
    issued = old.issue(PUMP=3)
    scene.give_back(issued, PUMP=1)
    assert (old.of(issued).quantity, old.of(issued).state) == (2, OldPartState.DUE)
    old.receive(old.of(issued), 1)
    with pytest.raises(OldPartCameForIt):
        scene.give_back(issued, PUMP=2)
    assert scene.look(issued).returned[0].quantity == 1
    scene.give_back(issued, PUMP=1)
    assert old.of(issued).state is OldPartState.RECEIVED
    gone = old.issue(VALVE=1)
    scene.give_back(gone, VALVE=1)
    assert (old.of(gone).quantity, old.of(gone).state) == (0, OldPartState.NOT_OWED)
    with pytest.raises(OldPartIllegalTransition):
        old.receive(old.of(gone))


def test_the_last_unused_part_completes_what_is_owed(scene: Scene, old: OldPartsScene) -> None:
    issued = old.issue(PUMP=2)
    old.receive(old.of(issued), 1)
    scene.later(hours=1)
    old.report(issued.work_order_id)
    scene.give_back(issued, PUMP=1)
    assert old.of(issued).state is OldPartState.WRITTEN_OFF
    with pytest.raises(OldPartCameForIt):
        scene.give_back(issued, PUMP=1)


def test_what_is_overdue_is_announced_once(scene: Scene, old: OldPartsScene) -> None:
    issued = old.issue(PUMP=1)
    came = old.issue(VALVE=1)
    old.receive(old.of(came))
    begun = scene.now
    for at, announced in (
        (timedelta(days=7, seconds=-1), 0),
        (timedelta(days=7), 1),
        (timedelta(days=7, seconds=1), 0),
    ):
        scene.now = begun + at
        assert old.chase() == announced
    assert old.of(issued).overdue_at == begun + timedelta(days=7)
    assert old.of(came).overdue_at is None


def test_the_list_to_chase_begins_with_the_oldest_due(scene: Scene, old: OldPartsScene) -> None:
    first = old.issue(PUMP=1)
    scene.later(days=1)
    second = old.issue(PUMP=1)
    scene.later(days=1)
    old.issue(PUMP=1)
    old.receive(old.of(old.issue(VALVE=1)))
    overdue = OldPartFilter(due_before=old.of(second).due_at + timedelta(seconds=1))
    found = old.all(overdue)
    assert [each.requisition_id for each in found] == [first.id, second.id]
    assert old.all(OldPartFilter(due_before=found[1].due_at)) == found[:1]
    with scene.begin(SYSTEM) as tx:
        assert list(tx.old_parts.page(overdue, found[0].key, 9)) == found[1:]
        assert list(tx.old_parts.page(overdue, None, 1)) == found[:1]
    assert len(old.all(OldPartFilter(work_order_id=first.work_order_id))) == 1
    assert len(old.all(OldPartFilter(state=OldPartState.RECEIVED))) == 1
    assert len(old.all(OldPartFilter(branch_code=BEIJING, warehouse_code=STORE))) == 4
    assert old.all(OldPartFilter(branch_code=SHANGHAI)) == []
    assert old.all(who=ELSEWHERE) == []


@pytest.mark.parametrize("outcome", DisposalOutcome)
def test_old_parts_go_with_a_record(
    scene: Scene, old: OldPartsScene, outcome: DisposalOutcome
) -> None:
    two, one = old.written_off(PUMP=2), old.written_off(VALVE=1)
    kept = old.written_off(PUMP=1)
    record = old.dispose(two, one, outcome=outcome)
    assert (record.number, record.month) == ("BJ01-W1-OP202603-001", date(2026, 3, 1))
    assert record.outcome is outcome
    gone = old.all(OldPartFilter(disposal_id=record.id))
    assert {each.id for each in gone} == {two.id, one.id}
    assert {each.state for each in gone} == {OldPartState.DISPOSED}
    scrap = {(SCRAP, PUMP, ""): 2, (SCRAP, VALVE, ""): 1}
    held = {(OLD, PUMP, ""): 1} | (scrap if outcome is DisposalOutcome.SCRAP else {})
    assert scene.held() == held
    assert old.all(OldPartFilter(state=OldPartState.WRITTEN_OFF)) == [kept]
    with pytest.raises(OldPartIllegalTransition):
        old.dispose(two)


def test_records_are_numbered_by_warehouse_and_month_of_the_branch(
    scene: Scene, old: OldPartsScene
) -> None:
    parts = [old.written_off(PUMP=1) for _ in range(3)]
    scene.now = scene.now.replace(day=31, hour=15)  # 23:00 in Beijing
    numbers = [old.dispose(parts[0]).number, old.dispose(parts[1]).number]
    scene.later(hours=1)
    records = [*numbers, old.dispose(parts[2]).number]
    assert [number.removeprefix("BJ01-W1-OP") for number in records] == [
        "202603-001",
        "202603-002",
        "202604-001",
    ]
    with scene.begin(SYSTEM) as tx:
        listed = list(tx.disposals.page(STORE, None, 9))
        key = (listed[0].disposed_at, listed[0].id)
        assert list(tx.disposals.page("", key, 1)) == listed[1:2]
        assert list(tx.disposals.page("BJ01-W2", None, 9)) == []
    assert sorted(each.number for each in listed) == sorted(records)
    with scene.begin(ELSEWHERE) as tx:
        assert list(tx.disposals.page("", None, 9)) == []


def test_who_received_an_old_part_does_not_dispose_of_it(scene: Scene, old: OldPartsScene) -> None:
    part = old.written_off(PUMP=1)
    with pytest.raises(DisposedByReceiver) as refused:
        old.dispose(part, who=KEEPER)
    assert refused.value.rule == "P-06"
    assert scene.held() == {(OLD, PUMP, ""): 1}
    assert old.dispose(part, who=OTHER_KEEPER).disposed_by == OTHER_KEEPER.subject


def test_only_what_is_written_off_goes_and_all_of_it_or_nothing(
    scene: Scene, old: OldPartsScene
) -> None:
    part, open_ = old.written_off(PUMP=1), old.of(old.issue(VALVE=1))
    old.receive(open_)
    with pytest.raises(OldPartIllegalTransition):
        old.dispose(part, open_)
    with pytest.raises(OldPartNotFound):
        old.dispose(part, replace(part, id=OldPartId(scene.new_id())))
    assert scene.held() == {(OLD, PUMP, ""): 1, (OLD, VALVE, ""): 1}
    with scene.begin(SYSTEM) as tx:
        assert list(tx.disposals.page("", None, 9)) == []


def test_a_record_is_of_one_warehouse(scene: Scene, old: OldPartsScene) -> None:
    second = WarehouseCode("BJ01-W2")
    scene.warehouse(second, BEIJING)
    with pytest.raises(OldPartOfOtherWarehouse):
        old.dispose(old.written_off(PUMP=1), warehouse=second)


def test_other_branches_see_no_old_part(scene: Scene, old: OldPartsScene) -> None:
    part = old.written_off(PUMP=1)
    with pytest.raises(OldPartNotFound):
        old.receive(part, who=ELSEWHERE)
    with pytest.raises(WarehouseNotFound):
        old.dispose(part, who=ELSEWHERE)


def test_old_parts_are_not_undone_by_reversing_an_entry(scene: Scene, old: OldPartsScene) -> None:
    old.written_off(PUMP=1)
    with pytest.raises(EntryNotReversible):
        scene.reverse(scene.last_entry())


def test_an_old_version_is_not_saved(scene: Scene, old: OldPartsScene) -> None:
    owed = old.of(old.issue(PUMP=1))
    old.receive(owed)
    with pytest.raises(ConcurrentUpdate), scene.begin(SYSTEM) as tx:
        tx.old_parts.save(owed.chased(scene.now))
