"""Old parts with their hand-overs in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, insert, select, tuple_, update

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.old_parts.tables import old_part, old_part_handover
from inventory.adapters.tables import work_order
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.lots import Lot, Tracking
from inventory.domain.old_parts.old_part import (
    DisposalId,
    Handover,
    OldPart,
    OldPartId,
    OldPartNotFound,
    OldPartState,
)
from inventory.domain.old_parts.waiver import Waiver, WaiverKind
from inventory.ports.old_parts import OldPartFilter

_c = old_part.c
_h = old_part_handover.c
_WAIVER: Final = (
    "waiver_kind",
    "waiver_reason",
    "owed_by",
    "charge",
    "waived_by",
    "waived_at",
    "waiver_policy_ref",
)


class StoredOldParts:
    """`inventory.ports.old_parts.OldParts`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, old_parts: Collection[OldPart]) -> Sequence[OldPart]:
        fresh = [replace(each, version=1) for each in old_parts]
        if fresh:
            self._connection.execute(insert(old_part), list(map(_columns, fresh)))
        return fresh

    def get(self, old_part_id: OldPartId) -> OldPart:
        return self._named(self._visible(), [old_part_id])[0]

    def lock(self, old_part_id: OldPartId) -> OldPart:
        return self.lock_all([old_part_id])[0]

    def lock_all(self, old_part_ids: Collection[OldPartId]) -> Sequence[OldPart]:
        return self._named(self._visible().order_by(_c.id).with_for_update(), old_part_ids)

    def lock_of(self, requisition_id: RequisitionId) -> Sequence[OldPart]:
        mine = self._visible().where(_c.requisition_id == requisition_id)
        return self._read(mine.order_by(_c.id).with_for_update())

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[OldPart]:
        return self._read(
            self._visible()
            .where(_c.state == OldPartState.DUE, _c.overdue_at.is_(None), _c.due_at <= now)
            .order_by(_c.due_at, _c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )

    def lock_reported(self, limit: int) -> Sequence[OldPart]:
        return self._read(
            self._visible()
            .join(work_order, work_order.c.id == _c.work_order_id)
            .where(_c.state == OldPartState.RECEIVED, work_order.c.reported_at >= _c.issued_at)
            .order_by(_c.id)
            .limit(limit)
            .with_for_update(of=old_part, skip_locked=True)
        )

    def save(self, old_part_: OldPart) -> OldPart:
        fresh = replace(old_part_, version=old_part_.version + 1)
        changed = _columns(fresh)
        done = self._connection.execute(
            update(old_part)
            .where(_c.id == fresh.id, _c.version == old_part_.version)
            .values(
                {
                    column: changed[column]
                    for column in (
                        "state",
                        "quantity",
                        "received",
                        "overdue_at",
                        "written_off_at",
                        "disposal_id",
                        "waived",
                        *_WAIVER,
                        "version",
                    )
                }
            )
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(
                f"old part {fresh.id} was changed meanwhile", old_part_id=fresh.id
            )
        self._add_handovers(fresh)
        return fresh

    def page(
        self, wanted: OldPartFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[OldPart]:
        rows = self._visible()
        for column, value in (
            (_c.branch_code, wanted.branch_code),
            (_c.warehouse_code, wanted.warehouse_code),
            (_c.work_order_id, wanted.work_order_id),
            (_c.disposal_id, wanted.disposal_id),
            (_c.state, wanted.state),
        ):
            if value:
                rows = rows.where(column == value)
        if wanted.due_before is not None:
            rows = rows.where(_c.state == OldPartState.DUE, _c.due_at < wanted.due_before)
        if after is not None:
            rows = rows.where(tuple_(_c.due_at, _c.id) > tuple_(*after))
        return self._read(rows.order_by(_c.due_at, _c.id).limit(limit))

    def _visible(self) -> Select[Any]:
        return within(select(*_c), _c.branch_code, self._principal)

    def _named(self, rows: Select[Any], wanted: Collection[OldPartId]) -> Sequence[OldPart]:
        found = self._read(rows.where(_c.id.in_(wanted)))
        for missing in set(wanted) - {each.id for each in found}:
            raise OldPartNotFound(f"there is no old part {missing}", old_part_id=missing)
        return found

    def _read(self, statement: Select[Any]) -> Sequence[OldPart]:
        rows = self._connection.execute(statement).all()
        handovers: dict[str, list[Handover]] = defaultdict(list)
        if rows:
            named = _h.old_part_id.in_([row.id for row in rows])
            came = select(*_h).where(named).order_by(_h.old_part_id, _h.number)
            for row in self._connection.execute(came):
                handovers[row.old_part_id].append(_handover(row))
        return [_old_part(row, tuple(handovers[row.id])) for row in rows]

    def _add_handovers(self, fresh: OldPart) -> None:
        known = select(_h.number).where(_h.old_part_id == fresh.id)
        numbers = set(self._connection.execute(known).scalars())
        rows = [
            {
                "old_part_id": fresh.id,
                "number": number,
                "quantity": each.quantity,
                "lots": [[lot.number, lot.quantity] for lot in each.lots],
                "condition": each.condition,
                "received_by": each.received_by,
                "received_at": each.received_at,
            }
            for number, each in enumerate(fresh.handovers, start=1)
            if number not in numbers
        ]
        if rows:
            self._connection.execute(insert(old_part_handover), rows)


def _columns(value: OldPart) -> dict[str, Any]:
    return {
        "id": value.id,
        "requisition_id": value.requisition_id,
        "work_order_id": value.work_order_id,
        "service_request_id": value.service_request_id,
        "branch_code": value.branch_code,
        "warehouse_code": value.warehouse_code,
        "part_number": value.part_number,
        "tracking": value.tracking.value,
        "state": value.state.value,
        "quantity": value.quantity,
        "received": value.received,
        "issued_at": value.issued_at,
        "due_at": value.due_at,
        "policy_ref": value.policy_ref,
        "overdue_at": value.overdue_at,
        "written_off_at": value.written_off_at,
        "disposal_id": value.disposal_id,
        "waived": value.waived,
        **_waiver_columns(value.waiver),
        "version": value.version,
    }


def _waiver_columns(value: Waiver | None) -> dict[str, Any]:
    if value is None:
        return dict.fromkeys(_WAIVER)
    return {
        "waiver_kind": value.kind.value,
        "waiver_reason": value.reason,
        "owed_by": value.owed_by,
        "charge": value.charge,
        "waived_by": value.waived_by,
        "waived_at": value.waived_at,
        "waiver_policy_ref": value.policy_ref,
    }


def _old_part(row: Row[Any], handovers: tuple[Handover, ...]) -> OldPart:
    return OldPart(
        id=OldPartId(row.id),
        requisition_id=RequisitionId(row.requisition_id),
        work_order_id=WorkOrderId(row.work_order_id),
        service_request_id=ServiceRequestId(row.service_request_id),
        branch_code=BranchCode(row.branch_code),
        warehouse_code=WarehouseCode(row.warehouse_code),
        part_number=PartNumber(row.part_number),
        tracking=Tracking(row.tracking),
        state=OldPartState(row.state),
        quantity=row.quantity,
        issued_at=row.issued_at,
        due_at=row.due_at,
        policy_ref=row.policy_ref,
        overdue_at=row.overdue_at,
        written_off_at=row.written_off_at,
        disposal_id=None if row.disposal_id is None else DisposalId(row.disposal_id),
        handovers=handovers,
        waiver=_waiver(row) if row.waived else None,
        version=row.version,
    )


def _waiver(row: Row[Any]) -> Waiver:
    return Waiver(
        kind=WaiverKind(row.waiver_kind),
        quantity=row.waived,
        reason=row.waiver_reason,
        owed_by=row.owed_by,
        charge=row.charge,
        waived_by=row.waived_by,
        waived_at=row.waived_at,
        policy_ref=row.waiver_policy_ref,
    )


def _handover(row: Row[Any]) -> Handover:
    return Handover(
        quantity=row.quantity,
        lots=tuple(Lot(number=number, quantity=quantity) for number, quantity in row.lots),
        condition=row.condition,
        received_by=row.received_by,
        received_at=row.received_at,
    )
