"""Reaction: the sender in another cell has decided about a difference."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.transfers.news import News, NewsKind, TransferTold
from inventory.domain.transfers.transfer import Side
from inventory.handlers.transfers.telling import is_for_us
from inventory.ports import Tx


def on_transfer_claim_settled(told: TransferTold, tx: Tx, now: datetime) -> None:
    """Note a decision of the cell that bears the loss; the timer books what it gives us.

    Args:
        told: The transfer as the sender has it, with the decision.
        tx: Open transaction, committed by the caller together with the inbox.
        now: Time of the reaction (UTC).

    Raises:
        TransferNotFound: Nothing is known here of such a transfer: a defect.
        TransferNewsUnfit: It is told by a cell that is not the other end.
        CellNotLinked: No answer would reach that cell.
        ClaimNotFound: The transfer has no such claim: a defect.

    Source: rulebook P-08.
    """
    if not is_for_us(told, tx, Side.RECEIVER):
        return
    known = tx.transfers.lock(told.transfer.id)
    told.transfer.claim(told.claim_number)
    if not known.claim(told.claim_number).is_open:
        return
    news = News(
        kind=NewsKind.SETTLEMENT,
        told=told.transfer,
        claim_number=told.claim_number,
        due_at=now,
    )
    tx.transfer_news.add(news)
