"""The register: numbers without gaps, calls that belong together, instants that can be true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from intake.domain.errors import Invalid, Refused
from intake.domain.vocabulary import Purpose

CUSTOMERS_PURPOSES = frozenset({Purpose.FAULT, Purpose.QUESTION})
"""What customers call for; planned work has entries of its own and is joined by nobody."""


class InTheFuture(Invalid):
    """Something is said to have happened after now."""

    reason = "IN_THE_FUTURE"


class BeforeTheCall(Refused):
    """Something is said to have happened to a request before its customer called."""

    reason = "BEFORE_THE_CALL"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPolicy:
    """Windows and tolerances of the register.

    `repeat_window` counts from closing (I-03), `reopen_window` too; `clock_skew` is how far ahead
    of ours a reporting clock may be; `longest_wait` how far ahead a date may be agreed or a pause
    be expected to end.
    """

    repeat_window: timedelta
    reopen_window: timedelta
    clock_skew: timedelta
    longest_wait: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCall:
    """An earlier request about the same installed product; without `closed_at` it is open."""

    id: str
    purpose: Purpose
    symptom_code: str
    received_at: datetime
    closed_at: datetime | None
    repeat_of: str


def request_number(branch: str, day: date, serial: int) -> str:
    """Write the number of a register entry, e.g. `HZ01-20260131-0007`.

    Source: rulebook I-02.
    """
    return f"{branch}-{day:%Y%m%d}-{serial:04d}"


def joined_request(
    earlier: Iterable[EarlierCall],
    purpose: Purpose,
    symptom_code: str,
    received_at: datetime,
    *,
    is_another_fault: bool,
) -> str | None:
    """Return the open request that a second call about the same installed product joins.

    One that began by the time of the call goes before one that began later.

    Args:
        earlier: Requests about the product, in the order in which they are preferred.
        purpose: What the new call is for; a question joins a fault, a fault never a question.
        symptom_code: As told now, empty where nobody told.
        received_at: When the customer called now (UTC).
        is_another_fault: The call is said to be about something else; then only an open request
            of the very same symptom is joined.

    Source: rulebook I-03.
    """
    if purpose not in CUSTOMERS_PURPOSES:
        return None
    fitting = [
        call
        for call in earlier
        if call.closed_at is None
        and call.purpose in {purpose, Purpose.FAULT}
        and (not is_another_fault or (symptom_code and call.symptom_code == symptom_code))
    ]
    fitting.sort(key=lambda call: call.received_at > received_at)
    return fitting[0].id if fitting else None


def repeated_request(
    earlier: Iterable[EarlierCall], symptom_code: str, received_at: datetime, window: timedelta
) -> str | None:
    """Return the first request of the chain that a new call repeats, if it comes within the window.

    Args:
        earlier: Requests about the same product.
        symptom_code: What the new call is about; without a code nothing is repeated.
        received_at: When the customer called (UTC).
        window: Longest time since closing at which a call is a repeat; equal is one.

    Source: rulebook I-03.
    """
    if not symptom_code:
        return None
    same = [call for call in earlier if call.symptom_code == symptom_code]
    closed = [call for call in same if call.closed_at and call.closed_at <= received_at]
    for call in sorted(closed, key=lambda each: each.closed_at or received_at, reverse=True):
        if call.closed_at and received_at - call.closed_at <= window:
            return call.repeat_of or call.id
    return None


def believable(instant: datetime, now: datetime, policy: RegisterPolicy, field: str) -> datetime:
    """Return the instant, or now where a clock that is not quite right says it lies ahead.

    The same as what dispatch does with the clocks of technicians.

    Raises:
        InTheFuture: It lies further ahead than clocks may differ.

    Source: rulebook I-19.
    """
    if instant - now > policy.clock_skew:
        raise InTheFuture(
            f"{instant.isoformat()} has not come yet",
            rule="I-19",
            field=field,
            occurred_at=instant.isoformat(),
            now=now.isoformat(),
        )
    return min(instant, now)


def not_after(day: date, today: date, field: str, *, rule: str) -> date:
    """Return the day unless it lies behind today.

    Raises:
        InTheFuture: It does.
    """
    if day > today:
        raise InTheFuture(
            f"{day} has not come yet",
            rule=rule,
            field=field,
            day=day.isoformat(),
            today=today.isoformat(),
        )
    return day
