"""What is promised, and who is warned before a promise breaks (I-16, I-18, I-20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Generic, TypeVar

from intake.domain.terms import Terms
from intake.domain.vocabulary import (
    ChosenBy,
    CountedFrom,
    Handling,
    Milestone,
    ServiceZone,
    Severity,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Generic[T]):
    """A policy together with the reference that a decision stores."""

    body: T
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One line of a pack: within what time a milestone is promised, and when the line applies.

    Exactly one of `within`, `by_severity` and `agreed` is given; `agreed` means the instant that
    the customer and we agree on, in a contract or on the telephone. A line applies where all it
    names holds: the zone is one of `zones`, all of `conditions` hold and none of `unless`, the
    distance is over `over_km` and at most `up_to_km`. `calendar` is the pack's where it is empty.
    """

    milestone: Milestone
    within: timedelta | None = None
    by_severity: Mapping[Severity, timedelta] = field(default_factory=dict)
    agreed: bool = False
    severities: frozenset[Severity] = frozenset()
    zones: frozenset[ServiceZone] = frozenset()
    product_lines: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    over_km: int | None = None
    up_to_km: int | None = None
    calendar: str = ""
    counted_from: CountedFrom = CountedFrom.CALL

    def __post_init__(self) -> None:
        given = [self.within is not None, bool(self.by_severity), self.agreed]
        if given.count(True) != 1:
            raise ValueError(f"{self.milestone}: give one of within, by_severity and agreed (I-16)")
        lengths = [*self.by_severity.values(), *([self.within] if self.within is not None else [])]
        if any(length <= timedelta(0) for length in lengths):
            raise ValueError(f"a target of {self.milestone} is not above zero (I-16)")
        if self.agreed and (self.calendar or self.counted_from is not CountedFrom.CALL):
            raise ValueError(f"{self.milestone}: an agreed instant needs no calendar (I-18)")

    def applies(self, terms: Terms, product_line: str) -> bool:
        """Say whether the line is about a call of these terms."""
        return (
            (not self.severities or terms.severity in self.severities)
            and (not self.by_severity or terms.severity in self.by_severity)
            and (not self.zones or terms.zone in self.zones)
            and (not self.product_lines or product_line in self.product_lines)
            and self.conditions <= terms.conditions
            and not self.unless & terms.conditions
            and (self.over_km is None or terms.distance_km > self.over_km)
            and (self.up_to_km is None or terms.distance_km <= self.up_to_km)
        )

    def length(self, severity: Severity) -> timedelta | None:
        """Return the promised length of time, None for an agreed instant."""
        return self.within if self.within is not None else self.by_severity.get(severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaPack:
    """What is promised: the first line about a milestone that applies; what is absent is not."""

    calendar: str
    targets: tuple[Target, ...]

    def target(self, milestone: Milestone, terms: Terms, product_line: str = "") -> Target | None:
        """Return the line that promises a milestone, or None where none does.

        Source: rulebook I-16, I-18.
        """
        for line in self.targets:
            if line.milestone is milestone and line.applies(terms, product_line):
                return line
        return None

    @property
    def calendars(self) -> frozenset[str]:
        """Names of the calendars that the pack needs."""
        return frozenset({self.calendar, *(line.calendar for line in self.targets)}) - {""}

    @property
    def conditions(self) -> frozenset[str]:
        """Words about a call that the pack asks for."""
        asked = (line.conditions | line.unless for line in self.targets)
        return frozenset[str]().union(*asked)


def promised_to(handling: Handling) -> tuple[Milestone, ...]:
    """Return the milestones that a call of this handling can have; only a visit can arrive."""
    return tuple(
        milestone
        for milestone in Milestone
        if milestone is not Milestone.ARRIVE or handling is Handling.ON_SITE
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
class Chosen:
    """Names of a pack and of the calendar that replaces the pack's own; empty: its own."""

    pack: str = ""
    calendar: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaSelection:
    """Which pack a call is promised: by contract, else by product line, else the default (I-16).

    `zone` and `distance_km` hold for calls that tell none.
    """

    default: str
    by_product_line: Mapping[str, str]
    by_contract: Mapping[str, Chosen] = field(default_factory=dict)
    zone: ServiceZone = ServiceZone.URBAN
    distance_km: int = 0

    def choose(self, product_line: str, contract: str, asked: Chosen) -> Chosen:
        """Return pack and calendar of a call.

        Args:
            product_line: What the call is about.
            contract: Number of the contract that covers the product, empty if none does.
            asked: What the call itself names; it goes before all else.
        """
        agreed = self.by_contract.get(contract, Chosen()) if contract else Chosen()
        pack = asked.pack or agreed.pack or self.pack_for(product_line)
        return Chosen(pack=pack, calendar=asked.calendar or agreed.calendar)

    def chosen_by(self, product_line: str, contract: str, asked: Chosen) -> ChosenBy:
        """Say where `choose` takes its choice from: call, contract, product line or default."""
        if asked.pack or asked.calendar:
            return ChosenBy.CALL
        if contract in self.by_contract:
            return ChosenBy.CONTRACT
        if product_line in self.by_product_line:
            return ChosenBy.PRODUCT_LINE
        return ChosenBy.DEFAULT

    def pack_for(self, product_line: str) -> str:
        """Return the name of the pack for a product line."""
        return self.by_product_line.get(product_line, self.default)
