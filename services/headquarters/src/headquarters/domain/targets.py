"""What the figures should come to; the company decides, a policy file says it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class Bound(Enum):
    """On which side of its value a target lies."""

    AT_LEAST = ">="
    AT_MOST = "<="
    BELOW = "<"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A bound for a ratio, such as at least 0.90."""

    bound: Bound
    value: Decimal

    def __post_init__(self) -> None:
        if self.value < 0:
            raise ValueError(f"a target must not be negative, got {self.value}")

    def is_met_by(self, numerator: int, denominator: int) -> bool:
        """Compare two counts with the bound, without rounding.

        Args:
            numerator: Zero or more.
            denominator: More than zero.

        Source: rulebook F-13.
        """
        wanted = self.value * denominator
        if self.bound is Bound.AT_LEAST:
            return numerator >= wanted
        if self.bound is Bound.AT_MOST:
            return numerator <= wanted
        return numerator < wanted

    def __str__(self) -> str:
        return f"{self.bound.value} {self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """A target for each rate; None where a rate should only be as low or high as can be."""

    timely_rate: Target | None
    satisfaction: Target | None
    complaint_rate: Target | None
    repeat_rate: Target | None
    first_time_fix: Target | None
    survey_coverage: Target | None
    complaint_closing_rate: Target | None
    complaint_dissatisfaction: Target | None

    def of(self, rate: str) -> Target | None:
        """Return the target of a rate, by its name on the wire.

        Source: rulebook F-13.
        """
        found: Target | None = getattr(self, rate)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Generic[T]):
    """A policy as it counts on some day; `ref` is what an answer carries."""

    ref: str
    body: T
