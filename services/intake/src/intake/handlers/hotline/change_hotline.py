"""Use case: a hotline gets other hours or numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.hotline.hotline import Hotline
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeHotline:
    code: str
    number: str
    hours: str
    fallback_number: str


def change_hotline(cmd: ChangeHotline, tx: Tx, now: datetime) -> Hotline:
    """Change service hours and numbers from now on; calls of the past keep what they were told.

    Args:
        cmd: Which hotline, and what it is to have.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        HotlineNotFound: No such hotline, or not the caller's.
        CalendarUnknown: No calendar of that name is in force.

    Source: rulebook I-04.
    """
    hotline = tx.hotlines.lock(cmd.code)
    day = tx.branches.require(hotline.branch).day_of(now)
    tx.policies.calendar_ref(cmd.hours, day)
    return tx.hotlines.save(
        replace(hotline, number=cmd.number, hours=cmd.hours, fallback_number=cmd.fallback_number)
    )
