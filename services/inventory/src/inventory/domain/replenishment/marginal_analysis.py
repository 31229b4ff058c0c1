"""Which parts to buy, unit by unit, where each yuan takes off most of the waiting."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import merge

from inventory.domain.ids import PartNumber
from inventory.domain.replenishment.two_echelons import Split


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A part, its price, and its best splits for 0, 1, 2, ... units.

    Args:
        unit_cost: CNY, above zero.
        splits: As `best_splits` returns them.
    """

    part_number: PartNumber
    unit_cost: Decimal
    splits: Sequence[Split]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Base stock of every part.

    Args:
        splits: Where the units of each part lie.
        cost: CNY of all of them.
        backorders: Units that customers wait for, expected, over all parts.
    """

    splits: Mapping[PartNumber, Split]
    cost: Decimal
    backorders: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    part_number: PartNumber
    split: Split
    cost: Decimal
    gain: float

    @property
    def order(self) -> tuple[float, PartNumber]:
        return -self.gain / float(self.cost), self.part_number


def plans(candidates: Sequence[Candidate]) -> Iterator[Plan]:
    """Yield plans from no stock at all upwards; none can be bettered at its cost or below.

    A unit more of one part may bring little while two bring much, because they allow another
    split. Such steps are taken together: only the lower convex hull of a part's backorders counts,
    so the steps of one part bring ever less for their cost and the best of all comes first.

    Args:
        candidates: Each part once.

    Source: rulebook P-15. Fox, Management Science 13 (1966), 210-216; Sherbrooke (1968).
    """
    splits = {each.part_number: each.splits[0] for each in candidates}
    cost, waiting = Decimal(0), sum(split.backorders for split in splits.values())
    yield Plan(splits=dict(splits), cost=cost, backorders=waiting)
    for step in merge(*map(_steps, candidates), key=lambda each: each.order):
        splits[step.part_number] = step.split
        cost += step.cost
        waiting = max(0.0, waiting - step.gain)
        yield Plan(splits=dict(splits), cost=cost, backorders=waiting)


def within_budget(candidates: Sequence[Candidate], budget: Decimal) -> Plan:
    """Return the last plan that costs no more than a budget (CNY, zero or above).

    Source: rulebook P-15.
    """
    affordable = None
    for plan in plans(candidates):
        if plan.cost > budget:
            break
        affordable = plan
    if affordable is None:
        raise ValueError(f"nothing costs {budget} or less")
    return affordable


def reaching(candidates: Sequence[Candidate], most_backorders: float) -> Plan | None:
    """Return the cheapest of the plans with no more backorders than wanted.

    Returns:
        None if the splits of the candidates do not go so far.

    Source: rulebook P-15.
    """
    return next((plan for plan in plans(candidates) if plan.backorders <= most_backorders), None)


def _steps(candidate: Candidate) -> Sequence[_Step]:
    hull: list[Split] = []
    for split in candidate.splits:
        while len(hull) > 1 and _slope(hull[-2], hull[-1]) >= _slope(hull[-1], split):
            hull.pop()
        hull.append(split)
    return [
        _Step(
            part_number=candidate.part_number,
            split=after,
            cost=candidate.unit_cost * (after.total - before.total),
            gain=before.backorders - after.backorders,
        )
        for before, after in itertools.pairwise(hull)
        if after.backorders < before.backorders
    ]


def _slope(low: Split, high: Split) -> float:
    return (high.backorders - low.backorders) / (high.total - low.total)
