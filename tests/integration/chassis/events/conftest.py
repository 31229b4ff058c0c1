"""Two services without a domain, in real worker processes, on either bus."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from kombu.exceptions import ChannelError
from sqlalchemy import text

from chassis.db import Database
from chassis.events.broker import connect
from chassis.parked import retry_parked
from chassis.topology import Topology, read_topology
from chassis.unit_of_work import UnitOfWork
from fakes import sample
from testkit import waiting
from testkit.postgres import Databases
from testkit.processes import ServiceProcess

# Other tests may have the machine's cores; these are about what happens, not about when.
_PATIENCE_S = 90.0
BOTH = ("sender", "receiver")
_TABLES = (
    "effect",
    "permission",
    "inbox",
    "inbox_position",
    "inbox_tally",
    "outbox",
    "outbox_sequence",
)
MEMORY = "memory://localhost/"


eventually = partial(waiting.eventually, within=_PATIENCE_S)


class Worker(ServiceProcess):
    """A worker process that remembers where it listens."""

    addresses: Mapping[str, Any]

    def begin(self) -> None:
        self.addresses = self.start(within=_PATIENCE_S)

    @property
    def has_ended(self) -> bool:
        return self._running().poll() is not None

    @property
    def is_ready(self) -> bool:
        try:
            with urlopen(f"http://{self.addresses['metrics']}/readyz", timeout=2) as answer:
                return bool(answer.status == HTTPStatus.OK)
        except HTTPError as error:
            error.close()
            return False

    def metric(self, name: str) -> float:
        """Sum of a metric over its labels."""
        with urlopen(f"http://{self.addresses['metrics']}/metrics", timeout=5) as answer:
            lines = answer.read().decode().splitlines()
        return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith(name))


@dataclass
class Rig:
    """The databases of both services, a bus, and worker processes."""

    folder: Path
    amqp_url: str
    cell: str
    urls: dict[str, str]
    stack: ExitStack
    databases: dict[str, Database] = field(default_factory=dict)
    started: int = 0

    @property
    def is_memory(self) -> bool:
        return self.amqp_url == MEMORY

    @property
    def topology(self) -> Topology:
        return read_topology(sample.TOPOLOGY, cell=self.cell)

    @property
    def sender(self) -> UnitOfWork[sample.Tx]:
        return sample.unit_of_work(self.databases["sender"], sample.SENDER, self.cell)

    def work(self, *services: str, **settings: Any) -> Worker:
        """Start one worker process for some services; without names, for both."""
        topology = self.folder / "topology.yaml"
        topology.write_text(sample.TOPOLOGY, "utf-8")
        self.started += 1
        environ = {
            "CALLOUT_AMQP_URL": self.amqp_url,
            "CALLOUT_CELL": self.cell,
            "CALLOUT_SAMPLE_SENDER_DATABASE_URL": self.urls["sender"],
            "CALLOUT_SAMPLE_RECEIVER_DATABASE_URL": self.urls["receiver"],
            "CALLOUT_READY_EVERY_S": "0.2",
            "CALLOUT_RETRY_FIRST_DELAY_S": "0.05",
            "CALLOUT_RETRY_ATTEMPTS": "4",
            "CALLOUT_RETRY_LATER_FIRST_DELAY_S": "0.05",
            **{f"CALLOUT_{name.upper()}": str(value) for name, value in settings.items()},
        }
        process = Worker(
            "chassis.work",
            ["--topology", str(topology), *(f"sample-{name}" for name in services or BOTH)],
            environ,
            self.folder / str(self.started),
        )
        self.stack.enter_context(process)
        process.begin()
        return process

    def log_from_now(self) -> Callable[[], str]:
        """Return what reads the lines that the newest process writes from now on."""
        log = self.folder / str(self.started) / "log"
        begin = len(log.read_text("utf-8"))
        return lambda: log.read_text("utf-8")[begin:]

    def say(self, **said: list[str]) -> None:
        sample.say(self.sender, said)

    def rows(self, service: str, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
        with self.databases[service].transaction() as connection:
            return [tuple(row) for row in connection.execute(text(query), parameters)]

    def effects(self, aggregate_id: str | None = None) -> list[tuple[str, int]]:
        where = "" if aggregate_id is None else "where aggregate_id = :aggregate_id"
        query = f"select aggregate_id, sequence from effect {where} order by id"
        parameters = {} if aggregate_id is None else {"aggregate_id": aggregate_id}
        return [(row[0], row[1]) for row in self.rows("receiver", query, **parameters)]

    def states(self) -> dict[str, int]:
        query = "select state, count(*) from inbox group by state"
        return {row[0]: row[1] for row in self.rows("receiver", query)}

    def duplicates(self, service: str = "receiver") -> int:
        found = self.rows(service, "select events from inbox_tally where name = 'duplicate'")
        return int(found[0][0]) if found else 0

    def backlog(self, service: str = "sender") -> int:
        query = "select count(*) from outbox where sent_at is null"
        return int(self.rows(service, query)[0][0])

    def retry_parked(self) -> None:
        with self.databases["receiver"].transaction() as connection:
            retry_parked(connection)

    def head_of_queue_was_delivered(self) -> bool:
        """Say whether the next message of the receiver has ever been handed out before."""
        with connect(self.amqp_url, "probe") as connection:
            channel = connection.channel()
            message = channel.basic_get(self.topology.inbox_queue(sample.RECEIVER))
            assert message is not None
            return bool(message.delivery_info["redelivered"])

    def until_effects(self, count: int, *, within: float = _PATIENCE_S) -> None:
        eventually(
            lambda: self.rows("receiver", "select count(*) from effect")[0][0] >= count,
            within=within,
        )


@pytest.fixture(params=["rabbitmq", "memory"], scope="module")
def bus(request: pytest.FixtureRequest) -> str:
    """URL of the bus: the same promises hold on both."""
    if request.param == "memory":
        return MEMORY
    return str(request.getfixturevalue("amqp_url"))


@pytest.fixture
def make_rig(databases: Databases, tmp_path: Path) -> Iterator[Callable[[str], Rig]]:
    """Set up databases and names on a bus; everything is removed at the end."""
    with ExitStack() as stack:
        yield partial(_make_rig, stack, databases, tmp_path)


@pytest.fixture(scope="module")
def working_rig(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, bus: str
) -> Iterator[Rig]:
    """Both services at work in one process, for all tests of a module that leave it alive."""
    with ExitStack() as stack:
        rig = _make_rig(stack, databases, tmp_path_factory.mktemp("rig"), bus)
        rig.work()
        yield rig


@pytest.fixture
def working(working_rig: Rig) -> Rig:
    """The shared services with empty tables; a test must not kill or stop them."""
    eventually(lambda: working_rig.backlog() == working_rig.backlog("receiver") == 0)
    eventually(lambda: not {"retry"} & set(working_rig.states()))
    for database in working_rig.databases.values():
        for table in _TABLES:
            _empty(database, table)
    return working_rig


def _empty(database: Database, table: str) -> None:
    """Empty one table in a transaction of its own: the idle worker's looks lock in other orders."""
    with database.transaction() as connection:
        connection.execute(text(f"truncate {table}"))


