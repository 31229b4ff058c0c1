"""Requisitions in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    exists,
    insert,
    select,
    text,
    update,
)

from chassis import telemetry
from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.tables import requisition, requisition_line, work_order
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.green_channel.taking import Holder
from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.requisition import (
    HOLDING,
    UNISSUED,
    Requisition,
    RequisitionNotFound,
    State,
)
from inventory.domain.severity import Severity

_SAVE_LINES: Final = text(
    """
    update requisition_line as line set returned = fresh.returned, missing = fresh.missing
    from unnest(
        cast(:parts as text[]), cast(:returned as bigint[]), cast(:missing as bigint[])
    ) as fresh (part_number, returned, missing)
    where line.requisition_id = :id and line.part_number = fresh.part_number
        and (line.returned, line.missing) <> (fresh.returned, fresh.missing)
    """
).bindparams(bindparam("id", type_=requisition.c.id.type))


class StoredRequisitions:
    """`inventory.ports.Requisitions`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def get(self, requisition_id: RequisitionId) -> Requisition:
        return self._one(self._visible(), requisition_id)

    def lock(self, requisition_id: RequisitionId) -> Requisition:
        return self._one(self._visible().with_for_update(key_share=True), requisition_id)

    def lock_all(self, requisition_ids: Collection[RequisitionId]) -> Sequence[Requisition]:
        return self.read(
            self._visible()
            .where(requisition.c.id.in_(requisition_ids))
            .order_by(requisition.c.id)
            .with_for_update(key_share=True)
        )

    def unissued_of(self, work_order_id: WorkOrderId) -> Sequence[Requisition]:
        return self.read(
            self._visible()
            .where(requisition.c.work_order_id == work_order_id)
            .where(requisition.c.state.in_(sorted(UNISSUED)))
            .order_by(requisition.c.id)
        )

    def lock_waiting(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Requisition]:
        return self.read(
            self._of_parts(warehouse_code, parts)
            .where(requisition.c.state == State.SHORT)
            .order_by(
                work_order.c.severity.nulls_last(), requisition.c.requested_at, requisition.c.id
            )
        )

    def lock_holding(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Holder]:
        rows = self._connection.execute(
            self._of_parts(warehouse_code, parts)
            .where(requisition.c.state.in_(sorted(HOLDING)))
            .order_by(requisition.c.requested_at, requisition.c.id)
            .add_columns(work_order.c.severity)
        ).all()
        found = self.of_rows(rows)
        return [
            Holder(requisition=each, severity=Severity(row.severity) if row.severity else None)
            for each, row in zip(found, rows, strict=True)
        ]

    def of_order(self, work_order_id: WorkOrderId) -> Sequence[Requisition]:
        return self.read(
            select(*requisition.c)
            .where(requisition.c.work_order_id == work_order_id)
            .order_by(requisition.c.requested_at, requisition.c.id)
        )

    def _of_parts(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Select[Any]:
        has_one = (
            exists()
            .where(requisition_line.c.requisition_id == requisition.c.id)
            .where(requisition_line.c.part_number.in_(sorted(parts)))
        )
        return (
            select(*requisition.c)
            .join(work_order, work_order.c.id == requisition.c.work_order_id)
            .where(requisition.c.warehouse_code == warehouse_code, has_one)
            .with_for_update(key_share=True, of=requisition)
        )

    def add(self, requisition_: Requisition) -> Requisition:
        fresh = replace(requisition_, version=requisition_.version + 1)
        self._connection.execute(
            insert(requisition).values(
                id=fresh.id,
                work_order_id=fresh.work_order_id,
                service_request_id=fresh.service_request_id,
                branch_code=fresh.branch_code,
                warehouse_code=fresh.warehouse_code,
                requested_by=fresh.requested_by,
                requested_at=fresh.requested_at,
                amount=fresh.amount,
                approval_level=fresh.approval_level,
                policy_ref=fresh.policy_ref,
                is_addition=fresh.is_addition,
                needs_supplement=fresh.needs_supplement,
                supplement_policy_ref=fresh.supplement_policy_ref,
                **_changing(fresh),
            )
        )
        # What was missing at first stays: it is what the shelf did not have (P-15).
        lines = [{**line, "short_at_first": line["missing"]} for line in _lines(fresh)]
        self._connection.execute(insert(requisition_line), lines)
        _annotate(fresh)
        return fresh

    def save(self, requisition_: Requisition) -> Requisition:
        fresh = replace(requisition_, version=requisition_.version + 1)
        done = self._connection.execute(
            update(requisition)
            .where(
                requisition.c.id == requisition_.id,
                requisition.c.version == requisition_.version,
            )
            .values(_changing(fresh))
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(
                f"requisition {fresh.id} was changed meanwhile", requisition_id=fresh.id
            )
        lines = _lines(fresh)
        self._connection.execute(
            _SAVE_LINES,
            {
                "id": fresh.id,
                "parts": [line["part_number"] for line in lines],
                "returned": [line["returned"] for line in lines],
                "missing": [line["missing"] for line in lines],
            },
        )
        return fresh

    def read(self, statement: Select[Any]) -> Sequence[Requisition]:
        """Return the requisitions that a statement over all columns finds, with their lines."""
        return self.of_rows(self._connection.execute(statement).all())

    def of_rows(self, rows: Sequence[Row[Any]]) -> Sequence[Requisition]:
        """Return the requisitions of some rows, with their lines."""
        if not rows:
            return []
        lines: defaultdict[str, list[Row[Any]]] = defaultdict(list)
        found = (
            select(*requisition_line.c)
            .where(requisition_line.c.requisition_id.in_([row.id for row in rows]))
            .order_by(requisition_line.c.requisition_id, requisition_line.c.part_number)
        )
        for line in self._connection.execute(found):
            lines[line.requisition_id].append(line)
        return [_requisition(row, lines[row.id]) for row in rows]

    def _visible(self) -> Select[Any]:
        return within(select(*requisition.c), requisition.c.branch_code, self._principal)

    def _one(self, statement: Select[Any], requisition_id: RequisitionId) -> Requisition:
        found = self.read(statement.where(requisition.c.id == requisition_id))
        if not found:
            raise RequisitionNotFound(
                f"there is no requisition {requisition_id}", requisition_id=requisition_id
            )
        _annotate(found[0])
        return found[0]


def _annotate(about: Requisition) -> None:
    telemetry.annotate(branch=about.branch_code, request_ref=about.service_request_id)


def _changing(fresh: Requisition) -> dict[str, Any]:
    return {
        "state": fresh.state,
        "approved_by": fresh.approved_by or None,
        "approved_at": fresh.approved_at,
        "approval_policy_ref": fresh.approval_policy_ref,
        "issued_by": fresh.issued_by or None,
        "issued_at": fresh.issued_at,
        "released_by": fresh.released_by or None,
        "released_at": fresh.released_at,
        "release_reason": fresh.release_reason or None,
        "is_issued_first": fresh.is_issued_first,
        "version": fresh.version,
    }


def _lines(fresh: Requisition) -> list[dict[str, Any]]:
    returned = {line.part_number: line.quantity for line in fresh.returned}
    missing = {gap.part_number: gap.missing for gap in fresh.shortages}
    return [
        {
            "requisition_id": fresh.id,
            "part_number": line.part_number,
            "quantity": line.quantity,
            "returned": returned.get(line.part_number, 0),
            "missing": missing.get(line.part_number, 0),
        }
        for line in fresh.lines
    ]


def _requisition(row: Row[Any], lines: Sequence[Row[Any]]) -> Requisition:
    return Requisition(
        id=RequisitionId(row.id),
        work_order_id=WorkOrderId(row.work_order_id),
        service_request_id=ServiceRequestId(row.service_request_id),
        branch_code=BranchCode(row.branch_code),
        warehouse_code=WarehouseCode(row.warehouse_code),
        state=State(row.state),
        lines=tuple(_line(each, each.quantity) for each in lines),
        requested_by=row.requested_by,
        requested_at=row.requested_at,
        amount=row.amount,
        approval_level=row.approval_level,
        policy_ref=row.policy_ref,
        shortages=tuple(
            Shortage(part_number=PartNumber(each.part_number), missing=each.missing)
            for each in lines
            if each.missing
        ),
        returned=tuple(_line(each, each.returned) for each in lines if each.returned),
        approved_by=row.approved_by or "",
        approved_at=row.approved_at,
        approval_policy_ref=row.approval_policy_ref,
        issued_by=row.issued_by or "",
        issued_at=row.issued_at,
        released_by=row.released_by or "",
        released_at=row.released_at,
        release_reason=row.release_reason or "",
        is_addition=row.is_addition,
        needs_supplement=row.needs_supplement,
        supplement_policy_ref=row.supplement_policy_ref,
        is_issued_first=row.is_issued_first,
        version=row.version,
    )


def _line(row: Row[Any], quantity: int) -> PartLine:
    return PartLine(part_number=PartNumber(row.part_number), quantity=quantity)
