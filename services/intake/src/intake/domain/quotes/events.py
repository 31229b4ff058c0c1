"""Facts about quotes that are announced (I-12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from intake.domain.quotes.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePrepared:
    quote: Quote
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLowered:
    """`approved_by` is empty for an adviser's discount."""

    quote: Quote
    from_total: Decimal
    asked_by: str
    approved_by: str
    reason: str
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAccepted:
    quote: Quote
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteEnded:
    """Declined by the customer, or withdrawn by us; the quote's state says which."""

    quote: Quote
    occurred_at: datetime


QuoteEvent = QuotePrepared | PriceLowered | QuoteAccepted | QuoteEnded
