"""Issues approved afterwards in PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, tuple_, update

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.green_channel.tables import first_issue
from inventory.domain.green_channel.first_issue import FirstIssue, FirstIssueNotFound
from inventory.domain.ids import BranchCode, RequisitionId, WarehouseCode, WorkOrderId
from inventory.domain.severity import Severity
from inventory.ports.green_channel import FirstIssueFilter

_c = first_issue.c


class StoredFirstIssues:
    """`inventory.ports.green_channel.FirstIssues`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, new: FirstIssue) -> None:
        self._connection.execute(
            insert(first_issue).values(
                requisition_id=new.requisition_id,
                work_order_id=new.work_order_id,
                branch_code=new.branch_code,
                warehouse_code=new.warehouse_code,
                severity=new.severity,
                amount=new.amount,
                issued_by=new.issued_by,
                issued_at=new.issued_at,
                approval_due_at=new.approval_due_at,
                policy_ref=new.policy_ref,
            )
        )

    def lock(self, requisition_id: RequisitionId) -> FirstIssue:
        rows = self._visible().where(_c.requisition_id == requisition_id).with_for_update()
        row = self._connection.execute(rows).one_or_none()
        if row is None:
            raise FirstIssueNotFound(
                f"requisition {requisition_id} was not issued first", requisition_id=requisition_id
            )
        return _first_issue(row)

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[FirstIssue]:
        return self._read(
            self._visible()
            .where(_c.approved_at.is_(None), _c.overdue_at.is_(None), _c.approval_due_at <= now)
            .order_by(_c.approval_due_at, _c.requisition_id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )

    def save(self, changed: FirstIssue) -> None:
        self._connection.execute(
            update(first_issue)
            .where(_c.requisition_id == changed.requisition_id)
            .values(
                overdue_at=changed.overdue_at,
                approved_by=changed.approved_by or None,
                approved_at=changed.approved_at,
            )
        )

    def page(
        self, wanted: FirstIssueFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[FirstIssue]:
        rows = self._visible()
        if wanted.branch_code:
            rows = rows.where(_c.branch_code == wanted.branch_code)
        if wanted.is_outstanding or wanted.due_before is not None:
            rows = rows.where(_c.approved_at.is_(None))
        if wanted.due_before is not None:
            rows = rows.where(_c.approval_due_at < wanted.due_before)
        if after is not None:
            rows = rows.where(tuple_(_c.approval_due_at, _c.requisition_id) > tuple_(*after))
        return self._read(rows.order_by(_c.approval_due_at, _c.requisition_id).limit(limit))

    def _visible(self) -> Select[Any]:
        return within(select(*_c), _c.branch_code, self._principal)

    def _read(self, rows: Select[Any]) -> Sequence[FirstIssue]:
        return [_first_issue(row) for row in self._connection.execute(rows)]


def _first_issue(row: Row[Any]) -> FirstIssue:
    return FirstIssue(
        requisition_id=RequisitionId(row.requisition_id),
        work_order_id=WorkOrderId(row.work_order_id),
        branch_code=BranchCode(row.branch_code),
        warehouse_code=WarehouseCode(row.warehouse_code),
        severity=Severity(row.severity),
        amount=row.amount,
        issued_by=row.issued_by,
        issued_at=row.issued_at,
        approval_due_at=row.approval_due_at,
        policy_ref=row.policy_ref,
        overdue_at=row.overdue_at,
        approved_by=row.approved_by or "",
        approved_at=row.approved_at,
    )
