"""What approving, ordering and issuing ask of an addition first (P-05)."""

from __future__ import annotations

from datetime import datetime

from inventory.domain.requisition import Requisition
from inventory.domain.supplements.supplement import check_signed
from inventory.ports import Tx


def require_supplement(tx: Tx, requisition: Requisition, at: datetime) -> None:
    """Refuse to go on with an addition that the customer did not sign for.

    Args:
        tx: Open transaction; the requisition is locked by it.
        requisition: What is to be approved, ordered or issued.
        at: When (UTC): an order whose warranty ended meanwhile is chargeable.

    Raises:
        SupplementMissing: SUPPLEMENT_MISSING, one is needed and none counts.

    Source: rulebook P-05.
    """
    if not requisition.is_addition:
        return
    order = tx.work_orders.find(requisition.work_order_id)
    pays_now = order is not None and order.is_chargeable(at)
    check_signed(
        requisition,
        tx.supplements.in_force(requisition.id),
        is_due=requisition.needs_supplement or pays_now,
    )
