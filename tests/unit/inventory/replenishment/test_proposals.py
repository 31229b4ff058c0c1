"""From a review to a decision: who may, why, and what is announced."""

from __future__ import annotations

import pytest

from fakes.inventory import FIGURES, FakeTx
from inventory.domain.errors import NotFound
from inventory.domain.ids import WarehouseCode
from inventory.domain.replenishment.proposal import (
    Proposal,
    ProposalAlreadyDecided,
    ProposalDecidedByProposer,
    ProposalDecisionNeedsReason,
    ProposalNotFound,
    ProposalState,
    ReplenishmentApproved,
)
from inventory.domain.warehouse import WarehouseNotFound
from unit.inventory.replenishment.shelf import TODAY, Shelf
from unit.inventory.scene import ADMIN, BOARD, KEEPER, PUMP, SHANGHAI, STORE, SUPERVISOR, Scene, Who

POLICY = FIGURES.replenishment(TODAY.date())
ELSEWHERE = Who(subject="S-09", role="supervisor", branches=frozenset({SHANGHAI}))


@pytest.fixture
def shelf(scene: Scene) -> Shelf:
    """A pump used every four weeks for a year, and none left."""
    shelf = Shelf(scene)
    for period in range(13, 0, -1):
        shelf.used(period * 28 - 14, PUMP=2)
    shelf.today()
    return shelf


@pytest.fixture
def proposal(shelf: Shelf) -> Proposal:
    shelf.review()
    (found,) = shelf.proposals()
    return found


def test_a_part_that_ran_out_is_proposed_with_every_figure_behind_it(shelf: Shelf) -> None:
    review = shelf.review()
    assert (review.looked_at, review.proposed, review.superseded) == (1, 1, 0)
    (found,) = shelf.proposals()
    assert (found.part_number, found.warehouse_code, found.branch_code) == (PUMP, STORE, "BJ01")
    assert (found.proposed_by, found.proposed_at) == (KEEPER.subject, TODAY)
    assert found.policy_ref == review.policy_ref == POLICY.ref
    assert found.finding.demand == (2,) * 13
    assert found.finding.forecast.rate == pytest.approx(2)
    assert found.finding.target == POLICY.body.fill_rate
    assert found.finding.position.units == 0
    assert found.quantity == found.finding.quantity > 0


def test_a_part_that_lies_there_in_plenty_is_not_proposed(shelf: Shelf) -> None:
    shelf.scene.receive(PUMP=40)
    review = shelf.review()
    assert (review.looked_at, review.proposed) == (1, 0)


def test_who_waits_is_counted_against_the_shelf(shelf: Shelf) -> None:
    shelf.review()
    (before,) = shelf.proposals()
    shelf.scene.request(PUMP=30)
    shelf.review()
    (after,) = shelf.proposals()
    assert after.finding.position.waited_for == 30
    assert after.quantity > before.quantity


def test_a_later_review_takes_the_place_of_what_nobody_decided(
    shelf: Shelf, proposal: Proposal
) -> None:
    shelf.scene.later(days=7)
    review = shelf.review()
    assert review.superseded == 1
    (old,) = shelf.proposals(ProposalState.SUPERSEDED)
    (new,) = shelf.proposals()
    assert old.id == proposal.id != new.id
    with pytest.raises(ProposalAlreadyDecided):
        shelf.approve(proposal)


def test_what_is_approved_is_announced_and_counts_as_ordered(
    shelf: Shelf, proposal: Proposal, store: FakeTx
) -> None:
    store.sent.clear()
    approved = shelf.approve(proposal)
    assert approved.state is ProposalState.APPROVED
    assert (approved.decided_quantity, approved.decided_by) == (
        proposal.quantity,
        SUPERVISOR.subject,
    )
    assert store.sent == [ReplenishmentApproved(proposal=approved, occurred_at=TODAY)]
    shelf.scene.later(hours=1)
    assert (shelf.review().proposed, shelf.proposals()) == (0, [])


def test_what_came_is_not_waited_for_any_more(shelf: Shelf, proposal: Proposal) -> None:
    shelf.approve(proposal)
    shelf.scene.later(days=10)
    shelf.scene.receive(PUMP=proposal.quantity)
    order = shelf.scene.issued(PUMP=proposal.quantity)
    shelf.scene.later(days=1)
    shelf.review()
    (found,) = shelf.proposals()
    assert found.finding.position.on_order == 0
    assert order.requested_at < found.proposed_at


