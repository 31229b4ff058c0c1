"""Issues approved afterwards as messages."""

from __future__ import annotations

from callout.inventory.v1 import green_channel_service_pb2 as pb
from inventory.adapters.wire_resources import timestamp
from inventory.domain.green_channel.first_issue import FirstIssue


def first_issue(value: FirstIssue) -> pb.FirstIssue:
    """Return an issue that is approved afterwards as a message."""
    return pb.FirstIssue(
        requisition_id=value.requisition_id,
        work_order_id=value.work_order_id,
        branch_code=value.branch_code,
        warehouse_code=value.warehouse_code,
        severity=value.severity.value,
        amount=f"{value.amount:.2f}",
        issued_by=value.issued_by,
        issued_time=timestamp(value.issued_at),
        approval_due_time=timestamp(value.approval_due_at),
        policy_ref=value.policy_ref,
        overdue_time=timestamp(value.overdue_at) if value.overdue_at else None,
        approved_by=value.approved_by,
        approved_time=timestamp(value.approved_at) if value.approved_at else None,
    )
