"""The worker process of feedback: events of intake and dispatch. Never imports grpc."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.intake.v1 import events_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as intake_resources_pb
from chassis.worker import IncomingEvent, Reaction, WorkerSpec
from feedback.bootstrap import SERVICE, build_parts
from feedback.domain.ids import ServiceRequestId
from feedback.domain.words import Outcome
from feedback.handlers.on_closing_corrected import on_closing_corrected
from feedback.handlers.on_request_closed import RequestClosed, on_request_closed
from feedback.handlers.on_request_registered import RequestRegistered, on_request_registered
from feedback.handlers.on_request_reopened import RequestReopened, on_request_reopened
from feedback.handlers.on_request_transferred import RequestTransferred, on_request_transferred
from feedback.handlers.on_work_order_assigned import WorkOrderAssigned, on_work_order_assigned
from feedback.ports import Tx


def build(environ: Mapping[str, str] = os.environ) -> WorkerSpec[Tx]:
    """Return what `chassis.work` runs."""
    parts = build_parts(environ)
    return WorkerSpec(
        service=SERVICE,
        settings=parts.settings,
        uow=parts.uow,
        database=parts.database,
        reactions=REACTIONS,
    )


def request_registered(
    message: intake_pb.ServiceRequestRegistered, event: IncomingEvent
) -> RequestRegistered:
    """Read what we need of a registered request."""
    return RequestRegistered(
        service_request_id=ServiceRequestId(message.service_request_id),
        request_number=message.request_number,
        branch_code=message.branch_code,
        customer_id=message.customer_id,
        repeat_of=message.repeat_of,
        received_at=_instant(message.received_time),
        sequence=event.sequence,
    )


def request_transferred(
    message: intake_pb.ServiceRequestTransferred, event: IncomingEvent
) -> RequestTransferred:
    """Read what we need of a request that changed its branch."""
    return RequestTransferred(
        service_request_id=ServiceRequestId(message.service_request_id),
        to_branch_code=message.to_branch_code,
        sequence=event.sequence,
    )


def request_closed(message: intake_pb.ServiceRequestClosed, event: IncomingEvent) -> RequestClosed:
    """Read what we need of a closing; the zone of the branch comes with its clocks."""
    outcome = intake_resources_pb.Outcome.Name(message.outcome)
    return RequestClosed(
        service_request_id=ServiceRequestId(message.service_request_id),
        request_number=message.request_number,
        branch_code=message.branch_code,
        customer_id=message.customer_id,
        outcome=Outcome[outcome.removeprefix("OUTCOME_")],
        received_at=_instant(message.received_time),
        closed_at=_instant(message.closed_time),
        technician_code=message.technician_code,
        time_zone=next((clock.time_zone for clock in message.clocks if clock.time_zone), ""),
        closings=message.closings,
        sequence=event.sequence,
    )


def closing_corrected(message: intake_pb.ClosingCorrected, event: IncomingEvent) -> RequestClosed:
    """Read a closing as it is known now."""
    return request_closed(message.closing, event)


def request_reopened(
    message: intake_pb.ServiceRequestReopened, event: IncomingEvent
) -> RequestReopened:
    """Read what we need of a reopening."""
    return RequestReopened(
        service_request_id=ServiceRequestId(message.service_request_id),
        was_closed=message.was_closed,
        reopened_at=_instant(message.reopened_time)
        if message.HasField("reopened_time")
        else event.occurred_at,
        sequence=event.sequence,
    )


def work_order_assigned(
    message: dispatch_pb.WorkOrderAssigned, event: IncomingEvent
) -> WorkOrderAssigned:
    """Read what we need of an assignment."""
    return WorkOrderAssigned(
        service_request_id=ServiceRequestId(message.service_request_id),
        technician_code=message.technician_code,
        sequence=event.sequence,
    )


def _instant(time: Timestamp) -> datetime:
    return time.ToDatetime(tzinfo=UTC)


def _reaction(
    message: type[Message],
    read: Callable[[Any, IncomingEvent], Any],
    react: Callable[[Any, Tx, datetime], None],
) -> tuple[str, Reaction[Tx]]:
    def handle(body: Any, event: IncomingEvent, tx: Tx, now: datetime) -> None:
        react(read(body, event), tx, now)

    return message.DESCRIPTOR.full_name, Reaction(message=message, handle=handle)


REACTIONS: Final[Mapping[str, Reaction[Tx]]] = dict(
    (
        _reaction(intake_pb.ServiceRequestRegistered, request_registered, on_request_registered),
        _reaction(intake_pb.ServiceRequestTransferred, request_transferred, on_request_transferred),
        _reaction(intake_pb.ServiceRequestClosed, request_closed, on_request_closed),
        _reaction(intake_pb.ClosingCorrected, closing_corrected, on_closing_corrected),
        _reaction(intake_pb.ServiceRequestReopened, request_reopened, on_request_reopened),
        _reaction(dispatch_pb.WorkOrderAssigned, work_order_assigned, on_work_order_assigned),
    )
)
