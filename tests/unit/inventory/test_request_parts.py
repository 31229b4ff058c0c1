from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from fakes.inventory import FakeTx
from inventory.domain.approval import InForce
from inventory.domain.events import PartsReserved, PartsShort
from inventory.domain.ids import RequisitionId, WarehouseCode, WorkOrderId
from inventory.domain.instants import OccurredBeforeBeginning, OccurredInFuture, TimePolicy
from inventory.domain.lines import NoLines, PartLine, PartNamedTwice, QuantityNotPositive, Shortage
from inventory.domain.part import PartNotFound
from inventory.domain.requisition import State
from inventory.domain.warehouse import (
    BranchHasNoWarehouse,
    WarehouseNotFound,
    WarehouseOfOtherBranch,
)
from inventory.domain.work_order import OrderState, WorkOrderNotStarted, WorkOrderUnknown
from inventory.handlers.request_parts import RequestParts, request_parts
from unit.inventory.scene import (
    BEIJING,
    BOARD,
    MONDAY,
    PUMP,
    SHANGHAI,
    STORE,
    TECHNICIAN,
    VALVE,
    Scene,
    Who,
    lines,
)


def test_parts_that_are_there_are_held_and_the_fact_is_announced_once(
    scene: Scene, store: FakeTx
) -> None:
    scene.receive(PUMP=5, VALVE=10)
    store.sent.clear()
    asked = scene.request(PUMP=2, VALVE=3)
    assert asked.state is State.RESERVED
    assert (scene.level(PUMP), scene.level(VALVE)) == ((5, 2), (10, 3))
    (event,) = store.sent
    assert isinstance(event, PartsReserved)
    assert event.lines == asked.lines
    assert event.ref.work_order_id == asked.work_order_id


def test_one_missing_part_holds_nothing_and_the_answer_names_the_gap(
    scene: Scene, store: FakeTx
) -> None:
    scene.receive(PUMP=5, VALVE=1)
    store.sent.clear()
    asked = scene.request(PUMP=2, VALVE=3)
    assert asked.state is State.SHORT
    assert asked.shortages == (Shortage(part_number=VALVE, missing=2),)
    assert (scene.level(PUMP), scene.level(VALVE)) == ((5, 0), (1, 0))
    (event,) = store.sent
    assert isinstance(event, PartsShort)
    assert event.shortages == asked.shortages


@pytest.mark.parametrize(
    ("there", "state"), [(1, State.SHORT), (2, State.RESERVED), (3, State.RESERVED)]
)
def test_the_last_unit_can_be_held(scene: Scene, there: int, state: State) -> None:
    scene.receive(PUMP=there)
    assert scene.request(PUMP=2).state is state


def test_what_is_held_for_one_order_is_not_promised_to_another(scene: Scene) -> None:
    scene.receive(PUMP=3)
    assert scene.request(PUMP=2).state is State.RESERVED
    second = scene.request(PUMP=2)
    assert second.shortages == (Shortage(part_number=PUMP, missing=1),)
    assert scene.level(PUMP) == (3, 2)


def test_the_lines_are_kept_in_the_order_in_which_stock_is_locked(scene: Scene) -> None:
    asked = scene.request(VALVE=1, BOARD=1, PUMP=1)
    assert [line.part_number for line in asked.lines] == [BOARD, PUMP, VALVE]


@pytest.mark.parametrize(
    "state", [state for state in OrderState if state is not OrderState.STARTED]
)
def test_an_order_that_is_not_started_draws_no_parts(
    scene: Scene, store: FakeTx, state: OrderState
) -> None:
    scene.receive(PUMP=5)
    order = scene.order()
    if state in {OrderState.CLOSED, OrderState.CANCELLED}:
        scene.end(order, state)
    else:
        scene.move(order, state)
    store.sent.clear()
    with pytest.raises(WorkOrderNotStarted) as refused:
        scene.request(order, PUMP=1)
    assert refused.value.rule == "P-04"
    assert refused.value.metadata["state"] == state
    assert (scene.level(PUMP), store.sent, store.state.requisitions) == ((5, 0), [], {})


def test_an_unknown_order_is_refused_by_name_of_the_rule(scene: Scene, store: FakeTx) -> None:
    with pytest.raises(WorkOrderUnknown) as refused:
        scene.request(WorkOrderId("nobody"), PUMP=1)
    assert refused.value.rule == "P-04"
    assert (store.sent, store.state.requisitions) == ([], {})


def test_an_order_of_a_branch_of_others_looks_unknown(scene: Scene) -> None:
    with pytest.raises(WorkOrderUnknown):
        scene.request(
            scene.order(),
            who=Who(subject="T-09", role="technician", branches=frozenset({SHANGHAI})),
            PUMP=1,
        )


def test_an_unknown_part_is_not_found_and_nothing_is_written(scene: Scene, store: FakeTx) -> None:
    with pytest.raises(PartNotFound) as refused:
        scene.request(WHEEL=1)
    assert refused.value.metadata == {"part_number": "WHEEL"}
    assert (store.sent, store.state.requisitions) == ([], {})


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        (lines(), NoLines),
        (lines(PUMP=0), QuantityNotPositive),
        (lines(PUMP=-1), QuantityNotPositive),
        ((*lines(PUMP=1), PartLine(part_number=PUMP, quantity=2)), PartNamedTwice),
    ],
)
def test_lines_that_make_no_sense_are_invalid(
    scene: Scene, wanted: tuple[PartLine, ...], error: type[Exception]
) -> None:
    cmd = RequestParts(requisition_id=RequisitionId("r"), work_order_id=scene.order(), lines=wanted)
    with pytest.raises(error):
        scene.do(request_parts, cmd, TECHNICIAN)


