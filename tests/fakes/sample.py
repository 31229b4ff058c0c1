"""Two services without a domain: one announces, the other one writes a row per event."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from google.protobuf.wrappers_pb2 import StringValue
from sqlalchemy import Connection, text

from chassis.config import ServiceSettings, load_settings
from chassis.config.names import own_prefix
from chassis.db import Database
from chassis.migrations import create_plumbing_v1
from chassis.outbox import Outbox, OutgoingEvent
from chassis.unit_of_work import SYSTEM, Principal, UnitOfWork
from chassis.worker import IncomingEvent, Reaction, Timer, WorkerSpec

SENDER = "sample-sender"
RECEIVER = "sample-receiver"
STREAM = "sample_sender.thing"
ECHO_STREAM = "sample_receiver.echo"
SAID = "sample.v1.ThingSaid"
ECHOED = "sample.v1.ThingEchoed"

TOPOLOGY = f"""
exchange: events
dead_letter_exchange: dead
services:
  {SENDER}: {{publishes: [{STREAM}], subscribes: [{ECHO_STREAM}]}}
  {RECEIVER}: {{publishes: [{ECHO_STREAM}], subscribes: [{STREAM}]}}
"""

_TABLES = """
create table effect (
    id bigserial primary key, event_id uuid not null, aggregate_id text not null,
    sequence bigint not null, said text not null, pid int not null,
    at timestamptz not null default clock_timestamp());
create table permission (name text primary key);
create table tick (id bigserial primary key, pid int not null);
"""


_WRITE = (
    "insert into effect (event_id, aggregate_id, sequence, said, pid)"
    " values (%(event_id)s, %(aggregate_id)s, %(sequence)s, %(said)s, %(pid)s)"
)


class NotYet(Exception):  # noqa: N818
    """A reaction needs a row that another stream has not brought yet: ask again later."""

    retry_later = True


class CannotHandle(Exception):  # noqa: N818
    """What a reaction says about an event that it cannot handle."""


@dataclass(frozen=True, slots=True)
class Tx:
    """An open transaction of either service."""

    connection: Connection
    outbox: Outbox


def open_tx(connection: Connection, outbox: Outbox, _principal: Principal) -> Tx:
    return Tx(connection, outbox)


class Operations:
    """The part of Alembic's operations that `create_plumbing_v1` needs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get_bind(self) -> Connection:
        return self._connection

    def execute(self, statement: str) -> None:
        self._connection.execute(text(statement))


def create_tables(database: Database) -> None:
    with database.transaction() as connection:
        create_plumbing_v1(Operations(connection))
        connection.execute(text(_TABLES))


def settings_of(service: str, environ: Mapping[str, str] = os.environ) -> ServiceSettings:
    """Read the settings of one of the two; each calls the other's variables unknown."""
    others = tuple(own_prefix(name) for name in (SENDER, RECEIVER) if name != service)
    own = {name: value for name, value in environ.items() if not name.startswith(others)}
    return load_settings(ServiceSettings, service, own)


def unit_of_work(database: Database, service: str, cell: str = "main") -> UnitOfWork[Tx]:
    return UnitOfWork(database, open_tx, source=service, cell=cell)


def worker_spec(service: str, settings: ServiceSettings) -> WorkerSpec[Tx]:
    database = Database(settings.database_url, application_name=f"{service} worker")
    reactions = {
        RECEIVER: {SAID: Reaction[Tx](message=StringValue, handle=on_said)},
        SENDER: {ECHOED: Reaction[Tx](message=StringValue, handle=on_echoed)},
    }
    timers = (Timer[Tx](name="tick", every=timedelta(milliseconds=200), run=tick),)
    return WorkerSpec(
        service=service,
        settings=settings,
        uow=unit_of_work(database, service, settings.cell),
        database=database,
        reactions=reactions[service],
        timers=timers if service == RECEIVER else (),
    )


def on_said(message: StringValue, event: IncomingEvent, tx: Tx, now: datetime) -> None:
    """Do what the thing said, then write one row."""
    verb, _, rest = message.value.partition(" ")
    match verb:
        case "fail":
            raise CannotHandle(rest)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "slow":
            time.sleep(float(rest))
        case "need":
            _require(tx, rest)
        case "need-loudly":
            _require(tx, rest, loudly=True)
        case "echo":
            tx.outbox.append(_event(ECHO_STREAM, event.aggregate_id, ECHOED, rest, now))
    _write(tx, event, message.value)


def on_echoed(message: StringValue, event: IncomingEvent, tx: Tx, now: datetime) -> None:
    """Write one row."""
    _write(tx, event, message.value)


def tick(tx: Tx, now: datetime) -> int:
    tx.connection.execute(text("insert into tick (pid) values (:pid)"), {"pid": os.getpid()})
    return 0


def say(uow: UnitOfWork[Tx], said: Mapping[str, list[str]]) -> None:
    """Announce, in one transaction, what each thing says."""
    with uow.begin(SYSTEM) as work:
        for aggregate_id, sayings in said.items():
            for saying in sayings:
                work.outbox.append(_event(STREAM, aggregate_id, SAID, saying, datetime.now(UTC)))


def permit(database: Database, name: str) -> None:
    with database.transaction() as connection:
        connection.execute(
            text("insert into permission values (:name) on conflict do nothing"), {"name": name}
        )


def _require(tx: Tx, name: str, *, loudly: bool = False) -> None:
    found = tx.connection.execute(
        text("select 1 from permission where name = :name"), {"name": name}
    ).scalar()
    if found is None:
        raise CannotHandle(name) if loudly else NotYet(name)


def _event(stream: str, aggregate_id: str, kind: str, value: str, at: datetime) -> OutgoingEvent:
    return OutgoingEvent(
        stream=stream,
        aggregate_id=aggregate_id,
        type=kind,
        body=StringValue(value=value).SerializeToString(),
        occurred_at=at,
    )


def _write(tx: Tx, event: IncomingEvent, said: str) -> None:
    tx.connection.exec_driver_sql(
        _WRITE,
        {
            "event_id": str(event.id),
            "aggregate_id": event.aggregate_id,
            "sequence": event.sequence,
            "said": said,
            "pid": os.getpid(),
        },
    )
