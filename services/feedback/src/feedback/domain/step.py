"""Steps of a complaint: what was done, by whom, when; written once and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from feedback.domain.people import Actor


class StepKind(StrEnum):
    FILED = "filed"
    CONFIRMED = "confirmed"
    ANSWERED = "answered"
    ATTEMPT = "attempt"
    LIABILITY_PROPOSED = "liability proposed"
    LIABILITY_VERIFIED = "liability verified"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing done about a complaint; numbered from 1 without a gap, never changed (F-06)."""

    number: int
    kind: StepKind
    actor: str
    occurred_at: datetime
    recorded_at: datetime
    note: str
    policy_ref: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Who does a step, when it happened and when it was written down (UTC)."""

    actor: Actor
    at: datetime
    recorded_at: datetime