def test_an_order_that_never_came_lapses(shelf: Shelf, proposal: Proposal) -> None:
    shelf.approve(proposal)
    shelf.scene.later(days=90)
    assert shelf.review().proposed == 0
    shelf.scene.later(seconds=1)
    assert shelf.review().proposed == 1


def test_lead_times_seen_take_the_place_of_the_policys(shelf: Shelf) -> None:
    for _ in range(POLICY.body.least_deliveries):
        shelf.review()
        (found,) = shelf.proposals()
        assert found.finding.lead_time.deliveries == 0
        shelf.approve(found)
        shelf.scene.later(days=5)
        shelf.scene.receive(PUMP=found.quantity)
        shelf.scene.issued(PUMP=found.quantity)
    shelf.review()
    (found,) = shelf.proposals()
    assert found.finding.lead_time.deliveries == POLICY.body.least_deliveries
    assert (found.finding.lead_time.days, found.finding.lead_time.deviation) == (5, 0)


def test_another_quantity_needs_a_reason(shelf: Shelf, proposal: Proposal, store: FakeTx) -> None:
    store.sent.clear()
    with pytest.raises(ProposalDecisionNeedsReason):
        shelf.approve(proposal, quantity=proposal.quantity + 1)
    assert (shelf.proposals(), store.sent) == ([proposal], [])
    approved = shelf.approve(proposal, quantity=proposal.quantity + 1, reason="a campaign")
    assert (approved.decided_quantity, approved.reason) == (proposal.quantity + 1, "a campaign")


def test_the_same_quantity_said_again_needs_none(shelf: Shelf, proposal: Proposal) -> None:
    assert shelf.approve(proposal, quantity=proposal.quantity).reason == ""


def test_a_refusal_needs_a_reason_and_is_not_announced(
    shelf: Shelf, proposal: Proposal, store: FakeTx
) -> None:
    store.sent.clear()
    with pytest.raises(ProposalDecisionNeedsReason):
        shelf.refuse(proposal, "")
    assert shelf.proposals() == [proposal]
    refused = shelf.refuse(proposal, "the model is withdrawn")
    assert (refused.state, refused.decided_quantity) == (ProposalState.REFUSED, 0)
    assert store.sent == []
    assert shelf.review().proposed == 1


def test_who_had_the_stock_reviewed_decides_nothing(shelf: Shelf) -> None:
    shelf.review(who=ADMIN)
    (found,) = shelf.proposals()
    with pytest.raises(ProposalDecidedByProposer):
        shelf.approve(found, ADMIN)
    with pytest.raises(ProposalDecidedByProposer):
        shelf.refuse(found, "no", ADMIN)
    assert shelf.proposals() == [found]


@pytest.mark.parametrize("first", ["approve", "refuse"])
def test_what_is_decided_stays_decided(shelf: Shelf, proposal: Proposal, first: str) -> None:
    decided = shelf.approve(proposal) if first == "approve" else shelf.refuse(proposal, "too dear")
    with pytest.raises(ProposalAlreadyDecided):
        shelf.approve(proposal)
    with pytest.raises(ProposalAlreadyDecided):
        shelf.refuse(proposal, "no")
    assert shelf.proposals(decided.state) == [decided]


def test_other_branches_neither_review_nor_decide(shelf: Shelf, proposal: Proposal) -> None:
    with pytest.raises(WarehouseNotFound):
        shelf.review(who=ELSEWHERE)
    with pytest.raises(WarehouseNotFound):
        shelf.review(WarehouseCode("NOWHERE"))
    with pytest.raises(ProposalNotFound):
        shelf.approve(proposal, ELSEWHERE)
    assert issubclass(ProposalNotFound, NotFound)
    assert shelf.proposals() == [proposal]


def test_a_part_that_is_only_waited_for_is_proposed_too(scene: Scene) -> None:
    shelf = Shelf(scene).today()
    scene.request(BOARD=1)
    shelf.scene.later(hours=1)
    assert shelf.review().proposed == 1
    (found,) = shelf.proposals()
    assert (found.part_number, found.finding.position.waited_for) == (BOARD, 1)
    assert len(found.finding.demand) == POLICY.body.periods
