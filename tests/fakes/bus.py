"""Announced events as a consumer's reactions get them, without a broker and without a database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid5

from chassis.envelope import read_body
from chassis.outbox import OutgoingEvent
from chassis.worker import IncomingEvent, Reaction

TxT = TypeVar("TxT")

_NAMES = UUID("f2a9f0d6-52a5-4a6c-9a53-6ad5b1b7b0c1")


class Listener(Generic[TxT]):
    """Numbers events per aggregate and lets one service react to those it listens to.

    Args:
        reactions: The consumer's real ones.
        tx: Its store.
        now: Time of every reaction (UTC).
    """

    def __init__(self, reactions: Mapping[str, Reaction[TxT]], tx: TxT, now: datetime) -> None:
        self.tx = tx
        self._reactions = reactions
        self._now = now
        self._last: Counter[tuple[str, str]] = Counter()

    def hear(self, events: Iterable[OutgoingEvent]) -> Any:
        """Take events in; each is checked by the rules of the contract first. Returns the store."""
        for event in events:
            key = (event.stream, event.aggregate_id)
            self._last[key] += 1
            arrived = IncomingEvent(
                id=uuid5(_NAMES, f"{key} {self._last[key]}"),
                type=event.type,
                stream=event.stream,
                aggregate_id=event.aggregate_id,
                sequence=self._last[key],
                occurred_at=event.occurred_at,
                branch=event.branch,
                cell="main",
                traceparent="",
                body=event.body,
            )
            if reaction := self._reactions.get(event.type):
                reaction.handle(read_body(arrived, reaction), arrived, self.tx, self._now)
        return self.tx
