"""Receiving forms in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.tables import receipt, receipt_line
from inventory.domain.ids import BranchCode, PartNumber, ReceiptId, WarehouseCode
from inventory.domain.receipt import Receipt, ReceiptLine, ReceiptNotFound


class StoredReceipts:
    """`inventory.ports.Receipts`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def next_serial(self, warehouse_code: WarehouseCode, day: date) -> int:
        last = self._connection.execute(
            select(func.max(receipt.c.serial)).where(
                receipt.c.warehouse_code == warehouse_code, receipt.c.day == day
            )
        ).scalar_one()
        return int(last or 0) + 1

    def add(self, receipt_: Receipt) -> None:
        self._connection.execute(
            insert(receipt).values(
                id=receipt_.id,
                warehouse_code=receipt_.warehouse_code,
                branch_code=receipt_.branch_code,
                day=receipt_.day,
                serial=receipt_.serial,
                document=receipt_.document,
                received_by=receipt_.received_by,
                received_at=receipt_.received_at,
                recorded_at=receipt_.recorded_at,
            )
        )
        self._connection.execute(
            insert(receipt_line).values(
                [
                    {
                        "receipt_id": receipt_.id,
                        "part_number": line.part_number,
                        "quantity": line.quantity,
                        "faulty": line.faulty,
                        "cause": line.cause,
                        "expected": line.expected,
                    }
                    for line in receipt_.lines
                ]
            )
        )

    def get(self, receipt_id: ReceiptId) -> Receipt:
        named = select(*receipt.c).where(receipt.c.id == receipt_id)
        found = self.read(within(named, receipt.c.branch_code, self._principal))
        if not found:
            raise ReceiptNotFound(f"there is no receipt {receipt_id}", receipt_id=receipt_id)
        return found[0]

    def read(self, rows: Select[Any]) -> Sequence[Receipt]:
        """Return receipts with their lines, in the order of the rows of `receipt`."""
        found = self._connection.execute(rows).all()
        lines: defaultdict[str, list[ReceiptLine]] = defaultdict(list)
        for row in self._connection.execute(
            select(*receipt_line.c)
            .where(receipt_line.c.receipt_id.in_([row.id for row in found]))
            .order_by(receipt_line.c.receipt_id, receipt_line.c.part_number)
        ):
            lines[row.receipt_id].append(_line(row))
        return [_receipt(row, tuple(lines[row.id])) for row in found]


def _receipt(row: Row[Any], lines: tuple[ReceiptLine, ...]) -> Receipt:
    return Receipt(
        id=ReceiptId(row.id),
        warehouse_code=WarehouseCode(row.warehouse_code),
        branch_code=BranchCode(row.branch_code),
        day=row.day,
        serial=row.serial,
        lines=lines,
        document=row.document,
        received_by=row.received_by,
        received_at=row.received_at,
        recorded_at=row.recorded_at,
    )


def _line(row: Row[Any]) -> ReceiptLine:
    return ReceiptLine(
        part_number=PartNumber(row.part_number),
        quantity=row.quantity,
        faulty=row.faulty,
        cause=row.cause,
        expected=row.expected,
    )
