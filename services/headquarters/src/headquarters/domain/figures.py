"""The figures of F-13: what was counted, and what it comes to against the targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from headquarters.domain.errors import Invalid
from headquarters.domain.facts import BranchCode
from headquarters.domain.targets import InForce, Target, Targets

_FOUR_PLACES: Final = Decimal("0.0001")
_TWO_PLACES: Final = Decimal("0.01")


class FigureUnknown(Invalid):
    """There is no figure of that name."""

    reason = "FIGURE_UNKNOWN"


class Figure(StrEnum):
    """Counts, rates and means; the value is the name on the wire."""

    REGISTERED = "registered"
    CLOSED = "closed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    TIMELY_RATE = "timely_rate"
    SATISFACTION = "satisfaction"
    COMPLAINT_RATE = "complaint_rate"
    REPEAT_RATE = "repeat_rate"
    FIRST_TIME_FIX = "first_time_fix"
    SURVEY_COVERAGE = "survey_coverage"
    COMPLAINT_CLOSING_RATE = "complaint_closing_rate"
    COMPLAINT_DISSATISFACTION = "complaint_dissatisfaction"
    MEAN_SECONDS_TO_RESPOND = "mean_seconds_to_respond"
    MEAN_SECONDS_TO_RESTORE = "mean_seconds_to_restore"

    @classmethod
    def named(cls, name: str) -> Figure:
        """Return the figure of a name.

        Raises:
            FigureUnknown: Names the figures there are.

        Source: rulebook F-13.
        """
        if name not in set(cls):
            known = ", ".join(cls)
            raise FigureUnknown(
                f"there is no figure {name!r}; there are {known}",
                rule="F-13",
                field="figure",
                figure=name,
            )
        return cls(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What was counted for one figure; `seconds` is the sum over the numerator, for means."""

    numerator: int = 0
    denominator: int = 0
    seconds: int = 0


NOTHING: Final = Count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Everything counted for one branch and month, or over several."""

    branch_code: BranchCode
    branch_name: str
    region: str
    month: str
    counts: Mapping[Figure, Count]

    def count(self, figure: Figure) -> Count:
        """Return what was counted for a figure; zeros where there was nothing."""
        return self.counts.get(figure, NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Two counts, their ratio and the target; the ratio is None where nothing was due."""

    numerator: int
    denominator: int
    target: Target | None

    @property
    def ratio(self) -> Decimal | None:
        """The ratio with four places, rounded half up."""
        if self.denominator == 0:
            return None
        exact = Decimal(self.numerator) / Decimal(self.denominator)
        return exact.quantize(_FOUR_PLACES, ROUND_HALF_UP)

    @property
    def is_target_met(self) -> bool:
        """Whether the target is met, judged by the counts and not by the rounded ratio."""
        if self.target is None or self.denominator == 0:
            return False
        return self.target.is_met_by(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchMonth:
    """The figures of one branch and month, or of the network, against the targets in force."""

    tally: Tally
    targets: InForce[Targets]

    def number(self, figure: Figure) -> int:
        """Return a plain count.

        Source: rulebook F-13.
        """
        return self.tally.count(figure).numerator

    def rate(self, figure: Figure) -> Rate:
        """Return a ratio with both its counts and its target.

        Source: rulebook F-13.
        """
        count = self.tally.count(figure)
        return Rate(
            numerator=count.numerator,
            denominator=count.denominator,
            target=self.targets.body.of(figure),
        )

    def mean(self, figure: Figure) -> Decimal | None:
        """Return mean seconds with two places, rounded half up; None where nothing was reached.

        Source: rulebook F-13.
        """
        count = self.tally.count(figure)
        if count.numerator == 0:
            return None
        exact = Decimal(count.seconds) / Decimal(count.numerator)
        return exact.quantize(_TWO_PLACES, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSource:
    """One order, answer or complaint behind a figure (Q-01).

    `counted_at` is the instant (UTC) whose month in the branch's zone it counts in.
    """

    figure: Figure
    reference: str
    event_id: str
    counted_at: datetime
    in_numerator: bool
    in_denominator: bool
