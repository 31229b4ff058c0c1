"""Use case: what the keeper fetches for a requisition."""

from __future__ import annotations

from inventory.domain.ids import RequisitionId
from inventory.domain.paper import PickList, pick_list, require_pickable
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


def read_pick_list(requisition_id: RequisitionId, tx: Tx) -> PickList:
    """Return the facts of a pick list; nothing is written.

    Args:
        requisition_id: Which requisition.
        tx: Open transaction.

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.
        PickListNotDue: It is not approved.

    Source: rulebook P-04.
    """
    requisition = tx.requisitions.get(requisition_id)
    require_pickable(requisition)
    branch = tx.branches.find(requisition.branch_code)
    numbers = [line.part_number for line in requisition.lines]
    return pick_list(
        requisition,
        known_branch(branch, requisition.branch_code),
        tx.warehouses.get(requisition.warehouse_code),
        tx.parts.find_all(numbers),
        tx.stock.shelf(requisition.warehouse_code, numbers),
    )
