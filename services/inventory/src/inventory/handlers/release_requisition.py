"""Use case: give a requisition up before issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import RequisitionId
from inventory.domain.requisition import Requisition
from inventory.handlers.waiting_line import give_up
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRequisition:
    requisition_id: RequisitionId
    reason: str


def release_requisition(cmd: ReleaseRequisition, tx: Tx, now: datetime) -> Requisition:
    """Give a requisition up; what it held goes to those who wait, oldest first.

    Args:
        cmd: The requisition and why it is given up.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.
        IllegalTransition: It was issued or given up already.

    Source: rulebook P-04.
    """
    tx.warehouses.lock(tx.requisitions.get(cmd.requisition_id).warehouse_code)
    requisition = tx.requisitions.lock(cmd.requisition_id)
    (released,) = give_up(tx, (requisition,), cmd.reason, now)
    return released
