"""Facts of the domain as events on the bus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from google.protobuf.message import Message

from callout.dispatch.v1 import events_pb2 as pb
from chassis.outbox import Outbox, OutgoingEvent
from dispatch.adapters.wire_resources import replaced_part, technician, timestamp, visit_window
from dispatch.adapters.wire_words import number_of
from dispatch.domain import events

TECHNICIAN_STREAM: Final = "dispatch.technician"
WORK_ORDER_STREAM: Final = "dispatch.work_order"


class StreamOutbox:
    """`dispatch.ports.Outbox` over the chassis's outbox."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def append(self, event: events.Event) -> None:
        self._outbox.append(outgoing(event))


def outgoing(event: events.Event) -> OutgoingEvent:
    """Return a fact in the form in which it is announced."""
    message = _ENCODERS[type(event)](event)
    aggregate_id: str
    if isinstance(event, events.TechnicianEvent):
        stream, aggregate_id = TECHNICIAN_STREAM, event.technician.code
        branch = event.technician.branch_code
    else:
        stream, aggregate_id = WORK_ORDER_STREAM, event.origin.work_order_id
        branch = event.origin.branch_code
    return OutgoingEvent(
        stream=stream,
        aggregate_id=aggregate_id,
        type=message.DESCRIPTOR.full_name,
        body=message.SerializeToString(deterministic=True),
        occurred_at=event.occurred_at,
        branch=branch,
    )


def _references(event: events.WorkOrderEvent) -> dict[str, str]:
    return {
        "work_order_id": event.origin.work_order_id,
        "service_request_id": event.origin.service_request_id,
    }


def _technician_registered(event: events.TechnicianRegistered) -> Message:
    return pb.TechnicianRegistered(technician=technician(event.technician))


def _technician_changed(event: events.TechnicianChanged) -> Message:
    return pb.TechnicianChanged(technician=technician(event.technician))


def _opened(event: events.WorkOrderOpened) -> Message:
    return pb.WorkOrderOpened(
        **_references(event),
        branch_code=event.origin.branch_code,
        in_warranty=event.in_warranty,
        customer_id=event.customer_id,
        installed_product_id=event.installed_product_id,
        severity=event.severity,
    )


def _assigned(event: events.WorkOrderAssigned) -> Message:
    return pb.WorkOrderAssigned(
        **_references(event),
        branch_code=event.origin.branch_code,
        technician_code=event.technician_code,
        visit=visit_window(event.visit),
        overridden_reason=event.overridden_reason,
    )


def _accepted(event: events.WorkOrderAccepted) -> Message:
    return pb.WorkOrderAccepted(**_references(event), technician_code=event.technician_code)


def _travel_started(event: events.TravelStarted) -> Message:
    return pb.TravelStarted(**_references(event), technician_code=event.technician_code)


def _arrived(event: events.TechnicianArrived) -> Message:
    return pb.TechnicianArrived(
        **_references(event),
        technician_code=event.technician_code,
        visit_number=event.visit_number,
        late_seconds=event.late_seconds,
    )


def _suspended(event: events.WorkSuspended) -> Message:
    return pb.WorkSuspended(
        **_references(event),
        state=number_of(event.state),
        technician_code=event.technician_code,
        note=event.note,
        customer_asked=event.customer_asked,
    )


def _resumed(event: events.WorkResumed) -> Message:
    return pb.WorkResumed(
        **_references(event),
        technician_code=event.technician_code,
        state=number_of(event.state),
    )


def _report_submitted(event: events.ServiceReportSubmitted) -> Message:
    return pb.ServiceReportSubmitted(
        **_references(event),
        technician_code=event.technician_code,
        fixed=event.fixed,
        finished_time=timestamp(event.finished_at),
        replaced_parts=[replaced_part(each) for each in event.replaced_parts],
        minutes_worked=event.minutes_worked,
    )


def _signed(event: events.WorkOrderSigned) -> Message:
    return pb.WorkOrderSigned(
        **_references(event),
        technician_code=event.technician_code,
        branch_code=event.origin.branch_code,
        signed_time=timestamp(event.occurred_at),
        seal=event.seal,
        visits=event.visits,
    )


def _reopened(event: events.WorkOrderReopened) -> Message:
    return pb.WorkOrderReopened(**_references(event))


def _transferred(event: events.WorkOrderTransferred) -> Message:
    return pb.WorkOrderTransferred(**_references(event), branch_code=event.origin.branch_code)


def _closed(event: events.WorkOrderClosed) -> Message:
    return pb.WorkOrderClosed(**_references(event))


def _warranty_ended(event: events.WarrantyEnded) -> Message:
    return pb.WarrantyEnded(**_references(event))


def _graded(event: events.WorkOrderGraded) -> Message:
    return pb.WorkOrderGraded(**_references(event), severity=event.severity)


def _cancelled(event: events.WorkOrderCancelled) -> Message:
    return pb.WorkOrderCancelled(**_references(event), reason=event.reason)


_ENCODERS: Final[dict[type[Any], Callable[[Any], Message]]] = {
    events.TechnicianRegistered: _technician_registered,
    events.TechnicianChanged: _technician_changed,
    events.WorkOrderOpened: _opened,
    events.WorkOrderAssigned: _assigned,
    events.WorkOrderAccepted: _accepted,
    events.TravelStarted: _travel_started,
    events.TechnicianArrived: _arrived,
    events.WorkSuspended: _suspended,
    events.WorkResumed: _resumed,
    events.ServiceReportSubmitted: _report_submitted,
    events.WorkOrderSigned: _signed,
    events.WorkOrderReopened: _reopened,
    events.WorkOrderTransferred: _transferred,
    events.WorkOrderClosed: _closed,
    events.WorkOrderCancelled: _cancelled,
    events.WarrantyEnded: _warranty_ended,
    events.WorkOrderGraded: _graded,
}
