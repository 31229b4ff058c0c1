"""Parts issued first and approved afterwards (P-09)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from inventory.domain.approval import InForce
from inventory.domain.errors import NotFound, Refused
from inventory.domain.green_channel.policy import GreenChannelPolicy
from inventory.domain.green_channel.taking import NotUrgent
from inventory.domain.ids import BranchCode, RequisitionId, WarehouseCode, WorkOrderId
from inventory.domain.people import Actor
from inventory.domain.requisition import Requisition
from inventory.domain.severity import Severity


class FirstIssueNotFound(NotFound):
    reason = "FIRST_ISSUE_NOT_FOUND"


class FirstIssueTooDear(Refused):
    reason = "FIRST_ISSUE_TOO_DEAR"


class ApprovedByIssuer(Refused):
    reason = "FIRST_ISSUE_APPROVED_BY_ISSUER"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstIssue:
    """An issue that was not approved before.

    Args:
        severity: Of the order when it was issued.
        amount: CNY at unit cost.
        approval_due_at: Until when it must be approved (UTC), by the policy in `policy_ref`.
        overdue_at: When it was announced as overdue (UTC).
    """

    requisition_id: RequisitionId
    work_order_id: WorkOrderId
    branch_code: BranchCode
    warehouse_code: WarehouseCode
    severity: Severity
    amount: Decimal
    issued_by: str
    issued_at: datetime
    approval_due_at: datetime
    policy_ref: str
    overdue_at: datetime | None = None
    approved_by: str = ""
    approved_at: datetime | None = None

    @property
    def key(self) -> tuple[datetime, str]:
        """Where it stands in the list: the first due first."""
        return self.approval_due_at, self.requisition_id

    def approve(self, actor: Actor, at: datetime) -> FirstIssue:
        """Return it approved, by somebody else than who issued it.

        Raises:
            ApprovedByIssuer: Who issued it wants to approve.

        Source: rulebook P-09.
        """
        if actor.subject == self.issued_by:
            raise ApprovedByIssuer(
                f"{actor.subject} issued the parts first and cannot approve that",
                rule="P-09",
                requisition_id=self.requisition_id,
            )
        return replace(self, approved_by=actor.subject, approved_at=at)

    def chased(self, at: datetime) -> FirstIssue:
        """Return it announced as overdue (P-09)."""
        return replace(self, overdue_at=at)


def first_issue_of(
    issued: Requisition,
    severity: Severity | None,
    policy: InForce[GreenChannelPolicy],
) -> FirstIssue:
    """Return what is to be approved afterwards.

    Args:
        issued: Issued without approval, by somebody, at some time.
        severity: Of its order now.
        policy: In force on the day of the issue.

    Raises:
        NotUrgent: The order does not go through the green channel.
        FirstIssueTooDear: So much is approved before it is issued.

    Source: rulebook P-09.
    """
    if severity is None or not policy.body.is_urgent(severity):
        raise not_urgent(issued, severity, policy.ref)
    if issued.amount > policy.body.issue_first_up_to:
        raise FirstIssueTooDear(
            f"{issued.amount} CNY is approved before it is issued, "
            f"up to {policy.body.issue_first_up_to} afterwards",
            rule="P-09",
            requisition_id=issued.id,
            amount=str(issued.amount),
            up_to=str(policy.body.issue_first_up_to),
            policy_ref=policy.ref,
        )
    issued_at = issued.issued_at or issued.requested_at
    return FirstIssue(
        requisition_id=issued.id,
        work_order_id=issued.work_order_id,
        branch_code=issued.branch_code,
        warehouse_code=issued.warehouse_code,
        severity=severity,
        amount=issued.amount,
        issued_by=issued.issued_by,
        issued_at=issued_at,
        approval_due_at=issued_at + policy.body.approve_within,
        policy_ref=policy.ref,
    )


def not_urgent(requisition: Requisition, severity: Severity | None, policy_ref: str) -> NotUrgent:
    """Return the refusal for an order that does not go through the green channel (P-09)."""
    return NotUrgent(
        f"an order of severity {severity or 'unknown'} does not go first",
        rule="P-09",
        field="requisition_id",
        requisition_id=requisition.id,
        severity=severity or "",
        policy_ref=policy_ref,
    )
