"""What the use cases need from the outside world, as protocols.

Repositories see only the branches the principal may act for: a row of another branch is not found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from feedback.domain.complaint import Complaint
from feedback.domain.errors import ConcurrentUpdate, NotFound, Refused
from feedback.domain.events import FeedbackEvent
from feedback.domain.ids import ComplaintId, ServiceRequestId, SurveyId
from feedback.domain.policies import ComplaintPolicy, InForce, SurveyPolicy, TimePolicy
from feedback.domain.served_request import ServedRequest
from feedback.domain.survey import Survey, SurveyState

RowT_co = TypeVar("RowT_co", covariant=True)


class NoPolicyInForce(Refused):
    """Nothing had been decided yet on that day."""

    reason = "NO_POLICY_IN_FORCE"


class RequestUnknown(NotFound):
    reason = "SERVICE_REQUEST_UNKNOWN"


class SurveyNotFound(NotFound):
    reason = "SURVEY_NOT_FOUND"


class SurveyChanged(ConcurrentUpdate):
    reason = "SURVEY_CHANGED"


class ComplaintNotFound(NotFound):
    reason = "COMPLAINT_NOT_FOUND"


class ComplaintChanged(ConcurrentUpdate):
    reason = "COMPLAINT_CHANGED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[RowT_co]):
    """Some rows in key order; `next_token` is empty on the last page."""

    rows: Sequence[RowT_co]
    next_token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyQuery:
    """Which surveys to list, ordered by due day and id; empty fields do not filter."""

    branch_code: str = ""
    state: SurveyState | None = None
    due_until: date | None = None
    service_request_id: str = ""
    page_size: int
    page_token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintQuery:
    """Which complaints to list, ordered by filing and id; empty fields do not filter."""

    branch_code: str = ""
    open_only: bool = False
    page_size: int
    page_token: str = ""


class ServedRequests(Protocol):
    def find(self, request_id: ServiceRequestId) -> ServedRequest | None:
        """Return and lock the copy of a request, or None while nothing is known of it."""
        ...

    def lock(self, request_id: ServiceRequestId) -> ServedRequest:
        """Return and lock the copy of a request; raises RequestUnknown."""
        ...

    def save(self, request: ServedRequest) -> None:
        """Write the copy, whether it is new or not."""
        ...


class AssignedTechnicians(Protocol):
    def find(self, request_id: ServiceRequestId) -> str:
        """Return the technician dispatch assigned last; empty while there is none."""
        ...

    def save(self, request_id: ServiceRequestId, technician_code: str, *, seen: int) -> None:
        """Keep the assignment unless one with a higher event number is known."""
        ...


class Surveys(Protocol):
    def find(self, survey_id: SurveyId) -> Survey | None: ...
    def get(self, survey_id: SurveyId) -> Survey: ...
    def lock(self, survey_id: SurveyId) -> Survey: ...
    def lock_unanswered(self, request_id: ServiceRequestId) -> Sequence[Survey]:
        """Return and lock the surveys of a request that still wait for an answer."""
        ...

    def add(self, survey: Survey) -> Survey: ...
    def save(self, survey: Survey) -> Survey: ...
    def page(self, query: SurveyQuery) -> Page[Survey]: ...


class Complaints(Protocol):
    def get(self, complaint_id: ComplaintId) -> Complaint: ...
    def lock(self, complaint_id: ComplaintId) -> Complaint: ...
    def count_about(self, problem_id: ServiceRequestId) -> int:
        """Return how many complaints were filed about a problem, in whatever branch."""
        ...

    def add(self, complaint: Complaint) -> Complaint: ...
    def save(self, complaint: Complaint) -> Complaint: ...
    def page(self, query: ComplaintQuery) -> Page[Complaint]: ...


class Ledger(Protocol):
    def next_position(self, branch_code: str, year: int) -> int:
        """Take the next number of a branch and year; given back if the transaction fails."""
        ...


class Policies(Protocol):
    """What counts on a calendar day of the branch.

    Raises NoPolicyInForce for a day before the first version.
    """

    def default_zone(self, at: datetime) -> str:
        """Return the IANA zone of a branch whose own is not known, at an instant (UTC)."""
        ...

    def timekeeping(self, on: date) -> InForce[TimePolicy]: ...
    def survey(self, on: date) -> InForce[SurveyPolicy]: ...
    def complaint(self, branch_code: str, on: date) -> InForce[ComplaintPolicy]: ...


class Outbox(Protocol):
    def append(self, event: FeedbackEvent) -> None: ...


class Tx(Protocol):
    """One open database transaction; the caller commits it, handlers never do."""

    @property
    def requests(self) -> ServedRequests: ...
    @property
    def assigned(self) -> AssignedTechnicians: ...
    @property
    def surveys(self) -> Surveys: ...
    @property
    def complaints(self) -> Complaints: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def policies(self) -> Policies: ...
    @property
    def outbox(self) -> Outbox: ...
