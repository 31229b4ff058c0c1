"""Which calendar day it is at a branch: by that day a policy counts, and a visit is planned."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from dispatch.domain.identity import BranchCode
from dispatch.ports import Tx


def zone_of(branch_code: BranchCode | None, tx: Tx, at: datetime) -> tzinfo:
    """Return the zone of a branch; the policy's until intake has told about the branch.

    Args:
        branch_code: None stands for no branch in particular.
        tx: Open transaction.
        at: Instant (UTC) by which the policy is chosen.
    """
    branch = tx.branches.find(branch_code) if branch_code else None
    return branch.zone if branch else tx.policies.default_zone(at)


def day_of(branch_code: BranchCode | None, tx: Tx, at: datetime) -> date:
    """Return the branch's calendar day of an instant (UTC)."""
    return at.astimezone(zone_of(branch_code, tx, at)).date()
