"""Use case: what was ordered for one customer arrives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import ReceiptId, SpecialOrderId
from inventory.domain.instants import happened_at
from inventory.domain.lines import PartLine
from inventory.domain.receipt import FaultyLine, Receipt
from inventory.domain.requisition import Requisition
from inventory.domain.special_orders.special_order import SpecialOrder
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.receive_stock import ReceiveStock, receive_stock
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveSpecialOrder:
    """`lines`: all that came; `faulty`: what of it is not good."""

    special_order_id: SpecialOrderId
    receipt_id: ReceiptId
    lines: tuple[PartLine, ...]
    document: str
    faulty: tuple[FaultyLine, ...] = ()
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """The order, its receiving form, and the requisition as it is after it was served."""

    order: SpecialOrder
    receipt: Receipt
    requisition: Requisition


def receive_special_order(cmd: ReceiveSpecialOrder, tx: Tx, now: datetime) -> Arrived:
    """Book the delivery, compared with what was ordered, and serve its requisition before others.

    Args:
        cmd: What the keeper counted.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SpecialOrderNotFound: There is none, or it belongs to a branch of others.
        SpecialOrderIllegalTransition: It was not ordered, or has arrived.
        OccurredBeforeBeginning: It was not ordered at that time.
        Refused, Invalid: As of any receipt, see `receive_stock`.

    Source: rulebook P-02, P-03, P-13.
    """
    tx.warehouses.lock(tx.special_orders.get(cmd.special_order_id).warehouse_code)
    order = tx.special_orders.lock(cmd.special_order_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(order.branch_code, tx, now),
        rule="P-13",
        not_before=order.placed_at,
    )
    arrived = order.arrive(cmd.receipt_id, at)
    ordered = tx.requisitions.get(order.requisition_id)
    receipt = ReceiveStock(
        receipt_id=cmd.receipt_id,
        warehouse_code=order.warehouse_code,
        lines=cmd.lines,
        document=cmd.document,
        expected=ordered.lines,
        faulty=cmd.faulty,
        first_served=ordered.id,
        occurred_at=min(at, now),
    )
    received = receive_stock(receipt, tx, now)
    return Arrived(
        order=tx.special_orders.save(arrived),
        receipt=received.receipt,
        requisition=tx.requisitions.get(ordered.id),
    )
