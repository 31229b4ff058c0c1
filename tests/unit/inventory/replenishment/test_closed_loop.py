"""Years of a warehouse that orders what its reviews propose: the fill rate aimed at is reached."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from random import Random

import pytest

from fakes.inventory import FIGURES
from inventory.domain.replenishment.proposal import ProposalState
from inventory.domain.requisition import State
from inventory.ports import RequisitionFilter
from inventory.ports.replenishment import MonthFilter
from unit.inventory.replenishment.shelf import TODAY, Shelf
from unit.inventory.scene import ADMIN, PUMP, STORE, SYSTEM, Scene

YEARS, LEARNING_YEARS = 4, 1
POLICY = FIGURES.replenishment(TODAY.date()).body
LEAD_DAYS = (9, 12, 14, 16, 19)


@pytest.mark.parametrize(
    ("chance", "sizes", "seed"),
    [
        (0.30, (1,), 1),  # one a call, twice a week
        (0.08, (1, 1, 2), 2),  # now and then
        (0.10, (1, 1, 1, 8), 3),  # and sometimes many
    ],
)
def test_what_is_ordered_as_proposed_fills_what_was_aimed_at(
    scene: Scene, chance: float, sizes: tuple[int, ...], seed: int
) -> None:
    random, shelf = Random(seed), Shelf(scene)
    coming: defaultdict[int, int] = defaultdict(int)
    most = 0
    shelf.days_ago(YEARS * 365 + 1).scene.receive(PUMP=6)
    for day in range(YEARS * 365, 0, -1):
        shelf.days_ago(day)
        if units := coming.pop(day, 0):
            scene.receive(PUMP=units)
        serve(scene)
        if random.random() < chance:
            scene.request(PUMP=random.choice(sizes))
            serve(scene)
        if day % POLICY.review.days == 0:
            scene.later(hours=1)
            shelf.review()
            for proposal in shelf.proposals(ProposalState.PROPOSED):
                approved = shelf.approve(proposal)
                coming[day - random.choice(LEAD_DAYS)] += approved.decided_quantity
        most = max(most, scene.level(PUMP)[0])
    begun = date(TODAY.year - YEARS + LEARNING_YEARS, TODAY.month, 1)
    with scene.begin(SYSTEM) as tx:
        wanted = MonthFilter(from_month=begun, to_month=TODAY.date().replace(day=1))
        months = tx.demands.months(wanted, None, 99)
    units = sum(month.wanted for month in months)
    reached = sum(month.filled for month in months) / units
    yearly = units / (YEARS - LEARNING_YEARS)
    assert {month.warehouse_code for month in months} == {STORE}
    assert reached >= float(POLICY.fill_rate) - 0.03
    assert most <= yearly  # and not by hoarding: never a year's demand on the shelf


def serve(scene: Scene) -> None:
    """Hand out what is held for orders."""
    with scene.begin(SYSTEM) as tx:
        held = tx.views.requisitions(RequisitionFilter(state=State.RESERVED), None, 99)
    for each in held:
        scene.approve(each, ADMIN)
        scene.issue(each)
