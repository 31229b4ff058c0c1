"""Use case: book goods in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from inventory.domain.accounts import SUPPLIER, in_bin, in_quarantine
from inventory.domain.events import StockReceived
from inventory.domain.ids import ReceiptId, RequisitionId, WarehouseCode
from inventory.domain.instants import happened_at
from inventory.domain.ledger import DocumentKind, Entry, Heading, moved
from inventory.domain.lines import PartLine, by_quantity, checked_lines
from inventory.domain.part import amount_of
from inventory.domain.receipt import FaultyLine, Receipt, form_lines, good_lines
from inventory.domain.stock import StockLevel
from inventory.domain.warehouse import known_branch
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.waiting_line import lock_line, serve
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveStock:
    """`lines`: all that came; `faulty`: what of it is not good; `expected`: the delivery note.

    `first_served`: the requisition that it was ordered for, if it waits.
    """

    receipt_id: ReceiptId
    warehouse_code: WarehouseCode
    lines: tuple[PartLine, ...]
    document: str
    expected: tuple[PartLine, ...] = ()
    faulty: tuple[FaultyLine, ...] = ()
    first_served: RequisitionId | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The form, and the levels of what came after those who waited were served."""

    receipt: Receipt
    levels: Sequence[StockLevel]


def receive_stock(cmd: ReceiveStock, tx: Tx, now: datetime) -> Received:
    """Book goods in and serve the requisitions that wait for them, in their order.

    What is faulty goes into quarantine; the form says what came, what should have come and why
    something is not good.

    Args:
        cmd: What the keeper counted; whole units, each part once.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The receiving form with its number, and the levels of the parts on it.

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        PartNotFound: A part is not on the price list.
        LotsInvalid: LOTS_INVALID, serials or batches do not fit the part or the quantity.
        SerialElsewhere: SERIAL_ELSEWHERE, a serial is here or somewhere else already.
        FaultyNotReceived: FAULTY_NOT_RECEIVED, more is called faulty than came.
        Invalid: A quantity is not above zero, or a part is named twice.

    Source: rulebook P-02, P-03.
    """
    lines = checked_lines(cmd.lines)
    expected = by_quantity(checked_lines(cmd.expected)) if cmd.expected else ()
    faulty = checked_lines(each.line for each in cmd.faulty) if cmd.faulty else ()
    form = form_lines(lines, cmd.faulty, expected)
    good = good_lines(lines, faulty)
    warehouse = tx.warehouses.lock(cmd.warehouse_code)
    received_at = happened_at(
        cmd.occurred_at, now, skew=skew_of(warehouse.branch_code, tx, now), rule="P-03"
    )
    branch = known_branch(tx.branches.find(warehouse.branch_code), warehouse.branch_code)
    day = branch.day_of(received_at)
    numbers = tuple(line.part_number for line in form)
    parts = tx.parts.find_all(numbers)
    amount_of(expected, parts)
    movements = (
        *moved(good, parts, SUPPLIER, in_bin(warehouse.code)),
        *moved(faulty, parts, SUPPLIER, in_quarantine(warehouse.code)),
    )
    receipt = Receipt(
        id=cmd.receipt_id,
        warehouse_code=warehouse.code,
        branch_code=warehouse.branch_code,
        day=day,
        serial=tx.receipts.next_serial(warehouse.code, day),
        lines=form,
        document=cmd.document,
        received_by=tx.actor.subject,
        received_at=received_at,
        recorded_at=now,
    )
    heading = Heading(
        warehouse_code=warehouse.code,
        branch_code=warehouse.branch_code,
        document_kind=DocumentKind.RECEIPT,
        document_id=receipt.id,
        actor=tx.actor.subject,
        occurred_at=received_at,
        recorded_at=now,
    )
    tx.receipts.add(receipt)
    waiting = lock_line(tx, warehouse.code, numbers)
    line = sorted(waiting, key=lambda each: each.id != cmd.first_served)
    tx.stock.book(Entry(heading=heading, movements=movements))
    tx.outbox.append(StockReceived.of(receipt, good))
    serve(tx, warehouse.code, line, received_at)
    return Received(receipt=receipt, levels=tx.stock.levels(warehouse.code, numbers))
