"""What is promised, and who is warned before a promise breaks (I-16, I-18, I-20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Generic, TypeVar

from intake.domain.calendar import CALENDARS, Calendar
from intake.domain.vocabulary import Handling, Milestone, Severity

T = TypeVar("T")

SUPPORTED = (Milestone.RESPOND, Milestone.ARRIVE, Milestone.RESTORE)
"""Milestones that some fact can meet; a pack that promises another one is refused at start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Generic[T]):
    """A policy together with the reference that a decision stores."""

    body: T
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaPack:
    """Targets by milestone and severity on one calendar; what is absent is not promised."""

    calendar: str
    targets: Mapping[Milestone, Mapping[Severity, timedelta]]

    def __post_init__(self) -> None:
        if self.calendar not in CALENDARS:
            raise ValueError(f"unknown calendar {self.calendar!r}; known: {', '.join(CALENDARS)}")
        for milestone, targets in self.targets.items():
            if milestone not in SUPPORTED:
                raise ValueError(f"nothing can meet the milestone {milestone!r} yet")
            if any(target <= timedelta(0) for target in targets.values()):
                raise ValueError(f"a target of {milestone!r} is not above zero")

    @property
    def counted_by(self) -> Calendar:
        """The calendar that counts this pack's time."""
        return CALENDARS[self.calendar]

    def target(self, milestone: Milestone, severity: Severity) -> timedelta | None:
        """Return what is promised, or None where nothing is."""
        return self.targets.get(milestone, {}).get(severity)

    def milestones(self, handling: Handling) -> tuple[Milestone, ...]:
        """Return the milestones that a call of this handling has; only a visit can arrive."""
        return tuple(
            milestone
            for milestone in SUPPORTED
            if milestone in self.targets
            and (milestone is not Milestone.ARRIVE or handling is Handling.ON_SITE)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRule:
    """Whom to warn once a share of the target is used (I-20)."""

    share: Decimal
    role: str

    def __post_init__(self) -> None:
        if not 0 < self.share < 1:
            raise ValueError(f"a warning comes before the target, not at {self.share}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaWarnings:
    """The warnings of every clock, each share once."""

    warnings: tuple[WarningRule, ...]

    def __post_init__(self) -> None:
        shares = [warning.share for warning in self.warnings]
        if len(set(shares)) != len(shares):
            raise ValueError("a share is warned of twice")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaSelection:
    """Which pack a product line is promised (I-16)."""

    default: str
    by_product_line: Mapping[str, str]

    def pack_for(self, product_line: str) -> str:
        """Return the name of the pack for a product line."""
        return self.by_product_line.get(product_line, self.default)
