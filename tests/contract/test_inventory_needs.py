"""What inventory relies on in other services' events: their real encoders, our real reactions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.intake.v1 import events_pb2 as intake_pb
from callout.inventory.v1 import transfer_events_pb2 as transfer_pb
from chassis.envelope import read_body
from chassis.outbox import OutgoingEvent
from chassis.worker import IncomingEvent
from dispatch.adapters.wire_events import outgoing as dispatch_outgoing
from dispatch.domain import events as dispatch
from dispatch.domain import identity
from dispatch.domain.life_cycle import State as DispatchState
from dispatch.domain.time_window import TimeWindow
from fakes.inventory import FakeTx
from intake.adapters.wire_events import outgoing as intake_outgoing
from intake.domain.branch import Branch as IntakeBranch
from intake.domain.events import BranchRegistered
from inventory.domain.ids import BranchCode, WorkOrderId
from inventory.domain.severity import Severity
from inventory.domain.warehouse import Branch
from inventory.domain.work_order import ENDED, OrderState
from inventory.worker import REACTIONS, STATES

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
ORDER = "0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"
REQUEST = "7d2c1a90-33f1-4c68-8b8e-5f6a7b8c9d0e"
ORIGIN = dispatch.Origin(
    work_order_id=identity.WorkOrderId(ORDER),
    service_request_id=identity.ServiceRequestId(REQUEST),
    branch_code=identity.BranchCode("BJ01"),
)
MOVED = dispatch.Origin(
    work_order_id=identity.WorkOrderId(ORDER),
    service_request_id=identity.ServiceRequestId(REQUEST),
    branch_code=identity.BranchCode("SH01"),
)
SOMEBODY = identity.TechnicianCode("T-01")

OPENED = dispatch.WorkOrderOpened(origin=ORIGIN, occurred_at=AT)
ASSIGNED = dispatch.WorkOrderAssigned(
    origin=ORIGIN,
    occurred_at=AT,
    technician_code=SOMEBODY,
    visit=TimeWindow(start=AT, end=AT + timedelta(hours=1)),
    overridden_reason="",
)
ACCEPTED = dispatch.WorkOrderAccepted(origin=ORIGIN, occurred_at=AT, technician_code=SOMEBODY)
TRAVELLING = dispatch.TravelStarted(origin=ORIGIN, occurred_at=AT, technician_code=SOMEBODY)
ARRIVED = dispatch.TechnicianArrived(
    origin=ORIGIN, occurred_at=AT, technician_code=SOMEBODY, visit_number=1, late_seconds=0
)
SIGNED = dispatch.WorkOrderSigned(
    origin=ORIGIN, occurred_at=AT, technician_code=SOMEBODY, seal="ab", visits=1
)
REOPENED = dispatch.WorkOrderReopened(origin=ORIGIN, occurred_at=AT)
CLOSED = dispatch.WorkOrderClosed(origin=ORIGIN, occurred_at=AT)
CANCELLED = dispatch.WorkOrderCancelled(origin=ORIGIN, occurred_at=AT, reason="withdrawn")


def suspended(state: DispatchState) -> dispatch.WorkSuspended:
    return dispatch.WorkSuspended(
        origin=ORIGIN,
        occurred_at=AT,
        technician_code=SOMEBODY,
        state=state,
        note="",
        customer_asked=False,
    )


def resumed(state: DispatchState) -> dispatch.WorkResumed:
    return dispatch.WorkResumed(
        origin=ORIGIN, occurred_at=AT, technician_code=SOMEBODY, state=state
    )


def reported(*, fixed: bool) -> dispatch.ServiceReportSubmitted:
    return dispatch.ServiceReportSubmitted(
        origin=ORIGIN,
        occurred_at=AT,
        technician_code=SOMEBODY,
        fixed=fixed,
        finished_at=AT,
        replaced_parts=(),
        minutes_worked=30,
    )


def told(store: FakeTx, events: Iterable[OutgoingEvent]) -> FakeTx:
    """Let the events arrive as the bus brings them, checked by the rules of the contract."""
    for sequence, event in enumerate(events, start=1):
        arrived = IncomingEvent(
            id=UUID(int=sequence),
            type=event.type,
            stream=event.stream,
            aggregate_id=event.aggregate_id,
            sequence=sequence,
            occurred_at=event.occurred_at,
            branch=event.branch,
            cell="main",
            traceparent="",
            body=event.body,
        )
        reaction = REACTIONS[event.type]
        reaction.handle(read_body(arrived, reaction), arrived, store, AT)
    return store


def test_a_branch_brings_its_code_name_and_zone() -> None:
    branch = IntakeBranch(
        code="BJ01", name="北京一站", city="北京", region="north", time_zone="Asia/Shanghai"
    )
    store = told(FakeTx(), [intake_outgoing(BranchRegistered(branch=branch, occurred_at=AT))])
    assert store.branches.find(BranchCode("BJ01")) == Branch(
        code=BranchCode("BJ01"), name="北京一站", time_zone="Asia/Shanghai"
    )


def test_an_opened_order_brings_its_request_its_branch_and_its_time() -> None:
    store = told(FakeTx(), [dispatch_outgoing(OPENED)])
    order = store.work_orders.find(WorkOrderId(ORDER))
    assert order is not None
    assert (order.service_request_id, order.branch_code) == (REQUEST, "BJ01")
    assert (order.state, order.opened_at) == (OrderState.OPEN, AT)


def test_an_order_brings_who_pays_until_when_and_its_last_report() -> None:
    opened = dispatch.WorkOrderOpened(
        origin=ORIGIN,
        occurred_at=AT,
        in_warranty=True,
        customer_id="c-1",
        installed_product_id="p-1",
    )
    ended = dispatch.WarrantyEnded(origin=ORIGIN, occurred_at=AT + timedelta(hours=1))
    told_of: list[dispatch.Event] = [opened, ACCEPTED, reported(fixed=True), ended]
    store = told(FakeTx(), map(dispatch_outgoing, told_of))
    order = store.work_orders.find(WorkOrderId(ORDER))
    assert order is not None
    assert (order.in_warranty, order.reported_at) == (True, AT)
    assert (order.customer_id, order.installed_product_id) == ("c-1", "p-1")
    assert store.state.fixings == {(WorkOrderId(ORDER), AT)}
    assert order.warranty_ended_at == AT + timedelta(hours=1)
    plain = told(FakeTx(), [dispatch_outgoing(OPENED)]).work_orders.find(WorkOrderId(ORDER))
    assert plain is not None
    assert (plain.in_warranty, plain.reported_at, plain.warranty_ended_at) == (False, None, None)


def test_an_order_brings_how_bad_the_fault_is_and_what_it_became() -> None:
    opened = dispatch.WorkOrderOpened(origin=ORIGIN, occurred_at=AT, severity="C")
    graded = dispatch.WorkOrderGraded(origin=ORIGIN, occurred_at=AT, severity="A")
    cases: tuple[tuple[list[dispatch.Event], Severity | None], ...] = (
        ([OPENED], None),  # of before it was told
        ([opened], Severity.C),
        ([opened, graded], Severity.A),
    )
    for told_of, severity in cases:
        order = told(FakeTx(), map(dispatch_outgoing, told_of)).work_orders.find(WorkOrderId(ORDER))
        assert order is not None
        assert order.severity is severity


@pytest.mark.parametrize(
    ("event", "state"),
    [
        (ASSIGNED, OrderState.ASSIGNED),
        (ACCEPTED, OrderState.STARTED),
        (TRAVELLING, OrderState.STARTED),
        (ARRIVED, OrderState.STARTED),
        (suspended(DispatchState.INTERRUPTED), OrderState.STARTED),
        (suspended(DispatchState.TAKEN_IN), OrderState.STARTED),
        (suspended(DispatchState.WAITING_FOR_PARTS), OrderState.STARTED),
        (suspended(DispatchState.WAITING_FOR_CUSTOMER), OrderState.STARTED),
        (resumed(DispatchState.TRAVELLING), OrderState.STARTED),
        (resumed(DispatchState.ON_SITE), OrderState.STARTED),
        (reported(fixed=False), OrderState.STARTED),
        (reported(fixed=True), OrderState.DONE),
        (SIGNED, OrderState.DONE),
        (REOPENED, OrderState.OPEN),
        (CLOSED, OrderState.CLOSED),
        (CANCELLED, OrderState.CANCELLED),
    ],
)
def test_every_step_of_an_order_says_whether_parts_may_be_drawn(
    event: dispatch.WorkOrderEvent, state: OrderState
) -> None:
    store = told(FakeTx(), [dispatch_outgoing(OPENED), dispatch_outgoing(event)])
    order = store.work_orders.find(WorkOrderId(ORDER))
    assert order is not None
    assert order.state is state


def test_a_transferred_order_names_its_new_branch() -> None:
    transferred = dispatch.WorkOrderTransferred(origin=MOVED, occurred_at=AT)
    store = told(FakeTx(), [dispatch_outgoing(each) for each in (OPENED, ACCEPTED, transferred)])
    order = store.work_orders.find(WorkOrderId(ORDER))
    assert order is not None
    assert (order.branch_code, order.state) == ("SH01", OrderState.OPEN)


def test_every_state_of_dispatch_means_something_to_parts() -> None:
    assert len(STATES) == len(DispatchState)
    assert set(STATES.values()) == set(OrderState)
    assert {OrderState.CLOSED, OrderState.CANCELLED} == ENDED


def test_every_event_of_the_subscribed_streams_is_read() -> None:
    announced = {
        message.full_name
        for file in (dispatch_pb.DESCRIPTOR, intake_pb.DESCRIPTOR)
        for message in file.message_types_by_name.values()
        if message.fields_by_name.get("work_order_id") or message.name == "BranchRegistered"
    }
    crossing = {
        message.full_name for message in transfer_pb.DESCRIPTOR.message_types_by_name.values()
    }
    assert set(REACTIONS) == announced | crossing
