"""Work orders and what they ask for, as protocols."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from inventory.domain.green_channel.taking import Holder
from inventory.domain.ids import (
    PartNumber,
    RequisitionId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.requisition import Requisition
from inventory.domain.work_order import WorkOrder


class WorkOrders(Protocol):
    """Local copy of dispatch's orders."""

    def find(self, work_order_id: WorkOrderId) -> WorkOrder | None: ...

    def share(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        """Read it and keep it from ending or moving away until the transaction ends.

        None if unknown, or of a branch the principal may not act for.
        """
        ...

    def lock(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        """Read it to follow its state, or to ask for parts one after the other."""
        ...

    def lock_alone(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        """Read it to end it or to move it away: waits for those who share it."""
        ...

    def add(self, order: WorkOrder) -> None: ...

    def save(self, order: WorkOrder) -> None: ...


class Requisitions(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def get(self, requisition_id: RequisitionId) -> Requisition:
        """Raise RequisitionNotFound if there is none."""
        ...

    def lock(self, requisition_id: RequisitionId) -> Requisition:
        """Read it to change it; raises RequisitionNotFound."""
        ...

    def lock_all(self, requisition_ids: Collection[RequisitionId]) -> Sequence[Requisition]:
        """Read those that exist to change them, by id."""
        ...

    def unissued_of(self, work_order_id: WorkOrderId) -> Sequence[Requisition]:
        """Those of an order that wait or hold, by id."""
        ...

    def lock_waiting(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Requisition]:
        """Those that wait in a warehouse for any of the parts, whoever acts.

        In the order in which they are served: by severity of their orders, then oldest first.
        """
        ...

    def lock_holding(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Holder]:
        """Those that hold any of the parts in a warehouse, whoever acts, oldest first."""
        ...

    def of_order(self, work_order_id: WorkOrderId) -> Sequence[Requisition]:
        """All of an order, whoever acts and whatever their branch, oldest first."""
        ...

    def add(self, requisition: Requisition) -> Requisition:
        """Return it with its first version."""
        ...

    def save(self, requisition: Requisition) -> Requisition:
        """Return it with its next version; raises ConcurrentUpdate."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRelease:
    """A requisition that its order left behind, why, and since when (UTC)."""

    requisition_id: RequisitionId
    work_order_id: WorkOrderId
    warehouse_code: WarehouseCode
    reason: str
    due_at: datetime


class Releases(Protocol):
    """What is to be given up because an order ended or moved away."""

    def add(self, releases: Sequence[DueRelease]) -> None:
        """Note them; what is noted already stays as it is."""
        ...

    def lock_next(self) -> Sequence[DueRelease]:
        """Return the oldest that nobody else works on, with all that its order left there with it.

        They share order, warehouse and reason.
        """
        ...

    def remove(self, requisition_ids: Collection[RequisitionId]) -> None: ...
