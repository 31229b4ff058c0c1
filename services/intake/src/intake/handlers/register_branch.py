"""Use case: a branch opens its register."""

from __future__ import annotations

from datetime import datetime

from intake.domain.branch import Branch, BranchAlreadyRegistered
from intake.domain.events import BranchRegistered
from intake.ports import Tx


def register_branch(branch: Branch, tx: Tx, now: datetime) -> Branch:
    """Register a branch; the same description again changes nothing.

    Args:
        branch: Code, names and IANA time zone.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The branch as registered.

    Raises:
        BranchAlreadyRegistered: The code belongs to a branch described differently.

    Source: rulebook I-02, I-17.
    """
    known = tx.branches.known(branch.code)
    if known == branch:
        return known
    if known is not None:
        raise BranchAlreadyRegistered(
            f"branch {branch.code} is {known.name} in {known.city}",
            rule="I-02",
            field="code",
            branch=branch.code,
        )
    tx.branches.add(branch)
    tx.day_ends.begin(branch.code, now)
    tx.outbox.append(BranchRegistered(branch=branch, occurred_at=now))
    return branch
