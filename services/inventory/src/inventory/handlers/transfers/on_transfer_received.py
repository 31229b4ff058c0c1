"""Reaction: the receiver in another cell has compared what came."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.part import known_part
from inventory.domain.transfers.between_cells import require_same_units, taken_there
from inventory.domain.transfers.news import News, NewsKind, TransferTold
from inventory.domain.transfers.transfer import Side, TransferState
from inventory.handlers.transfers.telling import is_for_us
from inventory.ports import Tx


def on_transfer_received(told: TransferTold, tx: Tx, now: datetime) -> None:
    """Note what came of a transfer to another cell; the timer closes what was in transit.

    Args:
        told: The transfer as the receiver has it, with every difference.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        TransferNotFound: Nothing is known here of such a transfer: a defect.
        TransferNewsUnfit: It is told by a cell that is not the other end.
        CellNotLinked: No answer would reach that cell.
        PartNotFound: A surplus is of a part that is not on the price list here.

    Source: rulebook P-08.
    """
    if not is_for_us(told, tx, Side.SENDER):
        return
    known = tx.transfers.lock(told.transfer.id)
    if known.state is not TransferState.SHIPPED:
        return
    taken_there(known, tx.stock.held_in(known.account), told.transfer)
    parts = tx.parts.find_all({claim.part_number for claim in told.transfer.claims})
    for claim in told.transfer.claims:
        require_same_units(known, claim, known_part(parts, claim.part_number))
    tx.transfer_news.add(News(kind=NewsKind.ARRIVAL, told=told.transfer, due_at=now))
