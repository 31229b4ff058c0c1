"""What a look at a part in a warehouse finds, and what to order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from math import ceil
from statistics import fmean, stdev

from inventory.domain.ids import PartNumber
from inventory.domain.replenishment.forecasting import Forecast, forecast
from inventory.domain.replenishment.pattern import Pattern, Shape, shape_of
from inventory.domain.replenishment.policy import DAY, ReplenishmentPolicy
from inventory.domain.replenishment.reordering import (
    DailyDemand,
    OrderRule,
    Supply,
    economic_lot,
    order_rule,
)

_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a part stands.

    Args:
        available: Units on the shelf that are promised to nobody.
        on_order: Units approved and not yet here.
        waited_for: Units that short requisitions wait for.
    """

    available: int
    on_order: int
    waited_for: int

    @property
    def units(self) -> int:
        """What there will be for demand that is still to come; may be negative."""
        return self.available + self.on_order - self.waited_for


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime:
    """From approval to shelf, in days.

    Args:
        days: On average.
        deviation: Standard deviation.
        deliveries: Seen, if they decide; 0: the policy's figures.
    """

    days: float
    deviation: float
    deliveries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What is known of a part when it is looked at.

    Args:
        unit_cost: CNY, zero or above.
        demand: Units per period, oldest first, as far back as the part was known here.
        lead_times: Of the deliveries seen.
    """

    part_number: PartNumber
    unit_cost: Decimal
    demand: tuple[int, ...]
    position: Position
    lead_times: tuple[timedelta, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Why so much is to be ordered.

    Args:
        demand: Units per period, oldest first.
        shape: How often and how unevenly it was asked for.
        forecast: Of one period.
        lead_time: Reckoned with.
        target: Share of demand to be met from the shelf.
        rule: The reorder point and lot that reach it.
        position: Where the part stands.
    """

    part_number: PartNumber
    demand: tuple[int, ...]
    shape: Shape
    forecast: Forecast
    lead_time: LeadTime
    target: Decimal
    rule: OrderRule
    position: Position

    @property
    def quantity(self) -> int:
        """Units to order: zero while the position is above the reorder point."""
        return self.rule.quantity(self.position.units)


def looked_at(part: Looked, policy: ReplenishmentPolicy) -> Finding | None:
    """Return what a look at a part finds.

    Returns:
        None if nobody asked for it in the periods looked back on.

    Source: rulebook P-15.
    """
    shape = shape_of(part.demand, policy.cutoffs.cutoffs)
    told = expected(part.demand, policy)
    if told is None:
        return None
    days = policy.period / DAY
    demand = DailyDemand(mean=told.rate / days, variance=told.variance / days)
    lead_time = lead_time_of(part.lead_times, policy)
    supply = Supply(
        review_days=policy.review / DAY,
        lead_days=lead_time.days,
        lead_deviation=lead_time.deviation,
    )
    lot = lot_of(demand, part.unit_cost, policy)
    return Finding(
        part_number=part.part_number,
        demand=part.demand,
        shape=shape,
        forecast=told,
        lead_time=lead_time,
        target=policy.fill_rate,
        rule=order_rule(demand, supply, lot, float(policy.fill_rate)),
        position=part.position,
    )


def expected(demand: Sequence[int], policy: ReplenishmentPolicy) -> Forecast | None:
    """Return the demand to expect in a period, by the method the policy names for its pattern.

    Args:
        demand: Units per period, oldest first.
        policy: Cut-offs, methods and smoothing constants.

    Returns:
        None if nobody asked for the part.

    Source: rulebook P-15.
    """
    pattern = shape_of(demand, policy.cutoffs.cutoffs).pattern
    if pattern is Pattern.NONE:
        return None
    method = policy.methods.of(pattern)
    return forecast(method, demand, [float(each) for each in policy.smoothing])


def lead_time_of(seen: tuple[timedelta, ...], policy: ReplenishmentPolicy) -> LeadTime:
    """Return the lead time of the deliveries seen, or the policy's while they are too few.

    Source: rulebook P-15.
    """
    if len(seen) < policy.least_deliveries:
        return LeadTime(
            days=policy.lead_time / DAY, deviation=policy.lead_time_deviation / DAY, deliveries=0
        )
    days = [each / DAY for each in seen]
    return LeadTime(days=fmean(days), deviation=stdev(days), deliveries=len(days))


def lot_of(demand: DailyDemand, unit_cost: Decimal, policy: ReplenishmentPolicy) -> int:
    """Return the units of a lot: the economic one, at least one, within the cover allowed.

    Args:
        demand: Above zero.
        unit_cost: CNY; what costs nothing is ordered for as long as allowed.
        policy: Costs of ordering and holding, and the longest cover.

    Source: rulebook P-15.
    """
    most = max(1, int(demand.mean * (policy.most_cover / DAY)))
    holding = float(unit_cost * policy.holding_rate)
    if holding == 0:
        return most
    lot = economic_lot(demand.mean * _YEAR, float(policy.order_cost), holding)
    return min(most, max(1, ceil(lot)))
