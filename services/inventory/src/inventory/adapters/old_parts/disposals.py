"""Records of disposals in PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, tuple_

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.old_parts.tables import disposal
from inventory.domain.ids import BranchCode, WarehouseCode
from inventory.domain.old_parts.disposal import Disposal, DisposalOutcome
from inventory.domain.old_parts.old_part import DisposalId

_c = disposal.c


class StoredDisposals:
    """`inventory.ports.old_parts.Disposals`, as far as the principal may see."""

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

    def add(self, disposal_: Disposal) -> None:
        self._connection.execute(
            insert(disposal).values(
                id=disposal_.id,
                warehouse_code=disposal_.warehouse_code,
                branch_code=disposal_.branch_code,
                month=disposal_.month,
                serial=disposal_.serial,
                outcome=disposal_.outcome.value,
                document=disposal_.document,
                reason=disposal_.reason,
                disposed_by=disposal_.disposed_by,
                disposed_at=disposal_.disposed_at,
                recorded_at=disposal_.recorded_at,
            )
        )

    def page(
        self, warehouse_code: str, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Disposal]:
        rows = within(select(*_c), _c.branch_code, self._principal)
        if warehouse_code:
            rows = rows.where(_c.warehouse_code == warehouse_code)
        if after is not None:
            rows = rows.where(tuple_(_c.disposed_at, _c.id) > tuple_(*after))
        found = self._connection.execute(rows.order_by(_c.disposed_at, _c.id).limit(limit))
        return [
            Disposal(
                id=DisposalId(row.id),
                warehouse_code=WarehouseCode(row.warehouse_code),
                branch_code=BranchCode(row.branch_code),
                month=row.month,
                serial=row.serial,
                outcome=DisposalOutcome(row.outcome),
                document=row.document,
                reason=row.reason,
                disposed_by=row.disposed_by,
                disposed_at=row.disposed_at,
                recorded_at=row.recorded_at,
            )
            for row in found
        ]
