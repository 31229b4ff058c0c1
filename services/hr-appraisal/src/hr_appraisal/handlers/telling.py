"""When a thing happened, by the clock that tells it and the branch's policy."""

from __future__ import annotations

from datetime import datetime

from hr_appraisal.domain.instants import happened_at
from hr_appraisal.handlers.branch_day import branch_day
from hr_appraisal.ports import Tx


def told_at(stated: datetime | None, branch_code: str, tx: Tx, now: datetime) -> datetime:
    """Return when a thing happened: as stated, but never after `now`.

    Args:
        stated: What the command says (UTC); None means just now.
        branch_code: The branch whose day chooses the policy.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        OccurredInFuture: OCCURRED_IN_FUTURE, further ahead than the policy's clock skew.

    Source: rulebook H-03.
    """
    policy = tx.policies.timekeeping(branch_day(branch_code, now, tx))
    return happened_at(stated, now, skew=policy.body.clock_skew)
