"""Use case: enter a complaint in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feedback.domain.complaint import Complaint
from feedback.domain.errors import Invalid, Refused
from feedback.domain.events import ComplaintFiled
from feedback.domain.filing import Filing, file_in_ledger
from feedback.domain.grading import grade_complaint
from feedback.domain.ids import ComplaintId, ServiceRequestId, SurveyId
from feedback.domain.instants import local_day
from feedback.domain.ledger import complaint_number
from feedback.domain.people import Actor
from feedback.domain.served_request import ServedRequest
from feedback.domain.step import Doing
from feedback.domain.words import Aggravation, ContactChannel
from feedback.handlers.telling import told_at
from feedback.ports import Tx


class BeforeCall(Refused):
    reason = "COMPLAINT_BEFORE_CALL"


class SurveyOfOtherRequest(Invalid):
    reason = "COMPLAINT_SURVEY_OF_OTHER_REQUEST"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileComplaint:
    complaint_id: ComplaintId
    service_request_id: ServiceRequestId
    channel: ContactChannel
    subject: str
    aggravations: tuple[Aggravation, ...]
    about_technician: bool
    survey_id: SurveyId | None
    actor: Actor
    occurred_at: datetime | None


def file_complaint(cmd: FileComplaint, tx: Tx, now: datetime) -> Complaint:
    """Give a complaint its ledger number, grade, owner and deadlines.

    A second complaint about the same problem (the same request, or the one it repeats) is a
    repeated one whether or not the person at the telephone noticed. A complaint is never refused
    for want of a name: where no technician is known, it stands without one.

    Args:
        cmd: What the customer says; `occurred_at` is when they complained (UTC).
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The filed complaint.

    Raises:
        OccurredInFuture: Complained in the future.
        BeforeCall: Complained before the call was received.
        SurveyOfOtherRequest: The survey named is about another request.
        NotFound: No such request or survey in the principal's branches.

    Source: rulebook F-02, F-06, F-07, F-08.
    """
    request = tx.requests.lock(cmd.service_request_id)
    zone = request.time_zone or tx.policies.default_zone(now)
    at = told_at(cmd.occurred_at, zone, tx, now)
    _require_after_call(request, at)
    _require_own_survey(cmd, tx)
    day = local_day(at, zone)
    position = tx.ledger.next_position(request.branch_code, day.year)
    policy = tx.policies.complaint(request.branch_code, day)
    grading = grade_complaint(
        cmd.aggravations,
        earlier_complaints=tx.complaints.count_about(request.problem_id),
        filed_at=at,
        policy=policy.body,
    )
    filing = Filing(
        id=cmd.complaint_id,
        number=complaint_number(request.branch_code, day.year, position),
        request=request,
        time_zone=zone,
        technician_code=_complained_about(cmd, request, tx),
        channel=cmd.channel,
        subject=cmd.subject,
        survey_id=cmd.survey_id,
        policy_ref=policy.ref,
    )
    doing = Doing(actor=cmd.actor, at=at, recorded_at=now)
    saved = tx.complaints.add(file_in_ledger(filing, grading, doing))
    tx.outbox.append(ComplaintFiled.of(saved))
    return saved


def _require_after_call(request: ServedRequest, at: datetime) -> None:
    if at < request.received_at:
        raise BeforeCall(
            f"{at.isoformat()} lies before the call was received",
            rule="F-06",
            received_at=request.received_at.isoformat(),
            occurred_at=at.isoformat(),
        )


def _require_own_survey(cmd: FileComplaint, tx: Tx) -> None:
    if cmd.survey_id is None:
        return
    survey = tx.surveys.get(cmd.survey_id)
    if survey.service_request_id != cmd.service_request_id:
        raise SurveyOfOtherRequest(
            f"survey {survey.id} is about request {survey.request_number}",
            rule="F-02",
            field="survey_id",
        )


def _complained_about(cmd: FileComplaint, request: ServedRequest, tx: Tx) -> str:
    if not cmd.about_technician:
        return ""
    return request.technician_code or tx.assigned.find(request.id)
