"""What every step of a transfer does with the books."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import in_bin
from inventory.domain.ids import WarehouseCode
from inventory.domain.ledger import DocumentKind, Entry, Heading, Movement, too_low
from inventory.domain.lines import PartLine
from inventory.domain.picking import picked
from inventory.domain.stock import shortages
from inventory.domain.transfers.transfer import Side, Transfer
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """By which step of a transfer something is booked, when it happened, and why."""

    kind: DocumentKind
    at: datetime
    now: datetime
    reason: str = ""


def entry_at(
    tx: Tx,
    transfer: Transfer,
    warehouse_code: WarehouseCode,
    paper: Paper,
    movements: Sequence[Movement],
) -> Entry:
    """Return an entry in the books of one of the two warehouses, not booked yet.

    Args:
        tx: Open transaction, whose actor books it.
        transfer: The document.
        warehouse_code: Sender or receiver.
        paper: Which step, when (UTC), why.
        movements: To and from accounts of that warehouse and transit.

    Source: rulebook P-02, P-08.
    """
    is_sender = transfer.side is not Side.RECEIVER and warehouse_code == transfer.from_code
    heading = Heading(
        warehouse_code=warehouse_code,
        branch_code=transfer.from_branch if is_sender else transfer.to_branch,
        document_kind=paper.kind,
        document_id=transfer.id,
        actor=tx.actor.subject,
        occurred_at=paper.at,
        recorded_at=paper.now,
        reason=paper.reason,
    )
    return Entry(heading=heading, movements=tuple(movements))


def taken_off_the_shelf(
    tx: Tx, warehouse_code: WarehouseCode, wanted: Sequence[Movement], lines: Sequence[PartLine]
) -> tuple[Movement, ...]:
    """Return movements out of the bins in which the parts lie, with their stock locked.

    Args:
        tx: Open transaction.
        warehouse_code: Whose shelf.
        wanted: Movements out of its default bin, by part and lot.
        lines: The same by part, sorted by part number.

    Raises:
        BalanceTooLow: BALANCE_TOO_LOW, less lies there that is not promised to anybody, or a
            serial or batch that was named does not lie there.

    Source: rulebook P-02, P-08.
    """
    numbers = [line.part_number for line in lines]
    tx.stock.lock(warehouse_code, numbers)
    levels = {level.part_number: level for level in tx.stock.levels(warehouse_code, numbers)}
    for gap in shortages(lines, levels):
        level = levels.get(gap.part_number)
        there = level.available if level else 0
        shelf = in_bin(warehouse_code)
        raise too_low(shelf, gap.part_number, "", there=there, wanted=there + gap.missing)
    return picked(wanted, tx.stock.shelf(warehouse_code, numbers))
