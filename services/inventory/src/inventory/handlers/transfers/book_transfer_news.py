"""Timer: book what other cells told about transfers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from inventory.domain.ledger import DocumentKind
from inventory.domain.lots import Tracking
from inventory.domain.transfers.between_cells import (
    received_there,
    settled_there,
    settlement_here,
    taken_there,
)
from inventory.domain.transfers.news import News, NewsKind
from inventory.handlers.transfers.booking import Paper, entry_at
from inventory.handlers.transfers.settling import book_settlement
from inventory.ports import Tx

# A serial that lies here already is for somebody to look at; meanwhile the other news go on.
LOOK_AGAIN_AFTER: Final = timedelta(minutes=1)


def book_transfer_news(tx: Tx, now: datetime) -> int:
    """Book one thing that another cell told: what it has taken, or what its decision gives us.

    Document and books change together. What a decision gives and cannot lie here, because its
    serial does already, waits until that one has gone.

    Args:
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the run (UTC).

    Returns:
        How many were looked at; 0 when nothing is due.

    Source: rulebook P-02, P-08.
    """
    news = tx.transfer_news.lock_next(now)
    if news is None:
        return 0
    if news.kind is NewsKind.ARRIVAL:
        _close_transit(news, tx, now)
    elif not _take_over(news, tx, now):
        tx.transfer_news.postpone(news, now + LOOK_AGAIN_AFTER)
        return 1
    tx.transfer_news.remove(news)
    return 1


def _close_transit(news: News, tx: Tx, now: datetime) -> None:
    told = news.told
    tx.warehouses.lock_in_cell((told.from_code,))
    transfer = tx.transfers.lock(told.id)
    taken = taken_there(transfer, tx.stock.held_in(transfer.account), told)
    saved = tx.transfers.save(received_there(transfer, told))
    if taken:
        at = saved.received_at or now
        paper = Paper(kind=DocumentKind.ARRIVAL, at=at, now=now)
        tx.stock.book(entry_at(tx, saved, saved.from_code, paper, taken))


def _take_over(news: News, tx: Tx, now: datetime) -> bool:
    told = news.told
    tx.warehouses.lock_in_cell((told.to_code,))
    transfer = settled_there(tx.transfers.lock(told.id), told.claim(news.claim_number))
    claim = transfer.claim(news.claim_number)
    gives = settlement_here(transfer, claim).at_receiver
    is_serial = claim.tracking is Tracking.SERIAL
    if gives and is_serial and tx.stock.place_of(claim.part_number, claim.lot):
        return False
    saved = tx.transfers.save(transfer)
    book_settlement(tx, saved, claim, claim.settled_at or now, now)
    return True
