"""Facts of the domain as events on the bus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from google.protobuf.message import Message

from callout.intake.v1 import events_pb2 as pb
from chassis.outbox import Outbox, OutgoingEvent
from intake.adapters.wire_resources import branch, clock, phase
from intake.adapters.wire_words import (
    CATEGORY,
    HANDLING,
    MILESTONE,
    OUTCOME,
    PAUSE_REASON,
    SEVERITY,
    write_instant,
)
from intake.domain import events
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import Milestone

BRANCH_STREAM: Final = "intake.branch"
REQUEST_STREAM: Final = "intake.service_request"


class StreamOutbox:
    """`intake.ports.Outbox` over the chassis' outbox."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def append(self, event: events.Event) -> None:
        self._outbox.append(outgoing(event))


def outgoing(event: events.Event) -> OutgoingEvent:
    """Return a fact in the form in which it is announced."""
    message = _ENCODERS[type(event)](event)
    if isinstance(event, events.BranchRegistered):
        stream, aggregate_id, code = BRANCH_STREAM, event.branch.code, event.branch.code
    else:
        stream, aggregate_id, code = REQUEST_STREAM, event.service_request_id, event.branch
    return OutgoingEvent(
        stream=stream,
        aggregate_id=aggregate_id,
        type=message.DESCRIPTOR.full_name,
        body=message.SerializeToString(deterministic=True),
        occurred_at=event.occurred_at,
        branch=code,
    )


def _due(request: ServiceRequest, milestone: Milestone) -> datetime | None:
    found = request.clock(milestone)
    return found.due_at if found else None


def _branch_registered(event: events.BranchRegistered) -> Message:
    return pb.BranchRegistered(branch=branch(event.branch))


def _registered(event: events.ServiceRequestRegistered) -> Message:
    call, standing = event.request.call, event.request.standing
    return pb.ServiceRequestRegistered(
        service_request_id=call.id,
        request_number=call.number,
        external_ref=call.external_ref,
        branch_code=standing.branch,
        customer_id=call.customer_id,
        installed_product_id=call.installed_product_id,
        product_line=call.product_line,
        product_model=call.product_model,
        symptom_code=call.symptom_code,
        symptom=call.symptom,
        category=CATEGORY.write(call.category),
        severity=SEVERITY.write(standing.severity),
        handling=HANDLING.write(call.handling),
        received_time=write_instant(call.received_at),
        repeat_of=call.repeat_of,
        arrive_due_time=write_instant(_due(event.request, Milestone.ARRIVE)),
        restore_due_time=write_instant(_due(event.request, Milestone.RESTORE)),
        historical=call.historical,
    )


def _call_joined(event: events.CallJoined) -> Message:
    return pb.CallJoined(service_request_id=event.service_request_id, calls=event.calls)


def _severity_changed(event: events.SeverityChanged) -> Message:
    return pb.SeverityChanged(
        service_request_id=event.service_request_id,
        from_severity=SEVERITY.write(event.from_severity),
        to_severity=SEVERITY.write(event.to_severity),
        reason=event.reason,
        arrive_due_time=write_instant(event.arrive_due_at),
        restore_due_time=write_instant(event.restore_due_at),
    )


def _transferred(event: events.ServiceRequestTransferred) -> Message:
    return pb.ServiceRequestTransferred(
        service_request_id=event.service_request_id,
        from_branch_code=event.from_branch,
        to_branch_code=event.to_branch,
    )


def _paused(event: events.ClocksPaused) -> Message:
    return pb.ClocksPaused(
        service_request_id=event.service_request_id,
        reason=PAUSE_REASON.write(event.reason),
        paused_time=write_instant(event.occurred_at),
    )


def _resumed(event: events.ClocksResumed) -> Message:
    return pb.ClocksResumed(
        service_request_id=event.service_request_id,
        resumed_time=write_instant(event.occurred_at),
    )


def _milestone_met(event: events.MilestoneMet) -> Message:
    return pb.MilestoneMet(
        service_request_id=event.service_request_id,
        clock=clock(event.line),
        technician_code=event.technician,
    )


def _milestone_withdrawn(event: events.MilestoneWithdrawn) -> Message:
    return pb.MilestoneWithdrawn(
        service_request_id=event.service_request_id, milestone=MILESTONE.write(event.milestone)
    )


def _warning_raised(event: events.SlaWarningRaised) -> Message:
    return pb.SlaWarningRaised(
        service_request_id=event.service_request_id,
        milestone=MILESTONE.write(event.milestone),
        share=float(event.share),
        notify_role=event.notify_role,
        reached_time=write_instant(event.occurred_at),
        due_time=write_instant(event.due_at),
    )


def _breached(event: events.SlaBreached) -> Message:
    return pb.SlaBreached(
        service_request_id=event.service_request_id,
        milestone=MILESTONE.write(event.milestone),
        due_time=write_instant(event.occurred_at),
        longest_phase=phase(event.longest_phase) if event.longest_phase else None,
    )


def _breach_withdrawn(event: events.SlaBreachWithdrawn) -> Message:
    return pb.SlaBreachWithdrawn(
        service_request_id=event.service_request_id,
        milestone=MILESTONE.write(event.milestone),
        reason=event.reason,
    )


def _restored(event: events.ServiceRestored) -> Message:
    return pb.ServiceRestored(
        service_request_id=event.service_request_id,
        restored_time=write_instant(event.occurred_at),
    )


def _closed(event: events.ServiceRequestClosed) -> Message:
    call, standing = event.request.call, event.request.standing
    return pb.ServiceRequestClosed(
        service_request_id=call.id,
        request_number=call.number,
        branch_code=standing.branch,
        customer_id=call.customer_id,
        outcome=OUTCOME.write(standing.outcome),
        received_time=write_instant(call.received_at),
        closed_time=write_instant(event.occurred_at),
        technician_code=standing.technician,
        product_line=call.product_line,
        severity=SEVERITY.write(standing.severity),
        clocks=map(clock, event.request.lines),
        repeat=bool(call.repeat_of),
        closings=standing.closings,
        visits=standing.visits,
    )


def _reopened(event: events.ServiceRequestReopened) -> Message:
    return pb.ServiceRequestReopened(
        service_request_id=event.service_request_id,
        reason=event.reason,
        reopened_time=write_instant(event.occurred_at),
        was_closed=event.was_closed,
    )


_ENCODERS: Final[Mapping[type[Any], Callable[[Any], Message]]] = MappingProxyType(
    {
        events.BranchRegistered: _branch_registered,
        events.ServiceRequestRegistered: _registered,
        events.CallJoined: _call_joined,
        events.SeverityChanged: _severity_changed,
        events.ServiceRequestTransferred: _transferred,
        events.ClocksPaused: _paused,
        events.ClocksResumed: _resumed,
        events.MilestoneMet: _milestone_met,
        events.MilestoneWithdrawn: _milestone_withdrawn,
        events.SlaWarningRaised: _warning_raised,
        events.SlaBreached: _breached,
        events.SlaBreachWithdrawn: _breach_withdrawn,
        events.ServiceRestored: _restored,
        events.ServiceRequestClosed: _closed,
        events.ServiceRequestReopened: _reopened,
    }
)
