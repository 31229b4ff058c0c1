"""Fitted parts in PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.fitted_parts.tables import fitted_part, fixing
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.fitted_parts.fitted_part import FittedPart, FittedPartId
from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.lots import Tracking
from inventory.ports.fitted_parts import FittedPartFilter

_c = fitted_part.c


class StoredFittedParts:
    """`inventory.ports.fitted_parts.FittedParts`."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def note_fixing(self, work_order_id: WorkOrderId, at: datetime) -> None:
        noted = upsert(fixing).values(work_order_id=work_order_id, fixed_at=at)
        self._connection.execute(noted.on_conflict_do_nothing())

    def add(self, fitted_parts: Collection[FittedPart]) -> None:
        rows = [_columns(replace(each, version=1)) for each in fitted_parts]
        if rows:
            self._connection.execute(insert(fitted_part), rows)

    def lock_fixed(self, limit: int) -> Sequence[tuple[FittedPart, datetime]]:
        first = (
            select(func.min(fixing.c.fixed_at))
            .where(fixing.c.work_order_id == _c.work_order_id, fixing.c.fixed_at >= _c.issued_at)
            .scalar_subquery()
        )
        rows = self._connection.execute(
            select(*_c, first.label("fixed_at"))
            .where(_c.fitted_at.is_(None), _c.quantity > 0, first.is_not(None))
            .order_by(_c.id)
            .limit(limit)
            .with_for_update(of=fitted_part, skip_locked=True)
        )
        return [(_fitted_part(row), row.fixed_at) for row in rows]

    def lock_of(
        self, work_order_id: WorkOrderId, lots: Collection[tuple[PartNumber, str]]
    ) -> Sequence[FittedPart]:
        mine = select(*_c).where(
            _c.work_order_id == work_order_id,
            _c.quantity > 0,
            tuple_(_c.part_number, _c.lot).in_(sorted(lots)),
        )
        rows = self._connection.execute(mine.order_by(_c.id).with_for_update())
        return [_fitted_part(row) for row in rows]

    def save(self, fitted_part_: FittedPart) -> FittedPart:
        fresh = replace(fitted_part_, version=fitted_part_.version + 1)
        done = self._connection.execute(
            update(fitted_part)
            .where(_c.id == fresh.id, _c.version == fitted_part_.version)
            .values(quantity=fresh.quantity, fitted_at=fresh.fitted_at, version=fresh.version)
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(
                f"fitted part {fresh.id} was changed meanwhile", fitted_part_id=fresh.id
            )
        return fresh

    def page(
        self, wanted: FittedPartFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[FittedPart]:
        rows = within(select(*_c), _c.branch_code, self._principal)
        for column, value in (
            (_c.work_order_id, wanted.work_order_id),
            (_c.service_request_id, wanted.service_request_id),
            (_c.installed_product_id, wanted.installed_product_id),
            (_c.part_number, wanted.part_number),
            (_c.lot, wanted.lot),
        ):
            if value:
                rows = rows.where(column == value)
        if after is not None:
            rows = rows.where(tuple_(_c.issued_at, _c.id) > tuple_(*after))
        found = self._connection.execute(rows.order_by(_c.issued_at, _c.id).limit(limit))
        return [_fitted_part(row) for row in found]


def _columns(each: FittedPart) -> dict[str, Any]:
    return {
        **asdict(each),
        "customer_id": each.customer_id or None,
        "installed_product_id": each.installed_product_id or None,
    }


def _fitted_part(row: Any) -> FittedPart:
    return FittedPart(
        id=FittedPartId(row.id),
        part_number=PartNumber(row.part_number),
        tracking=Tracking(row.tracking),
        lot=row.lot,
        quantity=row.quantity,
        requisition_id=RequisitionId(row.requisition_id),
        work_order_id=WorkOrderId(row.work_order_id),
        service_request_id=ServiceRequestId(row.service_request_id),
        customer_id=row.customer_id or "",
        installed_product_id=row.installed_product_id or "",
        branch_code=BranchCode(row.branch_code),
        warehouse_code=WarehouseCode(row.warehouse_code),
        issued_at=row.issued_at,
        in_warranty=row.in_warranty,
        fitted_at=row.fitted_at,
        version=row.version,
    )
