"""A service without a domain over a real database, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from google.protobuf.wrappers_pb2 import StringValue
from sqlalchemy import text

from chassis.config import ServiceSettings
from chassis.db import Database
from chassis.envelope import RawMessage, headers_of
from chassis.inbox import Inbox
from chassis.inbox.rules import RetryPolicy
from chassis.outbox import time_ordered_id
from chassis.unit_of_work import UnitOfWork
from chassis.worker import IncomingEvent, WorkerSpec
from fakes import sample
from testkit.clock import FakeClock
from testkit.postgres import Databases

POLICY = RetryPolicy(
    first_delay=timedelta(seconds=10),
    longest_delay=timedelta(minutes=10),
    attempts=4,
    later_first_delay=timedelta(seconds=1),
    later_attempts=6,
)


@dataclass
class Receiver:
    """The receiving service: its database, and its inbox on a clock of the test's own."""

    url: str
    database: Database
    clock: FakeClock
    spec: WorkerSpec[sample.Tx]
    kept: list[int] = field(default_factory=list)

    @property
    def uow(self) -> UnitOfWork[sample.Tx]:
        return self.spec.uow

    def inbox(self, *, spec: WorkerSpec[sample.Tx] | None = None) -> Inbox[sample.Tx]:
        return Inbox(
            spec or self.spec,
            POLICY,
            clock=self.clock,
            jitter=lambda: 0.0,
            on_kept=lambda: self.kept.append(1),
        )

    def rows(self, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
        with self.database.transaction() as connection:
            return [tuple(row) for row in connection.execute(text(query), parameters)]

    def effects(self) -> list[tuple[str, int]]:
        return [
            (a, n) for a, n in self.rows("select aggregate_id, sequence from effect order by id")
        ]

    def states(self) -> dict[str, int]:
        query = "select state, count(*) from inbox group by state"
        return {row[0]: row[1] for row in self.rows(query)}

    def duplicates(self) -> int:
        found = self.rows("select events from inbox_tally where name = 'duplicate'")
        return int(found[0][0]) if found else 0


Message = Callable[..., RawMessage]


@pytest.fixture
def message() -> Message:
    """Make a message as the broker would hand it over."""

    def make(
        aggregate_id: str,
        sequence: int,
        said: str = "ok",
        *,
        body: bytes | None = None,
        **more: Any,
    ) -> RawMessage:
        content = StringValue(value=said).SerializeToString() if body is None else body
        event = IncomingEvent(
            id=time_ordered_id(),
            type=more.pop("type", sample.SAID),
            source=sample.SENDER,
            stream=sample.STREAM,
            aggregate_id=aggregate_id,
            sequence=sequence,
            occurred_at=datetime.now(UTC),
            branch="",
            cell=more.pop("cell", "main"),
            traceparent="",
            body=content,
        )
        return RawMessage(headers=headers_of(event), body=content, **more)

    return make


@pytest.fixture
def receiver(databases: Databases) -> Iterator[Receiver]:
    """The receiving service over a fresh database."""
    url = databases.empty("receiver")
    settings = ServiceSettings(service=sample.RECEIVER, database_url=url)
    spec = sample.worker_spec(sample.RECEIVER, settings)
    sample.create_tables(spec.database)
    yield Receiver(url=url, database=spec.database, clock=FakeClock(), spec=spec)
    spec.database.dispose()
    databases.drop(url)


@pytest.fixture
def batch(message: Message) -> Callable[..., Sequence[RawMessage]]:
    """Make messages, given as pairs of aggregate and number."""

    def make(*events: tuple[str, int]) -> Sequence[RawMessage]:
        return [message(aggregate_id, sequence) for aggregate_id, sequence in events]

    return make
