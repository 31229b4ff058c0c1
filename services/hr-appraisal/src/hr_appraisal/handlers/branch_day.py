"""Which calendar day it is at a branch: by that day a policy counts."""

from __future__ import annotations

from datetime import date, datetime

from hr_appraisal.domain.month import day_of
from hr_appraisal.ports import Tx


def branch_day(branch_code: str, at: datetime, tx: Tx) -> date:
    """Return the branch's calendar day of an instant (UTC).

    Source: rulebook H-07.
    """
    return day_of(at, tx.policies.zone_of(branch_code, at))
