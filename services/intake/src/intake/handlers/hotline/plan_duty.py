"""Use case: a person goes on the rota of a hotline."""

from __future__ import annotations

from datetime import datetime

from intake.domain.hotline.hotline import Duty, needs_a_free_line, needs_a_length
from intake.ports import Tx


def plan_duty(duty: Duty, tx: Tx, now: datetime) -> Duty:
    """Give a hotline to one person for a while; nobody shares a duty.

    Args:
        duty: Who, where the hotline rings after hours, from when to when (UTC, half-open).
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        HotlineNotFound: No such hotline, or not the caller's.
        DutyWrong: It ends before it begins, or lasts too long.
        DutyOverlaps: Somebody has the hotline then.

    Source: rulebook I-04.
    """
    hotline = tx.hotlines.lock(duty.hotline)
    day = tx.branches.require(hotline.branch).day_of(now)
    needs_a_length(duty, tx.policies.hotline(day).body.longest_duty)
    needs_a_free_line(duty, tx.hotlines.duties(duty.hotline, duty.start, duty.end))
    tx.hotlines.add_duty(duty)
    return duty
