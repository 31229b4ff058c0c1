"""Facts about internal use that inventory announces (P-17)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.internal_use.internal_use import InternalUse


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalUseApproved:
    internal_use: InternalUse
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalUseIssued:
    internal_use: InternalUse
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalUseReversed:
    internal_use: InternalUse
    occurred_at: datetime


InternalUseEvent = InternalUseApproved | InternalUseIssued | InternalUseReversed
