"""Old parts to be claimed, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.old_parts.tables import old_part
from inventory.adapters.supplier_claims.rows import due_columns, due_of
from inventory.adapters.supplier_claims.tables import claim_due
from inventory.domain.old_parts.old_part import OldPartId, OldPartState
from inventory.domain.supplier_claims.due import ClaimDue
from inventory.ports.supplier_claims import DueFilter

_c = claim_due.c


class StoredClaimDues:
    """`inventory.ports.supplier_claims.ClaimDues`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, due: ClaimDue) -> None:
        self._connection.execute(
            insert(claim_due).values(**due_columns(due)).on_conflict_do_nothing()
        )

    def close(self, old_part_ids: Collection[OldPartId], at: datetime) -> None:
        if old_part_ids:
            self._connection.execute(
                update(claim_due)
                .where(_c.old_part_id.in_(old_part_ids), _c.closed_at.is_(None))
                .values(closed_at=at)
            )

    def reopen(self, old_part_ids: Collection[OldPartId]) -> None:
        here = select(old_part.c.id).where(
            old_part.c.id.in_(old_part_ids), old_part.c.state == OldPartState.WRITTEN_OFF
        )
        self._connection.execute(
            update(claim_due).where(_c.old_part_id.in_(here)).values(closed_at=None)
        )

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[ClaimDue]:
        return self._read(
            self._open()
            .where(_c.overdue_at.is_(None), _c.due_at <= now)
            .order_by(_c.due_at, _c.old_part_id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )

    def save_chased(self, due: ClaimDue) -> None:
        self._connection.execute(
            update(claim_due)
            .where(_c.old_part_id == due.old_part_id)
            .values(overdue_at=due.overdue_at)
        )

    def page(
        self, wanted: DueFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[ClaimDue]:
        rows = self._open()
        if wanted.branch_code:
            rows = rows.where(_c.branch_code == wanted.branch_code)
        if wanted.warehouse_code:
            rows = rows.where(_c.warehouse_code == wanted.warehouse_code)
        if wanted.due_before is not None:
            rows = rows.where(_c.due_at < wanted.due_before)
        if after is not None:
            rows = rows.where(tuple_(_c.due_at, _c.old_part_id) > tuple_(*after))
        return self._read(rows.order_by(_c.due_at, _c.old_part_id).limit(limit))

    def _open(self) -> Select[Any]:
        return within(select(*_c).where(_c.closed_at.is_(None)), _c.branch_code, self._principal)

    def _read(self, statement: Select[Any]) -> Sequence[ClaimDue]:
        return [due_of(row) for row in self._connection.execute(statement)]
