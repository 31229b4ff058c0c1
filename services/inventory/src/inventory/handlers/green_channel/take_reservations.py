"""Use case: a waiting requisition of an urgent customer takes what is held for others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.events import looked_up
from inventory.domain.green_channel.first_issue import not_urgent
from inventory.domain.ids import RequisitionId
from inventory.domain.requisition import Requisition, State
from inventory.domain.warehouse import known_branch
from inventory.handlers.green_channel.taking import Times, take_reservations
from inventory.handlers.issue_parts import share_order, started_order
from inventory.handlers.supplements.requiring import require_supplement
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeReservations:
    requisition_id: RequisitionId


def take_for_waiting(cmd: TakeReservations, tx: Tx, now: datetime) -> Requisition:
    """Take for one that waits already, because its order has become urgent or stock was held since.

    Args:
        cmd: The requisition.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Returns:
        The requisition; still SHORT where the policy lets too little be taken.

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.
        IllegalTransition: It waits for nothing.
        NotUrgent: GREEN_CHANNEL_NOT_URGENT, its order does not go first.
        SupplementMissing: SUPPLEMENT_MISSING, the customer has not signed for it.
        WorkOrderNotStarted: The order is done, closed or cancelled.

    Source: rulebook P-05, P-09.
    """
    tx.warehouses.lock(share_order(tx, cmd.requisition_id).warehouse_code)
    short = tx.requisitions.lock(cmd.requisition_id)
    short.require(State.SHORT, State.RESERVED, "P-09")
    order = started_order(tx, short)
    branch = known_branch(tx.branches.find(short.branch_code), short.branch_code)
    policy = tx.policies.green_channel(branch.day_of(now))
    if order.severity is None or not policy.body.is_urgent(order.severity):
        raise not_urgent(short, order.severity, policy.ref)
    require_supplement(tx, short, now)
    taken = take_reservations(tx, short, order.severity, policy, Times(at=now, now=now))
    if taken.state is State.RESERVED:
        tx.outbox.append(looked_up(taken, max(now, taken.requested_at)))
    return taken
