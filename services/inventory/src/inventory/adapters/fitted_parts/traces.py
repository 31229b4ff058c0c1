"""Traces of serials and batches in PostgreSQL (P-19)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, case, exists, func, or_, select, tuple_

from chassis.scope import within
from chassis.unit_of_work import ALL, Principal
from inventory.adapters.ledger import HEADING, MOVEMENT, heading_of, movement_of
from inventory.adapters.tables import (
    balance,
    entry,
    entry_line,
    receipt,
    warehouse,
    work_order,
)
from inventory.domain.accounts import OF_A_WAREHOUSE, Account, AccountKind
from inventory.domain.fitted_parts.trace import LotOrigin, LotPlace, TracedMovement, TracedOrder
from inventory.domain.ids import (
    BranchCode,
    EntryId,
    PartNumber,
    ReceiptId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.ledger import DocumentKind, LedgerLine
from inventory.domain.receipt import number_of

_e, _l, _b = entry.c, entry_line.c, balance.c
_ORDER = f"{AccountKind.ORDER}:"


class StoredTraces:
    """`inventory.ports.fitted_parts.Traces`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def parts_of(self, lot: str) -> Collection[PartNumber]:
        known = select(_b.part_number).where(_b.lot == lot, _b.lot != "").distinct()
        return {PartNumber(number) for number in self._connection.execute(known).scalars()}

    def movements(
        self, part_number: PartNumber, lot: str, after: int | None, limit: int
    ) -> Sequence[TracedMovement]:
        rows = (
            select(_l.id, _l.entry_id, *HEADING, *MOVEMENT)
            .join(entry, _e.id == _l.entry_id)
            .where(_l.part_number == part_number, _l.lot == lot, _l.lot != "", _l.id > (after or 0))
            .order_by(_l.id)
            .limit(limit)
        )
        found = self._connection.execute(within(rows, _e.branch_code, self._principal)).all()
        orders = self._orders(each for row in found for each in (row.from_account, row.to_account))
        return [
            TracedMovement(
                line=LedgerLine(
                    id=row.id,
                    entry_id=EntryId(row.entry_id),
                    heading=heading_of(row),
                    movement=movement_of(row),
                ),
                order=orders.get(row.to_account) or orders.get(row.from_account),
            )
            for row in found
        ]

    def places(
        self, part_number: PartNumber, lot: str, after: str | None, limit: int
    ) -> Sequence[LotPlace]:
        rows = select(_b.account, _b.quantity).where(
            _b.part_number == part_number, _b.lot == lot, _b.lot != "", _b.quantity > 0
        )
        if after is not None:
            rows = rows.where(_b.account > after)
        if self._principal.branches != ALL:
            rows = rows.where(self._is_own())
        found = self._connection.execute(rows.order_by(_b.account).limit(limit)).all()
        orders = self._orders(row.account for row in found)
        return [
            LotPlace(
                account=Account.parse(row.account),
                quantity=row.quantity,
                order=orders.get(row.account),
            )
            for row in found
        ]

    def origins(
        self, lots: Collection[tuple[PartNumber, str]], limit: int
    ) -> Mapping[tuple[PartNumber, str], Sequence[LotOrigin]]:
        if not lots:
            return {}
        undoing = entry.alias()
        units = (
            select(
                _l.part_number,
                _l.lot,
                receipt.c.id,
                receipt.c.warehouse_code,
                receipt.c.day,
                receipt.c.serial,
                receipt.c.document,
                receipt.c.received_at,
                func.sum(_l.quantity).label("quantity"),
                func.row_number()
                .over(
                    partition_by=(_l.part_number, _l.lot),
                    order_by=(receipt.c.received_at.desc(), receipt.c.id),
                )
                .label("place"),
            )
            .join(entry, _e.id == _l.entry_id)
            .join(receipt, receipt.c.id == _e.document_id)
            .where(_e.document_kind == DocumentKind.RECEIPT, _l.lot != "")
            .where(tuple_(_l.part_number, _l.lot).in_(sorted(lots)))
            .where(~exists().where(undoing.c.reverses == _e.id))
            .group_by(_l.part_number, _l.lot, *receipt.c)
            .subquery()
        )
        rows = self._connection.execute(
            select(*units.c).where(units.c.place <= limit).order_by(units.c.place)
        )
        found: dict[tuple[PartNumber, str], list[LotOrigin]] = defaultdict(list)
        for row in rows:
            found[PartNumber(row.part_number), row.lot].append(_origin(row))
        return found

    def _is_own(self) -> Any:
        """Match accounts of warehouses and orders of the branches the principal may act for."""
        holder = func.split_part(func.split_part(_b.account, ":", 2), "/", 1)
        kind = func.split_part(_b.account, ":", 1)
        stores = within(select(warehouse.c.code), warehouse.c.branch_code, self._principal)
        served = within(select(work_order.c.id), work_order.c.branch_code, self._principal)
        order_id = case((kind == AccountKind.ORDER, holder)).cast(work_order.c.id.type)
        return or_(
            and_(kind.in_(sorted(OF_A_WAREHOUSE)), holder.in_(stores)),
            and_(kind == AccountKind.ORDER, order_id.in_(served)),
        )

    def _orders(self, accounts: Iterable[str]) -> Mapping[str, TracedOrder]:
        """Return the orders behind accounts, by account."""
        wanted = {each.removeprefix(_ORDER) for each in accounts if each.startswith(_ORDER)}
        if not wanted:
            return {}
        rows = self._connection.execute(
            select(*work_order.c).where(work_order.c.id.in_(sorted(wanted)))
        )
        return {
            f"{_ORDER}{row.id}": TracedOrder(
                work_order_id=WorkOrderId(row.id),
                service_request_id=ServiceRequestId(row.service_request_id),
                branch_code=BranchCode(row.branch_code),
                customer_id=row.customer_id or "",
                installed_product_id=row.installed_product_id or "",
            )
            for row in rows
        }


def _origin(row: Any) -> LotOrigin:
    return LotOrigin(
        receipt_id=ReceiptId(row.id),
        number=number_of(WarehouseCode(row.warehouse_code), row.day, row.serial),
        document=row.document,
        warehouse_code=WarehouseCode(row.warehouse_code),
        received_at=row.received_at,
        quantity=int(row.quantity),
    )
