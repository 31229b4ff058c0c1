"""Who has a hotline at an instant, and the calls that nobody answered (I-04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from intake.domain.calendar import Calendar
from intake.domain.errors import AlreadyExists
from intake.domain.hotline.hotline import Duty, Hotline


class CallRefTaken(AlreadyExists):
    """The telephone system has told of that call already."""

    reason = "UNANSWERED_CALL_ALREADY_RECORDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Who is to answer, and where it rings; `person` is empty where the rota has a hole."""

    in_hours: bool
    person: str
    rings_at: str


_MOMENT = timedelta(microseconds=1)


def coverage(hotline: Hotline, hours: Calendar, at: datetime, duty: Duty | None) -> Coverage:
    """Return who has a hotline.

    In service hours it rings at its own number and the person on duty answers; after them it rings
    at the person on call, or at the fallback where nobody is. A holiday is after hours unless the
    calendar counts it.

    Args:
        hotline: The hotline.
        hours: The calendar by which it is answered, in the zone of its branch.
        at: The instant (UTC).
        duty: Who is on the rota at that instant.

    Source: rulebook I-04, I-17.
    """
    in_hours = bool(hours.open_between(at, at + _MOMENT))
    person = duty.person if duty else ""
    if in_hours:
        return Coverage(in_hours=True, person=person, rings_at=hotline.number)
    number = duty.number if duty else hotline.fallback_number
    return Coverage(in_hours=False, person=person, rings_at=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredCall:
    """A call that nobody answered; instants are UTC, `call_ref` is the telephone system's."""

    id: str
    hotline: str
    branch: str
    called_at: datetime
    rang: timedelta
    coverage: Coverage
    call_ref: str
    recorded_at: datetime
    recorded_by: str
    hours_policy_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredFilter:
    """Which unanswered calls; what is empty or None does not narrow. `start` <= called < `end`."""

    branch: str = ""
    hotline: str = ""
    start: datetime | None = None
    end: datetime | None = None
    in_hours_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallUnanswered:
    """A customer rang in service hours and nobody answered."""

    call: UnansweredCall
