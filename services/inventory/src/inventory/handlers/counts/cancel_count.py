"""Use case: give a count up; nothing is booked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.counts.count import StockCount
from inventory.domain.ids import CountId
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelCount:
    count_id: CountId
    reason: str


def cancel_count(cmd: CancelCount, tx: Tx, now: datetime) -> StockCount:
    """Give up a count that is not posted; its lines may be counted anew.

    Args:
        cmd: Which count, and why as users will read it.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        CountNotFound: There is none, or it belongs to a branch of others.
        CountIllegalTransition: COUNT_ILLEGAL_TRANSITION, it was posted or given up before.

    Source: rulebook P-14.
    """
    count = tx.counts.lock(cmd.count_id)
    return tx.counts.save(count.cancel(tx.actor, cmd.reason, now))
