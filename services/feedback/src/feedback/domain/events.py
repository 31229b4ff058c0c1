"""Facts this service announces. Free text of customers never leaves: it stays in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from feedback.domain.complaint import Complaint
from feedback.domain.ids import ComplaintId, ServiceRequestId, SurveyId
from feedback.domain.liability import Liability
from feedback.domain.survey import Answer, Survey
from feedback.domain.words import Grade, Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyScheduled:
    survey_id: SurveyId
    service_request_id: ServiceRequestId
    branch_code: str
    due_on: date
    occurred_at: datetime

    @classmethod
    def of(cls, survey: Survey, at: datetime) -> SurveyScheduled:
        """Tell that the survey of a closing is due."""
        return cls(
            survey_id=survey.id,
            service_request_id=survey.service_request_id,
            branch_code=survey.branch_code,
            due_on=survey.due_on,
            occurred_at=at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswered:
    survey_id: SurveyId
    service_request_id: ServiceRequestId
    branch_code: str
    technician_code: str
    answer: Answer
    satisfied: bool
    policy_ref: str
    occurred_at: datetime

    @classmethod
    def of(cls, survey: Survey, answer: Answer, at: datetime) -> SurveyAnswered:
        """Tell the four ratings (F-02); the comment stays with the survey."""
        return cls(
            survey_id=survey.id,
            service_request_id=survey.service_request_id,
            branch_code=survey.branch_code,
            technician_code=survey.technician_code,
            answer=answer,
            satisfied=survey.satisfied,
            policy_ref=survey.policy_ref,
            occurred_at=at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyUnreachable:
    survey_id: SurveyId
    service_request_id: ServiceRequestId
    branch_code: str
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyWithdrawn:
    survey_id: SurveyId
    service_request_id: ServiceRequestId
    branch_code: str
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFiled:
    complaint_id: ComplaintId
    complaint_number: str
    service_request_id: ServiceRequestId
    branch_code: str
    technician_code: str
    grade: Grade
    occurred_at: datetime

    @classmethod
    def of(cls, complaint: Complaint) -> ComplaintFiled:
        """Tell that a complaint stands in the ledger (F-06)."""
        return cls(
            complaint_id=complaint.id,
            complaint_number=complaint.number,
            service_request_id=complaint.service_request_id,
            branch_code=complaint.branch_code,
            technician_code=complaint.technician_code,
            grade=complaint.grade,
            occurred_at=complaint.filed_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintAnswered:
    complaint_id: ComplaintId
    branch_code: str
    in_time: bool
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LiabilityVerified:
    complaint_id: ComplaintId
    complaint_number: str
    service_request_id: ServiceRequestId
    branch_code: str
    liability: Liability
    filed_at: datetime
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintClosed:
    complaint_id: ComplaintId
    branch_code: str
    judgement: Judgement
    service_liable: bool
    filed_at: datetime
    occurred_at: datetime


SurveyEvent = SurveyScheduled | SurveyAnswered | SurveyUnreachable | SurveyWithdrawn
ComplaintEvent = ComplaintFiled | ComplaintAnswered | LiabilityVerified | ComplaintClosed
FeedbackEvent = SurveyEvent | ComplaintEvent
