"""Facts this service announces: past tense, ids not objects, never a customer's contact (I-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from intake.domain.branch import Branch
from intake.domain.phases import Phase
from intake.domain.request import ClockLine, ServiceRequest
from intake.domain.vocabulary import Milestone, PauseReason, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchRegistered:
    branch: Branch
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """What all facts about a request have: which one, whose branch, when it happened."""

    service_request_id: str
    branch: str
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequestRegistered(RequestEvent):
    request: ServiceRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class CallJoined(RequestEvent):
    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityChanged(RequestEvent):
    from_severity: Severity
    to_severity: Severity
    reason: str
    arrive_due_at: datetime | None
    restore_due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequestTransferred(RequestEvent):
    from_branch: str
    to_branch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClocksPaused(RequestEvent):
    reason: PauseReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ClocksResumed(RequestEvent):
    """`occurred_at` is when the clocks ran again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneMet(RequestEvent):
    line: ClockLine
    technician: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneWithdrawn(RequestEvent):
    milestone: Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaWarningRaised(RequestEvent):
    """`occurred_at` is when the share was used up."""

    milestone: Milestone
    share: Decimal
    notify_role: str
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaBreached(RequestEvent):
    """`occurred_at` is when the target was used up."""

    milestone: Milestone
    longest_phase: Phase | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaBreachWithdrawn(RequestEvent):
    milestone: Milestone
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRestored(RequestEvent):
    """`occurred_at` is when the fault was gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequestClosed(RequestEvent):
    request: ServiceRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequestReopened(RequestEvent):
    reason: str
    was_closed: bool


Event = (
    BranchRegistered
    | ServiceRequestRegistered
    | CallJoined
    | SeverityChanged
    | ServiceRequestTransferred
    | ClocksPaused
    | ClocksResumed
    | MilestoneMet
    | MilestoneWithdrawn
    | SlaWarningRaised
    | SlaBreached
    | SlaBreachWithdrawn
    | ServiceRestored
    | ServiceRequestClosed
    | ServiceRequestReopened
)
