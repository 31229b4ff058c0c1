"""When things happened."""

from __future__ import annotations

from datetime import datetime, timedelta

from hr_appraisal.domain.errors import Invalid

# Two clocks of one company may differ by this much; it is no promise to anybody.
MAX_CLOCK_SKEW = timedelta(minutes=5)


class OccurredInFuture(Invalid):
    reason = "OCCURRED_IN_FUTURE"


def happened_at(stated: datetime | None, now: datetime) -> datetime:
    """Return when a thing happened.

    Args:
        stated: What the command says (aware UTC); None means just now. A little ahead of `now`
            is a difference between two clocks and counts as just now.
        now: Time of the command (UTC).

    Raises:
        OccurredInFuture: The stated instant is more than five minutes ahead of `now`.

    Source: rulebook H-03.
    """
    if stated is None:
        return now
    if stated > now + MAX_CLOCK_SKEW:
        raise OccurredInFuture(
            f"{stated.isoformat()} lies in the future",
            rule="H-03",
            field="occurred_time",
            occurred_at=stated.isoformat(),
            now=now.isoformat(),
        )
    return min(stated, now)
