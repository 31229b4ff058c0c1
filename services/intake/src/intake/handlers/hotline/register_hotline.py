"""Use case: a branch gets a hotline."""

from __future__ import annotations

from datetime import datetime

from intake.domain.hotline.hotline import Hotline
from intake.ports import Tx


def register_hotline(hotline: Hotline, tx: Tx, now: datetime) -> Hotline:
    """Register a hotline with its service hours.

    Args:
        hotline: Under the code by which it is named.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        The hotline as stored.

    Raises:
        BranchNotFound: No such branch, or not the caller's.
        CalendarUnknown: No calendar of that name is in force.
        HotlineTaken: Another hotline has the code.

    Source: rulebook I-04.
    """
    branch = tx.branches.get(hotline.branch)
    tx.policies.calendar_ref(hotline.hours, branch.day_of(now))
    return tx.hotlines.add(hotline)
