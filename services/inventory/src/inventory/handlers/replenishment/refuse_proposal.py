"""Use case: refuse an order that was proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.replenishment.proposal import Proposal, ProposalId
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseProposal:
    proposal_id: ProposalId
    reason: str


def refuse_proposal(cmd: RefuseProposal, tx: Tx, now: datetime) -> Proposal:
    """Refuse a proposal.

    Args:
        cmd: Which one, and why.
        tx: Open transaction, committed by the caller.
        now: Time of the command (UTC).

    Raises:
        ProposalNotFound: There is none, or it belongs to a branch of others.
        ProposalAlreadyDecided: Somebody has decided, or a later review looked again.
        ProposalDecidedByProposer: The proposer wants to refuse.
        ProposalDecisionNeedsReason: There is no reason.

    Source: rulebook P-15.
    """
    proposal = tx.proposals.lock(cmd.proposal_id)
    return tx.proposals.save(proposal.refuse(tx.actor, cmd.reason, now))
