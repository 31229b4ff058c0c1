"""Figures that the company decides, as frozen values with the version they came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from hr_appraisal.domain.errors import NotFound
from hr_appraisal.domain.ids import TriggerName
from hr_appraisal.domain.words import Consequence, Fault, Kpi, Rating, ReturnCause, SurveyItem

T = TypeVar("T")
WordT = TypeVar("WordT", bound=StrEnum)


class TriggerUnknown(NotFound):
    reason = "TRIGGER_UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce(Generic[T]):
    """A policy as it counts on some day; `ref` is what a decision stores."""

    ref: str
    body: T


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePolicy:
    """How far ahead of ours the clock of whoever tells may be.

    A thing told for a later instant is refused; up to then it counts as just now.
    """

    clock_skew: timedelta

    def __post_init__(self) -> None:
        if self.clock_skew < timedelta():
            raise ValueError("clock_skew must not be negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPolicy:
    """In which zone the months of a branch begin and end.

    Args:
        time_zone: IANA zone of the company.
        branches: Other zones by branch code.
    """

    time_zone: str
    branches: Mapping[str, str]

    def __post_init__(self) -> None:
        for zone in (self.time_zone, *self.branches.values()):
            ZoneInfo(zone)

    def zone_of(self, branch_code: str) -> str:
        """Return the zone of a branch."""
        return self.branches.get(branch_code, self.time_zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsPolicy:
    """Points of each consequence in the score of the month (H-01); one without row carries none."""

    points: Mapping[Consequence, int]

    def of(self, consequence: Consequence) -> int:
        """Return the points of a consequence."""
        return self.points.get(consequence, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """What follows when a trigger is posted several times in one month.

    Args:
        times: Posted entries of one person and month.
        trigger: The row that is proposed then.
    """

    times: int
    trigger: TriggerName

    def __post_init__(self) -> None:
        if self.times < 2:  # noqa: PLR2004 - once is no repetition
            raise ValueError(f"times must be at least 2, got {self.times}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One row of H-04.

    Args:
        name: Permanent name of the row.
        title: What happened, in English and Chinese.
        faults: Verified faults that propose it by themselves.
        return_causes: Causes of a return that propose it by themselves; where neither faults nor
            causes are named, people propose it.
        consequence: What follows.
        fine: CNY, for a fine only.
        approver_role: Level that approves.
        source: Where the rule is written.
        escalation: What follows when it happens again in the month.
    """

    name: TriggerName
    title: str
    title_zh: str
    consequence: Consequence
    approver_role: str
    source: str
    faults: tuple[Fault, ...] = ()
    return_causes: tuple[ReturnCause, ...] = ()
    fine: Decimal | None = None
    escalation: Escalation | None = None

    def __post_init__(self) -> None:
        if (self.consequence is Consequence.FINE) != (self.fine is not None):
            raise ValueError("a fine, and nothing else, has an amount")
        if self.fine is not None and self.fine <= 0:
            raise ValueError(f"fine must be above zero, got {self.fine}")

    @property
    def is_manual(self) -> bool:
        """Whether people propose it."""
        return not self.faults and not self.return_causes


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerPolicy:
    """H-04: every row, and the levels that approve, the lowest first.

    A higher level may approve what a lower one may.
    """

    levels: tuple[str, ...]
    triggers: tuple[Trigger, ...]

    def __post_init__(self) -> None:
        names = [str(trigger.name) for trigger in self.triggers]
        faults = [fault.value for trigger in self.triggers for fault in trigger.faults]
        causes = [cause.value for trigger in self.triggers for cause in trigger.return_causes]
        for what, found in (("trigger", names), ("fault", faults), ("return cause", causes)):
            if twice := {each for each in found if found.count(each) > 1}:
                raise ValueError(f"{what} appears twice: {', '.join(sorted(twice))}")
        for trigger in self.triggers:
            if trigger.approver_role not in self.levels:
                raise ValueError(f"{trigger.name}: no level {trigger.approver_role!r}")
            if trigger.escalation and trigger.escalation.trigger not in names:
                raise ValueError(f"{trigger.name}: no trigger {trigger.escalation.trigger!r}")

    def named(self, name: str) -> Trigger:
        """Return a row by its name.

        Raises:
            TriggerUnknown: There is no such row.

        Source: rulebook H-04.
        """
        for trigger in self.triggers:
            if trigger.name == name:
                return trigger
        raise TriggerUnknown(f"there is no trigger {name!r}", rule="H-04", field="trigger")

    def for_fault(self, fault: Fault) -> Trigger | None:
        """Return the row that a verified fault proposes, if any.

        Source: rulebook H-04.
        """
        return next((each for each in self.triggers if fault in each.faults), None)

    def for_return(self, cause: ReturnCause) -> Trigger | None:
        """Return the row that a return proposes for whoever caused it, if any.

        Source: rulebook I-11, H-04.
        """
        return next((each for each in self.triggers if cause in each.return_causes), None)

    def may_approve(self, role: str, needed: str) -> bool:
        """Say whether a role is at the needed level or above.

        Source: rulebook H-03.
        """
        return role in self.levels and self.levels.index(role) >= self.levels.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPart:
    """Points of each item at its best, and the share of them that each level earns."""

    weights: Mapping[SurveyItem, Decimal]
    shares: Mapping[Rating, Decimal]

    def __post_init__(self) -> None:
        _require_all("weights", SurveyItem, self.weights)
        _require_all("shares", Rating, self.shares)
        _require_shares("shares", self.shares.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiPart:
    """Points of each figure at its best."""

    weights: Mapping[Kpi, Decimal]

    def __post_init__(self) -> None:
        _require_all("weights", Kpi, self.weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePolicy:
    """H-07.

    Args:
        base: Points everybody begins with.
        survey: Weights of the four items.
        kpi: Weights of the figures.
        share_without_facts: Share of a weight where the month has nothing to judge by.
        decimal_places: Each line is rounded to so many places, half away from zero; the score is
            the sum of the rounded lines, so that a sheet adds up as it is printed.
    """

    base: Decimal
    survey: SurveyPart
    kpi: KpiPart
    share_without_facts: Decimal
    decimal_places: int

    def __post_init__(self) -> None:
        _require_shares("share_without_facts", [self.share_without_facts])
        if not 0 <= self.decimal_places <= 6:  # noqa: PLR2004
            raise ValueError(f"decimal_places must be 0 to 6, got {self.decimal_places}")


def _require_all(what: str, kind: type[WordT], found: Mapping[WordT, Decimal]) -> None:
    if missing := [each.value for each in kind if each not in found]:
        raise ValueError(f"{what} lacks {', '.join(missing)}")
    if any(value < 0 for value in found.values()):
        raise ValueError(f"{what} must not be negative")


def _require_shares(what: str, shares: Iterable[Decimal]) -> None:
    if any(not 0 <= share <= 1 for share in shares):
        raise ValueError(f"{what} must lie between 0 and 1")
