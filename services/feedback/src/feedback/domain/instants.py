"""When things happened, and which calendar day that was."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from feedback.domain.errors import Invalid


class OccurredInFuture(Invalid):
    reason = "OCCURRED_IN_FUTURE"


def happened_at(stated: datetime | None, now: datetime, *, skew: timedelta) -> datetime:
    """Return when a thing happened.

    Args:
        stated: What the command says (aware UTC); None means just now. A little ahead of `now`
            is a difference between two clocks and counts as just now.
        now: Time of the command (UTC).
        skew: How far ahead of ours another clock may be.

    Raises:
        OccurredInFuture: The stated instant is more than `skew` ahead of `now`.

    Source: rulebook F-06.
    """
    if stated is None:
        return now
    if stated > now + skew:
        raise OccurredInFuture(
            f"{stated.isoformat()} is later than {now.isoformat()} by more than {skew}",
            rule="F-06",
            field="occurred_time",
            occurred_at=stated.isoformat(),
            now=now.isoformat(),
        )
    return min(stated, now)


def local_day(at: datetime, time_zone: str) -> date:
    """Return the calendar day of an instant in an IANA time zone.

    Args:
        at: Instant (aware UTC).
        time_zone: IANA name of the branch's zone.
    """
    return at.astimezone(ZoneInfo(time_zone)).date()
