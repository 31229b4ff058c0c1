"""What a promise depends on, as of an instant: a fold over the facts that tell or change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.facts import Timeline
from intake.domain.vocabulary import Milestone, ServiceZone, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Severity, zone and conditions in force, and which fact chose pack and calendar.

    A call that told no zone was in town; `pledge` is the sequence of the fact that chose what is
    promised, 1 the call itself.
    """

    severity: Severity
    zone: ServiceZone = ServiceZone.URBAN
    distance_km: int = 0
    conditions: frozenset[str] = frozenset()
    pledge: int = 1


def terms_at(timeline: Timeline, instant: datetime) -> Terms:
    """Return the terms in force at an instant; a change at exactly that instant counts.

    Raises:
        ValueError: The instant lies before the call.

    Source: rulebook I-16, I-19.
    """
    severity: Severity | None = None
    zone, distance_km, conditions, pledge = ServiceZone.URBAN, 0, frozenset[str](), 1
    for fact in timeline.facts:
        if fact.occurred_at > instant:
            break
        severity = fact.severity or severity
        zone = fact.zone or zone
        distance_km = distance_km if fact.distance_km is None else fact.distance_km
        conditions = conditions if fact.conditions is None else fact.conditions
        pledge = fact.sequence if fact.sla_policy_ref else pledge
    if severity is None:
        raise ValueError(f"{instant.isoformat()} lies before the call")
    return Terms(
        severity=severity,
        zone=zone,
        distance_km=distance_km,
        conditions=conditions,
        pledge=pledge,
    )


@dataclass(frozen=True, slots=True)
class Agreement:
    """An instant that was agreed with the customer, and when it was agreed."""

    made_at: datetime
    due_at: datetime


def agreement_of(timeline: Timeline, milestone: Milestone, instant: datetime) -> Agreement | None:
    """Return the latest agreement about a milestone by an instant, None where there is none."""
    for fact in reversed(timeline.facts):
        if fact.agreed_for and fact.milestone is milestone and fact.occurred_at <= instant:
            return Agreement(fact.occurred_at, fact.agreed_for)
    return None
