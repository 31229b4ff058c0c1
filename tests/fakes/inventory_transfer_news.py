"""What other cells told about transfers, in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from inventory.domain.ids import TransferId
from inventory.domain.transfers.news import News, NewsKind

if TYPE_CHECKING:
    from fakes.inventory import FakeTx

NewsKey: TypeAlias = tuple[TransferId, NewsKind, int]


class FakeTransferNews:
    """`inventory.ports.transfers.TransferNews`, in the order of being told."""

    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    def add(self, news: News) -> None:
        self._known.setdefault(_key(news), news)

    def lock_next(self, now: datetime) -> News | None:
        due = [each for each in self._known.values() if each.due_at <= now]
        return min(due, key=lambda each: each.due_at, default=None)

    def postpone(self, news: News, until: datetime) -> None:
        self._known[_key(news)] = replace(news, due_at=until)

    def remove(self, news: News) -> None:
        del self._known[_key(news)]

    @property
    def _known(self) -> dict[NewsKey, News]:
        return self._tx.state.transfer_news


def _key(news: News) -> NewsKey:
    return news.told.id, news.kind, news.claim_number
