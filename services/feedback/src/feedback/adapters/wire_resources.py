"""Surveys and complaints as the contract shows them."""

from __future__ import annotations

from datetime import date, datetime

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from callout.feedback.v1 import resources_pb2 as pb
from feedback.adapters.wire_words import number_of
from feedback.domain.complaint import Complaint
from feedback.domain.liability import Liability
from feedback.domain.step import Step
from feedback.domain.survey import Answer, Survey


def timestamp(at: datetime | None) -> Timestamp | None:
    """Return an instant as the contract writes it."""
    if at is None:
        return None
    written = Timestamp()
    written.FromDatetime(at)
    return written


def calendar_day(day: date) -> Date:
    """Return a calendar day as the contract writes it."""
    return Date(year=day.year, month=day.month, day=day.day)


def answer(given: Answer | None, *, with_comment: bool) -> pb.SurveyAnswer | None:
    """Return the four items; the comment is for those who may read surveys, never for events."""
    if given is None:
        return None
    return pb.SurveyAnswer(
        attitude=number_of(given.attitude),
        skill=number_of(given.skill),
        punctuality=number_of(given.punctuality),
        promises_kept=number_of(given.promises_kept),
        comment=given.comment if with_comment else "",
    )


def survey(shown: Survey) -> pb.Survey:
    """Return a survey as callers see it."""
    return pb.Survey(
        id=shown.id,
        service_request_id=shown.service_request_id,
        request_number=shown.request_number,
        branch_code=shown.branch_code,
        technician_code=shown.technician_code,
        state=number_of(shown.state),
        due_on=calendar_day(shown.due_on),
        answer=answer(shown.answer, with_comment=True),
        satisfied=shown.satisfied,
        attempts=len(shown.attempts),
        answered_time=timestamp(shown.answered_at),
        policy_ref=shown.policy_ref,
        outcome_policy_ref=shown.outcome_policy_ref,
        version=shown.version,
    )


def liability(shown: Liability | None, *, with_cause: bool) -> pb.Liability | None:
    """Return a liability; its cause is free text and stays out of events."""
    if shown is None:
        return None
    return pb.Liability(
        fault=number_of(shown.fault),
        responsible_person=shown.responsible_person,
        responsible_department=shown.responsible_department,
        cause=shown.cause if with_cause else "",
        proposed_by=shown.proposed_by,
        verified_by=shown.verified_by,
        verified_time=timestamp(shown.verified_at),
        repeated=shown.repeated,
    )


def complaint(shown: Complaint) -> pb.Complaint:
    """Return a complaint with every step, as callers see it."""
    return pb.Complaint(
        id=shown.id,
        number=shown.number,
        service_request_id=shown.service_request_id,
        branch_code=shown.branch_code,
        customer_id=shown.customer_id,
        technician_code=shown.technician_code,
        channel=number_of(shown.channel),
        subject=shown.subject,
        grade=number_of(shown.grade),
        owner_role=shown.owner_role,
        owner=shown.owner,
        state=number_of(shown.state),
        filed_time=timestamp(shown.filed_at),
        first_reply_due_time=timestamp(shown.first_reply_due_at),
        answer_due_time=timestamp(shown.answer_due_at),
        answered_time=timestamp(shown.answered_at),
        closed_time=timestamp(shown.closed_at),
        liability=liability(shown.liability, with_cause=True),
        judgement=number_of(shown.judgement),
        attempts=shown.attempts,
        steps=[_step(step) for step in shown.steps],
        policy_ref=shown.policy_ref,
        version=shown.version,
        survey_id=shown.survey_id or "",
    )


def _step(shown: Step) -> pb.ComplaintStep:
    return pb.ComplaintStep(
        kind=shown.kind.value,
        actor=shown.actor,
        occurred_time=timestamp(shown.occurred_at),
        note=shown.note,
    )
