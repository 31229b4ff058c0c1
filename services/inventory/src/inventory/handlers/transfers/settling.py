"""What the decision about a difference does with the books of this cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from inventory.domain.ids import WarehouseCode
from inventory.domain.ledger import DocumentKind, Movement
from inventory.domain.lines import PartLine
from inventory.domain.transfers.between_cells import settlement_here
from inventory.domain.transfers.claim import Claim
from inventory.domain.transfers.transfer import Transfer
from inventory.handlers.transfers.booking import Paper, entry_at, taken_off_the_shelf
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


def book_settlement(tx: Tx, transfer: Transfer, claim: Claim, at: datetime, now: datetime) -> None:
    """Book the units of a settled claim, and serve whoever waits where they lie then.

    Args:
        tx: Open transaction; the warehouses of this cell and the transfer are locked by it.
        transfer: The document.
        claim: Settled.
        at: When it was settled (UTC).
        now: When it is booked (UTC).

    Raises:
        BalanceTooLow: A surplus shall leave a shelf where it does not lie or is promised.
        SerialElsewhere: A serial is known to be somewhere else.

    Source: rulebook P-02, P-08.
    """
    books = settlement_here(transfer, claim)
    gaining = _gaining((*books.at_sender, *books.at_receiver))
    waiting = lock_line(tx, gaining, (claim.part_number,)) if gaining else ()
    paper = Paper(kind=DocumentKind.CLAIM, at=at, now=now, reason=claim.settled_cause)
    for code, movements in (
        (transfer.from_code, _picked(tx, transfer, claim, books.at_sender)),
        (transfer.to_code, books.at_receiver),
    ):
        if movements:
            tx.stock.book(entry_at(tx, transfer, code, paper, movements))
    if gaining:
        serve(tx, gaining, waiting, at)


def _picked(
    tx: Tx, transfer: Transfer, claim: Claim, movements: Sequence[Movement]
) -> Sequence[Movement]:
    """Return the movements out of the bins in which the units lie."""
    off_shelf = [each for each in movements if each.from_account.is_on_hand]
    if not off_shelf:
        return movements
    line = PartLine(part_number=claim.part_number, quantity=claim.quantity)
    others = [each for each in movements if not each.from_account.is_on_hand]
    return (*taken_off_the_shelf(tx, transfer.from_code, off_shelf, (line,)), *others)


def _gaining(movements: Sequence[Movement]) -> WarehouseCode | None:
    """Return the warehouse on whose shelf units come, if they come on one."""
    for movement in movements:
        if movement.to_account.is_on_hand:
            return movement.to_account.warehouse_code
    return None
