from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from fakes.inventory import FakeTx
from inventory.domain.events import PartsReserved, ReservationReleased
from inventory.domain.ids import RequisitionId, WarehouseCode, WorkOrderId
from inventory.domain.lines import Shortage
from inventory.domain.requisition import Requisition, State
from inventory.domain.work_order import OrderState, WorkOrderNotKnownYet, WorkOrderNotStarted
from inventory.handlers.on_work_order_ended import WorkOrderEnded, on_work_order_ended
from inventory.handlers.on_work_order_moved import WorkOrderMoved, on_work_order_moved
from inventory.handlers.on_work_order_opened import WorkOrderOpened, on_work_order_opened
from inventory.handlers.on_work_order_transferred import (
    WorkOrderTransferred,
    on_work_order_transferred,
)
from inventory.handlers.request_parts import RequestParts, request_parts
from unit.inventory.customers_scene import CustomersScene
from unit.inventory.scene import (
    BEIJING,
    MONDAY,
    PUMP,
    SHANGHAI,
    STORE,
    SYSTEM,
    TECHNICIAN,
    VALVE,
    Scene,
    lines,
)


def test_stock_that_arrives_serves_who_waits_oldest_first(scene: Scene, store: FakeTx) -> None:
    first = scene.request(PUMP=2)
    scene.later(minutes=1)
    second = scene.request(PUMP=2)
    scene.later(minutes=1)
    store.sent.clear()
    scene.receive(PUMP=3)
    assert scene.look(first).state is State.RESERVED
    assert scene.look(second).shortages == (Shortage(part_number=PUMP, missing=1),)
    assert scene.level(PUMP) == (3, 2)
    reserved = [event for event in store.sent if isinstance(event, PartsReserved)]
    assert [event.ref.requisition_id for event in reserved] == [first.id]


def test_who_asked_first_is_first_whenever_the_asking_was_recorded(scene: Scene) -> None:
    recorded_first = scene.request(PUMP=1)
    order = scene.order()
    scene.later(hours=3)
    late = RequestParts(
        requisition_id=RequisitionId(scene.new_id()),
        work_order_id=order,
        lines=lines(PUMP=1),
        occurred_at=MONDAY,
    )
    scene.do(request_parts, late, TECHNICIAN)
    tied = sorted([recorded_first.id, late.requisition_id])
    scene.receive(PUMP=1)
    with scene.begin(SYSTEM) as tx:
        states = [tx.requisitions.get(each).state for each in tied]
    assert states == [State.RESERVED, State.SHORT]


def test_one_who_is_still_short_holds_up_nobody(scene: Scene) -> None:
    big = scene.request(PUMP=10)
    scene.later(minutes=1)
    small = scene.request(PUMP=1)
    scene.receive(PUMP=2)
    assert (scene.look(big).state, scene.look(small).state) == (State.SHORT, State.RESERVED)


def test_the_other_parts_of_a_waiting_requisition_are_held_with_the_missing_one(
    scene: Scene,
) -> None:
    scene.receive(VALVE=4)
    waiting = scene.request(PUMP=1, VALVE=4)
    scene.receive(PUMP=1)
    assert scene.look(waiting).state is State.RESERVED
    assert (scene.level(PUMP), scene.level(VALVE)) == ((1, 1), (4, 4))


def test_what_is_given_up_goes_to_who_waits(scene: Scene, store: FakeTx) -> None:
    scene.receive(PUMP=2)
    holder = scene.request(PUMP=2)
    waiting = scene.request(PUMP=1)
    store.sent.clear()
    scene.release(holder)
    assert scene.look(waiting).state is State.RESERVED
    assert scene.level(PUMP) == (2, 1)
    assert [type(event) for event in store.sent] == [ReservationReleased, PartsReserved]


def test_what_comes_back_goes_to_who_waits(scene: Scene) -> None:
    scene.receive(PUMP=2)
    issued = scene.issued(PUMP=2)
    waiting = scene.request(PUMP=1)
    scene.give_back(issued, PUMP=1)
    assert scene.look(waiting).state is State.RESERVED
    assert scene.level(PUMP) == (1, 1)


def test_another_warehouse_serves_its_own_line_only(scene: Scene) -> None:
    second = WarehouseCode("BJ01-W2")
    scene.warehouse(second, BEIJING)
    waiting = scene.request(PUMP=1)
    scene.receive(second, PUMP=5)
    assert scene.look(waiting).state is State.SHORT


