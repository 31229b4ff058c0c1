"""What the use cases need from the outside world, as protocols.

Repositories see only the branches the principal may act for: a row of another branch is not found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.entry_states import EntryState
from hr_appraisal.domain.errors import ConcurrentUpdate, NotFound, Refused
from hr_appraisal.domain.events import AppraisalEvent
from hr_appraisal.domain.facts import (
    ClosedCall,
    ComplaintFact,
    FollowedOrder,
    MonthFacts,
    RatingFact,
)
from hr_appraisal.domain.ids import (
    ComplaintId,
    EmployeeCode,
    EntryId,
    ServiceRequestId,
    SurveyId,
    TriggerName,
    WorkOrderId,
)
from hr_appraisal.domain.month import Month
from hr_appraisal.domain.people import Employee, Person
from hr_appraisal.domain.policies import (
    CalendarPolicy,
    InForce,
    PointsPolicy,
    ScorePolicy,
    TimePolicy,
    TriggerPolicy,
)
from hr_appraisal.domain.privacy import Reading, Sight
from hr_appraisal.domain.proposal import Evidence

RowT_co = TypeVar("RowT_co", covariant=True)


class NoPolicyInForce(Refused):
    """Nothing had been decided yet on that day."""

    reason = "NO_POLICY_IN_FORCE"


class EmployeeUnknown(NotFound):
    reason = "EMPLOYEE_UNKNOWN"


class EntryNotFound(NotFound):
    reason = "ENTRY_NOT_FOUND"


class EntryChanged(ConcurrentUpdate):
    reason = "ENTRY_CHANGED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[RowT_co]):
    """Some rows in key order; `next_token` is empty on the last page."""

    rows: Sequence[RowT_co]
    next_token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryQuery:
    """Which entries to list, ordered by proposal and id; empty fields do not filter.

    `is_reversed` tells posted entries that were reversed from those that count.
    """

    sight: Sight
    branch_code: str = ""
    employee_code: str = ""
    month: str = ""
    state: EntryState | None = None
    is_reversed: bool | None = None
    page_size: int
    page_token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeQuery:
    """Which technicians to list, ordered by code; empty fields do not filter."""

    sight: Sight
    branch_code: str = ""
    page_size: int
    page_token: str = ""


class Employees(Protocol):
    def get(self, code: EmployeeCode) -> Employee:
        """Return a technician; raises EmployeeUnknown."""
        ...

    def find(self, code: EmployeeCode) -> Employee | None:
        """Return a technician of whatever branch, or None."""
        ...

    def lead(self, code: EmployeeCode) -> Person | None:
        """Return somebody who leads technicians, with a branch of theirs, or None."""
        ...

    def save(self, employee: Employee) -> None: ...
    def page(self, query: EmployeeQuery) -> Page[Employee]: ...


class Entries(Protocol):
    def find(self, entry_id: EntryId) -> AppraisalEntry | None: ...
    def lock(self, entry_id: EntryId) -> AppraisalEntry:
        """Return and lock an entry; raises EntryNotFound."""
        ...

    def hold(self, code: EmployeeCode) -> None:
        """Let nobody else hold this person's entries until the transaction ends."""
        ...

    def live(
        self, code: EmployeeCode, trigger: TriggerName, evidence: Evidence
    ) -> AppraisalEntry | None:
        """Return the entry for the same thing that is neither rejected nor reversed, or None."""
        ...

    def count_posted(self, code: EmployeeCode, trigger: TriggerName, month: Month) -> int:
        """Return how many entries of a row count in a month, those just saved included."""
        ...

    def add(self, entry: AppraisalEntry) -> AppraisalEntry: ...
    def save(self, entry: AppraisalEntry) -> AppraisalEntry: ...
    def page(self, query: EntryQuery) -> Page[AppraisalEntry]: ...


class Facts(Protocol):
    def find_rating(self, survey_id: SurveyId) -> RatingFact | None:
        """Return and lock an answer, or None."""
        ...

    def save_rating(self, rating: RatingFact) -> None: ...
    def find_call(self, request_id: ServiceRequestId) -> ClosedCall | None:
        """Return and lock a request as it was last closed, or None."""
        ...

    def save_call(self, call: ClosedCall) -> None: ...
    def find_order(self, work_order_id: WorkOrderId) -> FollowedOrder | None:
        """Return and lock the visits of a work order, or None."""
        ...

    def save_order(self, order: FollowedOrder) -> None: ...
    def find_complaint(self, complaint_id: ComplaintId) -> ComplaintFact | None: ...
    def save_complaint(self, complaint: ComplaintFact) -> None: ...

    def of_month(
        self, codes: Sequence[EmployeeCode], month: Month, start: datetime, end: datetime
    ) -> Mapping[EmployeeCode, MonthFacts]:
        """Return what counts in a month, half-open [start, end), for each of some technicians.

        Rows of each kind are in the order in which they happened.
        """
        ...


class Readings(Protocol):
    def add(self, readings: Sequence[Reading]) -> None: ...


class Policies(Protocol):
    """What counts on a calendar day of the branch.

    Raises NoPolicyInForce for a day before the first version.
    """

    def zone_of(self, branch_code: str, at: datetime) -> str:
        """Return the IANA zone of a branch by the calendar that counts there at an instant."""
        ...

    def timekeeping(self, on: date) -> InForce[TimePolicy]: ...
    def calendar(self, on: date) -> InForce[CalendarPolicy]: ...
    def points(self, on: date) -> InForce[PointsPolicy]: ...
    def triggers(self, on: date) -> InForce[TriggerPolicy]: ...
    def score(self, on: date) -> InForce[ScorePolicy]: ...


class Outbox(Protocol):
    def append(self, event: AppraisalEvent) -> None: ...


class Tx(Protocol):
    """One open database transaction; the caller commits it, handlers never do."""

    def may_act_for(self, branch_code: str) -> bool:
        """Say whether the principal may act for a branch."""
        ...

    @property
    def employees(self) -> Employees: ...
    @property
    def entries(self) -> Entries: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def readings(self) -> Readings: ...
    @property
    def policies(self) -> Policies: ...
    @property
    def outbox(self) -> Outbox: ...
