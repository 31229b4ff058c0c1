"""Stages, what their gates need, and the checklist of the hand-over (I-25, I-07)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from intake.domain.calendar_plan import Weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverPolicy:
    """When a hand-over begins and ends, counted from acceptance, and what it consists of."""

    begins_months_before: int
    handed_over_within: timedelta
    items: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.items or len(set(self.items)) != len(self.items):
            raise ValueError("a hand-over needs items, each once")
        if self.begins_months_before < 0 or self.handed_over_within < timedelta():
            raise ValueError("a hand-over begins before acceptance and ends after it")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPolicy:
    """Deliverables by stage, in the order of the stages; the last one is acceptance.

    `status_on` is the weekday by which a week's status is due.
    """

    stages: Mapping[str, tuple[str, ...]]
    status_on: Weekday
    warranty_months: int
    hand_over: HandOverPolicy

    def __post_init__(self) -> None:
        if not self.stages:
            raise ValueError("a project needs a stage")
        if self.warranty_months < 0:
            raise ValueError(f"a warranty of {self.warranty_months} months")

    @property
    def last_stage(self) -> str:
        """The stage whose gate is the customer's acceptance."""
        return list(self.stages)[-1]
