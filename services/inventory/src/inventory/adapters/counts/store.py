"""Stock counts in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, func, literal_column, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from chassis.db import broken_constraint
from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.counts import figures
from inventory.adapters.counts.rows import (
    count_of,
    first_columns,
    later_columns,
    line_columns,
    line_of,
    verdict_columns,
    verdict_of,
)
from inventory.adapters.counts.tables import stock_count, stock_count_difference, stock_count_line
from inventory.adapters.tables import balance, bin_
from inventory.domain.counts.count import BLIND, StockCount
from inventory.domain.counts.due import Turnover
from inventory.domain.counts.errors import CountOverlaps, count_not_found
from inventory.domain.counts.line import CountLine, LotPlace, Verdict
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import BinCode, CountId, PartNumber, WarehouseCode
from inventory.domain.ledger import Balance
from inventory.ports.counts import CountFilter

_c = stock_count.c
# Written out, so that `stock_count_blind` serves it whatever the plan: hot paths ask for it.
_IS_BLIND: Final = or_(*(_c.state == literal_column(f"'{each}'") for each in sorted(BLIND)))
_CHANGING: Final = (
    "is_open",
    "first_lots",
    "first_at",
    "is_again",
    "second_lots",
    "second_at",
)


class StoredCounts:
    """`inventory.ports.counts.Counts`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def next_serial(self, warehouse_code: WarehouseCode, month: date) -> int:
        last = self._connection.execute(
            select(func.max(_c.serial)).where(
                _c.warehouse_code == warehouse_code, _c.month == month
            )
        ).scalar_one()
        return int(last or 0) + 1

    def get(self, count_id: CountId) -> StockCount:
        return self._one(self._visible(), count_id)

    def lock(self, count_id: CountId) -> StockCount:
        return self._one(self._visible().with_for_update(), count_id)

    def add(self, count: StockCount) -> StockCount:
        fresh = replace(count, version=1)
        self._connection.execute(
            insert(stock_count).values(**first_columns(fresh), **later_columns(fresh))
        )
        self._put_lines(fresh)
        return fresh

    def save(self, count: StockCount) -> StockCount:
        fresh = replace(count, version=count.version + 1)
        done = self._connection.execute(
            update(stock_count)
            .where(_c.id == count.id, _c.version == count.version)
            .values(**later_columns(fresh))
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(f"count {fresh.id} was changed meanwhile", count_id=fresh.id)
        self._put_lines(fresh)
        if fresh.verdicts:
            self._connection.execute(
                insert(stock_count_difference),
                [verdict_columns(fresh.id, each) for each in fresh.verdicts],
            )
        return fresh

    def page(
        self, wanted: CountFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[StockCount]:
        rows = self._visible()
        if wanted.warehouse_code:
            rows = rows.where(_c.warehouse_code == wanted.warehouse_code)
        if wanted.state is not None:
            rows = rows.where(_c.state == wanted.state.value)
        if after is not None:
            rows = rows.where(tuple_(_c.opened_at, _c.id) > tuple_(*after))
        found = self._connection.execute(rows.order_by(_c.opened_at, _c.id).limit(limit))
        return [count_of(row, (), ()) for row in found]

    def blind_in(self, subject: str) -> Collection[WarehouseCode]:
        rows = (
            select(_c.warehouse_code)
            .where(_IS_BLIND)
            .where(or_(_c.counter == subject, _c.recounter == subject))
        )
        return {WarehouseCode(code) for code in self._connection.execute(rows).scalars()}

    def lying(
        self, warehouse_code: WarehouseCode, bins: Collection[BinCode], limit: int
    ) -> Sequence[Balance]:
        rows = figures.lying(warehouse_code).limit(limit)
        if bins:
            rows = rows.where(bin_.c.code.in_(bins))
        return figures.read_lying(self._connection, warehouse_code, rows)

    def lying_of(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Balance]:
        rows = figures.lying(warehouse_code).where(balance.c.part_number.in_(parts))
        return figures.read_lying(self._connection, warehouse_code, rows)

    def booked(
        self, warehouse_code: WarehouseCode, lines: Collection[CountLine]
    ) -> Mapping[LotPlace, int]:
        return figures.booked(self._connection, warehouse_code, lines)

    def turnovers(
        self, warehouse_code: WarehouseCode, since: datetime, on: date
    ) -> Sequence[Turnover]:
        return figures.turnovers(self._connection, warehouse_code, since, on)

    def _put_lines(self, fresh: StockCount) -> None:
        line = insert(stock_count_line).values([line_columns(fresh, each) for each in fresh.lines])
        try:
            self._connection.execute(
                line.on_conflict_do_update(
                    index_elements=["count_id", "bin_code", "part_number"],
                    set_={name: line.excluded[name] for name in _CHANGING},
                )
            )
        except IntegrityError as error:
            if broken_constraint(error) != "stock_count_line_open":
                raise
            raise CountOverlaps(
                f"another open count of {fresh.warehouse_code} has one of these lines",
                rule="P-14",
                warehouse_code=fresh.warehouse_code,
            ) from error

    def _visible(self) -> Select[Any]:
        return within(select(*_c), _c.branch_code, self._principal)

    def _one(self, statement: Select[Any], count_id: CountId) -> StockCount:
        found = self._read(statement.where(_c.id == count_id))
        if not found:
            raise count_not_found(count_id)
        return found[0]

    def _read(self, statement: Select[Any]) -> Sequence[StockCount]:
        rows = self._connection.execute(statement).all()
        ids = [row.id for row in rows]
        lines: defaultdict[str, list[CountLine]] = defaultdict(list)
        line = stock_count_line.c
        for row in self._connection.execute(
            select(*line)
            .where(line.count_id.in_(ids))
            .order_by(line.count_id, line.bin_code, line.part_number)
        ):
            lines[row.count_id].append(line_of(row))
        verdicts: defaultdict[str, list[Verdict]] = defaultdict(list)
        told = stock_count_difference.c
        for row in self._connection.execute(
            select(*told)
            .where(told.count_id.in_(ids))
            .order_by(told.count_id, told.bin_code, told.part_number, told.lot)
        ):
            verdicts[row.count_id].append(verdict_of(row))
        return [count_of(row, lines[row.id], verdicts[row.id]) for row in rows]
