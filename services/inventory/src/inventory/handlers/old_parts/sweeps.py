"""Timers: announce what is overdue, write off what is complete, call for disposal (P-06)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from inventory.domain.old_parts.events import DisposalDue, OldPartOverdue
from inventory.domain.old_parts.review import called_for
from inventory.domain.warehouse import known_branch
from inventory.handlers.old_parts.owing import save_looked_at
from inventory.ports import Tx

BATCH: Final = 100


def chase_old_parts(tx: Tx, now: datetime) -> int:
    """Announce old parts that are due and did not come, each once.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were announced; 0 when none is left.

    Source: rulebook P-06.
    """
    overdue = tx.old_parts.lock_overdue(now, BATCH)
    for each in overdue:
        saved = tx.old_parts.save(each.chased(now))
        tx.outbox.append(OldPartOverdue(old_part=saved, occurred_at=now))
    return len(overdue)


def write_off_issues(tx: Tx, now: datetime) -> int:
    """Write off issues whose old part came before the service report.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were written off; 0 when none is left.

    Source: rulebook P-06.
    """
    complete = tx.old_parts.lock_reported(BATCH)
    for each in complete:
        save_looked_at(tx, each, now)
    return len(complete)


def review_disposals(tx: Tx, now: datetime) -> int:
    """Call for the month's disposal in every warehouse where old parts wait, once a month.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many warehouses were called; 0 when none is left.

    Source: rulebook P-06.
    """
    called = 0
    for waiting in tx.disposals.waiting():
        branch = known_branch(tx.branches.find(waiting.branch_code), waiting.branch_code)
        policy = tx.policies.disposal_reviews(branch.day_of(now))
        review = called_for(waiting, branch, policy, now)
        if review is not None and tx.disposals.add_review(review):
            tx.outbox.append(DisposalDue(review=review, occurred_at=now))
            called += 1
    return called
