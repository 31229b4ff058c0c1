"""The event path of the platform: two services without a domain, each in its own worker process."""

from __future__ import annotations

import secrets
import signal
import threading
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kombu.exceptions import ChannelError
from sqlalchemy import text

from chassis.db import Database
from chassis.events.broker import connect
from chassis.topology import Topology, read_topology
from chassis.unit_of_work import UnitOfWork
from fakes import sample
from testkit.processes import ServiceProcess
from testkit.waiting import eventually

# From the first tenth to the last: starting up and running dry are nobody's rate.
_RATE: Final = text(
    """
    with placed as (
        select at, row_number() over (order by at) as place
        from (select at from effect order by id desc limit :events) as newest
    )
    select extract(epoch from
        max(at) filter (where place <= :events * 0.9)
        - min(at) filter (where place > :events * 0.1)
    )
    from placed
    """
)
_PER_TRANSACTION: Final = 500
_POLL_S: Final = 0.005


def rate_of(database: Database, events: int) -> float:
    """Return effects per second over the middle of the last so many."""
    with database.transaction() as connection:
        seconds = connection.execute(_RATE, {"events": events}).scalar_one()
    return events * 0.8 / float(seconds)


def effects_in(database: Database) -> int:
    """Count the rows that reactions wrote."""
    with database.transaction() as connection:
        return int(connection.execute(text("select count(*) from effect")).scalar_one())


@dataclass
class EventPath:
    """Sender with its outbox, broker, receiver with its inbox."""

    amqp_url: str
    cell: str
    urls: Mapping[str, str]
    folder: Path
    stack: ExitStack
    sender: Database = field(init=False)
    receiver: Database = field(init=False)
    relaying: ServiceProcess = field(init=False)

    def start(self) -> None:
        """Make tables and start both workers."""
        self.sender, self.receiver = (self._database(name) for name in ("sender", "receiver"))
        (self.folder / "topology.yaml").write_text(sample.TOPOLOGY, "utf-8")
        self.stack.callback(self._remove_queues)
        self._work(sample.RECEIVER)
        self.relaying = self._work(sample.SENDER)

    def run(self, events: int, aggregates: int, payload: str) -> float:
        """Fill the outbox while nothing is sent, then let go; return effects per second."""
        before = effects_in(self.receiver)
        self.relaying.signal(signal.SIGSTOP)
        try:
            for first in range(0, events, _PER_TRANSACTION):
                self._say(range(first, min(first + _PER_TRANSACTION, events)), aggregates, payload)
        finally:
            self.relaying.signal(signal.SIGCONT)
        eventually(lambda: effects_in(self.receiver) == before + events, within=120, every=0.1)
        return rate_of(self.receiver, events)

    def latencies(self, per_second: float, seconds: float, together: int) -> list[float]:
        """Announce at a steady rate; return from commit to visible effect, in seconds.

        Args:
            per_second: Events per second.
            seconds: For how long.
            together: Events of one transaction, each of another aggregate.
        """
        watch = _Watch(self.receiver)
        watcher = threading.Thread(target=watch.run, daemon=True)
        watcher.start()
        accepted: dict[str, float] = {}
        tag = secrets.token_hex(2)
        began, number = time.monotonic(), 0
        while number < per_second * seconds:
            late = time.monotonic() - began - number / per_second
            if late < 0:
                time.sleep(-late)
            names = [f"timed-{tag}-{number + place}" for place in range(together)]
            sample.say(self._uow, {name: [f"said {name}"] for name in names})
            at = time.monotonic()
            accepted |= dict.fromkeys(names, at)
            number += together
        eventually(lambda: accepted.keys() <= watch.seen.keys(), within=60)
        watch.stopping.set()
        watcher.join()
        took = time.monotonic() - began
        assert took < seconds * 1.5, f"could not announce {per_second:.0f} events/s: {took:.1f} s"
        return [max(0.0, watch.seen[name] - at) for name, at in accepted.items()]

    @property
    def _uow(self) -> UnitOfWork[sample.Tx]:
        return sample.unit_of_work(self.sender, sample.SENDER, self.cell)

    def _say(self, numbers: range, aggregates: int, payload: str) -> None:
        said: dict[str, list[str]] = {}
        for number in numbers:
            said.setdefault(f"thing-{number % aggregates}", []).append(payload)
        sample.say(self._uow, said)

    def _database(self, name: str) -> Database:
        database = Database(self.urls[name])
        self.stack.callback(database.dispose)
        sample.create_tables(database)
        return database

    def _work(self, service: str) -> ServiceProcess:
        environ = {
            "CALLOUT_AMQP_URL": self.amqp_url,
            "CALLOUT_CELL": self.cell,
            "CALLOUT_SAMPLE_SENDER_DATABASE_URL": self.urls["sender"],
            "CALLOUT_SAMPLE_RECEIVER_DATABASE_URL": self.urls["receiver"],
        }
        arguments = ["--topology", str(self.folder / "topology.yaml"), service]
        process = ServiceProcess("chassis.work", arguments, environ, self.folder / service)
        self.stack.enter_context(process)
        process.start()
        return process

    @property
    def _topology(self) -> Topology:
        return read_topology(sample.TOPOLOGY, cell=self.cell)

    def _remove_queues(self) -> None:
        topology = self._topology
        with connect(self.amqp_url, "cleanup") as connection:
            for service in (sample.SENDER, sample.RECEIVER):
                for queue in (topology.inbox_queue(service), topology.dead_queue(service)):
                    connection.channel().queue_delete(queue)
            for exchange in (topology.exchange, topology.dead_letter_exchange):
                try:
                    connection.channel().exchange_delete(exchange)
                except ChannelError:
                    continue


class _Watch:
    """Sees effects as soon as others can see them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.stopping = threading.Event()
        self.seen: dict[str, float] = {}

    def run(self) -> None:
        newest = 0
        while not self.stopping.wait(_POLL_S):
            rows: list[Any]
            with self._database.transaction() as connection:
                rows = list(
                    connection.execute(
                        text("select id, aggregate_id from effect where id > :newest order by id"),
                        {"newest": newest},
                    )
                )
            at = time.monotonic()
            for row in rows:
                self.seen[row.aggregate_id] = at
                newest = row.id
