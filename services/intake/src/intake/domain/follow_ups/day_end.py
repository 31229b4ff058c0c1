"""The end of a branch's service day, and what the supervisor reads about it (I-20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from intake.domain.branch import Branch
from intake.domain.calendar import Calendar

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPolicy:
    """Which calendar ends a day, who is told, and within what a question goes to that role.

    Raises:
        ValueError: A question would go to nobody, or at once.
    """

    calendar: str
    notify: str
    escalate_within: timedelta

    def __post_init__(self) -> None:
        if not self.notify:
            raise ValueError("nobody is told")
        if self.escalate_within <= timedelta():
            raise ValueError(f"a question goes on after {self.escalate_within}")


class DayNoticeKind(StrEnum):
    """Why the supervisor is told of a request at the end of a day."""

    DEFERRED = "deferred"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchDay:
    """A branch's day of service, half-open in UTC; `ends_at` is None until somebody looked."""

    branch: str
    since: datetime
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNotice:
    """A written notice to the supervisor about a request that a day did not finish.

    `noticed_at` is when the customer was told of `agreed_for`, or when the day ended without that.
    """

    id: str
    service_request_id: str
    branch: str
    day: date
    kind: DayNoticeKind
    noticed_at: datetime
    agreed_for: datetime | None
    reason: str
    noticed_by: str
    notify_role: str
    policy_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNoticeFilter:
    """Which notices; what is empty or None does not narrow."""

    branch: str = ""
    service_request_id: str = ""
    day: date | None = None
    missed_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNoticeGiven:
    """The supervisor has a notice to read."""

    notice: DayNotice


def closing_after(calendar: Calendar, branch: Branch, instant: datetime) -> datetime:
    """Return when the service day ends that an instant belongs to (UTC).

    What comes after closing or on a closed day belongs to the next day of service; a window that
    goes on past midnight ends there.

    Args:
        calendar: That of the policy, in the branch's zone.
        branch: Whose midnight parts the days.
        instant: Which one (UTC).

    Source: rulebook I-17, I-20.
    """
    served = calendar.advance(instant, _TICK) - _TICK
    start = midnight_before(branch, served)
    spans = calendar.spans(start, midnight_after(branch, served))
    return max(span.end for span in spans if span.is_open)


def midnight_before(branch: Branch, instant: datetime) -> datetime:
    """Return when the calendar day of an instant began at a branch (UTC)."""
    return _midnight(branch, branch.day_of(instant))


def midnight_after(branch: Branch, instant: datetime) -> datetime:
    """Return when the calendar day of an instant is over at a branch (UTC)."""
    return _midnight(branch, branch.day_of(instant) + timedelta(days=1))


def last_day_of(branch: Branch, ends_at: datetime) -> date:
    """Return the calendar day that ends at an instant; midnight ends the day before it."""
    return branch.day_of(ends_at - _TICK)


def _midnight(branch: Branch, day: date) -> datetime:
    return branch.instant(day, time())
