"""Facts this service announces; free text stays here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hr_appraisal.domain.entry import AppraisalEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryProposed:
    entry: AppraisalEntry
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryVerified:
    entry: AppraisalEntry
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPosted:
    entry: AppraisalEntry
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRejected:
    entry: AppraisalEntry
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReversed:
    entry: AppraisalEntry
    occurred_at: datetime


AppraisalEvent = EntryProposed | EntryVerified | EntryPosted | EntryRejected | EntryReversed
