"""The register: numbers without gaps, calls that belong together, instants that can be true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from intake.domain.errors import Invalid, Refused


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
    of ours a reporting clock may be.
    """

    repeat_window: timedelta
    reopen_window: timedelta
    clock_skew: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCall:
    """An earlier request about the same product and symptom; without `closed_at` it is open."""

    id: str
    received_at: datetime
    closed_at: datetime | None
    repeat_of: str


def request_number(branch: str, day: date, serial: int) -> str:
    """Write the number of a register entry, e.g. `HZ01-20260131-0007`.

    Source: rulebook I-02.
    """
    return f"{branch}-{day:%Y%m%d}-{serial:04d}"


def joined_request(earlier: Iterable[EarlierCall]) -> str | None:
    """Return the open request that a second call about the same thing joins.

    Source: rulebook I-03.
    """
    return next((call.id for call in earlier if call.closed_at is None), None)


def repeated_request(
    earlier: Iterable[EarlierCall], received_at: datetime, window: timedelta
) -> str | None:
    """Return the first request of the chain that a new call repeats, if it comes within the window.

    Args:
        earlier: Closed requests about the same product and symptom.
        received_at: When the customer called (UTC).
        window: Longest time since closing at which a call is a repeat; equal is one.

    Source: rulebook I-03.
    """
    closed = [call for call in earlier if call.closed_at and call.closed_at <= received_at]
    for call in sorted(closed, key=lambda each: each.closed_at or received_at, reverse=True):
        if call.closed_at and received_at - call.closed_at <= window:
            return call.repeat_of or call.id
    return None


def believable(instant: datetime, now: datetime, policy: RegisterPolicy, field: str) -> datetime:
    """Return the instant unless it lies further ahead than clocks may differ.

    Raises:
        InTheFuture: It does.

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
    return instant
