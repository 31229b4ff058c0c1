"""Quotes in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, insert, select, tuple_, update

from chassis.unit_of_work import Principal
from intake.adapters.quotes.rows import quote_columns, quote_of
from intake.adapters.quotes.tables import quotes
from intake.adapters.scope import as_uuid, own_requests
from intake.adapters.tables import service_requests
from intake.domain.listing import Page
from intake.domain.quotes.quote import Quote, QuoteState
from intake.domain.quotes.rules import QuoteNotFound, StaleQuote

_q = quotes.c
# The row lock holds an adviser's other discounts of the week back until this one is decided.
_COUNT: Final = """
    insert into adviser_weeks as known (adviser, week, given) values (%(adviser)s, %(week)s, 1)
    on conflict (adviser, week) do update set given = known.given + 1
    returning given
"""


class StoredQuotes:
    """`intake.ports.Quotes`: quotes of requests that one principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, quote: Quote) -> Quote:
        stored = replace(quote, version=1)
        self._connection.execute(insert(quotes).values(quote_columns(stored)))
        return stored

    def get(self, quote_id: str) -> Quote:
        return self._one(_select().where(_q.id == as_uuid(quote_id)), quote_id)

    def lock(self, quote_id: str) -> Quote:
        wanted = _select().where(_q.id == as_uuid(quote_id)).with_for_update(of=quotes)
        return self._one(wanted, quote_id)

    def save(self, quote: Quote) -> Quote:
        saved = replace(quote, version=quote.version + 1)
        statement = (
            update(quotes)
            .where(_q.id == quote.id, _q.version == quote.version)
            .values(quote_columns(saved))
        )
        if self._connection.execute(statement).rowcount == 0:
            raise StaleQuote(f"quote {quote.id} changed", quote_id=quote.id)
        return saved

    def open_of(self, request_id: str) -> Quote | None:
        return self._last(request_id, QuoteState.OPEN)

    def accepted_of(self, request_id: str, at: datetime) -> Quote | None:
        return self._last(request_id, QuoteState.ACCEPTED, at)

    def page(self, request_id: str, after: tuple[datetime, str] | None, limit: int) -> Page[Quote]:
        statement = (
            _select()
            .where(_q.service_request_id == as_uuid(request_id))
            .order_by(_q.prepared_at, _q.id)
            .limit(limit + 1)
        )
        if after:
            at, last = after
            statement = statement.where(tuple_(_q.prepared_at, _q.id) > tuple_(at, as_uuid(last)))
        rows = self._connection.execute(own_requests(statement, self._principal)).all()
        return Page(tuple(map(quote_of, rows[:limit])), len(rows) > limit)

    def count_discount(self, adviser: str, week: date) -> int:
        found = self._connection.exec_driver_sql(_COUNT, {"adviser": adviser, "week": week})
        return int(found.scalar_one())

    def _last(self, request_id: str, state: QuoteState, by: datetime | None = None) -> Quote | None:
        statement = (
            select(quotes)
            .where(_q.service_request_id == as_uuid(request_id), _q.state == state.value)
            .order_by(_q.prepared_at.desc(), _q.id.desc())
            .limit(1)
        )
        if by is not None:
            statement = statement.where(_q.ended_at <= by)
        row = self._connection.execute(statement).one_or_none()
        return quote_of(row) if row else None

    def _one(self, statement: Select[Any], quote_id: str) -> Quote:
        row = self._connection.execute(own_requests(statement, self._principal)).one_or_none()
        if row is None:
            raise QuoteNotFound(f"there is no quote {quote_id}", quote_id=quote_id)
        return quote_of(row)


def _select() -> Select[Any]:
    return select(quotes).join(service_requests, service_requests.c.id == _q.service_request_id)
