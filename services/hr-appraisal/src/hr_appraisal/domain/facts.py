"""What happened to a technician's work, as told by other services; sheets are drawn from these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from hr_appraisal.domain.entry import AppraisalEntry
from hr_appraisal.domain.ids import (
    ComplaintId,
    EmployeeCode,
    ServiceRequestId,
    SurveyId,
    WorkOrderId,
)
from hr_appraisal.domain.words import Fault, Rating, SurveyItem


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingFact:
    """One customer's answer about one technician, nobody where that is empty (F-02).

    `seen` is the number of the event that told it: it is told again if the technician turns out to
    be another.
    """

    survey_id: SurveyId
    service_request_id: ServiceRequestId
    branch_code: str
    technician_code: EmployeeCode
    attitude: Rating
    skill: Rating
    punctuality: Rating
    promises_kept: Rating
    answered_at: datetime
    seen: int

    def level(self, item: SurveyItem) -> Rating:
        """Return the level of one item."""
        return {
            SurveyItem.ATTITUDE: self.attitude,
            SurveyItem.SKILL: self.skill,
            SurveyItem.PUNCTUALITY: self.punctuality,
            SurveyItem.PROMISES_KEPT: self.promises_kept,
        }[item]


class Milestone(StrEnum):
    """Milestones of a request in the order in which they are promised (I-16)."""

    RESPOND = "respond"
    ARRIVE = "arrive"
    PLAN = "plan"
    RESTORE = "restore"
    REPORT = "report"


def kept_promise(promised: Mapping[Milestone, bool | None]) -> bool | None:
    """Say whether a request counts as timely.

    Args:
        promised: Milestones that were promised; True if met in time, False if breached, None if
            the request ended before either.

    Returns:
        What `arrive` says if it was promised, else the first promised milestone; None where
        nothing was due.

    Source: rulebook F-13 (timely rate).
    """
    order = (Milestone.ARRIVE, *Milestone)
    return next((promised[milestone] for milestone in order if milestone in promised), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedCall:
    """A request as it was last closed; `seen` is the number of the last event taken in.

    Args:
        in_time: Whether `arrive`, or the first promised milestone, was met in time; None where
            nothing was due (F-13).
        is_done: The service was rendered: not rejected, not withdrawn.
        is_closed: False after a reopening, until the next closing.
    """

    service_request_id: ServiceRequestId
    request_number: str
    branch_code: str
    technician_code: EmployeeCode
    closed_at: datetime
    visits: int
    is_repeat: bool
    in_time: bool | None
    is_done: bool
    is_closed: bool
    seen: int

    @property
    def fixed_first_time(self) -> bool:
        """Whether one visit was enough and the call repeats no earlier one (F-13)."""
        return self.visits == 1 and not self.is_repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One arrival at the customer, and whether a service report followed (D-13)."""

    number: int
    technician_code: EmployeeCode
    arrived_at: datetime
    late_seconds: int
    reported_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_over(self) -> bool:
        """Whether a report was handed in, or can no longer be."""
        return self.reported_at is not None or self.ended_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedOrder:
    """The visits of a work order; `seen` is the number of the last event taken in."""

    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    visits: tuple[Visit, ...] = ()
    seen: int = 0

    def arrived(self, visit: Visit) -> FollowedOrder:
        """Add a visit; an earlier one without a report is over.

        Source: rulebook D-10, H-07.
        """
        return replace(self, visits=(*self.ended(visit.arrived_at).visits, visit))

    def reported(self, at: datetime) -> FollowedOrder:
        """Note the service report of the last visit.

        Source: rulebook D-13, H-07.
        """
        if not self.visits or self.visits[-1].is_over:
            return self
        *earlier, last = self.visits
        return replace(self, visits=(*earlier, replace(last, reported_at=at)))

    def ended(self, at: datetime) -> FollowedOrder:
        """Note that no report can follow any more for the visits so far.

        Source: rulebook H-07.
        """
        return replace(
            self,
            visits=tuple(
                visit if visit.is_over else replace(visit, ended_at=at) for visit in self.visits
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFact:
    """A complaint about a technician's work, and what the inquiry found."""

    complaint_id: ComplaintId
    number: str
    service_request_id: ServiceRequestId
    branch_code: str
    technician_code: EmployeeCode
    filed_at: datetime
    fault: Fault | None = None
    responsible_person: str = ""
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFact:
    """A visit with the order it belongs to."""

    work_order_id: WorkOrderId
    visit: Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFacts:
    """Everything that counts in one technician's month, each in the month it happened."""

    ratings: tuple[RatingFact, ...] = ()
    calls: tuple[ClosedCall, ...] = ()
    visits: tuple[VisitFact, ...] = ()
    complaints: tuple[ComplaintFact, ...] = ()
    entries: tuple[AppraisalEntry, ...] = ()
