"""Our copy of dispatch's orders in PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.tables import work_order
from inventory.domain.ids import BranchCode, ServiceRequestId, WorkOrderId
from inventory.domain.severity import Severity
from inventory.domain.work_order import OrderState, WorkOrder


class StoredWorkOrders:
    """`inventory.ports.WorkOrders`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def find(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        return self._one(self._named(work_order_id))

    def share(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        return self._one(self._named(work_order_id).with_for_update(read=True, key_share=True))

    def lock(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        # `no key update` lets those through who share it by `key share`.
        return self._one(self._named(work_order_id).with_for_update(key_share=True))

    def lock_alone(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        return self._one(self._named(work_order_id).with_for_update())

    def add(self, order: WorkOrder) -> None:
        self._connection.execute(
            insert(work_order).values(
                id=order.id,
                service_request_id=order.service_request_id,
                branch_code=order.branch_code,
                state=order.state,
                opened_at=order.opened_at,
                in_warranty=order.in_warranty,
                warranty_ended_at=order.warranty_ended_at,
                reported_at=order.reported_at,
                customer_id=order.customer_id or None,
                installed_product_id=order.installed_product_id or None,
                severity=order.severity,
            )
        )

    def save(self, order: WorkOrder) -> None:
        self._connection.execute(
            update(work_order)
            .where(work_order.c.id == order.id)
            .values(
                branch_code=order.branch_code,
                state=order.state,
                warranty_ended_at=order.warranty_ended_at,
                reported_at=order.reported_at,
                severity=order.severity,
            )
        )

    def _named(self, work_order_id: WorkOrderId) -> Select[Any]:
        statement = select(*work_order.c).where(work_order.c.id == work_order_id)
        return within(statement, work_order.c.branch_code, self._principal)

    def _one(self, statement: Select[Any]) -> WorkOrder | None:
        row = self._connection.execute(statement).one_or_none()
        if row is None:
            return None
        return WorkOrder(
            id=WorkOrderId(row.id),
            service_request_id=ServiceRequestId(row.service_request_id),
            branch_code=BranchCode(row.branch_code),
            state=OrderState(row.state),
            opened_at=row.opened_at,
            in_warranty=row.in_warranty,
            warranty_ended_at=row.warranty_ended_at,
            reported_at=row.reported_at,
            customer_id=row.customer_id or "",
            installed_product_id=row.installed_product_id or "",
            severity=Severity(row.severity) if row.severity else None,
        )
