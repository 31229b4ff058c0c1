"""What a central warehouse and its branches should hold one for one (P-15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventory.domain.errors import Invalid
from inventory.domain.ids import PartNumber
from inventory.domain.replenishment.marginal_analysis import Plan
from inventory.domain.replenishment.two_echelons import Model


class BaseStockWithoutPrice(Invalid):
    reason = "BASE_STOCK_WITHOUT_PRICE"


class NamedTwice(Invalid):
    reason = "NAMED_TWICE"


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseStock:
    """What to hold.

    Args:
        plan: Units of each part, centrally and in each warehouse, in the order of the command.
        daily_demand: Units a day of each part in each warehouse, in that order.
        is_reached: Whether customers wait for no more than wanted; always with a budget.
        model: By which it was reckoned.
        policy_ref: By which figures.
    """

    plan: Plan
    daily_demand: Mapping[PartNumber, tuple[float, ...]]
    is_reached: bool
    model: Model
    policy_ref: str
