"""Use case: who has a hotline at an instant."""

from __future__ import annotations

from datetime import datetime

from intake.domain.hotline.coverage import Coverage, coverage
from intake.domain.hotline.hotline import Hotline
from intake.domain.sla import InForce
from intake.ports import Tx


def get_coverage(code: str, at: datetime | None, tx: Tx, now: datetime) -> InForce[Coverage]:
    """Return who answers a hotline, where it rings, and the calendar that says so.

    Args:
        code: Which hotline.
        at: When (UTC), None means now.
        tx: Open transaction.
        now: Time of the query (UTC).

    Raises:
        HotlineNotFound: No such hotline, or not the caller's.

    Source: rulebook I-04.
    """
    return coverage_of(tx.hotlines.get(code), at or now, tx)


def coverage_of(hotline: Hotline, at: datetime, tx: Tx) -> InForce[Coverage]:
    """Return who had a hotline at an instant (UTC), by the calendar in force on that day.

    Source: rulebook I-04.
    """
    branch = tx.branches.require(hotline.branch)
    ref = tx.policies.calendar_ref(hotline.hours, branch.day_of(at))
    hours = tx.policies.calendar(ref, branch.time_zone)
    found = coverage(hotline, hours, at, tx.hotlines.on_duty(hotline.code, at))
    return InForce(body=found, ref=ref)
