"""Requests, surveys and complaints at any point of their life, made by the use cases themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from fakes.feedback import FakeTx
from feedback.domain.complaint import Complaint
from feedback.domain.ids import ComplaintId, ServiceRequestId, survey_id_of
from feedback.domain.people import Actor
from feedback.domain.survey import ITEMS, Survey
from feedback.domain.words import (
    Aggravation,
    ContactChannel,
    Fault,
    Judgement,
    Outcome,
    Rating,
)
from feedback.handlers.answer_complaint import AnswerComplaint, answer_complaint
from feedback.handlers.close_complaint import CloseComplaint, close_complaint
from feedback.handlers.confirm_complaint import ConfirmComplaint, confirm_complaint
from feedback.handlers.file_complaint import FileComplaint, file_complaint
from feedback.handlers.on_request_closed import RequestClosed, on_request_closed
from feedback.handlers.on_request_registered import RequestRegistered, on_request_registered
from feedback.handlers.propose_liability import ProposeLiability, propose_liability
from feedback.handlers.record_contact_attempt import RecordContactAttempt, record_contact_attempt
from feedback.handlers.record_survey_answer import RecordSurveyAnswer, record_survey_answer
from feedback.handlers.record_survey_attempt import RecordSurveyAttempt, record_survey_attempt
from feedback.handlers.verify_liability import VerifyLiability, verify_liability
from feedback.ports import Tx

_NAMES = UUID("7d0f5a66-4a0a-4b5f-8f4e-0a9c6d1e2f30")
RECEIVED = datetime(2026, 3, 2, 1, tzinfo=UTC)
CLOSED = datetime(2026, 3, 2, 8, tzinfo=UTC)
NOW = datetime(2026, 3, 3, 2, tzinfo=UTC)

HANDLER = Actor(subject="kf-01", role="complaint_handler")
SUPERVISOR = Actor(subject="zg-01", role="supervisor")
CHIEF = Actor(subject="fz-01", role="approver")
ADMIN = Actor(subject="admin", role="admin")
TECHNICIAN = "T-01"


def request_id(name: str = "first") -> ServiceRequestId:
    return ServiceRequestId(str(uuid5(_NAMES, name)))


def complaint_id(name: str = "first") -> ComplaintId:
    return ComplaintId(str(uuid5(_NAMES, f"complaint {name}")))


def registered(name: str = "first", **changes: Any) -> RequestRegistered:
    event = RequestRegistered(
        service_request_id=request_id(name),
        request_number="SZ-20260302-0001",
        branch_code="SZ",
        customer_id="customer-1",
        repeat_of="",
        received_at=RECEIVED,
        sequence=1,
    )
    return replace(event, **changes)


def closed(name: str = "first", **changes: Any) -> RequestClosed:
    event = RequestClosed(
        service_request_id=request_id(name),
        request_number="SZ-20260302-0001",
        branch_code="SZ",
        customer_id="customer-1",
        outcome=Outcome.DONE_ON_SITE,
        received_at=RECEIVED,
        closed_at=CLOSED,
        technician_code=TECHNICIAN,
        time_zone="Asia/Shanghai",
        closings=1,
        sequence=2,
    )
    return replace(event, **changes)


def surveyed(name: str = "first", tx: FakeTx | None = None) -> FakeTx:
    """Return a store with one closed request, whose survey is due."""
    tx = tx or FakeTx()
    on_request_registered(registered(name), tx, NOW)
    on_request_closed(closed(name), tx, NOW)
    return tx


def only_survey(tx: FakeTx) -> Survey:
    (survey,) = tx.state.surveys.values()
    return survey


def give_answer(
    tx: Tx, *levels: Rating | None, now: datetime = NOW, at: datetime | None = None
) -> Survey:
    rated = levels or (Rating.GOOD,) * 4
    cmd = RecordSurveyAnswer(
        survey_id=survey_id_of(request_id(), 1),
        items=dict(zip(ITEMS, rated, strict=True)),
        comment="谢谢",
        channel=ContactChannel.PHONE,
        actor=HANDLER,
        occurred_at=at,
    )
    return record_survey_answer(cmd, tx, now)


def try_in_vain(tx: Tx, now: datetime = NOW, at: datetime | None = None) -> Survey:
    cmd = RecordSurveyAttempt(
        survey_id=survey_id_of(request_id(), 1),
        channel=ContactChannel.PHONE,
        note="no answer",
        actor=HANDLER,
        occurred_at=at,
    )
    return record_survey_attempt(cmd, tx, now)


def file(
    tx: Tx,
    *aggravations: Aggravation,
    name: str = "first",
    about: str = "first",
    now: datetime = NOW,
    **changes: Any,
) -> Complaint:
    cmd = FileComplaint(
        complaint_id=complaint_id(name),
        service_request_id=request_id(about),
        channel=ContactChannel.PHONE,
        subject="came late, broke a tile",
        aggravations=aggravations,
        about_technician=True,
        survey_id=None,
        actor=HANDLER,
        occurred_at=None,
    )
    return file_complaint(replace(cmd, **changes), tx, now)


def confirm(tx: Tx, by: Actor = HANDLER, now: datetime = NOW, **changes: Any) -> Complaint:
    cmd = ConfirmComplaint(
        complaint_id=complaint_id(), note="agreed on the facts", actor=by, occurred_at=None
    )
    return confirm_complaint(replace(cmd, **changes), tx, now)


def reply(tx: Tx, by: Actor = HANDLER, now: datetime = NOW, **changes: Any) -> Complaint:
    cmd = AnswerComplaint(
        complaint_id=complaint_id(), answer="tile replaced", actor=by, occurred_at=None
    )
    return answer_complaint(replace(cmd, **changes), tx, now)


def propose(
    tx: Tx,
    fault: Fault = Fault.LATE,
    person: str = TECHNICIAN,
    by: Actor = HANDLER,
    now: datetime = NOW,
    **changes: Any,
) -> Complaint:
    cmd = ProposeLiability(
        complaint_id=complaint_id(),
        fault=fault,
        responsible_person=person,
        responsible_department="",
        cause="left late",
        actor=by,
        occurred_at=None,
    )
    return propose_liability(replace(cmd, **changes), tx, now)


def verify(tx: Tx, by: Actor = SUPERVISOR, now: datetime = NOW, **changes: Any) -> Complaint:
    cmd = VerifyLiability(complaint_id=complaint_id(), actor=by, occurred_at=None)
    return verify_liability(replace(cmd, **changes), tx, now)


def attempt(tx: Tx, by: Actor = HANDLER, now: datetime = NOW, **changes: Any) -> Complaint:
    cmd = RecordContactAttempt(
        complaint_id=complaint_id(),
        channel=ContactChannel.PHONE,
        note="no answer",
        actor=by,
        occurred_at=None,
    )
    return record_contact_attempt(replace(cmd, **changes), tx, now)


def close(
    tx: Tx,
    judgement: Judgement = Judgement.SATISFIED,
    by: Actor = HANDLER,
    now: datetime = NOW,
    **changes: Any,
) -> Complaint:
    cmd = CloseComplaint(
        complaint_id=complaint_id(),
        judgement=judgement,
        outcome="settled",
        actor=by,
        occurred_at=None,
    )
    return close_complaint(replace(cmd, **changes), tx, now)


def after(tx: FakeTx, *steps: Callable[[FakeTx], object]) -> FakeTx:
    """Do steps one after the other, then forget what was announced."""
    for step in steps:
        step(tx)
    tx.sent.clear()
    return tx


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def kinds(events: Sequence[object]) -> list[str]:
    return [type(event).__name__ for event in events]
