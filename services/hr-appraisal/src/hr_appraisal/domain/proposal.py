"""What is put forward about somebody, what it rests on, and who does a step with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hr_appraisal.domain.ids import EntryId
from hr_appraisal.domain.month import Month
from hr_appraisal.domain.people import Actor, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What an entry rests on: a complaint, a survey, another entry, a document."""

    kind: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Who does a step, when it happened and when it was written down (UTC)."""

    actor: Actor
    at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is put forward.

    Args:
        id: Made at the door, or derived from the event that proposes.
        person: Whom it is about.
        month: Where it counts: the month of `occurred_at`.
        evidence: What it rests on.
        reason: Free text; never leaves the service.
        occurred_at: When it happened (UTC).
        doubled: The customer met the same problem again (F-09).
        proposed_by: A person, or `system:<service>`.
        proposed_at: When it was put forward (UTC).
    """

    id: EntryId
    person: Person
    month: Month
    evidence: Evidence
    reason: str
    occurred_at: datetime
    doubled: bool
    proposed_by: str
    proposed_at: datetime
