"""What other cells told about transfers, in PostgreSQL until it is booked."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from inventory.adapters.transfers import told, wire
from inventory.adapters.transfers.tables import transfer_news
from inventory.domain.transfers.news import News, NewsKind

_c = transfer_news.c
_ONCE: Final = ("transfer_id", "kind", "claim_number")


class StoredTransferNews:
    """`inventory.ports.transfers.TransferNews`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, news: News) -> None:
        body = wire.transfer(news.told).SerializeToString(deterministic=True)
        row = insert(transfer_news).values(**_key(news), told=body, due_at=news.due_at)
        self._connection.execute(row.on_conflict_do_nothing(index_elements=_ONCE))

    def lock_next(self, now: datetime) -> News | None:
        row = self._connection.execute(
            select(*_c)
            .where(_c.due_at <= now)
            .order_by(_c.due_at, _c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).one_or_none()
        if row is None:
            return None
        return News(
            kind=NewsKind(row.kind),
            told=told.read(bytes(row.told)),
            due_at=row.due_at,
            claim_number=row.claim_number,
        )

    def postpone(self, news: News, until: datetime) -> None:
        self._connection.execute(update(transfer_news).where(_is(news)).values(due_at=until))

    def remove(self, news: News) -> None:
        self._connection.execute(delete(transfer_news).where(_is(news)))


def _key(news: News) -> dict[str, Any]:
    return {
        "transfer_id": news.told.id,
        "kind": news.kind.value,
        "claim_number": news.claim_number,
    }


def _is(news: News) -> ColumnElement[bool]:
    return and_(*(_c[name] == value for name, value in _key(news).items()))
