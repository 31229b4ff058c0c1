"""Use case: give a special order up before it arrives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import SpecialOrderId
from inventory.domain.special_orders.special_order import SpecialOrder
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelSpecialOrder:
    special_order_id: SpecialOrderId
    reason: str


def cancel_special_order(cmd: CancelSpecialOrder, tx: Tx, now: datetime) -> SpecialOrder:
    """Cancel it; a deposit that is held stays on the list until it is refunded.

    Args:
        cmd: The order and why it is given up.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SpecialOrderNotFound: There is none, or it belongs to a branch of others.
        SpecialOrderIllegalTransition: It has arrived, or is cancelled already.

    Source: rulebook P-13.
    """
    order = tx.special_orders.lock(cmd.special_order_id)
    return tx.special_orders.save(order.cancel(tx.actor, cmd.reason, now))
