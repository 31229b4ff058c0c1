"""When a thing happened, by the clock that tells it and the branch's policy."""

from __future__ import annotations

from datetime import datetime

from feedback.domain.instants import happened_at, local_day
from feedback.ports import Tx


def told_at(stated: datetime | None, time_zone: str, tx: Tx, now: datetime) -> datetime:
    """Return when a thing happened: as stated, but never after `now`.

    Args:
        stated: What the command says (UTC); None means just now.
        time_zone: IANA zone of the branch, whose day chooses the policy.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        OccurredInFuture: OCCURRED_IN_FUTURE, further ahead than the policy's clock skew.

    Source: rulebook F-06.
    """
    policy = tx.policies.timekeeping(local_day(now, time_zone))
    return happened_at(stated, now, skew=policy.body.clock_skew)
