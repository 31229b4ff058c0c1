"""Internal uses with their lines in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, tuple_, update

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.internal_use.tables import internal_use, internal_use_line
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import BranchCode, DepartmentCode, EntryId, PartNumber, WarehouseCode
from inventory.domain.internal_use.internal_use import (
    Approval,
    InternalUse,
    InternalUseId,
    UseState,
    UseStep,
    use_not_found,
)
from inventory.domain.lines import PartLine
from inventory.ports.internal_use import UseFilter

_c = internal_use.c
_l = internal_use_line.c


class StoredInternalUses:
    """`inventory.ports.internal_use.InternalUses`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, use: InternalUse) -> InternalUse:
        fresh = replace(use, version=1)
        self._connection.execute(
            insert(internal_use).values(**_first_columns(fresh), **_later_columns(fresh))
        )
        self._connection.execute(
            insert(internal_use_line),
            [
                {
                    "internal_use_id": fresh.id,
                    "part_number": each.part_number,
                    "quantity": each.quantity,
                }
                for each in fresh.lines
            ],
        )
        return fresh

    def get(self, use_id: InternalUseId) -> InternalUse:
        return self._one(self._visible(), use_id)

    def lock(self, use_id: InternalUseId) -> InternalUse:
        return self._one(self._visible().with_for_update(), use_id)

    def save(self, use: InternalUse) -> InternalUse:
        fresh = replace(use, version=use.version + 1)
        done = self._connection.execute(
            update(internal_use)
            .where(_c.id == fresh.id, _c.version == use.version)
            .values(**_later_columns(fresh))
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(
                f"internal use {fresh.id} was changed meanwhile", internal_use_id=fresh.id
            )
        return fresh

    def page(
        self, wanted: UseFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[InternalUse]:
        rows = self._visible()
        for column, value in (
            (_c.branch_code, wanted.branch_code),
            (_c.warehouse_code, wanted.warehouse_code),
            (_c.department_code, wanted.department_code),
            (_c.state, wanted.state),
        ):
            if value:
                rows = rows.where(column == value)
        if after is not None:
            rows = rows.where(tuple_(_c.asked_at, _c.id) > tuple_(*after))
        return self._read(rows.order_by(_c.asked_at, _c.id).limit(limit))

    def _visible(self) -> Select[Any]:
        return within(select(*_c), _c.branch_code, self._principal)

    def _one(self, statement: Select[Any], use_id: InternalUseId) -> InternalUse:
        found = self._read(statement.where(_c.id == use_id))
        if not found:
            raise use_not_found(use_id)
        return found[0]

    def _read(self, statement: Select[Any]) -> Sequence[InternalUse]:
        rows = self._connection.execute(statement).all()
        lines: defaultdict[str, list[PartLine]] = defaultdict(list)
        if rows:
            mine = _l.internal_use_id.in_([row.id for row in rows])
            for row in self._connection.execute(
                select(*_l).where(mine).order_by(_l.internal_use_id, _l.part_number)
            ):
                line = PartLine(part_number=PartNumber(row.part_number), quantity=row.quantity)
                lines[row.internal_use_id].append(line)
        return [_use_of(row, tuple(lines[row.id])) for row in rows]


def _first_columns(value: InternalUse) -> dict[str, Any]:
    return {
        "id": value.id,
        "branch_code": value.branch_code,
        "warehouse_code": value.warehouse_code,
        "department_code": value.department_code,
        "amount": value.amount,
        "purpose": value.purpose,
        "asked_by": value.asked.by,
        "asked_at": value.asked.at,
    }


def _later_columns(value: InternalUse) -> dict[str, Any]:
    approval, issued, ended = value.approval, value.issued, value.ended
    return {
        "state": value.state.value,
        "month": approval.month if approval else None,
        "ordinal": approval.ordinal if approval else None,
        "budget": approval.budget if approval else None,
        "used_before": approval.used_before if approval else None,
        "over_budget": approval.over_budget if approval else None,
        "approved_by": approval.by if approval else None,
        "approved_role": approval.role if approval else None,
        "approved_at": approval.at if approval else None,
        "policy_ref": approval.policy_ref if approval else None,
        "issued_by": issued.by if issued else None,
        "issued_at": issued.at if issued else None,
        "entry_id": value.entry_id,
        "ended_by": ended.by if ended else None,
        "ended_at": ended.at if ended else None,
        "end_reason": ended.reason if ended else None,
        "version": value.version,
    }


def _use_of(row: Row[Any], lines: tuple[PartLine, ...]) -> InternalUse:
    issued = UseStep(by=row.issued_by, at=row.issued_at) if row.issued_at else None
    ended = (
        UseStep(by=row.ended_by, at=row.ended_at, reason=row.end_reason) if row.ended_at else None
    )
    return InternalUse(
        id=InternalUseId(row.id),
        branch_code=BranchCode(row.branch_code),
        warehouse_code=WarehouseCode(row.warehouse_code),
        department_code=DepartmentCode(row.department_code),
        lines=lines,
        amount=row.amount,
        purpose=row.purpose,
        asked=UseStep(by=row.asked_by, at=row.asked_at),
        state=UseState(row.state),
        approval=_approval_of(row) if row.approved_at else None,
        issued=issued,
        entry_id=EntryId(row.entry_id) if row.entry_id else None,
        ended=ended,
        version=row.version,
    )


def _approval_of(row: Row[Any]) -> Approval:
    return Approval(
        month=row.month,
        ordinal=row.ordinal,
        budget=row.budget,
        used_before=row.used_before,
        over_budget=row.over_budget,
        by=row.approved_by,
        role=row.approved_role,
        at=row.approved_at,
        policy_ref=row.policy_ref,
    )
