"""Proposals to order a part, which a person approves or refuses (P-15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType

from inventory.domain.errors import Invalid, NotFound, Refused
from inventory.domain.ids import BranchCode, PartNumber, WarehouseCode
from inventory.domain.people import Actor
from inventory.domain.replenishment.review import Finding

ProposalId = NewType("ProposalId", str)


class ProposalState(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    SUPERSEDED = "superseded"  # a later review looked again before anybody had decided


# The life cycle, and the only place that knows it.
NEXT: Final[Mapping[ProposalState, frozenset[ProposalState]]] = {
    ProposalState.PROPOSED: frozenset(
        {ProposalState.APPROVED, ProposalState.REFUSED, ProposalState.SUPERSEDED}
    ),
    ProposalState.APPROVED: frozenset(),
    ProposalState.REFUSED: frozenset(),
    ProposalState.SUPERSEDED: frozenset(),
}


class ProposalNotFound(NotFound):
    reason = "PROPOSAL_NOT_FOUND"


class ProposalAlreadyDecided(Refused):
    reason = "PROPOSAL_ALREADY_DECIDED"


class ProposalDecidedByProposer(Refused):
    reason = "PROPOSAL_DECIDED_BY_PROPOSER"


class ProposalDecisionNeedsReason(Invalid):
    reason = "PROPOSAL_DECISION_NEEDS_REASON"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """So many units of a part, proposed for a warehouse.

    Args:
        finding: All figures behind it, as they were when it was made.
        quantity: Units proposed, above zero.
        policy_ref: By which figures it was made.
        proposed_by: Who had the stock reviewed.
        decided_quantity: Units approved; 0 unless approved.
        reason: Why it was refused, or why another quantity was approved.
        version: Grows with every change.
    """

    id: ProposalId
    warehouse_code: WarehouseCode
    branch_code: BranchCode
    state: ProposalState
    finding: Finding
    quantity: int
    policy_ref: str
    proposed_by: str
    proposed_at: datetime
    decided_by: str = ""
    decided_at: datetime | None = None
    decided_quantity: int = 0
    reason: str = ""
    version: int = 0

    @property
    def part_number(self) -> PartNumber:
        """What is to be ordered."""
        return self.finding.part_number

    def approve(self, actor: Actor, quantity: int, reason: str, at: datetime) -> Proposal:
        """Return it approved.

        Args:
            actor: Never who had the stock reviewed.
            quantity: Units to order; 0: as proposed.
            reason: Needed for another quantity than was proposed.
            at: When (UTC).

        Raises:
            ProposalAlreadyDecided: Somebody has decided, or a later review looked again.
            ProposalDecidedByProposer: The proposer wants to approve.
            ProposalDecisionNeedsReason: Another quantity without a reason.

        Source: rulebook P-15.
        """
        approved = self._decided(ProposalState.APPROVED, actor, reason, at)
        wanted = quantity or self.quantity
        if wanted != self.quantity and not reason:
            raise self._unexplained(f"{wanted} instead of {self.quantity}")
        return replace(approved, decided_quantity=wanted)

    def refuse(self, actor: Actor, reason: str, at: datetime) -> Proposal:
        """Return it refused.

        Raises:
            ProposalAlreadyDecided: Somebody has decided, or a later review looked again.
            ProposalDecidedByProposer: The proposer wants to refuse.
            ProposalDecisionNeedsReason: There is no reason.

        Source: rulebook P-15.
        """
        refused = self._decided(ProposalState.REFUSED, actor, reason, at)
        if not reason:
            raise self._unexplained("a refusal")
        return refused

    def supersede(self) -> Proposal:
        """Return it out of date, because a later review looked again.

        Source: rulebook P-15.
        """
        return self._to(ProposalState.SUPERSEDED)

    def _decided(self, state: ProposalState, actor: Actor, reason: str, at: datetime) -> Proposal:
        decided = self._to(state)
        if actor.subject == self.proposed_by:
            raise ProposalDecidedByProposer(
                f"{actor.subject} had the stock reviewed and cannot decide on what came of it",
                rule="P-15",
                proposal_id=self.id,
            )
        return replace(decided, decided_by=actor.subject, decided_at=at, reason=reason)

    def _to(self, state: ProposalState) -> Proposal:
        if state not in NEXT[self.state]:
            raise ProposalAlreadyDecided(
                f"proposal {self.id} is {self.state}",
                rule="P-15",
                proposal_id=self.id,
                state=self.state.value,
            )
        return replace(self, state=state)

    def _unexplained(self, what: str) -> ProposalDecisionNeedsReason:
        return ProposalDecisionNeedsReason(
            f"{what} needs a reason", rule="P-15", field="reason", proposal_id=self.id
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplenishmentApproved:
    """So many units of a part are to be ordered for a warehouse."""

    proposal: Proposal
    occurred_at: datetime
