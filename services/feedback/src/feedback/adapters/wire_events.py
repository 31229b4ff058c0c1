"""Facts of the domain as events on the bus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from google.protobuf.message import Message

from callout.feedback.v1 import events_pb2 as pb
from chassis.outbox import Outbox, OutgoingEvent
from feedback.adapters.wire_resources import answer, calendar_day, liability, timestamp
from feedback.adapters.wire_words import number_of
from feedback.domain import events

SURVEY_STREAM: Final = "feedback.survey"
COMPLAINT_STREAM: Final = "feedback.complaint"


class StreamOutbox:
    """`feedback.ports.Outbox` over the chassis' outbox."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def append(self, event: events.FeedbackEvent) -> None:
        self._outbox.append(outgoing(event))


def outgoing(event: events.FeedbackEvent) -> OutgoingEvent:
    """Return a fact in the form in which it is announced."""
    stream, aggregate_id = (
        (COMPLAINT_STREAM, event.complaint_id)
        if isinstance(event, events.ComplaintEvent)
        else (SURVEY_STREAM, event.survey_id)
    )
    message = _ENCODERS[type(event)](event)
    return OutgoingEvent(
        stream=stream,
        aggregate_id=aggregate_id,
        type=message.DESCRIPTOR.full_name,
        body=message.SerializeToString(deterministic=True),
        occurred_at=event.occurred_at,
        branch=event.branch_code,
    )


def _survey_scheduled(event: events.SurveyScheduled) -> Message:
    return pb.SurveyScheduled(
        survey_id=event.survey_id,
        service_request_id=event.service_request_id,
        branch_code=event.branch_code,
        due_on=calendar_day(event.due_on),
    )


def _survey_answered(event: events.SurveyAnswered) -> Message:
    return pb.SurveyAnswered(
        survey_id=event.survey_id,
        service_request_id=event.service_request_id,
        branch_code=event.branch_code,
        technician_code=event.technician_code,
        answer=answer(event.answer, with_comment=False),
        satisfied=event.satisfied,
        answered_time=timestamp(event.occurred_at),
        policy_ref=event.policy_ref,
    )


def _survey_unreachable(event: events.SurveyUnreachable) -> Message:
    return pb.SurveyUnreachable(
        survey_id=event.survey_id,
        service_request_id=event.service_request_id,
        branch_code=event.branch_code,
    )


def _survey_withdrawn(event: events.SurveyWithdrawn) -> Message:
    return pb.SurveyWithdrawn(
        survey_id=event.survey_id,
        service_request_id=event.service_request_id,
        branch_code=event.branch_code,
    )


def _complaint_filed(event: events.ComplaintFiled) -> Message:
    return pb.ComplaintFiled(
        complaint_id=event.complaint_id,
        complaint_number=event.complaint_number,
        service_request_id=event.service_request_id,
        branch_code=event.branch_code,
        technician_code=event.technician_code,
        grade=number_of(event.grade),
        filed_time=timestamp(event.occurred_at),
    )


def _complaint_answered(event: events.ComplaintAnswered) -> Message:
    return pb.ComplaintAnswered(
        complaint_id=event.complaint_id, branch_code=event.branch_code, in_time=event.in_time
    )


def _liability_verified(event: events.LiabilityVerified) -> Message:
    return pb.LiabilityVerified(
        complaint_id=event.complaint_id,
        complaint_number=event.complaint_number,
        service_request_id=event.service_request_id,
        branch_code=event.branch_code,
        liability=liability(event.liability, with_cause=False),
        filed_time=timestamp(event.filed_at),
    )


def _complaint_closed(event: events.ComplaintClosed) -> Message:
    return pb.ComplaintClosed(
        complaint_id=event.complaint_id,
        branch_code=event.branch_code,
        judgement=number_of(event.judgement),
        service_liable=event.service_liable,
        filed_time=timestamp(event.filed_at),
        closed_time=timestamp(event.occurred_at),
    )


_ENCODERS: Final[dict[type[Any], Callable[[Any], Message]]] = {
    events.SurveyScheduled: _survey_scheduled,
    events.SurveyAnswered: _survey_answered,
    events.SurveyUnreachable: _survey_unreachable,
    events.SurveyWithdrawn: _survey_withdrawn,
    events.ComplaintFiled: _complaint_filed,
    events.ComplaintAnswered: _complaint_answered,
    events.LiabilityVerified: _liability_verified,
    events.ComplaintClosed: _complaint_closed,
}
