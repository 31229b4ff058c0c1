"""Hotlines and the rota of those who answer them (I-04)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from intake.domain.errors import AlreadyExists, ConcurrentUpdate, Invalid, NotFound, Refused


class HotlineNotFound(NotFound):
    """There is no such hotline, or the caller does not act for its branch."""

    reason = "HOTLINE_NOT_FOUND"


class HotlineTaken(AlreadyExists):
    """Another hotline has that code."""

    reason = "HOTLINE_ALREADY_REGISTERED"


class StaleHotline(ConcurrentUpdate):
    """The hotline changed between reading and writing."""

    reason = "HOTLINE_STALE"


class DutyNotFound(NotFound):
    """There is no such duty, or it was cancelled, or the caller may not see it."""

    reason = "DUTY_NOT_FOUND"


class DutyOverlaps(Refused):
    """Somebody else has the hotline then."""

    reason = "DUTY_OVERLAPS"


class DutyWrong(Invalid):
    """A duty ends after it begins, and is not longer than the policy allows."""

    reason = "DUTY_LENGTH_WRONG"


class DutyBegun(Refused):
    """A duty that began stays on the rota: it says who was to answer."""

    reason = "DUTY_HAS_BEGUN"


@dataclass(frozen=True, slots=True, kw_only=True)
class HotlinePolicy:
    """How long one duty may last."""

    longest_duty: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotline:
    """A number that customers ring; `hours` names the calendar by which it is answered.

    `fallback_number` rings after hours where the rota has a hole.
    """

    code: str
    branch: str
    name: str
    number: str
    hours: str
    fallback_number: str
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One person's turn, half-open in UTC: on duty in service hours, on call after them."""

    id: str
    hotline: str
    person: str
    number: str
    start: datetime
    end: datetime


def needs_a_length(duty: Duty, longest: timedelta) -> None:
    """Refuse a duty that ends before it begins or is longer than the policy allows.

    Raises:
        DutyWrong: It does, or it is; equal to the longest is allowed.

    Source: rulebook I-04.
    """
    length = duty.end - duty.start
    if not timedelta() < length <= longest:
        raise DutyWrong(
            f"a duty lasts more than nothing and at most {longest}",
            rule="I-04",
            field="end_time",
            longest_hours=str(longest // timedelta(hours=1)),
        )


def needs_a_free_line(duty: Duty, others: Iterable[Duty]) -> None:
    """Refuse a duty at a time that somebody has already.

    Raises:
        DutyOverlaps: Another duty of the hotline shares an instant with it.

    Source: rulebook I-04.
    """
    for other in others:
        if duty.start < other.end and other.start < duty.end:
            raise DutyOverlaps(
                f"{other.person} has {duty.hotline} from {other.start.isoformat()}",
                rule="I-04",
                duty_id=other.id,
                person=other.person,
            )


def needs_to_lie_ahead(duty: Duty, now: datetime) -> None:
    """Refuse to take a duty off the rota once it began.

    Raises:
        DutyBegun: It began at or before now.

    Source: rulebook I-04.
    """
    if duty.start <= now:
        raise DutyBegun(
            f"the duty of {duty.person} began at {duty.start.isoformat()}",
            rule="I-04",
            start=duty.start.isoformat(),
        )
