"""Reaction: the receiver in another cell wants a transfer no more."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.transfers.between_cells import cancelled_there
from inventory.domain.transfers.facts import TransferCancelled
from inventory.domain.transfers.news import TransferTold
from inventory.domain.transfers.transfer import Side
from inventory.handlers.transfers.telling import is_for_us
from inventory.ports import Tx


def on_transfer_cancel_asked(told: TransferTold, tx: Tx, now: datetime) -> None:
    """Give a transfer up for the other cell, unless it has left; then it goes on as it is.

    Args:
        told: The transfer as the receiver has it, with who gives it up, when and why.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        TransferNewsUnfit: It is told by a cell that is not the other end.
        CellNotLinked: No answer would reach that cell.

    Source: rulebook P-08.
    """
    if not is_for_us(told, tx, Side.SENDER):
        return
    known = tx.transfers.lock_if_known(told.transfer.id)
    if known is None:  # refused when it was asked for
        return
    cancelled = cancelled_there(known, told.transfer)
    if cancelled is not known:
        saved = tx.transfers.save(cancelled)
        tx.outbox.append(TransferCancelled(transfer=saved, occurred_at=now))
