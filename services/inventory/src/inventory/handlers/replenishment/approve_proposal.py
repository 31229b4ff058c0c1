"""Use case: approve an order that was proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.replenishment.proposal import Proposal, ProposalId, ReplenishmentApproved
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveProposal:
    """`quantity` 0: as proposed; `reason` is needed for any other."""

    proposal_id: ProposalId
    quantity: int = 0
    reason: str = ""


def approve_proposal(cmd: ApproveProposal, tx: Tx, now: datetime) -> Proposal:
    """Approve a proposal and announce what is to be ordered.

    Args:
        cmd: Which one, and how many units.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        ProposalNotFound: There is none, or it belongs to a branch of others.
        ProposalAlreadyDecided: Somebody has decided, or a later review looked again.
        ProposalDecidedByProposer: The proposer wants to approve.
        ProposalDecisionNeedsReason: Another quantity without a reason.

    Source: rulebook P-15.
    """
    proposal = tx.proposals.lock(cmd.proposal_id)
    approved = tx.proposals.save(proposal.approve(tx.actor, cmd.quantity, cmd.reason, now))
    tx.outbox.append(ReplenishmentApproved(proposal=approved, occurred_at=now))
    return approved
