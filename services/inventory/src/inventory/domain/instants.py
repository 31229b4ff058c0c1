"""When things happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from inventory.domain.errors import Invalid, Refused


class OccurredInFuture(Invalid):
    reason = "OCCURRED_IN_FUTURE"


class OccurredBeforeBeginning(Refused):
    reason = "OCCURRED_BEFORE_BEGINNING"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePolicy:
    """How far ahead of ours the clock of whoever tells may be.

    A thing told for a later instant is refused; up to then it counts as just now.
    """

    clock_skew: timedelta

    def __post_init__(self) -> None:
        if self.clock_skew < timedelta():
            raise ValueError("clock_skew must not be negative")


def happened_at(
    stated: datetime | None,
    now: datetime,
    *,
    skew: timedelta,
    rule: str,
    not_before: datetime | None = None,
) -> datetime:
    """Return when a thing happened.

    Args:
        stated: What the command says (aware UTC); None means just now. A little ahead of `now`
            is a difference between two clocks and counts as just now.
        now: Time of the command (UTC).
        skew: How far ahead of ours another clock may be.
        rule: Rule to name in a refusal.
        not_before: What the thing must follow. A stated instant before it is refused; an unstated
            one is moved up to it, since a clock that is a little ahead is nobody's fault.

    Raises:
        OccurredInFuture: The stated instant is more than `skew` ahead of `now`.
        OccurredBeforeBeginning: The stated instant lies before `not_before`.

    Source: rulebook P-02 (who, when).
    """
    earliest = now if not_before is None else max(now, not_before)
    if stated is None:
        return earliest
    if stated > now + skew:
        raise OccurredInFuture(
            f"{stated.isoformat()} is later than {now.isoformat()} by more than {skew}",
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
    return min(stated, earliest)
