"""Use case: book goods in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from inventory.domain.events import StockReceived
from inventory.domain.ids import ReceiptId, WarehouseCode
from inventory.domain.instants import happened_at
from inventory.domain.ledger import Booking
from inventory.domain.lines import PartLine, checked_lines, numbers_of
from inventory.domain.part import amount_of
from inventory.domain.receipt import Receipt
from inventory.domain.stock import StockLevel
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveStock:
    receipt_id: ReceiptId
    warehouse_code: WarehouseCode
    lines: tuple[PartLine, ...]
    document: str
    occurred_at: datetime | None = None


def receive_stock(cmd: ReceiveStock, tx: Tx, now: datetime) -> Sequence[StockLevel]:
    """Book goods in and serve the requisitions that wait for them, oldest first.

    Args:
        cmd: What the keeper counted; whole units, each part once.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The levels of the parts that came, after those who waited were served.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        PartNotFound: A part is not on the price list.
        Invalid: A quantity is not above zero, or a part is named twice.

    Source: rulebook P-02, P-03.
    """
    lines = checked_lines(cmd.lines)
    received_at = happened_at(cmd.occurred_at, now, rule="P-03")
    warehouse = tx.warehouses.lock(cmd.warehouse_code)
    numbers = numbers_of(lines)
    amount_of(lines, tx.parts.find_all(numbers))
    receipt = Receipt(
        id=cmd.receipt_id,
        warehouse_code=warehouse.code,
        branch_code=warehouse.branch_code,
        lines=lines,
        document=cmd.document,
        received_by=tx.actor.subject,
        received_at=received_at,
        recorded_at=now,
    )
    booking = Booking(
        warehouse_code=warehouse.code,
        actor=tx.actor.subject,
        occurred_at=received_at,
        recorded_at=now,
    )
    tx.receipts.add(receipt)
    waiting = lock_line(tx, warehouse.code, numbers)
    tx.stock.book(booking.receipt(lines, receipt.id))
    tx.outbox.append(StockReceived.of(receipt))
    serve(tx, warehouse.code, waiting, received_at)
    return tx.stock.levels(warehouse.code, numbers)