def test_a_short_requisition_given_up_is_not_served_later(scene: Scene) -> None:
    waiting = scene.request(PUMP=1)
    scene.release(waiting)
    scene.receive(PUMP=1)
    assert scene.look(waiting).state is State.RELEASED
    assert scene.level(PUMP) == (1, 0)


@pytest.mark.parametrize("state", [OrderState.CLOSED, OrderState.CANCELLED])
def test_an_order_that_ends_releases_what_was_not_issued(
    scene: Scene, store: FakeTx, state: OrderState
) -> None:
    scene.receive(PUMP=4, VALVE=1)
    order = scene.order(in_warranty=True)  # what is added needs no signature
    issued = scene.issued(order, PUMP=1)
    reserved = scene.request(order, PUMP=1)
    approved = scene.approve(scene.request(order, PUMP=1))
    short = scene.request(order, VALVE=2)
    waiting = scene.request(PUMP=3)
    store.sent.clear()
    scene.later(minutes=5)
    scene.end(order, state)
    states = [scene.look(each).state for each in (issued, reserved, approved, short, waiting)]
    assert states == [
        State.ISSUED,
        State.RELEASED,
        State.RELEASED,
        State.RELEASED,
        State.RESERVED,
    ]
    assert scene.level(PUMP) == (3, 3)
    released = [event for event in store.sent if isinstance(event, ReservationReleased)]
    assert {event.ref.requisition_id for event in released} == {
        reserved.id,
        approved.id,
        short.id,
    }
    assert {event.reason for event in released} == {f"work order {state}"}


def test_an_end_announced_twice_releases_once(scene: Scene, store: FakeTx) -> None:
    scene.receive(PUMP=1)
    order = scene.order()
    scene.request(order, PUMP=1)
    scene.end(order)
    sent = len(store.sent)
    scene.end(order)
    assert (len(store.sent), scene.level(PUMP)) == (sent, (1, 0))


def test_what_an_order_asks_after_it_was_opened_again_is_not_left_behind(
    scene: Scene, store: FakeTx
) -> None:
    order = scene.order()
    before = scene.request(order, PUMP=1)
    ended = WorkOrderEnded(work_order_id=order, state=OrderState.CLOSED, ended_at=scene.now)
    scene.do(on_work_order_ended, ended, SYSTEM)
    scene.move(order, OrderState.STARTED)
    after = scene.request(order, PUMP=1)
    assert scene.run_timer() == 1
    assert (scene.look(before).state, scene.look(after).state) == (State.RELEASED, State.SHORT)


def test_what_was_issued_or_given_up_meanwhile_is_not_left_behind(
    scene: Scene, store: FakeTx
) -> None:
    scene.receive(PUMP=1)
    order = scene.order()
    held, short = scene.request(order, PUMP=1), scene.request(order, PUMP=1)
    ended = WorkOrderEnded(work_order_id=order, state=OrderState.CLOSED, ended_at=scene.now)
    scene.do(on_work_order_ended, ended, SYSTEM)
    scene.release(short)
    store.sent.clear()
    assert scene.run_timer() == 2
    (event,) = store.sent
    assert isinstance(event, ReservationReleased)
    assert event.ref.requisition_id == held.id


def test_an_order_that_ended_does_not_serve_itself_with_what_it_leaves_behind(
    scene: Scene, store: FakeTx
) -> None:
    scene.receive(PUMP=1)
    order = scene.order()
    scene.request(order, PUMP=1)
    scene.request(order, PUMP=1)
    store.sent.clear()
    scene.end(order)
    assert [type(event) for event in store.sent] == [ReservationReleased, ReservationReleased]


def test_an_order_opened_twice_keeps_its_state(scene: Scene) -> None:
    order = scene.order()
    again = WorkOrderOpened(
        work_order_id=order,
        service_request_id=scene.request(order, PUMP=1).service_request_id,
        branch_code=BEIJING,
        opened_at=scene.now,
    )
    scene.do(on_work_order_opened, again, SYSTEM)
    with scene.begin(SYSTEM) as tx:
        known = tx.work_orders.find(order)
    assert known is not None
    assert known.state is OrderState.STARTED


def test_an_order_opened_again_draws_parts_once_it_is_accepted(scene: Scene) -> None:
    order = scene.order()
    scene.end(order)
    scene.move(order, OrderState.OPEN)
    scene.move(order, OrderState.STARTED)
    assert scene.request(order, PUMP=1).state is State.SHORT


