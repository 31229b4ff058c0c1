"""What issues and returns change about old parts that are due back (P-06)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from inventory.domain.ids import PartNumber, RequisitionId
from inventory.domain.lines import PartLine
from inventory.domain.old_parts.events import OldPartDue, OldPartWrittenOff
from inventory.domain.old_parts.old_part import OldPart, OldPartState, owed_for
from inventory.domain.part import Part
from inventory.domain.requisition import Requisition
from inventory.domain.supplier_claims.due import due_from
from inventory.domain.warehouse import known_branch
from inventory.domain.work_order import WorkOrder
from inventory.ports import Tx


def owe_old_parts(
    tx: Tx,
    issued: Requisition,
    order: WorkOrder,
    parts: Mapping[PartNumber, Part],
    at: datetime,
) -> None:
    """Note what the parts of a requisition replace in warranty, and until when it must be back.

    Source: rulebook P-06.
    """
    branch = known_branch(tx.branches.find(issued.branch_code), issued.branch_code)
    policy = tx.policies.old_parts(branch.day_of(at))
    for each in tx.old_parts.add(owed_for(issued, order, parts, policy, at)):
        tx.outbox.append(OldPartDue(old_part=each, occurred_at=at))


def owe_less(
    tx: Tx, requisition_id: RequisitionId, unused: Collection[PartLine], now: datetime
) -> None:
    """Take back what was due for parts that came back unused.

    Raises:
        OldPartCameForIt: OLD_PART_CAME_FOR_IT, what one of these parts replaced has come.

    Source: rulebook P-06, P-07.
    """
    back = {line.part_number: line.quantity for line in unused}
    for each in tx.old_parts.lock_of(requisition_id):
        if each.part_number in back:
            save_looked_at(tx, each.less(back[each.part_number]), now)


def save_looked_at(tx: Tx, old_part: OldPart, now: datetime) -> OldPart:
    """Save an old part, written off if nothing is missing any more, and announce that.

    From then on its cost is to be claimed from the supplier.

    Source: rulebook P-06, P-10.
    """
    looked_at = old_part.settled(tx.work_orders.find(old_part.work_order_id), now)
    saved = tx.old_parts.save(looked_at)
    if old_part.state is not OldPartState.WRITTEN_OFF is saved.state:
        tx.outbox.append(OldPartWrittenOff(old_part=saved, occurred_at=now))
        branch = known_branch(tx.branches.find(saved.branch_code), saved.branch_code)
        tx.claim_dues.add(due_from(saved, now, tx.policies.supplier_claims(branch.day_of(now))))
    return saved
