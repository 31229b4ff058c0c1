"""Use case: have the entries of earlier days found as those of today are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.ports import Tx

BATCH: Final = 200
"""Customers or entries of one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPlace:
    """How far the walk has come: through customers first, as entries take the marks from them.

    `entry` is below zero as long as customers follow.
    """

    customer_id: str = ""
    entry: int = -1


def index_register(after: IndexPlace, tx: Tx, now: datetime) -> IndexPlace | None:
    """Mark the numbers of a batch of customers, or keep the words of a batch of entries.

    What is there already stays; to come again does no harm.

    Args:
        after: How far the walk has come.
        tx: Open transaction.
        now: Time of the command (UTC).

    Returns:
        Where to go on, None where everything is done.

    Source: rulebook I-02, I-08.
    """
    if after.entry < 0:
        last_customer = tx.transfers.mark_phones(after.customer_id, BATCH)
        return IndexPlace(customer_id=last_customer) if last_customer else IndexPlace(entry=0)
    last = tx.service_requests.index(after.entry, BATCH)
    return IndexPlace(entry=last) if last else None
