"""Requests of the contract as commands of the use cases."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from callout.feedback.v1 import feedback_service_pb2 as pb
from chassis.context import current_principal
from feedback.adapters.wire_words import WordT, word_of
from feedback.domain.errors import Invalid
from feedback.domain.ids import ComplaintId, ServiceRequestId, SurveyId
from feedback.domain.people import Actor
from feedback.domain.survey import ITEMS, SurveyState
from feedback.domain.words import Aggravation, ContactChannel, Fault, Judgement, Rating
from feedback.handlers.answer_complaint import AnswerComplaint
from feedback.handlers.close_complaint import CloseComplaint
from feedback.handlers.confirm_complaint import ConfirmComplaint
from feedback.handlers.file_complaint import FileComplaint
from feedback.handlers.propose_liability import ProposeLiability
from feedback.handlers.record_contact_attempt import RecordContactAttempt
from feedback.handlers.record_survey_answer import RecordSurveyAnswer
from feedback.handlers.record_survey_attempt import RecordSurveyAttempt
from feedback.handlers.verify_liability import VerifyLiability
from feedback.ports import ComplaintQuery, SurveyQuery

DEFAULT_PAGE_SIZE = 50


class WordMissing(Invalid):
    reason = "WORD_MISSING"


class DayUnreadable(Invalid):
    reason = "DAY_UNREADABLE"


class IdUnreadable(Invalid):
    reason = "ID_UNREADABLE"


def actor() -> Actor:
    """Return who is calling."""
    principal = current_principal()
    return Actor(subject=principal.subject, role=principal.role)


def survey_query(request: pb.ListSurveysRequest) -> SurveyQuery:
    """Read which surveys to list."""
    return SurveyQuery(
        branch_code=request.branch_code,
        state=word_of(SurveyState, request.state),
        due_until=_day(request.due_until, "due_until") if request.HasField("due_until") else None,
        service_request_id=_uuid(request.service_request_id, "service_request_id"),
        page_size=request.page_size or DEFAULT_PAGE_SIZE,
        page_token=request.page_token,
    )


def complaint_query(request: pb.ListComplaintsRequest) -> ComplaintQuery:
    """Read which complaints to list."""
    return ComplaintQuery(
        branch_code=request.branch_code,
        open_only=request.open_only,
        page_size=request.page_size or DEFAULT_PAGE_SIZE,
        page_token=request.page_token,
    )


def record_survey_answer(request: pb.RecordSurveyAnswerRequest) -> RecordSurveyAnswer:
    """Read an answer; an item left out stays None for the rule to refuse."""
    return RecordSurveyAnswer(
        survey_id=SurveyId(request.survey_id),
        items={item: word_of(Rating, getattr(request.answer, item)) for item in ITEMS},
        comment=request.answer.comment,
        channel=_required(ContactChannel, request.channel, "channel"),
        actor=actor(),
        occurred_at=_stated(request, request.occurred_time),
    )


def record_survey_attempt(request: pb.RecordSurveyAttemptRequest) -> RecordSurveyAttempt:
    """Read an unsuccessful attempt."""
    return RecordSurveyAttempt(
        survey_id=SurveyId(request.survey_id),
        channel=_required(ContactChannel, request.channel, "channel"),
        note=request.note,
        actor=actor(),
        occurred_at=_stated(request, request.occurred_time),
    )


def file_complaint(request: pb.FileComplaintRequest, complaint_id: ComplaintId) -> FileComplaint:
    """Read a complaint; its id is made at the door."""
    return FileComplaint(
        complaint_id=complaint_id,
        service_request_id=ServiceRequestId(request.service_request_id),
        channel=_required(ContactChannel, request.channel, "channel"),
        subject=request.subject,
        aggravations=tuple(
            _required(Aggravation, each, "aggravations") for each in request.aggravations
        ),
        about_technician=request.about_technician,
        survey_id=SurveyId(_uuid(request.survey_id, "survey_id")) if request.survey_id else None,
        actor=actor(),
        occurred_at=_stated(request, request.occurred_time),
    )


def confirm_complaint(request: pb.ConfirmComplaintRequest) -> ConfirmComplaint:
    """Read a confirmation."""
    return ConfirmComplaint(
        complaint_id=ComplaintId(request.complaint_id),
        note=request.note,
        actor=actor(),
        occurred_at=_stated(request, request.occurred_time),
    )


def answer_complaint(request: pb.AnswerComplaintRequest) -> AnswerComplaint:
    """Read the answer given to the customer."""
    return AnswerComplaint(
        complaint_id=ComplaintId(request.complaint_id),
        answer=request.answer,
        actor=actor(),
        occurred_at=_stated(request, request.occurred_time),
    )


def propose_liability(request: pb.ProposeLiabilityRequest) -> ProposeLiability:
    """Read a proposed liability."""
    return ProposeLiability(
        complaint_id=ComplaintId(request.complaint_id),
        fault=_required(Fault, request.fault, "fault"),
        responsible_person=request.responsible_person,
        responsible_department=request.responsible_department,
        cause=request.cause,
        actor=actor(),
        occurred_at=_stated(request, request.occurred_time),
    )


def verify_liability(request: pb.VerifyLiabilityRequest) -> VerifyLiability:
    """Read a verification."""
    return VerifyLiability(
        complaint_id=ComplaintId(request.complaint_id),
        actor=actor(),
        occurred_at=_stated(request, request.occurred_time),
    )


def record_contact_attempt(request: pb.RecordContactAttemptRequest) -> RecordContactAttempt:
    """Read an attempt to reach the customer."""
    return RecordContactAttempt(
        complaint_id=ComplaintId(request.complaint_id),
        channel=_required(ContactChannel, request.channel, "channel"),
        note=request.note,
        actor=actor(),
        occurred_at=_stated(request, request.occurred_time),
    )


def close_complaint(request: pb.CloseComplaintRequest) -> CloseComplaint:
    """Read a closing."""
    return CloseComplaint(
        complaint_id=ComplaintId(request.complaint_id),
        judgement=_required(Judgement, request.judgement, "judgement"),
        outcome=request.outcome,
        actor=actor(),
        occurred_at=_stated(request, request.occurred_time),
    )


def _stated(request: Message, time: Timestamp) -> datetime | None:
    return time.ToDatetime(tzinfo=UTC) if request.HasField("occurred_time") else None


def _required(kind: type[WordT], number: int, field: str) -> WordT:
    word = word_of(kind, number)
    if word is None:
        raise WordMissing(f"{field} is unspecified", field=field)
    return word


def _uuid(text: str, field: str) -> str:
    try:
        return str(UUID(text)) if text else ""
    except ValueError as error:
        raise IdUnreadable(f"{field} is not a UUID", field=field) from error


def _day(written: Date, field: str) -> date:
    try:
        return date(written.year, written.month, written.day)
    except ValueError as error:
        raise DayUnreadable(f"{field} is not a calendar day", field=field) from error
