"""By which figures stock is reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from inventory.domain.replenishment.forecasting import Method
from inventory.domain.replenishment.pattern import Cutoffs, Pattern
from inventory.domain.replenishment.two_echelons import Model

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CutoffPolicy:
    """From which interval demand is seldom, from which squared variation it is uneven."""

    interval: Decimal
    variation: Decimal

    @property
    def cutoffs(self) -> Cutoffs:
        """The same for reckoning."""
        return Cutoffs(interval=float(self.interval), variation=float(self.variation))


@dataclass(frozen=True, slots=True, kw_only=True)
class Methods:
    """How each pattern of demand is forecast."""

    smooth: Method
    erratic: Method
    intermittent: Method
    lumpy: Method

    def of(self, pattern: Pattern) -> Method:
        """Return the method for a pattern other than NONE."""
        return {
            Pattern.SMOOTH: self.smooth,
            Pattern.ERRATIC: self.erratic,
            Pattern.INTERMITTENT: self.intermittent,
            Pattern.LUMPY: self.lumpy,
        }[pattern]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseStockPolicy:
    """How a central warehouse and its branches hold parts one for one.

    Args:
        model: METRIC or VARI-METRIC.
        transport: From the central warehouse to a branch, when it has one.
        supply: Until the central warehouse has another one for each it gave.
        most_units: Of a part in the whole network, at least one.
    """

    model: Model
    transport: timedelta
    supply: timedelta
    most_units: int

    def __post_init__(self) -> None:
        if self.transport < timedelta() or self.supply < timedelta() or self.most_units < 1:
            raise ValueError("base_stock: times are not negative, most_units at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplenishmentPolicy:
    """Figures of forecasting, ordering and of slow stock.

    Args:
        period: In which demand is counted, whole days.
        periods: How many are looked back on.
        smoothing: Constants to choose from, smallest first, above 0 and at most 1.
        fill_rate: Share of demand to be met from the shelf, above 0 and below 1.
        review: From one review to the next.
        lead_time: From approval to shelf as long as too few deliveries were seen.
        least_deliveries: From so many on a part's own lead times count; at least 2.
        orders_lapse_after: What was approved longer ago and has not come is not waited for.
        order_cost: CNY for one order, zero or above.
        holding_rate: Share of the unit cost that a year on the shelf costs, above zero.
        most_cover: A lot is not more than the demand of so many days.
        base_stock: Of what a central warehouse and its branches hold one for one.
        slow_after: Without an issue for so long, stock is slow; dead after `dead_after`.
    """

    period: timedelta
    periods: int
    cutoffs: CutoffPolicy
    methods: Methods
    smoothing: tuple[Decimal, ...]
    fill_rate: Decimal
    review: timedelta
    lead_time: timedelta
    lead_time_deviation: timedelta
    least_deliveries: int
    orders_lapse_after: timedelta
    order_cost: Decimal
    holding_rate: Decimal
    most_cover: timedelta
    base_stock: BaseStockPolicy
    slow_after: timedelta
    dead_after: timedelta

    def __post_init__(self) -> None:
        if self.period < DAY or self.period % DAY or self.periods < 1:
            raise ValueError("period: whole days, and at least one of them is looked back on")
        if not self.smoothing or not all(0 < each <= 1 for each in self.smoothing):
            raise ValueError("smoothing: constants above 0 and at most 1")
        if any(low >= high for low, high in pairwise(self.smoothing)):
            raise ValueError("smoothing: the constants must grow")
        if not 0 < self.fill_rate < 1:
            raise ValueError("fill_rate must lie between 0 and 1")
        if self.review < DAY or self.most_cover < DAY or self.orders_lapse_after < DAY:
            raise ValueError("review, most_cover, orders_lapse_after: at least a day")
        if not timedelta() <= self.lead_time_deviation <= self.lead_time:
            raise ValueError("lead_time_deviation must lie between zero and the lead time")
        if self.least_deliveries < len(("mean", "deviation")):
            raise ValueError("least_deliveries: one delivery has no deviation")
        if self.order_cost < 0 or self.holding_rate <= 0:
            raise ValueError("order_cost must not be negative, holding_rate must be above 0")
        if not timedelta() < self.slow_after < self.dead_after:
            raise ValueError("stock is slow before it is dead")

    @property
    def looked_back(self) -> timedelta:
        """How far back demand is counted."""
        return self.period * self.periods
