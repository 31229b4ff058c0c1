"""Reads for screens, paged by key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    Select,
    Table,
    Text,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.balances import balance_of
from inventory.adapters.ledger import HEADING, MOVEMENT, heading_of, movement_of
from inventory.adapters.receipts import StoredReceipts
from inventory.adapters.requisitions import StoredRequisitions
from inventory.adapters.stock import level_of
from inventory.adapters.tables import (
    balance,
    bin_,
    entry,
    entry_line,
    receipt,
    receipt_line,
    requisition,
    stock,
    warehouse,
)
from inventory.domain.accounts import OF_A_WAREHOUSE, Account, AccountKind
from inventory.domain.ids import EntryId, WarehouseCode
from inventory.domain.ledger import Balance, LedgerLine
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition
from inventory.domain.stock import StockLevel
from inventory.ports import BalanceFilter, ReceiptFilter, RequisitionFilter, StockFilter


class StoredViews:
    """`inventory.ports.Views`, as far as the principal may see."""

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

    def ledger(self, wanted: StockFilter, after: int | None, limit: int) -> Sequence[LedgerLine]:
        rows = select(entry_line.c.id, entry_line.c.entry_id, *HEADING, *MOVEMENT)
        rows = rows.join(entry, entry.c.id == entry_line.c.entry_id)
        if wanted.warehouse_code:
            rows = rows.where(entry_line.c.warehouse_code == wanted.warehouse_code)
        if wanted.part_number:
            rows = rows.where(entry_line.c.part_number == wanted.part_number)
        rows = within(rows, entry.c.branch_code, self._principal)
        key = None if after is None else (after,)
        found = self._connection.execute(_page(rows, (entry_line.c.id,), key, limit))
        return [_line(row) for row in found]

    def receipts(
        self, wanted: ReceiptFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Receipt]:
        rows = within(select(*receipt.c), receipt.c.branch_code, self._principal)
        if wanted.warehouse_code:
            rows = rows.where(receipt.c.warehouse_code == wanted.warehouse_code)
        if wanted.with_differences:
            line = receipt_line.c
            differs = or_(line.faulty > 0, line.expected != line.quantity)
            rows = rows.where(exists().where(line.receipt_id == receipt.c.id, differs))
        return self._receipts.read(_page(rows, (receipt.c.received_at, receipt.c.id), after, limit))

    def balances(
        self, wanted: BalanceFilter, after: tuple[str, str, str] | None, limit: int
    ) -> Sequence[Balance]:
        quantity = balance.c.quantity if wanted.as_of is None else _sum_until(wanted.as_of)
        columns = (balance.c.account, balance.c.part_number, balance.c.lot, balance.c.tracking)
        rows = select(*columns, quantity.label("quantity")).where(
            balance.c.account.in_(_accounts_of(wanted.warehouse_code)), quantity != 0
        )
        if wanted.part_number:
            rows = rows.where(balance.c.part_number == wanted.part_number)
        found = self._connection.execute(_page(rows, columns[:3], after, limit))
        return [balance_of(row) for row in found]

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


def _accounts_of(warehouse_code: WarehouseCode) -> CompoundSelect[Any]:
    bins = select(bin_.c.account).where(bin_.c.warehouse_code == warehouse_code)
    others = (
        str(Account(kind=kind, holder=warehouse_code))
        for kind in sorted(OF_A_WAREHOUSE - {AccountKind.BIN})
    )
    return union_all(bins, *(select(literal(account, Text)) for account in others))


def _sum_until(as_of: datetime) -> ColumnElement[int]:
    """Return what an account got less what it gave, up to and including an instant."""

    def side(account: Column[str]) -> ColumnElement[int]:
        return (
            select(func.coalesce(func.sum(entry_line.c.quantity), 0))
            .where(account == balance.c.account)
            .where(entry_line.c.part_number == balance.c.part_number)
            .where(entry_line.c.lot == balance.c.lot, entry_line.c.occurred_at <= as_of)
            .correlate(balance)
            .scalar_subquery()
        )

    difference = side(entry_line.c.to_account) - side(entry_line.c.from_account)
    return cast(difference, BigInteger)


def _line(row: Row[Any]) -> LedgerLine:
    return LedgerLine(
        id=row.id,
        entry_id=EntryId(row.entry_id),
        heading=heading_of(row),
        movement=movement_of(row),
    )
