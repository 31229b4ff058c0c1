"""Records of disposals in PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select, tuple_
from sqlalchemy.dialects.postgresql import insert

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.old_parts.tables import disposal, disposal_review, old_part
from inventory.domain.ids import BranchCode, WarehouseCode
from inventory.domain.old_parts.disposal import Disposal, DisposalOutcome
from inventory.domain.old_parts.old_part import DisposalId, OldPartState
from inventory.domain.old_parts.review import DisposalReview, Waiting

_c = disposal.c
_r = disposal_review.c
_o = old_part.c


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

    def waiting(self) -> Sequence[Waiting]:
        rows = within(
            select(
                _o.warehouse_code,
                _o.branch_code,
                func.count().label("old_parts"),
                func.sum(_o.received).label("units"),
                func.min(_o.written_off_at).label("oldest_at"),
            ).where(_o.state == OldPartState.WRITTEN_OFF),
            _o.branch_code,
            self._principal,
        )
        found = self._connection.execute(
            rows.group_by(_o.warehouse_code, _o.branch_code).order_by(_o.warehouse_code)
        )
        return [_waiting(row) for row in found]

    def add_review(self, review: DisposalReview) -> bool:
        added = self._connection.execute(
            insert(disposal_review)
            .values(
                warehouse_code=review.waiting.warehouse_code,
                month=review.month,
                branch_code=review.waiting.branch_code,
                old_parts=review.waiting.old_parts,
                units=review.waiting.units,
                oldest_at=review.waiting.oldest_at,
                policy_ref=review.policy_ref,
                reviewed_at=review.reviewed_at,
            )
            .on_conflict_do_nothing()
        )
        return added.rowcount == 1

    def reviews(
        self, warehouse_code: str, after: tuple[date, str] | None, limit: int
    ) -> Sequence[DisposalReview]:
        rows = within(select(*_r), _r.branch_code, self._principal)
        if warehouse_code:
            rows = rows.where(_r.warehouse_code == warehouse_code)
        if after is not None:
            rows = rows.where(tuple_(_r.month, _r.warehouse_code) > tuple_(*after))
        found = self._connection.execute(rows.order_by(_r.month, _r.warehouse_code).limit(limit))
        return [
            DisposalReview(
                month=row.month,
                waiting=_waiting(row),
                policy_ref=row.policy_ref,
                reviewed_at=row.reviewed_at,
            )
            for row in found
        ]


def _waiting(row: Row[Any]) -> Waiting:
    return Waiting(
        warehouse_code=WarehouseCode(row.warehouse_code),
        branch_code=BranchCode(row.branch_code),
        old_parts=row.old_parts,
        units=int(row.units),
        oldest_at=row.oldest_at,
    )
