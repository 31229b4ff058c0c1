"""Ends of days and questions on the wire: resources and events."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from google.protobuf.message import Message

from callout.intake.v1 import follow_up_events_pb2 as events_pb
from callout.intake.v1 import follow_up_service_pb2 as pb
from chassis.outbox import OutgoingEvent
from intake.adapters.wire_words import CHANNEL, Words, write_day, write_instant
from intake.domain.follow_ups.day_end import DayNotice, DayNoticeGiven, DayNoticeKind
from intake.domain.follow_ups.question import (
    AnswerToldLate,
    Question,
    QuestionEscalated,
    QuestionEvent,
)

STREAM: Final = "intake.service_request"
KIND: Final = Words(DayNoticeKind, pb.DayNotice.Kind, "KIND")


def day_notice(value: DayNotice) -> pb.DayNotice:
    return pb.DayNotice(
        id=value.id,
        service_request_id=value.service_request_id,
        branch_code=value.branch,
        day=write_day(value.day),
        kind=KIND.write(value.kind),
        noticed_time=write_instant(value.noticed_at),
        agreed_time=write_instant(value.agreed_for),
        reason=value.reason,
        noticed_by=value.noticed_by,
        notify_role=value.notify_role,
        policy_ref=value.policy_ref,
    )


def question(value: Question) -> pb.Question:
    return pb.Question(
        id=value.id,
        service_request_id=value.service_request_id,
        branch_code=value.branch,
        text=value.text,
        asked_time=write_instant(value.asked_at),
        taken_by=value.taken_by,
        escalate_by_time=write_instant(value.escalate_by),
        notify_role=value.notify_role,
        escalated_time=write_instant(value.escalated_at),
        escalated_by=value.escalated_by,
        answer=value.answer,
        answered_time=write_instant(value.answered_at),
        answered_by=value.answered_by,
        tell_by_time=write_instant(value.tell_by),
        told_time=write_instant(value.told_at),
        told_by=value.told_by,
        told_over=CHANNEL.write(value.told_over),
        told_late_time=write_instant(value.told_late_at),
        policy_ref=value.policy_ref,
        version=value.version,
    )


def day_notice_given(event: DayNoticeGiven) -> OutgoingEvent:
    """Announce a notice to the supervisor."""
    notice = event.notice
    message = _missed(notice) if notice.kind is DayNoticeKind.MISSED else _deferred(notice)
    return _outgoing(message, notice.service_request_id, notice.noticed_at, notice.branch)


def question_moved(event: QuestionEvent) -> OutgoingEvent:
    """Announce that a question went to the supervisor, or that an answer was kept back."""
    asked = event.question
    match event:
        case QuestionEscalated():
            message, at = _escalated(asked), asked.escalated_at
        case AnswerToldLate():
            message, at = _told_late(asked), asked.told_late_at
    return _outgoing(message, asked.service_request_id, at or asked.asked_at, asked.branch)


def _deferred(notice: DayNotice) -> Message:
    return events_pb.RequestDeferred(
        service_request_id=notice.service_request_id,
        day_notice_id=notice.id,
        day=write_day(notice.day),
        told_time=write_instant(notice.noticed_at),
        agreed_time=write_instant(notice.agreed_for),
        told_by=notice.noticed_by,
        notify_role=notice.notify_role,
        policy_ref=notice.policy_ref,
    )


def _missed(notice: DayNotice) -> Message:
    return events_pb.DayEndMissed(
        service_request_id=notice.service_request_id,
        day_notice_id=notice.id,
        day=write_day(notice.day),
        ended_time=write_instant(notice.noticed_at),
        notify_role=notice.notify_role,
        policy_ref=notice.policy_ref,
    )


def _escalated(asked: Question) -> Message:
    return events_pb.QuestionEscalated(
        service_request_id=asked.service_request_id,
        question_id=asked.id,
        asked_time=write_instant(asked.asked_at),
        escalated_time=write_instant(asked.escalated_at),
        escalated_by=asked.escalated_by,
        notify_role=asked.notify_role,
        policy_ref=asked.policy_ref,
    )


def _told_late(asked: Question) -> Message:
    return events_pb.AnswerToldLate(
        service_request_id=asked.service_request_id,
        question_id=asked.id,
        answered_time=write_instant(asked.answered_at),
        due_time=write_instant(asked.told_late_at),
        answered_by=asked.answered_by,
        notify_role=asked.notify_role,
        policy_ref=asked.policy_ref,
    )


def _outgoing(message: Message, request_id: str, at: datetime, branch: str) -> OutgoingEvent:
    return OutgoingEvent(
        stream=STREAM,
        aggregate_id=request_id,
        type=message.DESCRIPTOR.full_name,
        body=message.SerializeToString(deterministic=True),
        occurred_at=at,
        branch=branch,
    )
