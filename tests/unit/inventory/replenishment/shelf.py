"""Verbs of reviewing stock, over a fake or real store."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.replenishment.proposal import Proposal, ProposalState
from inventory.domain.replenishment.window import Window
from inventory.domain.requisition import Requisition
from inventory.handlers.replenishment.approve_proposal import ApproveProposal, approve_proposal
from inventory.handlers.replenishment.refuse_proposal import RefuseProposal, refuse_proposal
from inventory.handlers.replenishment.review_stock import Review, ReviewStock, review_stock
from inventory.ports.replenishment import ProposalFilter
from unit.inventory.scene import ADMIN, KEEPER, STORE, SUPERVISOR, SYSTEM, Scene, Who

TODAY = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


class Shelf:
    """A scene whose stock is reviewed."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def days_ago(self, days: float) -> Shelf:
        self.scene.now = TODAY
        self.scene.later(days=-days)
        return self

    def today(self) -> Shelf:
        return self.days_ago(0)

    def used(self, days: float, **quantities: int) -> Requisition:
        """Bring parts so many days ago and issue them at once."""
        self.days_ago(days).scene.receive_all(quantities)
        asked = self.scene.request_all(quantities)
        self.scene.approve(asked, ADMIN)
        return self.scene.issue(asked)

    def review(self, warehouse: WarehouseCode = STORE, who: Who = KEEPER) -> Review:
        cmd = ReviewStock(review_id=self.scene.new_id(), warehouse_code=warehouse)
        return self.scene.do(review_stock, cmd, who)

    def proposals(self, state: ProposalState | None = ProposalState.PROPOSED) -> list[Proposal]:
        with self.scene.begin(SYSTEM) as tx:
            return list(tx.proposals.page(ProposalFilter(state=state), None, 100))

    def approve(self, proposal: Proposal, who: Who = SUPERVISOR, **changed: Any) -> Proposal:
        cmd = ApproveProposal(proposal_id=proposal.id, **changed)
        return self.scene.do(approve_proposal, cmd, who)

    def refuse(self, proposal: Proposal, reason: str, who: Who = SUPERVISOR) -> Proposal:
        cmd = RefuseProposal(proposal_id=proposal.id, reason=reason)
        return self.scene.do(refuse_proposal, cmd, who)

    def history(self, part: PartNumber, window: Window) -> tuple[int, ...] | None:
        with self.scene.begin(SYSTEM) as tx:
            return tx.demands.history(STORE, window).get(part)
