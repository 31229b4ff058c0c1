"""Reads for screens, paged by key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, select, tuple_

from chassis.unit_of_work import Principal
from inventory.adapters.requisitions import StoredRequisitions
from inventory.adapters.scope import within
from inventory.adapters.stock import level_of
from inventory.adapters.tables import ledger, requisition, stock, warehouse
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.ledger import DocumentKind, LedgerEntry, Movement
from inventory.domain.requisition import Requisition
from inventory.domain.stock import StockLevel
from inventory.ports import RequisitionFilter, StockFilter


class StoredViews:
    """`inventory.ports.Views`, as far as the principal may see."""

    def __init__(
        self, connection: Connection, principal: Principal, requisitions: StoredRequisitions
    ) -> None:
        self._connection = connection
        self._principal = principal
        self._requisitions = requisitions

    def requisitions(
        self, wanted: RequisitionFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Requisition]:
        rows = within(select(*requisition.c), requisition.c.branch_code, self._principal)
        if wanted.branch_code:
            rows = rows.where(requisition.c.branch_code == wanted.branch_code)
        if wanted.work_order_id:
            rows = rows.where(requisition.c.work_order_id == wanted.work_order_id)
        if wanted.state is not None:
            rows = rows.where(requisition.c.state == wanted.state)
        rows = _page(rows, (requisition.c.requested_at, requisition.c.id), after, limit)
        return self._requisitions.read(rows)

    def stock(
        self, wanted: StockFilter, after: tuple[str, str] | None, limit: int
    ) -> Sequence[StockLevel]:
        rows = self._of_warehouses(stock, wanted)
        key = (stock.c.warehouse_code, stock.c.part_number)
        found = self._connection.execute(_page(rows, key, after, limit))
        return [level_of(row) for row in found]

    def ledger(self, wanted: StockFilter, after: int | None, limit: int) -> Sequence[LedgerEntry]:
        rows = self._of_warehouses(ledger, wanted)
        key = None if after is None else (after,)
        found = self._connection.execute(_page(rows, (ledger.c.id,), key, limit))
        return [_entry(row) for row in found]

    def _of_warehouses(self, table: Table, wanted: StockFilter) -> Select[Any]:
        rows = select(*table.c).join(warehouse, warehouse.c.code == table.c.warehouse_code)
        if wanted.warehouse_code:
            rows = rows.where(table.c.warehouse_code == wanted.warehouse_code)
        if wanted.part_number:
            rows = rows.where(table.c.part_number == wanted.part_number)
        return within(rows, warehouse.c.branch_code, self._principal)


def _page(
    rows: Select[Any], key: tuple[Column[Any], ...], after: tuple[Any, ...] | None, limit: int
) -> Select[Any]:
    if after is not None:
        rows = rows.where(tuple_(*key) > tuple_(*after))
    return rows.order_by(*key).limit(limit)


def _entry(row: Row[Any]) -> LedgerEntry:
    return LedgerEntry(
        id=row.id,
        movement=Movement(
            warehouse_code=WarehouseCode(row.warehouse_code),
            part_number=PartNumber(row.part_number),
            quantity=row.quantity,
            from_account=row.from_account,
            to_account=row.to_account,
            document_kind=DocumentKind(row.document_kind),
            document_id=row.document_id,
            actor=row.actor,
            occurred_at=row.occurred_at,
            recorded_at=row.recorded_at,
        ),
    )
