"""Use case: propose to order parts for one customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import RequisitionId, SpecialOrderId
from inventory.domain.special_orders.special_order import (
    Procurement,
    SpecialOrder,
    require_waiting,
)
from inventory.domain.warehouse import known_branch
from inventory.handlers.issue_parts import share_order, started_order
from inventory.handlers.supplements.requiring import require_supplement
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeSpecialOrder:
    special_order_id: SpecialOrderId
    requisition_id: RequisitionId
    procurement: Procurement
    reason: str


def propose_special_order(cmd: ProposeSpecialOrder, tx: Tx, now: datetime) -> SpecialOrder:
    """Propose to order every line of a requisition that is short, for it alone.

    The warehouse is locked, as by whoever books its arrival: both touch order and requisition.

    Args:
        cmd: For which requisition, and how it is bought.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.
        NothingToOrder: SPECIAL_ORDER_NOTHING_MISSING, it waits for nothing.
        WorkOrderNotStarted: The order is done, closed or cancelled.
        SupplementMissing: SUPPLEMENT_MISSING, the customer has not signed for it.
        SpecialOrderOpen: SPECIAL_ORDER_OPEN, it is ordered already.

    Source: rulebook P-05, P-13.
    """
    tx.warehouses.lock(share_order(tx, cmd.requisition_id).warehouse_code)
    requisition = tx.requisitions.lock(cmd.requisition_id)
    require_waiting(requisition)
    started_order(tx, requisition)
    require_supplement(tx, requisition, now)
    branch = known_branch(tx.branches.find(requisition.branch_code), requisition.branch_code)
    approvals = tx.policies.approval(branch.day_of(now))
    return tx.special_orders.add(
        SpecialOrder(
            id=cmd.special_order_id,
            requisition_id=requisition.id,
            work_order_id=requisition.work_order_id,
            branch_code=requisition.branch_code,
            warehouse_code=requisition.warehouse_code,
            procurement=cmd.procurement,
            list_price=requisition.amount,
            approval_level=approvals.body.level_for(requisition.amount),
            reason=cmd.reason,
            proposed_by=tx.actor.subject,
            proposed_at=now,
        )
    )
