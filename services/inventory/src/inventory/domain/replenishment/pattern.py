"""What kind of demand a part has, which decides how it is forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Pattern(StrEnum):
    NONE = "none"  # nobody asked for it
    SMOOTH = "smooth"
    ERRATIC = "erratic"  # often, in very different quantities
    INTERMITTENT = "intermittent"  # seldom, in like quantities
    LUMPY = "lumpy"  # seldom, in very different quantities


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutoffs:
    """From which interval demand counts as seldom, from which variation as uneven.

    Args:
        interval: Periods from one period with demand to the next, on average; at least 1.
        variation: Squared coefficient of variation of the quantities.
    """

    interval: float
    variation: float

    def __post_init__(self) -> None:
        if self.interval < 1 or self.variation < 0:
            raise ValueError("interval must be at least 1, variation not negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How often a part is asked for, and how unevenly.

    Args:
        pattern: By the cut-offs.
        interval: Periods per period with demand (ADI); 0 if there was none.
        variation: Squared coefficient of variation of the quantities in periods with demand.
    """

    pattern: Pattern
    interval: float
    variation: float


def shape_of(history: Sequence[int], cutoffs: Cutoffs) -> Shape:
    """Return the shape of a history of demand.

    Args:
        history: Units wanted per period, oldest first, none below zero.
        cutoffs: At or above one counts as seldom, or as uneven.

    Source: rulebook P-15. Syntetos, Boylan and Croston, JORS 56 (2005), 495-503.
    """
    sizes = [units for units in history if units > 0]
    if not sizes:
        return Shape(pattern=Pattern.NONE, interval=0.0, variation=0.0)
    interval = len(history) / len(sizes)
    mean = sum(sizes) / len(sizes)
    variation = sum((size - mean) ** 2 for size in sizes) / len(sizes) / mean**2
    return Shape(
        pattern=_PATTERNS[interval >= cutoffs.interval, variation >= cutoffs.variation],
        interval=interval,
        variation=variation,
    )


_PATTERNS = {
    (False, False): Pattern.SMOOTH,
    (False, True): Pattern.ERRATIC,
    (True, False): Pattern.INTERMITTENT,
    (True, True): Pattern.LUMPY,
}
