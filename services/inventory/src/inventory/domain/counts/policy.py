"""How often what is counted, and when it is counted again (P-14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class CountClass:
    """Parts that are counted equally often.

    Args:
        up_to_share: A part belongs here if the dearer ones have less of all turnover than this.
        every: From one count to the next.
    """

    name: str
    up_to_share: Decimal
    every: timedelta

    def __post_init__(self) -> None:
        if self.every <= timedelta():
            raise ValueError("every must be above zero")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPolicy:
    """Figures of counting.

    Args:
        classes: From the dearest parts to the cheapest; the last one takes the rest.
        turnover_over: How far back issues make the turnover of a part.
        recount_above_value: CNY; a difference of a part in a bin above it is counted again.
        recount_above_share: Likewise, as share of what the books say.
        most_lines: Of one sheet.
    """

    classes: tuple[CountClass, ...]
    turnover_over: timedelta
    recount_above_value: Decimal
    recount_above_share: Decimal
    most_lines: int

    def __post_init__(self) -> None:
        shares = [each.up_to_share for each in self.classes]
        if not shares or shares[-1] != 1 or any(low >= high for low, high in pairwise(shares)):
            raise ValueError("classes: up_to_share must grow from class to class and end with 1")
        if len({each.name for each in self.classes}) < len(self.classes):
            raise ValueError("classes: a name stands once")
        if self.turnover_over <= timedelta():
            raise ValueError("turnover_over must be above zero")
        if self.recount_above_value < 0 or self.recount_above_share < 0:
            raise ValueError("recount_above_value and recount_above_share must not be negative")
        if self.most_lines <= 0:
            raise ValueError("most_lines must be above zero")

    def asks_again(self, *, booked: int, units: int, unit_cost: Decimal) -> bool:
        """Say whether a difference is counted again by somebody else.

        Args:
            booked: What the books say of the part in the bin, in whole units.
            units: How many of them are missing or too many, all lots together.
            unit_cost: CNY.

        Source: rulebook P-14.
        """
        value, limit = units * unit_cost, booked * self.recount_above_share
        return value > self.recount_above_value or units > limit
