"""Reaction: the sender in another cell has given a transfer up, or never could send it."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.transfers.between_cells import cancelled_there
from inventory.domain.transfers.news import TransferTold
from inventory.domain.transfers.transfer import Side
from inventory.handlers.transfers.telling import is_for_us
from inventory.ports import Tx


def on_transfer_cancelled(told: TransferTold, tx: Tx, now: datetime) -> None:
    """Note the last word of the sender's cell about a transfer that has not left.

    Args:
        told: The transfer as the sender has it, with who gave it up, when and why.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        TransferNotFound: Nothing is known here of such a transfer: a defect.
        TransferNewsUnfit: It is told by a cell that is not the other end.
        CellNotLinked: No answer would reach that cell.

    Source: rulebook P-08.
    """
    if not is_for_us(told, tx, Side.RECEIVER):
        return
    known = tx.transfers.lock(told.transfer.id)
    cancelled = cancelled_there(known, told.transfer)
    if cancelled is not known:
        tx.transfers.save(cancelled)
