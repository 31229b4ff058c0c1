"""What the stories of one day share: who acts, what was chosen, who looks on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from callout_cli.play.cast import Cast
from callout_cli.play.journal import Journal
from callout_cli.play.network import Network
from callout_cli.play.plan import DayPlan, PlannedCall


class Place(StrEnum):
    """Where a call is, as the live view shows it."""

    CALLED = "called"
    DISPATCH = "dispatch"
    ASSIGNED = "assigned"
    TRAVELLING = "travelling"
    ON_SITE = "on_site"
    WAITING = "waiting"
    DONE = "done"
    SIGNED = "signed"
    CLOSED = "closed"
    SURVEYED = "surveyed"
    COMPLAINT = "complaint"
    APPRAISED = "appraised"
    WITHDRAWN = "withdrawn"


class Audience(Protocol):
    """Looks on; hears of every act."""

    def time(self, instant: datetime) -> None: ...
    def moved(self, planned: PlannedCall, place: Place, text: str) -> None: ...
    def refused(self, planned: PlannedCall, text: str) -> None: ...


@dataclass(slots=True, kw_only=True)
class Day:
    """The day as it is played; `requests` are the ids of calls by their number."""

    plan: DayPlan
    cast: Cast
    journal: Journal
    audience: Audience
    sleep: Callable[[float], None]
    requests: dict[int, str] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)

    @property
    def network(self) -> Network:
        """Who is there."""
        return self.plan.network