def test_a_transferred_order_leaves_its_old_branchs_parts_behind(scene: Scene) -> None:
    scene.branch(SHANGHAI)
    scene.warehouse(WarehouseCode("SH01-W1"), SHANGHAI)
    scene.receive(PUMP=1)
    order = scene.order()
    held = scene.request(order, PUMP=1)
    moved = WorkOrderTransferred(
        work_order_id=order, branch_code=SHANGHAI, transferred_at=scene.now
    )
    scene.do(on_work_order_transferred, moved, SYSTEM)
    assert scene.run_timer() == 1
    assert scene.look(held).state is State.RELEASED
    assert scene.level(PUMP) == (1, 0)
    with pytest.raises(WorkOrderNotStarted):
        scene.request(order, VALVE=1)
    scene.move(order, OrderState.STARTED)
    assert scene.request(order, VALVE=1).warehouse_code == "SH01-W1"


def test_an_order_that_ended_stays_ended_wherever_it_goes(scene: Scene) -> None:
    order = scene.order()
    scene.end(order)
    moved = WorkOrderTransferred(
        work_order_id=order, branch_code=SHANGHAI, transferred_at=scene.now
    )
    scene.do(on_work_order_transferred, moved, SYSTEM)
    with scene.begin(SYSTEM) as tx:
        known = tx.work_orders.find(order)
    assert known is not None
    assert (known.branch_code, known.state) == (SHANGHAI, OrderState.CLOSED)


def test_a_transfer_announced_twice_changes_nothing(scene: Scene, store: FakeTx) -> None:
    order = scene.order()
    held = scene.request(order, PUMP=1)
    moved = WorkOrderTransferred(work_order_id=order, branch_code=BEIJING, transferred_at=scene.now)
    scene.do(on_work_order_transferred, moved, SYSTEM)
    assert scene.look(held).state is State.SHORT
    with scene.begin(SYSTEM) as tx:
        known = tx.work_orders.find(order)
    assert known is not None
    assert known.state is OrderState.STARTED


@pytest.mark.parametrize(
    ("reaction", "event"),
    [
        (
            on_work_order_moved,
            WorkOrderMoved(work_order_id=WorkOrderId("w"), state=OrderState.STARTED),
        ),
        (
            on_work_order_ended,
            WorkOrderEnded(
                work_order_id=WorkOrderId("w"), state=OrderState.CLOSED, ended_at=MONDAY
            ),
        ),
        (
            on_work_order_transferred,
            WorkOrderTransferred(
                work_order_id=WorkOrderId("w"), branch_code=SHANGHAI, transferred_at=MONDAY
            ),
        ),
    ],
)
def test_a_reaction_to_an_order_nobody_opened_asks_to_be_called_again(
    scene: Scene, reaction: object, event: object
) -> None:
    with pytest.raises(WorkOrderNotKnownYet) as later:
        scene.do(reaction, event, SYSTEM)  # type: ignore[arg-type]
    assert later.value.retry_later


def test_bringing_stock_locks_warehouse_line_and_stock_in_that_order(
    scene: Scene, store: FakeTx
) -> None:
    waiting = scene.request(PUMP=1, VALVE=1)
    scene.later(seconds=1)
    scene.receive(PUMP=1)
    assert store.locks[:3] == [
        (3, (STORE,)),
        (4, (waiting.id,)),
        (5, ((STORE, PUMP), (STORE, VALVE))),
    ]


def test_whoever_needs_a_running_order_shares_it_before_he_locks_anything(
    scene: Scene, store: FakeTx
) -> None:
    customers = CustomersScene(scene)
    scene.receive(VALVE=3)
    held, short = scene.request(customers.urgent(), VALVE=1), scene.request(PUMP=1)
    waiting = scene.request(customers.urgent(), PUMP=1)
    added = customers.addition(VALVE=1)
    scene.approve(held)
    steps: list[tuple[Callable[[Requisition], object], Requisition]] = [
        (customers.sign, added),
        (customers.propose, short),
        (customers.take, waiting),
        (scene.issue, held),
        (customers.issue_first, scene.request(customers.urgent(), VALVE=1)),
    ]
    for step, asked in steps:
        step(asked)
        assert store.locks[0] == (2, (asked.work_order_id,)), step
    placed = customers.placed("R-1", BOARD=1)
    locked = store.locks[0]
    assert locked == (2, (scene.look_at(placed.requisition_id).work_order_id,))


def test_the_line_is_served_at_the_time_the_stock_came(scene: Scene, store: FakeTx) -> None:
    scene.request(PUMP=1)
    scene.later(hours=1)
    scene.receive(PUMP=1)
    event = store.sent[-1]
    assert isinstance(event, PartsReserved)
    assert event.occurred_at == MONDAY + timedelta(hours=1)
