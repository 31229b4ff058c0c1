"""How far the clock of whoever tells may be ahead, by the policy of the branch's day."""

from __future__ import annotations

from datetime import datetime, timedelta

from inventory.domain.ids import BranchCode
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


def skew_of(branch_code: BranchCode, tx: Tx, now: datetime) -> timedelta:
    """Return how far ahead of `now` (UTC) an instant may lie.

    Raises:
        BranchUnknown: BRANCH_UNKNOWN, intake has not announced the branch here.

    Source: rulebook P-02.
    """
    branch = known_branch(tx.branches.find(branch_code), branch_code)
    return tx.policies.timekeeping(branch.day_of(now)).body.clock_skew
