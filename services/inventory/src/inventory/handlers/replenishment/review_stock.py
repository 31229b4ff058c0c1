"""Use case: look at what a warehouse holds and propose what to order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from inventory.domain.ids import WarehouseCode
from inventory.domain.replenishment.deliveries import settled
from inventory.domain.replenishment.policy import ReplenishmentPolicy
from inventory.domain.replenishment.proposal import Proposal, ProposalId, ProposalState
from inventory.domain.replenishment.review import Finding, Looked, Position, looked_at
from inventory.domain.replenishment.window import Window
from inventory.domain.warehouse import known_branch
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStock:
    """`review_id` is a UUID; the ids of the proposals follow from it."""

    review_id: str
    warehouse_code: WarehouseCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What came of it: parts looked at, proposals made, and those they took the place of."""

    looked_at: int
    proposed: int
    superseded: int
    policy_ref: str


def review_stock(cmd: ReviewStock, tx: Tx, now: datetime) -> Review:
    """Propose an order for every part at or below its reorder point.

    Proposals of earlier reviews that nobody has decided on are out of date afterwards. The
    warehouse is locked, so that nothing comes in between the looks at its parts.

    Args:
        cmd: Which warehouse.
        tx: Open transaction, committed by the caller.
        now: Time of the review (UTC).

    Raises:
        WarehouseNotFound: There is none, or it belongs to a branch of others.
        BranchUnknown: Intake has not announced its branch here.

    Source: rulebook P-15.
    """
    warehouse = tx.warehouses.lock(cmd.warehouse_code)
    branch = known_branch(tx.branches.find(warehouse.branch_code), warehouse.branch_code)
    policy = tx.policies.replenishment(branch.day_of(now))
    outdated = [each.supersede() for each in tx.proposals.lock_undecided(warehouse.code)]
    tx.proposals.save_superseded(outdated)
    findings = list(_findings(tx, warehouse.code, policy.body, now))
    proposals = [
        Proposal(
            id=ProposalId(str(uuid5(UUID(cmd.review_id), finding.part_number))),
            warehouse_code=warehouse.code,
            branch_code=warehouse.branch_code,
            state=ProposalState.PROPOSED,
            finding=finding,
            quantity=finding.quantity,
            policy_ref=policy.ref,
            proposed_by=tx.actor.subject,
            proposed_at=now,
        )
        for finding in findings
        if finding.quantity
    ]
    tx.proposals.add(proposals)
    return Review(
        looked_at=len(findings),
        proposed=len(proposals),
        superseded=len(outdated),
        policy_ref=policy.ref,
    )


def _findings(
    tx: Tx, warehouse_code: WarehouseCode, policy: ReplenishmentPolicy, now: datetime
) -> Iterator[Finding]:
    window = Window(until=now, period=policy.period, periods=policy.periods)
    history = tx.demands.history(warehouse_code, window)
    orders = tx.demands.orders(warehouse_code, window.since)
    receipts = tx.demands.receipts(warehouse_code, window.since)
    waited_for = tx.demands.waited_for(warehouse_code)
    parts = tx.parts.find_all(history)
    levels = {each.part_number: each for each in tx.stock.levels(warehouse_code, history)}
    for number in sorted(history):
        level = levels.get(number)
        deliveries = settled(
            orders.get(number, ()), receipts.get(number, ()), now - policy.orders_lapse_after
        )
        found = looked_at(
            Looked(
                part_number=number,
                unit_cost=parts[number].unit_cost,
                demand=history[number],
                position=Position(
                    available=level.available if level else 0,
                    on_order=deliveries.on_order,
                    waited_for=waited_for.get(number, 0),
                ),
                lead_times=deliveries.lead_times,
            ),
            policy,
        )
        if found is not None:
            yield found
