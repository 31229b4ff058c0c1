"""Prices that customers accepted, as intake told, in PostgreSQL."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from dispatch.adapters import tables as t
from dispatch.domain.fee import AcceptedQuote
from dispatch.domain.identity import ServiceRequestId


class StoredAcceptedQuotes:
    """`dispatch.ports.AcceptedQuotes` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, quote: AcceptedQuote) -> None:
        statement = insert(t.accepted_quote).values(asdict(quote)).on_conflict_do_nothing()
        self._connection.execute(statement)

    def of(self, service_request_id: ServiceRequestId) -> tuple[AcceptedQuote, ...]:
        c = t.accepted_quote.c
        rows = self._connection.execute(
            select(c.quote_id, c.service_request_id, c.accepted_at)
            .where(c.service_request_id == service_request_id)
            .order_by(c.accepted_at, c.quote_id)
        )
        return tuple(
            AcceptedQuote(
                quote_id=row.quote_id,
                service_request_id=row.service_request_id,
                accepted_at=row.accepted_at,
            )
            for row in rows
        )
