"""Units of one serial or batch that an order got: issued, fitted, or back unused (P-18, P-19)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, NewType
from uuid import UUID, uuid5

from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.ledger import Movement
from inventory.domain.lots import UNTRACKED, Tracking
from inventory.domain.requisition import Requisition
from inventory.domain.work_order import WorkOrder

FittedPartId = NewType("FittedPartId", str)
_FITTED_PARTS: Final = UUID("5d1f3c0e-98a4-5a57-9f0b-2f7a6c1e4b90")


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedPart:
    """What an order has of one serial or batch, by one requisition.

    Args:
        quantity: Whole units issued less what came back unused; 0 when all of it did.
        customer_id: Whose call it was, of intake; empty for orders opened before it was told.
        installed_product_id: Likewise; empty as well where the call names none.
        branch_code: That asked for it.
        warehouse_code: That issued it.
        in_warranty: Whether the company paid when it was issued.
        fitted_at: First report after the issue that the fault is gone (UTC); None before it.
        version: Grows with every change.
    """

    id: FittedPartId
    part_number: PartNumber
    tracking: Tracking
    lot: str
    quantity: int
    requisition_id: RequisitionId
    work_order_id: WorkOrderId
    service_request_id: ServiceRequestId
    customer_id: str
    installed_product_id: str
    branch_code: BranchCode
    warehouse_code: WarehouseCode
    issued_at: datetime
    in_warranty: bool
    fitted_at: datetime | None = None
    version: int = 0

    @property
    def key(self) -> tuple[datetime, str]:
        """Its place in lists."""
        return self.issued_at, self.id

    def fitted(self, at: datetime) -> FittedPart:
        """Return it as fitted by a report (UTC), at or after its issue; the first one counts.

        Source: rulebook P-18.
        """
        return replace(self, fitted_at=self.fitted_at or at)

    def less(self, quantity: int) -> FittedPart:
        """Return it after so many of its units came back unused.

        Source: rulebook P-07, P-18.
        """
        return replace(self, quantity=self.quantity - quantity)


def handed_out(
    issued: Requisition, order: WorkOrder, movements: Iterable[Movement], at: datetime
) -> tuple[FittedPart, ...]:
    """Return what an issue gave an order, by part and serial or batch.

    Parts that are not tracked are left out: nobody could tell their units apart.

    Args:
        issued: The requisition.
        order: Its work order.
        movements: What goes from the shelf to the order, each serial or batch once.
        at: When it was issued (UTC).

    Source: rulebook P-18, P-19.
    """
    return tuple(
        _handed_out(issued, order, movement, at)
        for movement in movements
        if movement.lot != UNTRACKED
    )


def _handed_out(
    issued: Requisition, order: WorkOrder, movement: Movement, at: datetime
) -> FittedPart:
    return FittedPart(
        id=fitted_part_id_of(issued.id, movement.part_number, movement.lot),
        part_number=movement.part_number,
        tracking=movement.tracking,
        lot=movement.lot,
        quantity=movement.quantity,
        requisition_id=issued.id,
        work_order_id=order.id,
        service_request_id=issued.service_request_id,
        customer_id=order.customer_id,
        installed_product_id=order.installed_product_id,
        branch_code=issued.branch_code,
        warehouse_code=issued.warehouse_code,
        issued_at=at,
        in_warranty=order.owes_old_parts(at),
    )


def brought_back(
    known: Iterable[FittedPart],
    requisition_id: RequisitionId,
    back: Mapping[tuple[PartNumber, str], int],
) -> Iterator[FittedPart]:
    """Return what changes when units of an order come back unused.

    What the requisition itself got goes first, then what others of the order got, newest first.

    Args:
        known: What the order has of these serials and batches.
        requisition_id: By which they come back.
        back: Whole units by part and serial or batch.

    Source: rulebook P-07, P-18.
    """
    left = dict(back)
    for each in sorted(
        known,
        key=lambda one: (one.requisition_id == requisition_id, one.issued_at, one.id),
        reverse=True,
    ):
        taken = min(each.quantity, left.get((each.part_number, each.lot), 0))
        if taken:
            left[each.part_number, each.lot] -= taken
            yield each.less(taken)


def fitted_part_id_of(
    requisition_id: RequisitionId, part_number: PartNumber, lot: str
) -> FittedPartId:
    """Return the id of what a requisition got of a serial or batch."""
    return FittedPartId(str(uuid5(_FITTED_PARTS, f"{requisition_id}/{part_number}/{lot}")))
