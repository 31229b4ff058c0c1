"""Use case: tell which serial numbers a production batch has."""

from __future__ import annotations

from datetime import datetime

from intake.domain.recalls.recall import ProductionBatch
from intake.ports import Tx


def register_production_batch(made: ProductionBatch, tx: Tx, now: datetime) -> ProductionBatch:
    """Add a range of serial numbers to a batch; the same range again changes nothing.

    Args:
        made: Model, batch, serial numbers.
        tx: Open transaction.
        now: Time of the command (UTC).

    Source: rulebook I-14.
    """
    tx.recalls.add_batch(made)
    return made
