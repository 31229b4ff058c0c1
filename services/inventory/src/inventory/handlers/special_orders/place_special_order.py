"""Use case: order what was approved and paid on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import SpecialOrderId
from inventory.domain.special_orders.special_order import SpecialOrder, require_waiting
from inventory.handlers.issue_parts import share_order, started_order
from inventory.handlers.supplements.requiring import require_supplement
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSpecialOrder:
    """`expected_at`: when it is to arrive (UTC)."""

    special_order_id: SpecialOrderId
    expected_at: datetime


def place_special_order(cmd: PlaceSpecialOrder, tx: Tx, now: datetime) -> SpecialOrder:
    """Order it, once the deposit that is due is held.

    Args:
        cmd: The order, and when it is to arrive.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SpecialOrderNotFound: There is none, or it belongs to a branch of others.
        SpecialOrderIllegalTransition: It is not approved, or ordered already.
        NothingToOrder: SPECIAL_ORDER_NOTHING_MISSING, nobody waits for it any more.
        WorkOrderNotStarted: The order is done, closed or cancelled.
        DepositMissing: DEPOSIT_MISSING, the deposit comes first.
        SupplementMissing: SUPPLEMENT_MISSING, the customer has not signed for it.
        ExpectedTooEarly: It would arrive before it is ordered.

    Source: rulebook P-05, P-13.
    """
    share_order(tx, tx.special_orders.get(cmd.special_order_id).requisition_id)
    order = tx.special_orders.lock(cmd.special_order_id)
    placed_at = max(now, order.deposit.received_at) if order.deposit else now
    placed = order.place(tx.actor, cmd.expected_at, placed_at)
    requisition = tx.requisitions.get(order.requisition_id)
    require_waiting(requisition)
    started_order(tx, requisition)
    require_supplement(tx, requisition, now)
    return tx.special_orders.save(placed)
