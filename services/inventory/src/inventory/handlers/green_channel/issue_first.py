"""Use case: hand parts out to an urgent customer before they are approved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.green_channel.first_issue import FirstIssue, first_issue_of
from inventory.domain.ids import RequisitionId
from inventory.domain.instants import happened_at
from inventory.domain.lines import PartLine
from inventory.domain.requisition import Requisition
from inventory.domain.warehouse import known_branch
from inventory.handlers.clock_skew import skew_of
from inventory.handlers.issue_parts import hand_out, share_order, started_order
from inventory.handlers.supplements.requiring import require_supplement
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFirst:
    """`lots`: which units of its tracked parts go out."""

    requisition_id: RequisitionId
    lots: tuple[PartLine, ...] = ()
    occurred_at: datetime | None = None


def issue_first(cmd: IssueFirst, tx: Tx, now: datetime) -> tuple[Requisition, FirstIssue]:
    """Hand out what is held and not approved; somebody else approves it within the policy's time.

    Args:
        cmd: The requisition, and the serials or batches of its parts that are tracked.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        RequisitionNotFound: There is none, or it belongs to a branch of others.
        IllegalTransition: It is short, approved, issued or released.
        WorkOrderNotStarted: The order is done, closed or cancelled.
        NotUrgent: GREEN_CHANNEL_NOT_URGENT, its order does not go first.
        FirstIssueTooDear: FIRST_ISSUE_TOO_DEAR, so much is approved before.
        SupplementMissing: SUPPLEMENT_MISSING, the customer has not signed for it.
        LotsInvalid, BalanceTooLow, OccurredBeforeBeginning: As of any issue.

    Source: rulebook P-02, P-05, P-09.
    """
    share_order(tx, cmd.requisition_id)
    requisition = tx.requisitions.lock(cmd.requisition_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(requisition.branch_code, tx, now),
        rule="P-09",
        not_before=requisition.changed_at,
    )
    issued = requisition.issue_first(tx.actor, at)
    order = started_order(tx, requisition)
    branch = known_branch(tx.branches.find(requisition.branch_code), requisition.branch_code)
    policy = tx.policies.green_channel(branch.day_of(at))
    first = first_issue_of(issued, order.severity, policy)
    require_supplement(tx, requisition, at)
    tx.first_issues.add(first)
    return hand_out(tx, issued, order, cmd.lots, at=at, now=now), first
