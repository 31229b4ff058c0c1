"""What orders left behind, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select
from sqlalchemy.dialects.postgresql import insert

from inventory.adapters.tables import due_release
from inventory.domain.ids import RequisitionId, WarehouseCode, WorkOrderId
from inventory.ports import DueRelease


class StoredReleases:
    """`inventory.ports.Releases`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, releases: Sequence[DueRelease]) -> None:
        if not releases:
            return
        self._connection.execute(
            insert(due_release).on_conflict_do_nothing(),
            [
                {
                    "requisition_id": each.requisition_id,
                    "work_order_id": each.work_order_id,
                    "warehouse_code": each.warehouse_code,
                    "reason": each.reason,
                    "due_at": each.due_at,
                }
                for each in releases
            ],
        )

    def lock_next(self) -> Sequence[DueRelease]:
        free = select(*due_release.c).order_by(due_release.c.due_at, due_release.c.requisition_id)
        free = free.with_for_update(skip_locked=True)
        first = self._connection.execute(free.limit(1)).one_or_none()
        if first is None:
            return []
        rows = self._connection.execute(
            free.where(
                due_release.c.work_order_id == first.work_order_id,
                due_release.c.warehouse_code == first.warehouse_code,
                due_release.c.reason == first.reason,
            )
        )
        return [_due(row) for row in rows]

    def remove(self, requisition_ids: Collection[RequisitionId]) -> None:
        self._connection.execute(
            delete(due_release).where(due_release.c.requisition_id.in_(requisition_ids))
        )


def _due(row: Row[Any]) -> DueRelease:
    return DueRelease(
        requisition_id=RequisitionId(row.requisition_id),
        work_order_id=WorkOrderId(row.work_order_id),
        warehouse_code=WarehouseCode(row.warehouse_code),
        reason=row.reason,
        due_at=row.due_at,
    )
