"""When to order and how much, so that a wanted share of demand is met from the shelf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, sqrt

from inventory.domain.replenishment.counts import Counts

NOT_STOCKED = -1  # ordered only for somebody who already waits


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyDemand:
    """Units wanted per day and their variance; days are independent of each other."""

    mean: float
    variance: float

    def over(self, days: float) -> Counts:
        """Return the demand of so many days."""
        mean = self.mean * days
        return Counts(mean=mean, variance=max(mean, self.variance * days))


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """How goods come: looked at every so many days, ordered, and there after the lead time.

    Args:
        review_days: From one review to the next, above zero.
        lead_days: From order to shelf, on average.
        lead_deviation: Standard deviation of the lead time in days.
    """

    review_days: float
    lead_days: float
    lead_deviation: float = 0.0

    def __post_init__(self) -> None:
        if self.review_days <= 0 or self.lead_days < 0 or self.lead_deviation < 0:
            raise ValueError("days are not negative, and reviews some days apart")
        if self.lead_deviation and not self.lead_days:
            raise ValueError("a lead time of no days does not vary")

    @property
    def lead_times(self) -> Sequence[tuple[float, float]]:
        """Two lead times in days and their chances, with the mean and variance told.

        Demand over a random lead time is a mixture of demands over fixed ones. Two of them keep
        both moments exactly, and unlike one distribution fitted to the mixture they keep longer
        waiting from ever looking better.
        """
        if self.lead_deviation == 0:
            return [(self.lead_days, 1.0)]
        if self.lead_deviation <= self.lead_days:
            low, high = self.lead_days - self.lead_deviation, self.lead_days + self.lead_deviation
            return [(low, 0.5), (high, 0.5)]
        squares = 1 + (self.lead_deviation / self.lead_days) ** 2
        return [(0.0, 1 - 1 / squares), (self.lead_days * squares, 1 / squares)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRule:
    """At a review: while the position is at or below the point, order another lot.

    Args:
        reorder_point: Units; -1: ordered only for somebody who waits.
        lot: Units in a lot, above zero.
        fill_rate: Share of demand that is met from the shelf under this rule, expected.
    """

    reorder_point: int
    lot: int
    fill_rate: float

    @property
    def order_up_to(self) -> int:
        """The highest position after an order."""
        return self.reorder_point + self.lot

    def quantity(self, position: int) -> int:
        """Return what to order.

        Args:
            position: Units available and on order, less those that people wait for.

        Source: rulebook P-15.
        """
        missing = self.reorder_point + 1 - position
        return max(0, -(-missing // self.lot)) * self.lot


def order_rule(demand: DailyDemand, supply: Supply, lot: int, target: float) -> OrderRule:
    """Return the lowest reorder point that reaches a fill rate.

    Args:
        demand: Above zero.
        supply: How goods come.
        lot: Units in a lot, above zero.
        target: Share of demand to be met from the shelf, below 1.

    Source: rulebook P-15.
    """
    if not 0 <= target < 1:
        raise ValueError(f"a fill rate of {target} cannot be planned for")
    reach = max(days for days, _ in supply.lead_times) + supply.review_days
    last = lot + ceil(demand.over(reach).mean) + 16
    while True:
        for reorder_point, reached in enumerate(
            fill_rates(demand, supply, lot, last), start=NOT_STOCKED
        ):
            if reached >= target:
                return OrderRule(reorder_point=reorder_point, lot=lot, fill_rate=reached)
        last *= 2


def fill_rates(demand: DailyDemand, supply: Supply, lot: int, last: int) -> Sequence[float]:
    """Return the fill rates of the reorder points from -1 as far as positions up to `last` go.

    Args:
        demand: Above zero.
        supply: How goods come; orders do not overtake each other.
        lot: Units in a lot, above zero.
        last: Highest position looked at, at least the lot.

    Returns:
        Never falling from one reorder point to the next. After a review the position is any of
        the `lot` units above the reorder point, with equal chances; what is short between two
        arrivals is what exceeds it at the end less what exceeded it already at the beginning.

    Source: rulebook P-15. Hadley and Whitin, Analysis of Inventory Systems (1963), ch. 5, the
    model <nQ, r, T>.
    """
    short = [0.0] * (last + 1)
    for days, chance in supply.lead_times:
        at_end = demand.over(days + supply.review_days).excesses(last)
        at_start = demand.over(days).excesses(last)
        short = [
            sum_ + chance * max(0.0, end - start)
            for sum_, end, start in zip(short, at_end, at_start, strict=True)
        ]
    cycle = demand.mean * supply.review_days
    sums = [0.0, *accumulate(short)]
    return [
        max(0.0, 1 - (sums[place + lot] - sums[place]) / lot / cycle)
        for place in range(last + 2 - lot)
    ]


def economic_lot(yearly: float, order_cost: float, yearly_holding_cost: float) -> float:
    """Return the lot that costs least in ordering and holding together.

    Args:
        yearly: Units wanted a year.
        order_cost: CNY for one order.
        yearly_holding_cost: CNY for one unit for a year, above zero.

    Source: rulebook P-15. Harris, Factory 10 (1913), 135-136, 152.
    """
    return sqrt(2 * yearly * order_cost / yearly_holding_cost)
