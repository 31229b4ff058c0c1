"""Refunds of tools in PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from chassis.db import broken_constraint
from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.loans.rows import refund_columns, refund_of
from inventory.adapters.loans.tables import tool_refund
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import ReceiptId
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.refund import (
    RefundId,
    RefundState,
    ToolRefund,
    refund_not_found,
    refunded_already,
)
from inventory.ports.loans import RefundFilter

_c = tool_refund.c


class StoredToolRefunds:
    """`inventory.ports.loans.ToolRefunds`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def is_asked(self, key: AssetKey) -> bool:
        mine = select(_c.id).where(_c.part_number == key.part_number, _c.serial == key.serial)
        return self._any(mine)

    def is_of(self, receipt_id: ReceiptId) -> bool:
        return self._any(select(_c.id).where(_c.receipt_id == receipt_id))

    def lock(self, refund_id: RefundId) -> ToolRefund:
        found = self._read(self._visible().where(_c.id == refund_id).with_for_update())
        if not found:
            raise refund_not_found(refund_id)
        return found[0]

    def add(self, refund: ToolRefund) -> ToolRefund:
        fresh = replace(refund, version=1)
        try:
            self._connection.execute(insert(tool_refund).values(refund_columns(fresh)))
        except IntegrityError as error:
            if broken_constraint(error) != "tool_refunded_once":
                raise
            raise refunded_already(fresh.key) from error
        return fresh

    def save(self, refund: ToolRefund) -> ToolRefund:
        fresh = replace(refund, version=refund.version + 1)
        done = self._connection.execute(
            update(tool_refund)
            .where(_c.id == fresh.id, _c.version == refund.version)
            .values(
                state=fresh.state.value,
                decided_by=fresh.decided_by,
                decided_at=fresh.decided_at,
                reason=fresh.reason,
                version=fresh.version,
            )
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(f"refund {fresh.id} was changed meanwhile", refund_id=fresh.id)
        return fresh

    def page(
        self, wanted: RefundFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[ToolRefund]:
        rows = self._visible()
        if wanted.branch_code:
            rows = rows.where(_c.branch_code == wanted.branch_code)
        if wanted.state is not None:
            rows = rows.where(_c.state == wanted.state)
        if after is not None:
            rows = rows.where(tuple_(_c.asked_at, _c.id) > tuple_(*after))
        return self._read(rows.order_by(_c.asked_at, _c.id).limit(limit))

    def _any(self, rows: Select[Any]) -> bool:
        asked = rows.where(_c.state != RefundState.REFUSED)
        return bool(self._connection.execute(select(asked.exists())).scalar_one())

    def _visible(self) -> Select[Any]:
        return within(select(*_c), _c.branch_code, self._principal)

    def _read(self, rows: Select[Any]) -> Sequence[ToolRefund]:
        return [refund_of(row) for row in self._connection.execute(rows)]
