"""Reaction: parts from another cell are under way."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.accounts import in_bin
from inventory.domain.ledger import moved
from inventory.domain.lines import numbers_of
from inventory.domain.transfers.between_cells import shipped_there
from inventory.domain.transfers.news import TransferTold
from inventory.domain.transfers.transfer import Side
from inventory.handlers.transfers.telling import is_for_us
from inventory.ports import Tx


def on_transfer_shipped(told: TransferTold, tx: Tx, now: datetime) -> None:
    """Note that parts left the other cell, and which; they can be received from now on.

    Args:
        told: The transfer as the sender has it, with carrier and units.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        TransferNotFound: Nothing is known here of such a transfer: a defect.
        TransferNewsUnfit: It is told by a cell that is not the other end.
        CellNotLinked: No answer would reach that cell.
        LotsInvalid: The part is followed in another way here.

    Source: rulebook P-08.
    """
    if not is_for_us(told, tx, Side.RECEIVER):
        return
    known = tx.transfers.lock(told.transfer.id)
    shipped = shipped_there(known, told.transfer)
    if shipped is not known:
        parts = tx.parts.find_all(numbers_of(shipped.units))
        moved(shipped.units, parts, shipped.source, in_bin(shipped.to_code))
        tx.transfers.save(shipped)
