"""What happened, as far as it counts: each fact has a key, and a later fact of its key replaces it.

An event that comes again, late or out of order therefore changes nothing that is known better.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

from headquarters.domain.words import Judgement, Milestone, Outcome

ServiceRequestId = NewType("ServiceRequestId", str)
SurveyId = NewType("SurveyId", str)
ComplaintId = NewType("ComplaintId", str)
BranchCode = NewType("BranchCode", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The event that told a fact, and its number in the stream of its aggregate."""

    event_id: UUID
    sequence: int

    def outranks(self, known: Origin) -> bool:
        """Say whether this event tells something later than the known one.

        Source: rulebook Q-04.
        """
        return self.sequence > known.sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchOpened:
    """A branch, with the IANA zone that decides its months."""

    origin: Origin
    code: BranchCode
    name: str
    region: str
    time_zone: str

    @property
    def key(self) -> tuple[str, ...]:
        return (self.code,)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRegistered:
    """A call stands in the register."""

    origin: Origin
    service_request_id: ServiceRequestId
    request_number: str
    branch_code: BranchCode
    received_at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        return (self.service_request_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestMoved:
    """A call belongs to another branch from now on."""

    origin: Origin
    service_request_id: ServiceRequestId
    branch_code: BranchCode

    @property
    def key(self) -> tuple[str, ...]:
        return (self.service_request_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestClosed:
    """A call ended; `closings` is 1 for the first time, 2 after one reopening and so on."""

    origin: Origin
    service_request_id: ServiceRequestId
    request_number: str
    branch_code: BranchCode
    outcome: Outcome
    closed_at: datetime
    is_repeat: bool
    visits: int
    closings: int
    product_line: str
    technician_code: str

    @property
    def key(self) -> tuple[str, ...]:
        return (self.service_request_id,)

    @property
    def is_served(self) -> bool:
        """Whether the work was done: a call rejected or withdrawn enters no rate."""
        return self.outcome not in {Outcome.REJECTED, Outcome.WITHDRAWN}

    @property
    def is_fixed_first_time(self) -> bool:
        """Whether one visit was enough and the call does not repeat an earlier one (F-13)."""
        return self.visits == 1 and not self.is_repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestReopened:
    """A closed call came back: its closing counts no more."""

    origin: Origin
    service_request_id: ServiceRequestId

    @property
    def key(self) -> tuple[str, ...]:
        return (self.service_request_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneReached:
    """How much counted time a milestone took; None once it is open again."""

    origin: Origin
    service_request_id: ServiceRequestId
    milestone: Milestone
    used_seconds: int | None

    @property
    def key(self) -> tuple[str, ...]:
        return (self.service_request_id, self.milestone)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseJudged:
    """Whether a promise was broken, as intake judged the milestone's clock."""

    origin: Origin
    service_request_id: ServiceRequestId
    milestone: Milestone
    is_broken: bool

    @property
    def key(self) -> tuple[str, ...]:
        return (self.service_request_id, self.milestone)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyScheduled:
    """The customer will be asked about one closing of a call."""

    origin: Origin
    survey_id: SurveyId
    service_request_id: ServiceRequestId

    @property
    def key(self) -> tuple[str, ...]:
        return (self.survey_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswered:
    """The customer answered; feedback judged by its policy whether satisfied."""

    origin: Origin
    survey_id: SurveyId
    service_request_id: ServiceRequestId
    branch_code: BranchCode
    is_satisfied: bool
    answered_at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        return (self.survey_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFiled:
    """A complaint stands in the ledger."""

    origin: Origin
    complaint_id: ComplaintId
    complaint_number: str
    branch_code: BranchCode
    filed_at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        return (self.complaint_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiabilityVerified:
    """Whether service is liable, verified (F-09); counts in the month of filing."""

    origin: Origin
    complaint_id: ComplaintId
    complaint_number: str
    branch_code: BranchCode
    is_service_liable: bool
    filed_at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        return (self.complaint_id,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintClosed:
    """A complaint ended with the customer's judgement, or without one after the attempts."""

    origin: Origin
    complaint_id: ComplaintId
    branch_code: BranchCode
    judgement: Judgement
    closed_at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        return (self.complaint_id,)


Fact = (
    BranchOpened
    | RequestRegistered
    | RequestMoved
    | RequestClosed
    | RequestReopened
    | MilestoneReached
    | PromiseJudged
    | SurveyScheduled
    | SurveyAnswered
    | ComplaintFiled
    | LiabilityVerified
    | ComplaintClosed
)
