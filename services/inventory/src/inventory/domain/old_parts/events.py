"""What inventory announces of old parts (P-06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.old_parts.disposal import DisposalOutcome
from inventory.domain.old_parts.old_part import OldPart
from inventory.domain.old_parts.review import DisposalReview


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartDue:
    old_part: OldPart
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartReceived:
    old_part: OldPart
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartOverdue:
    old_part: OldPart
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartWrittenOff:
    old_part: OldPart
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartDisposed:
    old_part: OldPart
    outcome: DisposalOutcome
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartWaived:
    old_part: OldPart
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalDue:
    """Old parts of a warehouse wait for this month's disposal."""

    review: DisposalReview
    occurred_at: datetime


OldPartEvent = (
    OldPartDue
    | OldPartReceived
    | OldPartOverdue
    | OldPartWrittenOff
    | OldPartDisposed
    | OldPartWaived
)
