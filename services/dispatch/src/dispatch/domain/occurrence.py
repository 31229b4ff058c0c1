"""When a deed happened, as opposed to when it was told."""

from __future__ import annotations

from datetime import datetime, timedelta

from dispatch.domain.errors import Invalid, Refused


class OccurredInFuture(Invalid):
    """The deed is said to happen later than clocks may differ."""

    reason = "OCCURRED_IN_FUTURE"


class OccurredTooEarly(Refused):
    """The deed is said to have happened before what it follows."""

    reason = "OCCURRED_TOO_EARLY"


def occurred_at(
    told: datetime | None, *, now: datetime, skew: timedelta, since: datetime, rule: str
) -> datetime:
    """Return when a deed happened.

    Args:
        told: What the command says (UTC); None means now. A little ahead of `now` is a difference
            between two clocks and counts as now.
        now: Time of the command (UTC).
        skew: How far clocks may differ.
        since: The step before it (UTC); a deed without a time of its own never precedes it.
        rule: The rule that a wrong order in time breaks.

    Raises:
        OccurredInFuture: OCCURRED_IN_FUTURE, more than `skew` after `now`.
        OccurredTooEarly: OCCURRED_TOO_EARLY, before `since`.
    """
    if told is None:
        return max(now, since)
    if told > now + skew:
        raise OccurredInFuture(
            f"{told.isoformat()} is later than {now.isoformat()} by more than {skew}",
            rule=rule,
            field="occurred_time",
        )
    if told < since:
        raise OccurredTooEarly(
            f"{told.isoformat()} is before the step it follows, {since.isoformat()}",
            rule=rule,
            occurred_time=told.isoformat(),
            since=since.isoformat(),
        )
    return max(not_ahead(told, now=now, skew=skew), since)


def not_ahead(told: datetime, *, now: datetime, skew: timedelta) -> datetime:
    """Return an instant (UTC) as told, or as `now` where it is ahead by what clocks may differ."""
    return min(told, now) if told <= now + skew else told
