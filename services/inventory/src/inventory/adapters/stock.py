"""Stock levels, the ledger and receipts in PostgreSQL.

Holding is a conditional update: the row lock it takes and the condition it checks are one
statement, so that many workers on one part never promise a unit twice and need no retry.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Update, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from inventory.adapters.tables import ledger, receipt, receipt_line, stock
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.ledger import Movement
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.receipt import Receipt
from inventory.domain.stock import StockLevel, StockOutOfBalance, shortages


class StoredStock:
    """`inventory.ports.Stock`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def levels(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[StockLevel]:
        statement = (
            select(*stock.c)
            .where(stock.c.warehouse_code == warehouse_code, stock.c.part_number.in_(parts))
            .order_by(stock.c.part_number)
        )
        return tuple(level_of(row) for row in self._connection.execute(statement))

    def lock(self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]) -> None:
        self._connection.execute(
            select(stock.c.part_number)
            .where(stock.c.warehouse_code == warehouse_code)
            .where(stock.c.part_number.in_(sorted(parts)))
            .order_by(stock.c.part_number)
            .with_for_update(key_share=True)
        )

    def hold(
        self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]
    ) -> tuple[Shortage, ...]:
        while not self._held(warehouse_code, lines):
            if missing := self._missing(warehouse_code, lines):
                return missing
            # Stock came in between the two looks.
        return ()

    def free(self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]) -> None:
        for line in lines:
            self._require_one(
                _at(warehouse_code, line.part_number)
                .where(stock.c.reserved >= line.quantity)
                .values(reserved=stock.c.reserved - line.quantity),
                line.part_number,
            )

    def book(self, movements: Sequence[Movement]) -> None:
        ordered = sorted(movements, key=lambda m: (m.warehouse_code, m.part_number))
        if coming := [movement for movement in ordered if movement.comes_in]:
            self._bring(coming)
        for movement in ordered:
            if not movement.comes_in:
                self._take(movement)
        self._connection.execute(insert(ledger), [_entry(movement) for movement in ordered])

    def _held(self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]) -> bool:
        # All or none: what was held before the first gap is given back, with its row locks. One
        # line needs it, too: an update that waited for the row and then found too little has
        # changed nothing, yet keeps the row locked.
        with self._connection.begin_nested() as attempt:
            if all(self._hold_one(warehouse_code, line) for line in lines):
                return True
            attempt.rollback()
            return False

    def _hold_one(self, warehouse_code: WarehouseCode, line: PartLine) -> bool:
        done = self._connection.execute(
            _at(warehouse_code, line.part_number)
            .where(stock.c.on_hand - stock.c.reserved >= line.quantity)
            .values(reserved=stock.c.reserved + line.quantity)
        )
        return done.rowcount == 1

    def _missing(
        self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]
    ) -> tuple[Shortage, ...]:
        levels = self.levels(warehouse_code, [line.part_number for line in lines])
        return shortages(lines, {level.part_number: level for level in levels})

    def _bring(self, movements: Sequence[Movement]) -> None:
        fresh = upsert(stock).values(
            [
                {
                    "warehouse_code": movement.warehouse_code,
                    "part_number": movement.part_number,
                    "on_hand": movement.quantity,
                    "reserved": 0,
                }
                for movement in movements
            ]
        )
        self._connection.execute(
            fresh.on_conflict_do_update(
                index_elements=[stock.c.warehouse_code, stock.c.part_number],
                set_={"on_hand": stock.c.on_hand + fresh.excluded.on_hand},
            )
        )

    def _take(self, movement: Movement) -> None:
        self._require_one(
            _at(movement.warehouse_code, movement.part_number)
            .where(stock.c.reserved >= movement.quantity)
            .values(
                on_hand=stock.c.on_hand - movement.quantity,
                reserved=stock.c.reserved - movement.quantity,
            ),
            movement.part_number,
        )

    def _require_one(self, statement: Update, part_number: PartNumber) -> None:
        if self._connection.execute(statement).rowcount != 1:
            raise StockOutOfBalance(f"{part_number} was not held", rule="P-02")


class StoredReceipts:
    """`inventory.ports.Receipts`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, receipt_: Receipt) -> None:
        self._connection.execute(
            insert(receipt).values(
                id=receipt_.id,
                warehouse_code=receipt_.warehouse_code,
                branch_code=receipt_.branch_code,
                document=receipt_.document,
                received_by=receipt_.received_by,
                received_at=receipt_.received_at,
                recorded_at=receipt_.recorded_at,
            )
        )
        self._connection.execute(
            insert(receipt_line),
            [
                {
                    "receipt_id": receipt_.id,
                    "part_number": line.part_number,
                    "quantity": line.quantity,
                }
                for line in receipt_.lines
            ],
        )


def level_of(row: Any) -> StockLevel:
    """Read a row of `stock`."""
    return StockLevel(
        warehouse_code=WarehouseCode(row.warehouse_code),
        part_number=PartNumber(row.part_number),
        on_hand=row.on_hand,
        reserved=row.reserved,
    )


def _at(warehouse_code: WarehouseCode, part_number: PartNumber) -> Update:
    return update(stock).where(
        stock.c.warehouse_code == warehouse_code, stock.c.part_number == part_number
    )


def _entry(movement: Movement) -> dict[str, Any]:
    return {
        "warehouse_code": movement.warehouse_code,
        "part_number": movement.part_number,
        "quantity": movement.quantity,
        "from_account": movement.from_account,
        "to_account": movement.to_account,
        "document_kind": movement.document_kind,
        "document_id": movement.document_id,
        "actor": movement.actor,
        "occurred_at": movement.occurred_at,
        "recorded_at": movement.recorded_at,
    }
