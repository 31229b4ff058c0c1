"""How a complaint enters the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from feedback.domain.complaint import Complaint
from feedback.domain.complaint_states import ComplaintState
from feedback.domain.grading import Grading
from feedback.domain.ids import ComplaintId, SurveyId
from feedback.domain.served_request import ServedRequest
from feedback.domain.step import Doing, StepKind
from feedback.domain.words import ContactChannel


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is known when a customer complains."""

    id: ComplaintId
    number: str
    request: ServedRequest
    time_zone: str
    technician_code: str
    channel: ContactChannel
    subject: str
    survey_id: SurveyId | None
    policy_ref: str


def file_in_ledger(filing: Filing, grading: Grading, doing: Doing) -> Complaint:
    """Enter a complaint in the ledger, graded, with its first step.

    Args:
        filing: What the customer complains about.
        grading: What policy says about it.
        doing: Who filed it; `at` is when the customer complained.

    Source: rulebook F-06, F-07.
    """
    complaint = Complaint(
        id=filing.id,
        number=filing.number,
        service_request_id=filing.request.id,
        problem_id=filing.request.problem_id,
        branch_code=filing.request.branch_code,
        time_zone=filing.time_zone,
        customer_id=filing.request.customer_id,
        technician_code=filing.technician_code,
        channel=filing.channel,
        subject=filing.subject,
        survey_id=filing.survey_id,
        aggravations=grading.aggravations,
        grade=grading.grade,
        owner_role=grading.owner_role,
        state=ComplaintState.FILED,
        filed_at=doing.at,
        first_reply_due_at=grading.first_reply_due_at,
        answer_due_at=grading.answer_due_at,
        policy_ref=filing.policy_ref,
    )
    note = ", ".join(each.value for each in grading.aggravations)
    return complaint.with_step(
        StepKind.FILED, doing, since=doing.at, note=note, policy_ref=filing.policy_ref
    )
