"""The append-only facts of a service request; everything else is computed from them.

A fact has two times: when it happened and when we learned of it. Facts are ordered by when they
happened, so one that is reported late takes its own place and everything after it is judged anew
(I-19).
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from intake.domain.vocabulary import (
    ChosenBy,
    Milestone,
    Outcome,
    PauseReason,
    PhaseKind,
    ServiceZone,
    Severity,
)


class FactKind(StrEnum):
    """What can happen to a service request."""

    RECEIVED = "received"
    REGISTERED = "registered"
    JOINED = "joined"
    RESPONDED = "responded"
    PROGRESS = "progress"
    PAUSED = "paused"
    RESUMED = "resumed"
    SEVERITY_CHANGED = "severity_changed"
    PROMISE_CHANGED = "promise_changed"
    DATE_AGREED = "date_agreed"
    DIAGNOSED = "diagnosed"
    DAMAGE_FOUND = "damage_found"
    PLAN_GIVEN = "plan_given"
    REPORT_DELIVERED = "report_delivered"
    TRANSFERRED = "transferred"
    ORDER_OPENED = "order_opened"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    TRAVELLING = "travelling"
    ARRIVED = "arrived"
    SUSPENDED = "suspended"
    WORK_RESUMED = "work_resumed"
    PARTS_SHORT = "parts_short"
    PARTS_RESERVED = "parts_reserved"
    SOLUTION_PROPOSED = "solution_proposed"
    RESTORED = "restored"
    REOPENED = "reopened"
    CLOSED = "closed"


SOLVING = frozenset({FactKind.SOLUTION_PROPOSED, FactKind.RESTORED, FactKind.CLOSED})
"""Facts after which the clock's time counts only if the call does not come back."""

RESUMING = frozenset(
    {
        FactKind.RESUMED,
        FactKind.PROGRESS,
        FactKind.TRAVELLING,
        FactKind.ARRIVED,
        FactKind.WORK_RESUMED,
    }
)
"""Facts that end a pause: work goes on, so the customer's reason is over (I-19)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that happened; instants are aware UTC.

    `sequence` counts the facts of a request in the order in which they were recorded, from 1; it
    also orders facts that happened at the same instant. `traceparent` is the step under which it
    was recorded.

    What a promise depends on is told by the call and by facts that change it: `severity`, `zone`,
    `distance_km`, `conditions`, and the versions `sla_policy_ref` and `calendar_ref` (empty: the
    calendar that the pack names). `pack_digest` is the hash of what the pack said, where a change
    left it as it was promised (empty: what its file said on the day). `chosen_by` and `contract`
    say where that choice came from (None: registered before it was recorded). `agreed_for` is the
    instant agreed for `milestone`; `ends_at` is when the customer's reason for a pause, or the wait
    for parts, is expected to end (None: not known).
    """

    kind: FactKind
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    sequence: int = 0
    technician: str = ""
    severity: Severity | None = None
    branch: str = ""
    phase: PhaseKind | None = None
    role: str = ""
    pause_reason: PauseReason | None = None
    ends_at: datetime | None = None
    zone: ServiceZone | None = None
    distance_km: int | None = None
    conditions: frozenset[str] | None = None
    sla_policy_ref: str = ""
    pack_digest: str = ""
    calendar_ref: str = ""
    chosen_by: ChosenBy | None = None
    contract: str = ""
    milestone: Milestone | None = None
    agreed_for: datetime | None = None
    outcome: Outcome | None = None
    visits: int = 0
    note: str = ""
    traceparent: str = ""


def _place(fact: Fact) -> tuple[datetime, int]:
    return fact.occurred_at, fact.sequence


@dataclass(frozen=True, slots=True)
class Timeline:
    """The facts of one request in the order in which they happened; the first is the call."""

    facts: tuple[Fact, ...]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Timeline:
        """Put stored facts into their order."""
        return cls(tuple(sorted(facts, key=_place)))

    @property
    def received_at(self) -> datetime:
        """When the customer called; every clock starts here (I-19)."""
        return self.facts[0].occurred_at

    @property
    def newest_at(self) -> datetime:
        """When the last known fact happened."""
        return self.facts[-1].occurred_at

    def insert(self, fact: Fact) -> Timeline:
        """Record one more fact at its own time, after those of the same instant."""
        facts = list(self.facts)
        insort(facts, replace(fact, sequence=len(facts) + 1), key=_place)
        return Timeline(tuple(facts))

    def until(self, instant: datetime) -> Timeline:
        """Keep what had happened by an instant, including what happened exactly then."""
        if self.newest_at <= instant:
            return self
        return Timeline(tuple(fact for fact in self.facts if fact.occurred_at <= instant))

    def severity_at(self, instant: datetime) -> Severity:
        """Return the severity in force at an instant; a change at exactly that instant counts."""
        severity: Severity | None = None
        for fact in self.facts:
            if fact.occurred_at > instant:
                break
            severity = fact.severity or severity
        if severity is None:
            raise ValueError(f"{instant.isoformat()} lies before the call")
        return severity
