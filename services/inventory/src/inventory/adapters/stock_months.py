"""What came and went of a warehouse's stock, by part, day, place and paper.

Two covering indexes (`entry_line_in`, `entry_line_out`) bring what its own accounts moved, however
long the ledger is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import Connection, text

from inventory.domain.accounts import AccountKind, in_quarantine
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.ledger import DocumentKind
from inventory.domain.stock_month import Month, Moved

_PARTS: Final = text(
    """
    select distinct balance.part_number from balance
    where balance.account in (
        select account from bin where warehouse_code = :warehouse
        union all select cast(:quarantine as text)
    ) and (cast(:after as text) is null or balance.part_number > :after)
    order by balance.part_number
    limit :limit
    """
)
_MOVED: Final = text(
    """
    with account as materialized (
        select account from bin where warehouse_code = :warehouse
        union all select cast(:quarantine as text)
    ), way as (
        select entry_id, part_number, occurred_at, from_account as other, quantity
        from entry_line join account on account.account = entry_line.to_account
        where part_number = any(:parts) and occurred_at < :until
        union all
        select entry_id, part_number, occurred_at, to_account, -quantity
        from entry_line join account on account.account = entry_line.from_account
        where part_number = any(:parts) and occurred_at < :until
    )
    select way.part_number,
        case when way.occurred_at >= :start
            then cast(timezone(:zone, way.occurred_at) as date) end as day,
        split_part(way.other, ':', 1) as other,
        coalesce(undone.document_kind, entry.document_kind) as document_kind,
        sum(way.quantity) as units
    from way join entry on entry.id = way.entry_id
    left join entry as undone on undone.id = entry.reverses
    where way.other not in (select account from account)
    group by 1, 2, 3, 4, sign(way.quantity)
    """
)


class StoredStockMonths:
    """`inventory.ports.stock_months.StockMonths`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def parts(
        self, warehouse_code: WarehouseCode, after: str | None, limit: int
    ) -> Sequence[PartNumber]:
        found = self._connection.execute(
            _PARTS,
            {
                "warehouse": warehouse_code,
                "quarantine": str(in_quarantine(warehouse_code)),
                "after": after,
                "limit": limit,
            },
        )
        return [PartNumber(number) for number in found.scalars()]

    def moved(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber], month: Month
    ) -> Sequence[Moved]:
        rows = self._connection.execute(
            _MOVED,
            {
                "warehouse": warehouse_code,
                "quarantine": str(in_quarantine(warehouse_code)),
                "parts": list(parts),
                "start": month.start,
                "until": month.end,
                "zone": month.zone,
            },
        )
        return [
            Moved(
                part_number=PartNumber(row.part_number),
                on=row.day,
                other=AccountKind(row.other),
                document_kind=DocumentKind(row.document_kind),
                units=int(row.units),
            )
            for row in rows
        ]