@pytest.fixture
def rig(make_rig: Callable[[str], Rig], bus: str) -> Rig:
    """Both services on either bus."""
    return make_rig(bus)


@pytest.fixture
def rabbit(make_rig: Callable[[str], Rig], amqp_url: str) -> Rig:
    """Both services on RabbitMQ."""
    return make_rig(amqp_url)


@pytest.fixture
def memory(make_rig: Callable[[str], Rig]) -> Rig:
    """Both services in one process without a broker."""
    return make_rig(MEMORY)


def _make_rig(stack: ExitStack, databases: Databases, folder: Path, url: str) -> Rig:
    rig = Rig(
        folder=folder,
        amqp_url=url,
        cell=f"t{secrets.token_hex(4)}",
        urls={name: databases.empty(name) for name in BOTH},
        stack=stack,
    )
    for name, database_url in rig.urls.items():
        stack.callback(databases.drop, database_url)
        rig.databases[name] = Database(database_url)
        stack.callback(rig.databases[name].dispose)
        sample.create_tables(rig.databases[name])
    if not rig.is_memory:
        stack.callback(_remove, rig)
    return rig


def _remove(rig: Rig) -> None:
    topology = rig.topology
    queues = [
        name(service)
        for service in (sample.SENDER, sample.RECEIVER)
        for name in (topology.inbox_queue, topology.dead_queue)
    ]
    with connect(rig.amqp_url, "cleanup") as connection:
        for queue in queues:
            connection.channel().queue_delete(queue)
        for exchange in (topology.exchange, topology.dead_letter_exchange):
            try:
                connection.channel().exchange_delete(exchange)
            except ChannelError:
                continue
