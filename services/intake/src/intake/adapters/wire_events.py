"""Facts of the domain as events on the bus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, get_args

from google.protobuf.message import Message

from callout.intake.v1 import events_pb2 as pb
from chassis.outbox import Outbox, OutgoingEvent
from intake.adapters.follow_ups import wire as follow_up_wire
from intake.adapters.hotline.wire import call_unanswered
from intake.adapters.quotes import wire as quote_wire
from intake.adapters.return_cases import wire as return_wire
from intake.adapters.wire_resources import branch, clock, phase
from intake.adapters.wire_words import (
    CATEGORY,
    CHANNEL,
    CONTRACT_KIND,
    HANDLING,
    MILESTONE,
    NOTICE_KIND,
    OUTCOME,
    PAUSE_REASON,
    SEVERITY,
    write_day,
    write_instant,
)
from intake.domain import events
from intake.domain.follow_ups.day_end import DayNoticeGiven
from intake.domain.follow_ups.question import QuestionEvent
from intake.domain.hotline.coverage import CallUnanswered
from intake.domain.quotes.events import QuoteEvent
from intake.domain.request import ServiceRequest
from intake.domain.return_cases.events import ReturnCaseEvent
from intake.domain.vocabulary import Milestone
from intake.ports import Announced

BRANCH_STREAM: Final = "intake.branch"
CONTRACT_STREAM: Final = "intake.contract"
REQUEST_STREAM: Final = "intake.service_request"


class StreamOutbox:
    """`intake.ports.Outbox` over the chassis' outbox."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def append(self, event: Announced) -> None:
        self._outbox.append(outgoing(event))


def outgoing(event: Announced) -> OutgoingEvent:
    """Return a fact in the form in which it is announced."""
    return _AREAS.get(type(event), _of_the_register)(event)


def _of_the_register(event: events.Event) -> OutgoingEvent:
    message = _ENCODERS[type(event)](event)
    match event:
        case events.BranchRegistered():
            stream, aggregate_id, code = BRANCH_STREAM, event.branch.code, event.branch.code
        case events.ContractExpiryNoticed(contract=contract):
            stream, aggregate_id, code = CONTRACT_STREAM, contract.id, contract.branch
        case _:
            stream, aggregate_id, code = REQUEST_STREAM, event.service_request_id, event.branch
    return OutgoingEvent(
        stream=stream,
        aggregate_id=aggregate_id,
        type=message.DESCRIPTOR.full_name,
        body=message.SerializeToString(deterministic=True),
        occurred_at=event.occurred_at,
        branch=code,
    )


# Areas with a stream of their own write their events themselves.
_AREAS: Final[Mapping[type[Any], Callable[[Any], OutgoingEvent]]] = MappingProxyType(
    {
        CallUnanswered: call_unanswered,
        DayNoticeGiven: follow_up_wire.day_notice_given,
        **dict.fromkeys(get_args(QuestionEvent), follow_up_wire.question_moved),
        **dict.fromkeys(get_args(QuoteEvent), quote_wire.outgoing),
        **dict.fromkeys(get_args(ReturnCaseEvent), return_wire.outgoing),
    }
)


def _due(request: ServiceRequest, milestone: Milestone) -> datetime | None:
    found = request.clock(milestone)
    return found.due_at if found else None


def _branch_registered(event: events.BranchRegistered) -> Message:
    return pb.BranchRegistered(branch=branch(event.branch))


def _contract_expiry(event: events.ContractExpiryNoticed) -> Message:
    contract = event.contract
    return pb.ContractExpiryNoticed(
        contract_id=contract.id,
        contract_number=contract.number,
        branch_code=contract.branch,
        customer_id=contract.customer_id,
        kind=CONTRACT_KIND.write(contract.kind),
        notice=NOTICE_KIND.write(event.notice),
        ends_on=write_day(contract.ends_on),
        notify_role=event.role,
        responsible=contract.responsible,
    )


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
    contact = event.contact
    return pb.CallJoined(
        service_request_id=event.service_request_id,
        calls=event.calls,
        channel=CHANNEL.write(contact.channel),
        received_time=write_instant(contact.received_at),
        taken_by=contact.taken_by,
        symptom_code=contact.symptom_code,
    )


def _severity_changed(event: events.SeverityChanged) -> Message:
    return pb.SeverityChanged(
        service_request_id=event.service_request_id,
        from_severity=SEVERITY.write(event.from_severity),
        to_severity=SEVERITY.write(event.to_severity),
        reason=event.reason,
        arrive_due_time=write_instant(event.arrive_due_at),
        restore_due_time=write_instant(event.restore_due_at),
    )


def _promise_changed(event: events.PromiseChanged) -> Message:
    return pb.PromiseChanged(
        service_request_id=event.service_request_id,
        sla_policy_ref=event.sla_policy_ref,
        calendar=event.calendar,
        reason=event.reason,
        arrive_due_time=write_instant(event.arrive_due_at),
        restore_due_time=write_instant(event.restore_due_at),
    )


def _category_decided_anew(event: events.CategoryDecidedAnew) -> Message:
    return pb.CategoryDecidedAnew(
        service_request_id=event.service_request_id,
        from_category=CATEGORY.write(event.from_category),
        to_category=CATEGORY.write(event.to_category),
        found_time=write_instant(event.occurred_at),
        category_policy_ref=event.category_policy_ref,
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
        expected_end_time=write_instant(event.ends_at),
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
    return _closing(event.request, event.occurred_at)


def _closing_corrected(event: events.ClosingCorrected) -> Message:
    return pb.ClosingCorrected(closing=_closing(event.request, event.occurred_at))


def _closing(request: ServiceRequest, told_at: datetime) -> pb.ServiceRequestClosed:
    call, standing = request.call, request.standing
    return pb.ServiceRequestClosed(
        service_request_id=call.id,
        request_number=call.number,
        branch_code=standing.branch,
        customer_id=call.customer_id,
        outcome=OUTCOME.write(standing.outcome),
        received_time=write_instant(call.received_at),
        closed_time=write_instant(standing.closed_at or told_at),
        technician_code=standing.technician,
        product_line=call.product_line,
        severity=SEVERITY.write(standing.severity),
        clocks=map(clock, request.lines),
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
        events.ContractExpiryNoticed: _contract_expiry,
        events.ServiceRequestRegistered: _registered,
        events.CallJoined: _call_joined,
        events.SeverityChanged: _severity_changed,
        events.PromiseChanged: _promise_changed,
        events.CategoryDecidedAnew: _category_decided_anew,
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
        events.ClosingCorrected: _closing_corrected,
        events.ServiceRequestReopened: _reopened,
    }
)
