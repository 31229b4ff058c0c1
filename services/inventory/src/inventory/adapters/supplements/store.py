"""Supplements in PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, exists, insert, or_, select, tuple_, update

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.requisitions import StoredRequisitions
from inventory.adapters.supplements.tables import supplement
from inventory.adapters.tables import requisition, work_order
from inventory.domain.ids import BranchCode, RequisitionId, WorkOrderId
from inventory.domain.requisition import UNISSUED, Requisition
from inventory.domain.supplements.supplement import Signature, Supplement, SupplementId
from inventory.ports.supplements import SupplementFilter

_c = supplement.c


class StoredSupplements:
    """`inventory.ports.supplements.Supplements`, as far as the principal may see."""

    def __init__(
        self, connection: Connection, principal: Principal, requisitions: StoredRequisitions
    ) -> None:
        self._connection = connection
        self._principal = principal
        self._requisitions = requisitions

    def in_force(self, requisition_id: RequisitionId) -> Supplement | None:
        counts = (_c.requisition_id == requisition_id, _c.withdrawn_at.is_(None))
        row = self._connection.execute(select(*_c).where(*counts)).one_or_none()
        return None if row is None else _supplement(row)

    def add(self, new: Supplement) -> None:
        if new.withdraws is not None:
            self._connection.execute(
                update(supplement)
                .where(_c.id == new.withdraws)
                .values(withdrawn_at=new.recorded_at)
            )
        signed = new.signature
        self._connection.execute(
            insert(supplement).values(
                id=new.id,
                requisition_id=new.requisition_id,
                work_order_id=new.work_order_id,
                branch_code=new.branch_code,
                consented_by=signed.consented_by,
                consented_at=signed.consented_at,
                signed_by=signed.signed_by,
                signed_at=signed.signed_at,
                document=signed.document,
                digest=signed.digest,
                amount=signed.amount,
                recorded_by=new.recorded_by,
                recorded_at=new.recorded_at,
                withdraws=new.withdraws,
            )
        )

    def page(
        self, wanted: SupplementFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Supplement]:
        rows = within(select(*_c), _c.branch_code, self._principal)
        if wanted.branch_code:
            rows = rows.where(_c.branch_code == wanted.branch_code)
        if wanted.work_order_id:
            rows = rows.where(_c.work_order_id == wanted.work_order_id)
        if after is not None:
            rows = rows.where(tuple_(_c.recorded_at, _c.id) > tuple_(*after))
        rows = rows.order_by(_c.recorded_at, _c.id).limit(limit)
        return [_supplement(row) for row in self._connection.execute(rows)]

    def unsigned(
        self, branch_code: str, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Requisition]:
        asked = requisition.c
        signed = exists().where(_c.requisition_id == asked.id, _c.withdrawn_at.is_(None))
        pays = or_(~work_order.c.in_warranty, work_order.c.warranty_ended_at.is_not(None))
        rows = within(select(*asked), asked.branch_code, self._principal)
        rows = rows.join(work_order, work_order.c.id == asked.work_order_id).where(
            asked.is_addition,
            asked.state.in_(sorted(UNISSUED)),
            or_(asked.needs_supplement, pays),
            ~signed,
        )
        if branch_code:
            rows = rows.where(asked.branch_code == branch_code)
        if after is not None:
            rows = rows.where(tuple_(asked.requested_at, asked.id) > tuple_(*after))
        return self._requisitions.read(rows.order_by(asked.requested_at, asked.id).limit(limit))


def _supplement(row: Row[Any]) -> Supplement:
    return Supplement(
        id=SupplementId(row.id),
        requisition_id=RequisitionId(row.requisition_id),
        work_order_id=WorkOrderId(row.work_order_id),
        branch_code=BranchCode(row.branch_code),
        signature=Signature(
            consented_by=row.consented_by,
            consented_at=row.consented_at,
            signed_by=row.signed_by,
            signed_at=row.signed_at,
            document=row.document,
            digest=row.digest,
            amount=row.amount,
        ),
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        withdraws=SupplementId(row.withdraws) if row.withdraws else None,
        withdrawn_at=row.withdrawn_at,
    )
