"""Use case: approve a requisition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.events import IssueApproved, RequisitionApproved, RequisitionRef
from inventory.domain.ids import RequisitionId
from inventory.domain.instants import happened_at
from inventory.domain.requisition import Requisition
from inventory.domain.warehouse import known_branch
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.supplements.requiring import require_supplement
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveRequisition:
    requisition_id: RequisitionId
    occurred_at: datetime | None = None


def approve_requisition(cmd: ApproveRequisition, tx: Tx, now: datetime) -> Requisition:
    """Approve what somebody else asked for and what is held for it, or was issued first.

    Args:
        cmd: The requisition.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.
        IllegalTransition: It is short, approved already, issued or released.
        ApprovedByRequester: The requester wants to approve.
        ApprovalLevelTooLow: The amount needs a higher role.
        ApprovedByIssuer: FIRST_ISSUE_APPROVED_BY_ISSUER, who issued it first wants to approve.
        SupplementMissing: SUPPLEMENT_MISSING, the customer has not signed for it.
        OccurredBeforeBeginning: It had not been asked for at that time.

    Source: rulebook P-04, P-05, P-09.
    """
    requisition = tx.requisitions.lock(cmd.requisition_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(requisition.branch_code, tx, now),
        rule="P-04",
        not_before=requisition.issued_at or requisition.requested_at,
    )
    branch = known_branch(tx.branches.find(requisition.branch_code), requisition.branch_code)
    policy = tx.policies.approval(branch.day_of(at))
    approving = requisition.approve(tx.actor, policy, at)
    if not requisition.awaits_approval:  # what went out first was signed for, or needed not be
        require_supplement(tx, requisition, at)
    approved = tx.requisitions.save(approving)
    if requisition.awaits_approval:
        _approve_issue(tx, approved, at)
        return approved
    tx.outbox.append(
        RequisitionApproved(
            ref=RequisitionRef.to(approved), approved_by=approved.approved_by, occurred_at=at
        )
    )
    return approved


def _approve_issue(tx: Tx, approved: Requisition, at: datetime) -> None:
    first = tx.first_issues.lock(approved.id)
    tx.first_issues.save(first.approve(tx.actor, at))
    tx.outbox.append(
        IssueApproved(
            ref=RequisitionRef.to(approved), approved_by=approved.approved_by, occurred_at=at
        )
    )
