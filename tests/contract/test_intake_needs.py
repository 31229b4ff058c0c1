"""What intake relies on in other services' events: their real encoders, our real reactions."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from chassis.envelope import read_body
from chassis.outbox import OutgoingEvent
from chassis.worker import IncomingEvent
from dispatch.adapters.wire_events import outgoing as dispatch_outgoing
from dispatch.domain import events as dispatch
from dispatch.domain import identity
from dispatch.domain.life_cycle import State as DispatchState
from dispatch.domain.time_window import TimeWindow
from intake.adapters.wire_events import outgoing as intake_outgoing
from intake.domain import events as intake
from intake.domain.facts import Fact, FactKind
from intake.domain.vocabulary import Outcome, PauseReason, PhaseKind
from intake.worker import REACTIONS
from inventory.adapters.wire_events import outgoing as inventory_outgoing
from inventory.domain import events as inventory
from inventory.domain import ids
from inventory.domain.fitted_parts.events import PartFitted, PartFittingCorrected
from inventory.domain.fitted_parts.fitted_part import FittedPart, FittedPartId
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.lots import Tracking
from inventory.domain.sourcing.expectation import Cause, Expectation
from inventory.domain.sourcing.ranking import SourceKind
from unit.intake.scene import NOW, Scene, at

REQUEST = "7d2c1a90-33f1-4c68-8b8e-5f6a7b8c9d0e"
ORDER = "0b8f3c1e-6a57-4d0c-9b3e-1f2a3b4c5d6e"
ORIGIN = dispatch.Origin(
    work_order_id=identity.WorkOrderId(ORDER),
    service_request_id=identity.ServiceRequestId(REQUEST),
    branch_code=identity.BranchCode("HZ01"),
)
SOMEBODY = identity.TechnicianCode("T-01")
BUILT_IN = "8e3d2b01-44f2-4d79-9c9f-6a7b8c9d0e1f"
REF = inventory.RequisitionRef(
    requisition_id=ids.RequisitionId("5b0c2d3e-1111-4a5b-8c7d-9e0f1a2b3c4d"),
    work_order_id=ids.WorkOrderId(ORDER),
    service_request_id=ids.ServiceRequestId(REQUEST),
    branch_code=ids.BranchCode("HZ01"),
    warehouse_code=ids.WarehouseCode("HZ01-W1"),
)

ASSIGNED = dispatch.WorkOrderAssigned(
    origin=ORIGIN,
    occurred_at=at(1),
    technician_code=SOMEBODY,
    visit=TimeWindow(start=at(2), end=at(3)),
    overridden_reason="",
)
ACCEPTED = dispatch.WorkOrderAccepted(origin=ORIGIN, occurred_at=at(1), technician_code=SOMEBODY)
TRAVELLING = dispatch.TravelStarted(origin=ORIGIN, occurred_at=at(1), technician_code=SOMEBODY)
ARRIVED = dispatch.TechnicianArrived(
    origin=ORIGIN, occurred_at=at(1), technician_code=SOMEBODY, visit_number=1, late_seconds=0
)
SIGNED = dispatch.WorkOrderSigned(
    origin=ORIGIN, occurred_at=at(5), technician_code=SOMEBODY, seal="ab", visits=2
)


def suspended(state: DispatchState, *, customer_asked: bool = False) -> dispatch.WorkSuspended:
    return dispatch.WorkSuspended(
        origin=ORIGIN,
        occurred_at=at(1),
        technician_code=SOMEBODY,
        state=state,
        note="午休",
        customer_asked=customer_asked,
    )


def resumed(state: DispatchState) -> dispatch.WorkResumed:
    return dispatch.WorkResumed(
        origin=ORIGIN, occurred_at=at(1), technician_code=SOMEBODY, state=state
    )


def reported(*, fixed: bool) -> dispatch.ServiceReportSubmitted:
    return dispatch.ServiceReportSubmitted(
        origin=ORIGIN,
        occurred_at=at(4.5),
        technician_code=SOMEBODY,
        fixed=fixed,
        finished_at=at(4),
        replaced_parts=(),
        minutes_worked=30,
    )


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.register(request_id=REQUEST)
    scene.tx.act_as("system:intake", "system")
    return scene


def told(scene: Scene, *events: OutgoingEvent) -> Scene:
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
        before = len(scene.tx.sent)
        reaction.handle(read_body(arrived, reaction), arrived, scene.tx, at(10))
        scene.events = scene.tx.sent[before:]
    return scene


def facts(scene: Scene) -> list[Fact]:
    """Return the facts after registration, in order."""
    return list(scene.request(REQUEST).timeline.facts[2:])


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (ASSIGNED, FactKind.ASSIGNED),
        (ACCEPTED, FactKind.ACCEPTED),
        (TRAVELLING, FactKind.TRAVELLING),
        (ARRIVED, FactKind.ARRIVED),
    ],
)
def test_a_step_of_the_visit_brings_its_technician_and_its_time(
    scene: Scene, event: dispatch.WorkOrderEvent, kind: FactKind
) -> None:
    (fact,) = facts(told(scene, dispatch_outgoing(event)))
    assert (fact.kind, fact.technician, fact.occurred_at) == (kind, "T-01", at(1))


@pytest.mark.parametrize(
    "event",
    [
        dispatch.WorkOrderReopened(origin=ORIGIN, occurred_at=at(1)),
        dispatch.WorkOrderTransferred(origin=ORIGIN, occurred_at=at(1)),
        dispatch.WorkOrderCancelled(origin=ORIGIN, occurred_at=at(1), reason="x"),
    ],
    ids=lambda event: type(event).__name__,
)
def test_an_order_that_nobody_has_any_more_waits_for_dispatch(
    scene: Scene, event: dispatch.WorkOrderEvent
) -> None:
    (fact,) = facts(told(scene, dispatch_outgoing(event)))
    assert (fact.kind, fact.occurred_at) == (FactKind.ORDER_OPENED, at(1))


@pytest.mark.parametrize(
    ("state", "phase"),
    [
        (DispatchState.INTERRUPTED, PhaseKind.INTERRUPTED),
        (DispatchState.TAKEN_IN, PhaseKind.INTERRUPTED),
        (DispatchState.WAITING_FOR_CUSTOMER, PhaseKind.INTERRUPTED),
        (DispatchState.WAITING_FOR_PARTS, PhaseKind.WAITING_FOR_PARTS),
    ],
)
def test_a_suspension_says_what_is_waited_for(
    scene: Scene, state: DispatchState, phase: PhaseKind
) -> None:
    (fact,) = facts(told(scene, dispatch_outgoing(suspended(state))))
    assert (fact.kind, fact.phase) == (FactKind.SUSPENDED, phase)


def test_a_suspension_that_the_customer_asked_for_pauses_the_clocks(scene: Scene) -> None:
    asked = suspended(DispatchState.WAITING_FOR_CUSTOMER, customer_asked=True)
    _, paused = facts(told(scene, dispatch_outgoing(asked)))
    assert (paused.kind, paused.pause_reason) == (
        FactKind.PAUSED,
        PauseReason.CUSTOMER_ASKED_LATER,
    )


@pytest.mark.parametrize(
    ("state", "phase"),
    [
        (DispatchState.ON_SITE, PhaseKind.ON_SITE),
        (DispatchState.TRAVELLING, PhaseKind.TRAVELLING),
    ],
)
def test_work_goes_on_where_the_event_says(
    scene: Scene, state: DispatchState, phase: PhaseKind
) -> None:
    (fact,) = facts(told(scene, dispatch_outgoing(resumed(state))))
    assert (fact.kind, fact.phase) == (FactKind.WORK_RESUMED, phase)


def test_a_report_brings_when_the_work_was_finished_and_whether_it_helped(scene: Scene) -> None:
    (fact,) = facts(told(scene, dispatch_outgoing(reported(fixed=True))))
    assert (fact.kind, fact.occurred_at, fact.technician) == (FactKind.RESTORED, at(4), "T-01")


def test_a_report_without_success_is_an_interruption(scene: Scene) -> None:
    (fact,) = facts(told(scene, dispatch_outgoing(reported(fixed=False))))
    assert (fact.kind, fact.phase) == (FactKind.SUSPENDED, PhaseKind.INTERRUPTED)


def test_a_signature_closes_at_its_own_time_with_the_number_of_visits(scene: Scene) -> None:
    told(scene, *(dispatch_outgoing(each) for each in (ARRIVED, reported(fixed=True), SIGNED)))
    standing = scene.request(REQUEST).standing
    assert (standing.outcome, standing.closed_at, standing.visits, standing.technician) == (
        Outcome.DONE_ON_SITE,
        at(5),
        2,
        "T-01",
    )


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (
            inventory.PartsShort(
                ref=REF,
                shortages=(Shortage(part_number=ids.PartNumber("PUMP"), missing=1),),
                occurred_at=at(1),
            ),
            FactKind.PARTS_SHORT,
        ),
        (
            inventory.PartsReserved(
                ref=REF,
                lines=(PartLine(part_number=ids.PartNumber("PUMP"), quantity=1),),
                occurred_at=at(1),
            ),
            FactKind.PARTS_RESERVED,
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_news_of_parts_name_the_request_and_the_warehouse(
    scene: Scene, event: inventory.Event, kind: FactKind
) -> None:
    (fact,) = facts(told(scene, inventory_outgoing(event)))
    assert (fact.kind, fact.note, fact.occurred_at) == (kind, "HZ01-W1", at(1))


EXPECTED = Expectation(
    part_number=ids.PartNumber("PUMP"),
    quantity=1,
    source_kind=SourceKind.SUPPLIER,
    source_warehouse=ids.WarehouseCode(""),
    expected_at=at(30),
    decided_at=at(1),
    policy_ref="sourcing/default@1",
    cause=Cause.FOUND_SHORT,
)


def test_when_parts_are_expected_is_told_again_when_it_changes(scene: Scene) -> None:
    short = inventory.PartsShort(ref=REF, shortages=(), occurred_at=at(1), expectations=(EXPECTED,))
    later = inventory.ExpectationChanged(
        ref=REF,
        expectations=(replace(EXPECTED, expected_at=at(50), number=2, cause=Cause.OVERDUE),),
        occurred_at=at(31),
    )
    told(scene, inventory_outgoing(short), inventory_outgoing(later))
    assert [(fact.kind, fact.ends_at) for fact in facts(scene)] == [
        (FactKind.PARTS_SHORT, at(30)),
        (FactKind.PARTS_SHORT, at(50)),
    ]
    assert scene.request(REQUEST).standing.resumes_at is None  # it is no pause


def test_a_fitted_part_names_request_part_and_serial(scene: Scene) -> None:
    scene.register(request_id=BUILT_IN, installed_product_id="p-1")
    fitted = FittedPart(
        id=FittedPartId("6a7b8c9d-5555-4e6f-8a0b-1c2d3e4f5a6b"),
        part_number=ids.PartNumber("FAN"),
        tracking=Tracking.SERIAL,
        lot="SN-1",
        quantity=1,
        requisition_id=REF.requisition_id,
        work_order_id=REF.work_order_id,
        service_request_id=ids.ServiceRequestId(BUILT_IN),
        customer_id="",
        installed_product_id="",
        branch_code=REF.branch_code,
        warehouse_code=REF.warehouse_code,
        issued_at=at(1),
        in_warranty=True,
        fitted_at=at(2),
        version=2,
    )
    told(scene, inventory_outgoing(PartFitted(fitted_part=fitted, occurred_at=at(2))))
    kept = scene.tx.fitted_parts.find("p-1", "SN-1")
    assert kept is not None
    assert (kept.id, kept.part_number, kept.quantity, kept.fitted_at) == (
        fitted.id,
        "FAN",
        1,
        at(2),
    )
    back = replace(fitted, quantity=0, version=3)
    told(scene, inventory_outgoing(PartFittingCorrected(fitted_part=back, occurred_at=at(3))))
    assert scene.tx.fitted_parts.find("p-1", "SN-1") is None


def test_our_own_closing_brings_request_and_count(scene: Scene) -> None:
    told(scene, *(dispatch_outgoing(each) for each in (ARRIVED, reported(fixed=True), SIGNED)))
    closed = next(e for e in scene.events if isinstance(e, intake.ServiceRequestClosed))
    told(scene, intake_outgoing(closed))
    (trace,) = scene.tx.traces
    assert (trace.request_id, trace.closings, trace.started_at) == (REQUEST, 1, NOW)


def test_every_event_of_a_work_order_is_read_or_left_out_on_purpose() -> None:
    announced = {
        message.full_name
        for message in dispatch_pb.DESCRIPTOR.message_types_by_name.values()
        if message.fields_by_name.get("work_order_id")
    }
    unread = {
        f"callout.dispatch.v1.{name}"
        for name in ("WorkOrderOpened", "WorkOrderClosed", "WarrantyEnded", "WorkOrderGraded")
    }
    assert announced - set(REACTIONS) == unread