def test_the_warehouse_of_another_branch_does_not_serve_the_order(scene: Scene) -> None:
    scene.branch(SHANGHAI)
    scene.warehouse(WarehouseCode("SH01-W1"), SHANGHAI)
    cmd = RequestParts(
        requisition_id=RequisitionId("r"),
        work_order_id=scene.order(),
        lines=lines(PUMP=1),
        warehouse_code=WarehouseCode("SH01-W1"),
    )
    with pytest.raises(WarehouseOfOtherBranch) as refused:
        scene.do(request_parts, cmd, TECHNICIAN)
    assert refused.value.rule == "P-01"


def test_a_second_warehouse_of_the_branch_serves_when_it_is_named(scene: Scene) -> None:
    second = WarehouseCode("BJ01-W2")
    scene.warehouse(second, BEIJING)
    scene.receive(second, PUMP=1)
    cmd = RequestParts(
        requisition_id=RequisitionId("r"),
        work_order_id=scene.order(),
        lines=lines(PUMP=1),
        warehouse_code=second,
    )
    asked = scene.do(request_parts, cmd, TECHNICIAN)
    assert (asked.warehouse_code, asked.state) == (second, State.RESERVED)
    assert scene.request(PUMP=1).warehouse_code == STORE


def test_an_unknown_warehouse_is_not_found(scene: Scene) -> None:
    cmd = RequestParts(
        requisition_id=RequisitionId("r"),
        work_order_id=scene.order(),
        lines=lines(PUMP=1),
        warehouse_code=WarehouseCode("nowhere"),
    )
    with pytest.raises(WarehouseNotFound):
        scene.do(request_parts, cmd, TECHNICIAN)


def test_a_branch_without_a_warehouse_has_nothing_to_ask_from(scene: Scene) -> None:
    scene.branch(SHANGHAI)
    with pytest.raises(BranchHasNoWarehouse) as refused:
        scene.request(scene.order(branch=SHANGHAI), PUMP=1)
    assert refused.value.rule == "P-01"


@pytest.mark.parametrize(
    ("quantity", "level"),
    [(6, "supervisor"), (7, "approver")],
)
def test_the_amount_decides_who_must_approve(scene: Scene, quantity: int, level: str) -> None:
    asked = scene.request(PUMP=quantity)
    assert asked.amount == Decimal(300) * quantity
    assert (asked.approval_level, asked.policy_ref) == (level, "approval/parts@test")


def test_the_policy_is_that_of_the_branchs_calendar_day(scene: Scene, store: FakeTx) -> None:
    order = scene.order()
    scene.later(hours=9)  # 17:00 UTC: already Tuesday in Beijing
    scene.request(order, PUMP=1)
    assert store.asked_policy_on == (MONDAY + timedelta(days=1)).date()


@pytest.mark.parametrize(
    ("minutes", "error"),
    [
        (-1, OccurredBeforeBeginning),
        (0, None),
        (125, None),
        (125.02, OccurredInFuture),
    ],
)
def test_it_happened_while_the_order_was_open_and_not_in_the_future(
    scene: Scene, minutes: float, error: type[Exception] | None
) -> None:
    order = scene.order()
    scene.later(hours=2)
    cmd = RequestParts(
        requisition_id=RequisitionId("r"),
        work_order_id=order,
        lines=lines(PUMP=1),
        occurred_at=MONDAY + timedelta(minutes=minutes),
    )
    if error is None:
        took = scene.do(request_parts, cmd, TECHNICIAN).requested_at
        assert took == min(MONDAY + timedelta(minutes=minutes), scene.now)
    else:
        with pytest.raises(error):
            scene.do(request_parts, cmd, TECHNICIAN)


def test_holding_stock_that_is_there_locks_no_warehouse(scene: Scene, store: FakeTx) -> None:
    scene.receive(PUMP=1, VALVE=1)
    order = scene.order()
    scene.request(order, VALVE=1, PUMP=1)
    assert store.locks == [(2, (order,)), (5, ((STORE, PUMP), (STORE, VALVE)))]


def test_a_shortage_is_decided_while_nobody_can_bring_stock(scene: Scene, store: FakeTx) -> None:
    order = scene.order()
    scene.request(order, BOARD=1)
    assert store.locks == [(2, (order,)), (3, (STORE,))]


@pytest.mark.parametrize(("skew", "is_taken"), [(5, True), (4, True), (3, False)])
def test_the_policy_says_how_far_clocks_may_differ_and_a_little_ahead_is_now(
    scene: Scene, store: FakeTx, skew: int, *, is_taken: bool
) -> None:
    body = TimePolicy(clock_skew=timedelta(minutes=skew))
    store.time_policy = InForce(ref="timekeeping/default@test", body=body)
    cmd = RequestParts(
        requisition_id=RequisitionId("r"),
        work_order_id=scene.order(),
        lines=lines(PUMP=1),
        occurred_at=scene.now + timedelta(minutes=4),
    )
    if is_taken:
        assert scene.do(request_parts, cmd, TECHNICIAN).requested_at == scene.now
    else:
        with pytest.raises(OccurredInFuture) as refused:
            scene.do(request_parts, cmd, TECHNICIAN)
        assert (refused.value.rule, refused.value.field) == ("P-04", "occurred_time")


def test_the_skew_is_that_of_the_branchs_calendar_day(scene: Scene, store: FakeTx) -> None:
    order = scene.order()
    scene.later(hours=9)  # 17:00 UTC: already Tuesday in Beijing
    scene.request(order, PUMP=1)
    assert store.asked_skew_on == (MONDAY + timedelta(days=1)).date()
