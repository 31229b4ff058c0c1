"""Expected arrivals in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import distinct_on

from inventory.adapters.places import warehouse_of
from inventory.adapters.requisitions import StoredRequisitions
from inventory.adapters.sourcing.tables import expectation
from inventory.adapters.tables import requisition, requisition_line, warehouse, work_order
from inventory.adapters.transfers.tables import transfer, transfer_line
from inventory.domain.ids import PartNumber, RequisitionId, WarehouseCode
from inventory.domain.requisition import Requisition, State
from inventory.domain.severity import UNTOLD
from inventory.domain.sourcing.expectation import Cause, Coming, Expectation
from inventory.domain.sourcing.ranking import SourceKind
from inventory.domain.transfers.transfer import Side, TransferState

_c, _r, _l = expectation.c, requisition.c, requisition_line.c


class StoredExpectations:
    """`inventory.ports.expectations.Expectations`."""

    def __init__(self, connection: Connection, requisitions: StoredRequisitions) -> None:
        self._connection = connection
        self._requisitions = requisitions

    def latest_of(
        self, requisition_ids: Collection[RequisitionId]
    ) -> Mapping[RequisitionId, Sequence[Expectation]]:
        found: defaultdict[RequisitionId, list[Expectation]] = defaultdict(list)
        if requisition_ids:
            rows = self._connection.execute(
                select(*_c)
                .where(_c.requisition_id.in_(sorted(requisition_ids)))
                .ext(distinct_on(_c.requisition_id, _c.part_number))
                .order_by(_c.requisition_id, _c.part_number, _c.number.desc())
            )
            for row in rows:
                found[RequisitionId(row.requisition_id)].append(_expectation(row))
        return found

    def add(self, requisition_id: RequisitionId, expectations: Sequence[Expectation]) -> None:
        rows = [
            {
                "requisition_id": requisition_id,
                "part_number": each.part_number,
                "number": each.number,
                "quantity": each.quantity,
                "source_kind": each.source_kind,
                "source_warehouse_code": each.source_warehouse or None,
                "expected_at": each.expected_at,
                "decided_at": each.decided_at,
                "policy_ref": each.policy_ref,
                "cause": each.cause,
            }
            for each in expectations
        ]
        if rows:
            self._connection.execute(insert(expectation), rows)

    def look_again(self, requisition_id: RequisitionId, at: datetime) -> None:
        noted = update(requisition).where(_r.id == requisition_id)
        self._connection.execute(noted.values(look_again_at=at))

    def lock_due(self, now: datetime, limit: int) -> Sequence[Requisition]:
        is_due = or_(_r.look_again_at.is_(None), _r.look_again_at <= now)
        return self._requisitions.read(
            select(*_r)
            .where(_r.state == State.SHORT, is_due)
            .order_by(_r.id)
            .limit(limit)
            .with_for_update(key_share=True, skip_locked=True)
        )

    def coming(self, warehouse_code: WarehouseCode, part_number: PartNumber) -> Sequence[Coming]:
        rows = self._connection.execute(
            select(*warehouse.c, transfer.c.expected_at, transfer_line.c.quantity)
            .select_from(transfer)
            .join(transfer_line, transfer_line.c.transfer_id == transfer.c.id)
            .join(warehouse, warehouse.c.code == transfer.c.from_warehouse_code)
            .where(transfer.c.to_warehouse_code == warehouse_code)
            .where(transfer.c.side == Side.BOTH.value)
            .where(transfer.c.state == TransferState.SHIPPED)
            .where(transfer_line.c.part_number == part_number)
            .order_by(transfer.c.expected_at, transfer.c.id)
        )
        return [
            Coming(sender=warehouse_of(row), quantity=row.quantity, expected_at=row.expected_at)
            for row in rows
        ]

    def ahead_of(self, requisition_: Requisition, part_number: PartNumber) -> int:
        severity = func.coalesce(work_order.c.severity, UNTOLD)
        own = (
            select(severity).where(work_order.c.id == requisition_.work_order_id).scalar_subquery()
        )
        sooner = tuple_(severity, _r.requested_at, _r.id) < tuple_(
            own, requisition_.requested_at, requisition_.id
        )
        missing = (
            select(func.coalesce(func.sum(_l.missing), 0))
            .join(requisition, _r.id == _l.requisition_id)
            .join(work_order, work_order.c.id == _r.work_order_id)
            .where(_r.warehouse_code == requisition_.warehouse_code, _r.state == State.SHORT)
            .where(_l.part_number == part_number, sooner)
        )
        return int(self._connection.execute(missing).scalar_one())


def _expectation(row: Row[Any]) -> Expectation:
    return Expectation(
        part_number=PartNumber(row.part_number),
        quantity=row.quantity,
        source_kind=SourceKind(row.source_kind),
        source_warehouse=WarehouseCode(row.source_warehouse_code or ""),
        expected_at=row.expected_at,
        decided_at=row.decided_at,
        policy_ref=row.policy_ref,
        cause=Cause(row.cause),
        number=row.number,
    )
