"""What was asked of warehouses, read from requisitions and receipts as they stand.

There is no table of demand beside them: parts that come back and requests that are given up change
what was wanted long ago, so a second account of it would have to be mended for ever. An index by
warehouse and time makes the reading of a review one scan of its window.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Date, cast, func, literal, select, text, tuple_

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.replenishment.tables import part_demand, replenishment_proposal
from inventory.adapters.tables import (
    branch,
    part,
    receipt,
    receipt_line,
    requisition,
    requisition_line,
    stock,
    warehouse,
)
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.replenishment.deliveries import Coming
from inventory.domain.replenishment.fill_rate import MonthOfDemand
from inventory.domain.replenishment.proposal import ProposalState
from inventory.domain.replenishment.slow_stock import Shelf
from inventory.domain.replenishment.window import Window
from inventory.domain.requisition import State
from inventory.ports.replenishment import MonthFilter

# What of a delivery reached the shelf; the rest waits in quarantine (P-03).
_GOOD: Final = receipt_line.c.quantity - receipt_line.c.faulty

# What was undone did not come (P-03); `entry_by_document` finds it.
_STANDS: Final = text(
    """
    not exists (
        select from entry join entry as reversal on reversal.reverses = entry.id
        where entry.document_id = receipt.id and entry.document_kind = 'receipt')
    """
)

# Wider than any time zone and month: for the index, the month itself is decided by the branch.
_A_ZONE: Final = timedelta(days=1)
_A_MONTH: Final = timedelta(days=31)

# Periods are counted back from the end: 0 is the last one.
_HISTORY: Final = text(
    """
    with came as (
        select receipt_line.part_number, min(receipt.received_at) as first_at
        from receipt_line join receipt on receipt.id = receipt_line.receipt_id
        where receipt.warehouse_code = :warehouse and receipt_line.quantity > receipt_line.faulty
            and not exists (
                select from entry join entry as reversal on reversal.reverses = entry.id
                where entry.document_id = receipt.id and entry.document_kind = 'receipt')
        group by receipt_line.part_number
    ), asked as (
        select part_number, sum(wanted) as units, min(requested_at) as first_asked_at,
            cast(floor(extract(epoch from cast(:until as timestamptz) - requested_at) / :seconds)
                as integer) as age
        from part_demand
        where warehouse_code = :warehouse and requested_at > :since and requested_at <= :until
        group by part_number, age
    )
    select asked.part_number, asked.age, asked.units, came.first_at,
        min(asked.first_asked_at) over (partition by asked.part_number) as first_asked_at
    from asked left join came on came.part_number = asked.part_number
    """
)


class StoredDemands:
    """`inventory.ports.replenishment.Demands`; lists as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def history(
        self, warehouse_code: WarehouseCode, window: Window
    ) -> Mapping[PartNumber, tuple[int, ...]]:
        found = self._connection.execute(
            _HISTORY,
            {
                "warehouse": warehouse_code,
                "since": window.since,
                "until": window.until,
                "seconds": int(window.period.total_seconds()),
            },
        )
        units: defaultdict[PartNumber, dict[int, int]] = defaultdict(dict)
        oldest: dict[PartNumber, int] = {}
        for row in found:
            number = PartNumber(row.part_number)
            units[number][row.age] = int(row.units)
            oldest[number] = window.oldest(row.first_at, row.first_asked_at)
        return {
            number: tuple(ages.get(age, 0) for age in range(oldest[number], -1, -1))
            for number, ages in units.items()
        }

    def waited_for(self, warehouse_code: WarehouseCode) -> Mapping[PartNumber, int]:
        found = self._connection.execute(
            select(requisition_line.c.part_number, func.sum(requisition_line.c.quantity))
            .join(requisition, requisition.c.id == requisition_line.c.requisition_id)
            .where(requisition.c.warehouse_code == warehouse_code)
            .where(requisition.c.state == State.SHORT)
            .group_by(requisition_line.c.part_number)
        )
        return {PartNumber(number): int(units) for number, units in found}

    def orders(
        self, warehouse_code: WarehouseCode, since: datetime
    ) -> Mapping[PartNumber, Sequence[Coming]]:
        told = replenishment_proposal.c
        return self._comings(
            select(told.part_number, told.decided_quantity, told.decided_at)
            .where(told.warehouse_code == warehouse_code, told.state == ProposalState.APPROVED)
            .where(told.decided_at >= since)
            .order_by(told.decided_at, told.id)
        )

    def receipts(
        self, warehouse_code: WarehouseCode, since: datetime
    ) -> Mapping[PartNumber, Sequence[Coming]]:
        return self._comings(
            select(receipt_line.c.part_number, _GOOD, receipt.c.received_at)
            .join(receipt, receipt.c.id == receipt_line.c.receipt_id)
            .where(receipt.c.warehouse_code == warehouse_code, receipt.c.received_at >= since)
            .where(_GOOD > 0, _STANDS)
            .order_by(receipt.c.received_at, receipt.c.id)
        )

    def months(
        self, wanted: MonthFilter, after: tuple[str, date] | None, limit: int
    ) -> Sequence[MonthOfDemand]:
        local = func.timezone(branch.c.time_zone, part_demand.c.requested_at)
        month = cast(func.date_trunc("month", local), Date)
        rows = (
            select(
                part_demand.c.warehouse_code,
                month.label("month"),
                func.sum(part_demand.c.wanted).label("wanted"),
                func.sum(part_demand.c.filled).label("filled"),
            )
            .join(warehouse, warehouse.c.code == part_demand.c.warehouse_code)
            .join(branch, branch.c.code == warehouse.c.branch_code)
            .where(month >= wanted.from_month, month <= wanted.to_month)
            .where(part_demand.c.requested_at >= _midnight(wanted.from_month) - _A_ZONE)
            .where(part_demand.c.requested_at < _midnight(wanted.to_month) + _A_MONTH + _A_ZONE)
            .group_by(part_demand.c.warehouse_code, month)
            .order_by(part_demand.c.warehouse_code, month)
            .limit(limit)
        )
        if wanted.warehouse_code:
            rows = rows.where(part_demand.c.warehouse_code == wanted.warehouse_code)
        if after is not None:
            rows = rows.where(tuple_(part_demand.c.warehouse_code, month) > tuple_(*after))
        found = self._connection.execute(within(rows, warehouse.c.branch_code, self._principal))
        return [
            MonthOfDemand(
                warehouse_code=WarehouseCode(row.warehouse_code),
                month=row.month,
                wanted=int(row.wanted),
                filled=int(row.filled),
            )
            for row in found
        ]

    def shelves(
        self, warehouse_code: str, after: tuple[str, str] | None, limit: int
    ) -> Sequence[Shelf]:
        came = (
            select(
                func.min(receipt.c.received_at).label("first_at"),
                func.max(receipt.c.received_at).label("last_at"),
            )
            .join(receipt_line, receipt_line.c.receipt_id == receipt.c.id)
            .where(receipt_line.c.part_number == stock.c.part_number)
            .where(receipt.c.warehouse_code == stock.c.warehouse_code, _GOOD > 0, _STANDS)
            .lateral("came")
        )
        went = (
            select(func.max(requisition.c.issued_at).label("last_at"))
            .join(requisition_line, requisition_line.c.requisition_id == requisition.c.id)
            .where(requisition_line.c.part_number == stock.c.part_number)
            .where(requisition.c.warehouse_code == stock.c.warehouse_code)
            .lateral("went")
        )
        key = (stock.c.warehouse_code, stock.c.part_number)
        rows = (
            select(
                *key,
                stock.c.on_hand,
                part.c.unit_cost,
                came.c.first_at,
                came.c.last_at,
                went.c.last_at.label("issued_at"),
            )
            .join(warehouse, warehouse.c.code == stock.c.warehouse_code)
            .join(part, part.c.part_number == stock.c.part_number)
            .join(came, literal(value=True))
            .join(went, literal(value=True))
            .where(stock.c.on_hand > 0)
            .order_by(*key)
            .limit(limit)
        )
        if warehouse_code:
            rows = rows.where(stock.c.warehouse_code == warehouse_code)
        if after is not None:
            rows = rows.where(tuple_(*key) > tuple_(*after))
        found = self._connection.execute(within(rows, warehouse.c.branch_code, self._principal))
        return [
            Shelf(
                warehouse_code=WarehouseCode(row.warehouse_code),
                part_number=PartNumber(row.part_number),
                on_hand=row.on_hand,
                unit_cost=row.unit_cost,
                first_received_at=row.first_at,
                last_received_at=row.last_at,
                last_issued_at=row.issued_at,
            )
            for row in found
        ]

    def _comings(self, rows: Any) -> Mapping[PartNumber, Sequence[Coming]]:
        found: defaultdict[PartNumber, list[Coming]] = defaultdict(list)
        for number, units, at in self._connection.execute(rows):
            found[PartNumber(number)].append(Coming(units=units, at=at))
        return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
