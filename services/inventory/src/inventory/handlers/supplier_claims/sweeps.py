"""Timers: claims that were not sent or not answered in time (P-10)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from inventory.domain.supplier_claims.facts import OldPartUnclaimed, SupplierClaimOverdue
from inventory.ports import Tx

BATCH: Final = 100


def chase_unsent_claims(tx: Tx, now: datetime) -> int:
    """Announce old parts whose claim was to be sent and was not, each once.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were announced; 0 when none is left.

    Source: rulebook P-10.
    """
    overdue = tx.claim_dues.lock_overdue(now, BATCH)
    for each in overdue:
        chased = each.chased(now)
        tx.claim_dues.save_chased(chased)
        tx.outbox.append(OldPartUnclaimed(due=chased, occurred_at=now))
    return len(overdue)


def chase_claim_answers(tx: Tx, now: datetime) -> int:
    """Announce claims whose answer was due and did not come, each once.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were announced; 0 when none is left.

    Source: rulebook P-10.
    """
    overdue = tx.supplier_claims.lock_unanswered(now, BATCH)
    for each in overdue:
        saved = tx.supplier_claims.save(each.chased(now))
        tx.outbox.append(SupplierClaimOverdue(claim=saved, occurred_at=now))
    return len(overdue)
