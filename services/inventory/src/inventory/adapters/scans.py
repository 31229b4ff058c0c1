"""What has a scanned code, in PostgreSQL, as far as the principal may see."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Column, Connection, Select, and_, or_, select

from chassis.scope import within
from chassis.unit_of_work import ALL, Principal
from inventory.adapters.balances import balance_of
from inventory.adapters.loans.tables import loan
from inventory.adapters.receipts import StoredReceipts
from inventory.adapters.requisitions import StoredRequisitions
from inventory.adapters.tables import (
    balance,
    bin_,
    part_code,
    receipt,
    requisition,
    warehouse,
    work_order,
)
from inventory.domain.accounts import DEFAULT_BIN, OF_A_WAREHOUSE, Account, AccountKind
from inventory.domain.bins import Bin
from inventory.domain.ids import BinCode, PartNumber, ReceiptId, RequisitionId, WarehouseCode
from inventory.domain.ledger import Balance
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition

_MOST: Final = 100


class StoredScans:
    """`inventory.ports.Scans`."""

    def __init__(
        self,
        connection: Connection,
        principal: Principal,
        requisitions: StoredRequisitions,
        receipts: StoredReceipts,
    ) -> None:
        self._connection = connection
        self._principal = principal
        self._requisitions = requisitions
        self._receipts = receipts

    def supplied_as(self, code: str) -> Collection[PartNumber]:
        rows = self._connection.execute(
            select(part_code.c.part_number)
            .where(part_code.c.code == code, part_code.c.supplier != "")
            .order_by(part_code.c.supplier)
            .limit(_MOST)
        )
        return {PartNumber(row.part_number) for row in rows}

    def lots(self, number: str) -> Mapping[PartNumber, Sequence[Balance]]:
        rows = self._connection.execute(
            select(*balance.c)
            .where(balance.c.lot == number, balance.c.lot != "")
            .order_by(balance.c.quantity.desc(), balance.c.account, balance.c.part_number)
            .limit(_MOST)
        )
        places = [balance_of(row) for row in rows]
        seen = self._seen([place.account for place in places])
        found: dict[PartNumber, list[Balance]] = {place.part_number: [] for place in places}
        for place in places:
            if place.quantity > 0 and place.account in seen:
                found[place.part_number].append(place)
        return found

    def bins(self, code: str, warehouse_code: WarehouseCode | None) -> Sequence[Bin]:
        named = [
            bin_.c.warehouse_code + "/" + bin_.c.code == code,
            and_(bin_.c.warehouse_code == code, bin_.c.code == DEFAULT_BIN),
        ]
        if warehouse_code is not None:
            named.append(and_(bin_.c.warehouse_code == warehouse_code, bin_.c.code == code))
        statement = (
            select(bin_.c.warehouse_code, bin_.c.code)
            .join(warehouse, warehouse.c.code == bin_.c.warehouse_code)
            .where(bin_.c.warehouse_code.in_(_warehouses_of(code, warehouse_code)), or_(*named))
            .order_by(bin_.c.warehouse_code, bin_.c.code)
        )
        rows = self._connection.execute(within(statement, warehouse.c.branch_code, self._principal))
        return [
            Bin(warehouse_code=WarehouseCode(row.warehouse_code), code=BinCode(row.code))
            for row in rows
        ]

    def requisition(self, requisition_id: RequisitionId) -> Requisition | None:
        statement = select(*requisition.c).where(requisition.c.id == requisition_id)
        found = self._requisitions.read(
            within(statement, requisition.c.branch_code, self._principal)
        )
        return found[0] if found else None

    def receipt(self, receipt_id: ReceiptId) -> Receipt | None:
        statement = select(*receipt.c).where(receipt.c.id == receipt_id)
        found = self._receipts.read(within(statement, receipt.c.branch_code, self._principal))
        return found[0] if found else None

    def _seen(self, accounts: Collection[Account]) -> Collection[Account]:
        """Keep the accounts of the branches the principal may act for."""
        if self._principal.branches == ALL:
            return accounts
        warehouses = {each.holder for each in accounts if each.kind in OF_A_WAREHOUSE}
        orders = {each.holder for each in accounts if each.kind is AccountKind.ORDER}
        lent = {each.holder for each in accounts if each.kind is AccountKind.LOANER}
        stores = self._own(select(warehouse.c.code), warehouse.c.code, warehouses)
        served = self._own(select(work_order.c.id), work_order.c.id, orders)
        loans = self._own(select(loan.c.id), loan.c.id, lent)
        return {
            each
            for each in accounts
            if (each.kind in OF_A_WAREHOUSE and each.holder in stores)
            or (each.kind is AccountKind.ORDER and each.holder in served)
            or (each.kind is AccountKind.LOANER and each.holder in loans)
        }

    def _own(
        self, statement: Select[Any], key: Column[Any], holders: Collection[str]
    ) -> Collection[str]:
        rows = within(
            statement.where(key.in_(sorted(holders))), key.table.c.branch_code, self._principal
        )
        return set(self._connection.execute(rows).scalars())


def _warehouses_of(code: str, warehouse_code: WarehouseCode | None) -> list[str]:
    """Return where a bin of that code could be, so that no other warehouse is looked through."""
    return [code, code.partition("/")[0], *([warehouse_code] if warehouse_code else [])]
