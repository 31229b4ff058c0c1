"""Bins and opening stock in PostgreSQL, many rows at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, select, tuple_

from chassis.array_inserts import array_insert
from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.tables import balance, bin_, entry, entry_line, opening_stock, warehouse
from inventory.domain.errors import ImportOvertaken
from inventory.domain.ids import BinCode, BranchCode, EntryId, PartNumber, WarehouseCode
from inventory.domain.ledger import DocumentKind
from inventory.domain.lots import Tracking
from inventory.domain.opening_stock import BinKey, Opening, OpeningKey, SerialKey, StockKey
from inventory.domain.warehouse import Warehouse

_ADD: Final = array_insert(
    "opening_stock",
    {
        "warehouse_code": "text",
        "bin_code": "text",
        "part_number": "text",
        "lot": "text",
        "quantity": "bigint",
        "entry_id": "bigint",
    },
)


class StoredOpenings:
    """`inventory.ports.Openings`."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def warehouses(self, codes: Collection[WarehouseCode]) -> Mapping[WarehouseCode, Warehouse]:
        statement = select(*warehouse.c).where(warehouse.c.code.in_(sorted(codes)))
        rows = self._connection.execute(within(statement, warehouse.c.branch_code, self._principal))
        return {
            WarehouseCode(row.code): Warehouse(
                code=WarehouseCode(row.code),
                branch_code=BranchCode(row.branch_code),
                name=row.name,
                is_home=row.is_home,
            )
            for row in rows
        }

    def bins(self, warehouses: Collection[WarehouseCode]) -> Collection[BinKey]:
        rows = self._connection.execute(
            select(bin_.c.warehouse_code, bin_.c.code).where(
                bin_.c.warehouse_code.in_(sorted(warehouses))
            )
        )
        return {(WarehouseCode(row.warehouse_code), BinCode(row.code)) for row in rows}

    def on_file(
        self, warehouses: Collection[WarehouseCode], numbers: Collection[PartNumber]
    ) -> Mapping[OpeningKey, int]:
        told = opening_stock.c
        rows = self._connection.execute(
            select(*told).where(
                told.warehouse_code.in_(sorted(warehouses)), told.part_number.in_(sorted(numbers))
            )
        )
        return {
            (
                WarehouseCode(row.warehouse_code),
                BinCode(row.bin_code),
                PartNumber(row.part_number),
                row.lot,
            ): row.quantity
            for row in rows
        }

    def held(self, lots: Collection[SerialKey]) -> Collection[SerialKey]:
        rows = self._connection.execute(
            select(balance.c.part_number, balance.c.lot)
            .where(tuple_(balance.c.part_number, balance.c.lot).in_(sorted(lots)))
            .where(balance.c.tracking == Tracking.SERIAL, balance.c.quantity > 0)
        )
        return {(PartNumber(row.part_number), row.lot) for row in rows}

    def moved(
        self, warehouses: Collection[WarehouseCode], numbers: Collection[PartNumber]
    ) -> Collection[StockKey]:
        line = entry_line.c
        rows = self._connection.execute(
            select(line.warehouse_code, line.part_number)
            .join(entry, entry.c.id == line.entry_id)
            .where(
                line.warehouse_code.in_(sorted(warehouses)), line.part_number.in_(sorted(numbers))
            )
            .where(entry.c.document_kind != DocumentKind.OPENING)
            .distinct()
        )
        return {(WarehouseCode(row.warehouse_code), PartNumber(row.part_number)) for row in rows}

    def add(self, entry_id: EntryId, openings: Sequence[Opening]) -> None:
        rows = [
            {
                "warehouse_code": each.bin.warehouse_code,
                "bin_code": each.bin.code,
                "part_number": each.part.part_number,
                "lot": each.lot,
                "quantity": each.quantity,
                "entry_id": entry_id,
            }
            for each in openings
        ]
        if not _ADD.run(self._connection, rows):
            raise ImportOvertaken("somebody else told of one of these rows a moment ago")
