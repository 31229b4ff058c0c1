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
    Subquery,
    Text,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
    union_all,
)

from chassis.scope import within
from chassis.unit_of_work import ALL, Principal
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
        at = self._warehouses_seen(wanted)
        rows = select(*stock.c).where(stock.c.warehouse_code == at.c.code)
        if wanted.part_number:
            rows = rows.where(stock.c.part_number == wanted.part_number)
        if after is not None:
            # A comparison of both columns would not be where reading of the index begins.
            last = case((at.c.code == after[0], after[1]), else_="")
            rows = rows.where(stock.c.part_number > last)
        of_one = rows.order_by(stock.c.part_number).limit(limit).lateral("of_one")
        found = select(of_one).select_from(at.join(of_one, true()))
        if after is not None:
            found = found.where(at.c.code >= after[0])
        # In the order of the outer side, so that reading ends with the page.
        found = found.order_by(at.c.code, of_one.c.part_number).limit(limit)
        return [level_of(row) for row in self._connection.execute(found)]

    def ledger(self, wanted: StockFilter, after: int | None, limit: int) -> Sequence[LedgerLine]:
        numbers = select(entry_line.c.id)
        if wanted.part_number:
            numbers = numbers.where(entry_line.c.part_number == wanted.part_number)
        key = None if after is None else (after,)
        if wanted.warehouse_code or self._principal.branches != ALL:
            at = self._warehouses_seen(wanted)
            numbers = numbers.where(entry_line.c.warehouse_code == at.c.code)
            of_one = _page(numbers, (entry_line.c.id,), key, limit).lateral("of_one")
            numbers = select(of_one.c.id).select_from(at.join(of_one, true()))
            numbers = numbers.order_by(of_one.c.id).limit(limit)
        else:
            numbers = _page(numbers, (entry_line.c.id,), key, limit)
        page = numbers.subquery("page")
        rows: Select[Any] = select(entry_line.c.id, entry_line.c.entry_id, *HEADING, *MOVEMENT)
        rows = rows.join(page, page.c.id == entry_line.c.id)
        rows = rows.join(entry, entry.c.id == entry_line.c.entry_id).order_by(entry_line.c.id)
        return [_line(row) for row in self._connection.execute(rows)]

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

    def _warehouses_seen(self, wanted: StockFilter) -> Subquery:
        """Return the codes to look at, one by one: a page then costs the same at any size."""
        codes = within(select(warehouse.c.code), warehouse.c.branch_code, self._principal)
        if wanted.warehouse_code:
            codes = codes.where(warehouse.c.code == wanted.warehouse_code)
        return codes.subquery("at")


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
