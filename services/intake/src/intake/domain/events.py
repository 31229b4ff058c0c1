"""Facts this service announces: past tense, ids not objects, never a customer's contact (I-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from intake.domain.branch import Branch
from intake.domain.contact import Contact
from intake.domain.contract import Contract, NoticeKind
from intake.domain.phases import Phase
from intake.domain.request import ClockLine, ServiceRequest
from intake.domain.vocabulary import Milestone, PauseReason, ServiceCategory, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchRegistered:
    branch: Branch
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractExpiryNoticed:
    """A contract ends soon: somebody has to be sent to renew it, or a report is due (I-13)."""

    contract: Contract
    notice: NoticeKind
    role: str
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
    """`calls` counts the first call too."""

    calls: int
    contact: Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityChanged(RequestEvent):
    from_severity: Severity
    to_severity: Severity
    reason: str
    arrive_due_at: datetime | None
    restore_due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseChanged(RequestEvent):
    """Zone, conditions, pack or calendar changed, or a date was agreed (I-19)."""

    sla_policy_ref: str
    calendar: str
    reason: str
    arrive_due_at: datetime | None
    restore_due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryDecidedAnew(RequestEvent):
    """Somebody else pays: people caused the damage; `occurred_at` is when that was found (I-10)."""

    from_category: ServiceCategory
    to_category: ServiceCategory
    category_policy_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequestTransferred(RequestEvent):
    from_branch: str
    to_branch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClocksPaused(RequestEvent):
    """`ends_at` is when the reason is expected to end, None where nobody knows."""

    reason: PauseReason
    ends_at: datetime | None = None


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
class ClosingCorrected(RequestEvent):
    """What a closing told is no longer so; `occurred_at` is when we learned of it (I-19)."""

    request: ServiceRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequestReopened(RequestEvent):
    reason: str
    was_closed: bool


Event = (
    BranchRegistered
    | ContractExpiryNoticed
    | ServiceRequestRegistered
    | CallJoined
    | SeverityChanged
    | PromiseChanged
    | CategoryDecidedAnew
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
    | ClosingCorrected
    | ServiceRequestReopened
)
