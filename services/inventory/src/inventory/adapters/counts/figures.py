"""What the books say, for those who draw up a sheet and those who compare it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, func, select, text

from inventory.adapters.tables import balance, bin_
from inventory.domain.accounts import in_bin
from inventory.domain.counts.due import Turnover
from inventory.domain.counts.line import CountLine, LotPlace
from inventory.domain.ids import BinCode, PartNumber, WarehouseCode
from inventory.domain.ledger import Balance
from inventory.domain.lots import Tracking

_BOOKED: Final = text(
    """
    select line.bin_code, line.part_number, posting.lot, sum(posting.quantity) as quantity
    from unnest(
        cast(:bins as text[]), cast(:accounts as text[]), cast(:parts as text[]),
        cast(:instants as timestamptz[])
    ) as line (bin_code, account, part_number, at)
    join posting on posting.account = line.account and posting.part_number = line.part_number
        and posting.occurred_at <= line.at
    group by line.bin_code, line.part_number, posting.lot
    having sum(posting.quantity) <> 0
    """
)

# A count that was reversed does not count as one.
_TURNOVERS: Final = text(
    """
    with account as (
        select account from bin where warehouse_code = :warehouse
    ), moved as (
        select part_number, sum(quantity) as units from (
            select part_number, quantity from entry_line join account
                on account.account = entry_line.from_account
            where to_account like 'order:%' and occurred_at > :since
            union all
            select part_number, -quantity from entry_line join account
                on account.account = entry_line.to_account
            where from_account like 'order:%' and occurred_at > :since
        ) as each_way group by part_number
    ), counted as (
        select line.part_number, max(line.first_at) as last_at
        from stock_count_line as line join stock_count on stock_count.id = line.count_id
        where line.warehouse_code = :warehouse and stock_count.state = 'posted'
            and not exists (
                select from entry join entry as reversal on reversal.reverses = entry.id
                where entry.document_id = stock_count.id and entry.document_kind = 'count')
        group by line.part_number
    )
    select stock.part_number, coalesce(moved.units, 0) as issued,
        coalesce(price.unit_cost, part.unit_cost) as unit_cost,
        cast(timezone(branch.time_zone, counted.last_at) as date) as counted_on
    from stock
    join part on part.part_number = stock.part_number
    join warehouse on warehouse.code = stock.warehouse_code
    join branch on branch.code = warehouse.branch_code
    left join moved on moved.part_number = stock.part_number
    left join counted on counted.part_number = stock.part_number
    left join lateral (
        select unit_cost from part_price
        where part_price.part_number = stock.part_number and effective_on <= :on
        order by effective_on desc limit 1
    ) as price on true
    where stock.warehouse_code = :warehouse and stock.on_hand > 0
    order by stock.part_number
    """
)


def lying(warehouse_code: WarehouseCode) -> Select[Any]:
    """Return the statement of what lies in the bins of a warehouse, lots summed up."""
    return (
        select(
            bin_.c.code,
            balance.c.part_number,
            balance.c.tracking,
            func.sum(balance.c.quantity).label("quantity"),
        )
        .join(bin_, bin_.c.account == balance.c.account)
        .where(bin_.c.warehouse_code == warehouse_code, balance.c.quantity > 0)
        .group_by(bin_.c.code, balance.c.part_number, balance.c.tracking)
        .order_by(bin_.c.code, balance.c.part_number)
    )


def read_lying(
    connection: Connection, warehouse_code: WarehouseCode, rows: Select[Any]
) -> Sequence[Balance]:
    """Return what a statement made by `lying` finds."""
    return [
        Balance(
            account=in_bin(warehouse_code, BinCode(row.code)),
            part_number=PartNumber(row.part_number),
            quantity=int(row.quantity),
            tracking=Tracking(row.tracking),
        )
        for row in connection.execute(rows)
    ]


def booked(
    connection: Connection, warehouse_code: WarehouseCode, lines: Collection[CountLine]
) -> Mapping[LotPlace, int]:
    """Return what the books say of each line's lots at the instant at which it was counted."""
    counted = [(line, line.standing) for line in lines]
    told = [(line, tally.at) for line, tally in counted if tally is not None]
    rows = connection.execute(
        _BOOKED,
        {
            "bins": [line.bin for line, _ in told],
            "accounts": [str(in_bin(warehouse_code, line.bin)) for line, _ in told],
            "parts": [line.part_number for line, _ in told],
            "instants": [at for _, at in told],
        },
    )
    return {
        (BinCode(row.bin_code), PartNumber(row.part_number), row.lot): int(row.quantity)
        for row in rows
    }


def turnovers(
    connection: Connection, warehouse_code: WarehouseCode, since: datetime, on: date
) -> Sequence[Turnover]:
    """Return every part that lies in a warehouse, with what was issued since."""
    rows = connection.execute(_TURNOVERS, {"warehouse": warehouse_code, "since": since, "on": on})
    return [
        Turnover(
            part_number=PartNumber(row.part_number),
            issued=int(row.issued),
            unit_cost=row.unit_cost,
            counted_on=row.counted_on,
        )
        for row in rows
    ]
