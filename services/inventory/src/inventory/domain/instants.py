"""When things happened."""

from __future__ import annotations

from datetime import datetime, timedelta

from inventory.domain.errors import Invalid, Refused

# Two clocks of one company may differ by this much; it is no promise to anybody.
MAX_CLOCK_SKEW = timedelta(minutes=5)


class OccurredInFuture(Invalid):
    reason = "OCCURRED_IN_FUTURE"


class OccurredBeforeBeginning(Refused):
    reason = "OCCURRED_BEFORE_BEGINNING"


def happened_at(
    stated: datetime | None, now: datetime, *, rule: str, not_before: datetime | None = None
) -> datetime:
    """Return when a thing happened.

    Args:
        stated: What the command says (aware UTC); None means just now.
        now: Time of the command (UTC).
        rule: Rule to name in a refusal.
        not_before: What the thing must follow. A stated instant before it is refused; an unstated
            one is moved up to it, since a clock that is a little ahead is nobody's fault.

    Raises:
        OccurredInFuture: The stated instant is more than five minutes ahead of `now`.
        OccurredBeforeBeginning: The stated instant lies before `not_before`.

    Source: rulebook P-02 (who, when).
    """
    if stated is None:
        return now if not_before is None else max(now, not_before)
    if stated > now + MAX_CLOCK_SKEW:
        raise OccurredInFuture(
            f"{stated.isoformat()} lies in the future",
            rule=rule,
            field="occurred_time",
            occurred_at=stated.isoformat(),
            now=now.isoformat(),
        )
    if not_before is not None and stated < not_before:
        raise OccurredBeforeBeginning(
            f"{stated.isoformat()} lies before {not_before.isoformat()}",
            rule=rule,
            field="occurred_time",
            occurred_at=stated.isoformat(),
            not_before=not_before.isoformat(),
        )
    return stated
