"""Quotes in memory: keeps the promises of `intake.ports.Quotes`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from intake.domain.listing import Page
from intake.domain.quotes.prices import Price, PriceKind, PriceList, QuotePolicy
from intake.domain.quotes.quote import Quote, QuoteState
from intake.domain.quotes.rules import QuoteNotFound, StaleQuote

PRICES = PriceList(
    currency="CNY",
    prices={
        "VISIT": Price(
            name="上门费",
            kind=PriceKind.ITEM,
            unit="次",
            price=Decimal("50.00"),
            cost=Decimal("30.00"),
        ),
        "HOUR": Price(
            name="工时费",
            kind=PriceKind.LABOUR,
            unit="小时",
            price=Decimal("120.00"),
            cost=Decimal("70.00"),
        ),
        "BOARD": Price(
            name="主控板",
            kind=PriceKind.PART,
            unit="块",
            price=Decimal("100.00"),
            cost=Decimal("70.00"),
        ),
        "SCREW": Price(
            name="螺钉",
            kind=PriceKind.PART,
            unit="个",
            price=Decimal("0.33"),
            cost=Decimal("0.10"),
        ),
    },
)
QUOTE = QuotePolicy(
    adviser_discount=Decimal("0.10"),
    adviser_discounts_per_week=5,
    accident_margin_floor=Decimal("0.30"),
    valid_for=timedelta(days=30),
)


@dataclass
class KeptQuotes:
    """What a rollback brings back; `__copy__` keeps twins apart."""

    quotes: dict[str, Quote] = field(default_factory=dict)
    weeks: dict[tuple[str, date], int] = field(default_factory=dict)

    def __copy__(self) -> KeptQuotes:
        return KeptQuotes(dict(self.quotes), dict(self.weeks))


class FakeQuotes:
    def __init__(self, state: Callable[[], KeptQuotes], may: Callable[[str], bool]) -> None:
        """Take the state of the open transaction, and what says whose requests may be seen."""
        self._read = state
        self._may = may

    @property
    def _state(self) -> KeptQuotes:
        return self._read()

    def add(self, quote: Quote) -> Quote:
        return self._store(quote)

    def get(self, quote_id: str) -> Quote:
        quote = self._state.quotes.get(quote_id)
        if quote is None or not self._may(quote.service_request_id):
            raise QuoteNotFound(f"no quote {quote_id}", quote_id=quote_id)
        return quote

    def lock(self, quote_id: str) -> Quote:
        return self.get(quote_id)

    def save(self, quote: Quote) -> Quote:
        if self._state.quotes[quote.id].version != quote.version:
            raise StaleQuote(f"quote {quote.id}", quote_id=quote.id)
        return self._store(quote)

    def open_of(self, request_id: str) -> Quote | None:
        found = [q for q in self._of(request_id) if q.state is QuoteState.OPEN]
        return found[-1] if found else None

    def accepted_of(self, request_id: str, at: datetime) -> Quote | None:
        found = [
            quote
            for quote in self._of(request_id)
            if quote.state is QuoteState.ACCEPTED and quote.ended_at and quote.ended_at <= at
        ]
        return found[-1] if found else None

    def page(self, request_id: str, after: tuple[datetime, str] | None, limit: int) -> Page[Quote]:
        found = [
            quote
            for quote in self._of(request_id)
            if self._may(request_id) and (after is None or (quote.prepared_at, quote.id) > after)
        ]
        return Page(tuple(found[:limit]), len(found) > limit)

    def count_discount(self, adviser: str, week: date) -> int:
        given = self._state.weeks.get((adviser, week), 0) + 1
        self._state.weeks[adviser, week] = given
        return given

    def _of(self, request_id: str) -> list[Quote]:
        found = [q for q in self._state.quotes.values() if q.service_request_id == request_id]
        return sorted(found, key=lambda quote: (quote.prepared_at, quote.id))

    def _store(self, quote: Quote) -> Quote:
        stored = replace(quote, version=quote.version + 1)
        self._state.quotes[quote.id] = stored
        return stored
