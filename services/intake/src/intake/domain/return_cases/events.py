"""Facts about return cases that are announced (I-11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.return_cases.case import ReturnCase


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCaseOpened:
    case: ReturnCase
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCaseDecided:
    """By the general manager, or for an exchange by the engineer's finding."""

    case: ReturnCase
    is_approved: bool
    by: str
    reason: str
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnCaseClosed:
    """Feeds appraisal: who is responsible, for what, and what it cost."""

    case: ReturnCase
    occurred_at: datetime


ReturnCaseEvent = ReturnCaseOpened | ReturnCaseDecided | ReturnCaseClosed
