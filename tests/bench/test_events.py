"""Outbox, RabbitMQ and inbox with effects beside kombu and psycopg2 with nothing around them."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Final

import pytest
from kombu import Connection

from bench.bare_pipeline import Pipeline
from bench.event_path import EventPath, effects_in, rate_of
from bench.report import Bench, percentile
from chassis.db import Database
from fakes import sample
from testkit.postgres import Databases
from testkit.waiting import eventually

pytestmark = pytest.mark.bench

BATCH: Final = 100
EVENTS: Final = 8000
AGGREGATES: Final = 1600
ROUNDS: Final = 3
PAYLOAD: Final = "said " + "服务单已派工，工程师上门时间已与客户确认；" * 4
LATENCY_S: Final = 15.0
TOGETHER: Final = 4
AIM_MS: Final = 250


@pytest.fixture
def path(amqp_url: str, databases: Databases, tmp_path: Path) -> Iterator[EventPath]:
    with ExitStack() as stack:
        urls = {name: databases.empty(name) for name in ("sender", "receiver")}
        for url in urls.values():
            stack.callback(databases.drop, url)
        made = EventPath(
            amqp_url=amqp_url,
            cell=f"bench-{secrets.token_hex(4)}",
            urls=urls,
            folder=tmp_path,
            stack=stack,
        )
        made.start()
        yield made


class Bare:
    """The limit, ready to run; its consumer is up."""

    def __init__(self, pipeline: Pipeline, database: Database) -> None:
        self._pipeline = pipeline
        self._database = database

    def run(self) -> float:
        """Send all messages; return effects per second."""
        before = effects_in(self._database)
        _run(self._pipeline, "produce")
        events = self._pipeline.messages
        eventually(lambda: effects_in(self._database) == before + events, within=120, every=0.1)
        return rate_of(self._database, events)


@pytest.fixture
def bare(amqp_url: str, databases: Databases) -> Iterator[Bare]:
    url = databases.empty("bare")
    database = Database(url)
    sample.create_tables(database)
    pipeline = Pipeline(
        amqp_url=amqp_url,
        database_url=url,
        name=f"bare-{secrets.token_hex(4)}",
        batch=BATCH,
        messages=EVENTS,
        aggregates=AGGREGATES,
        payload=PAYLOAD,
    )
    _run(pipeline, "declare")
    with subprocess.Popen(pipeline.command("consume"), env=_environ()) as consumer:
        yield Bare(pipeline, database)
        consumer.terminate()
        assert consumer.wait(20) == 0
    with Connection(amqp_url) as connection:
        pipeline.queue(connection.channel()).delete()
        pipeline.queue.exchange(connection.channel()).delete()
    database.dispose()
    databases.drop(url)


def test_events_with_effects_beside_bare_kombu(path: EventPath, bare: Bare) -> None:
    path.run(EVENTS // 4, AGGREGATES, PAYLOAD)  # warms up
    ours, theirs = [], []
    for _ in range(ROUNDS):  # in turns, so that what else the machine does troubles both
        theirs.append(bare.run())
        ours.append(path.run(EVENTS, AGGREGATES, PAYLOAD))
    saturation = median(ours)
    took = [s * 1000 for s in path.latencies(saturation / 2, LATENCY_S, TOGETHER)]
    Bench(
        name="events",
        title="Outbox, RabbitMQ and inbox with effects beside bare kombu",
        note=f"{EVENTS} events, batches of {BATCH}, medians of {ROUNDS} turns; latency from"
        f" commit to visible effect at {saturation / 2:.0f} events/s (aim: p99 below {AIM_MS} ms)",
        rows=[
            {
                "events/s": saturation,
                "bare/s": median(theirs),
                "ratio": median(mine / bare for mine, bare in zip(ours, theirs, strict=True)),
                "p50 ms": percentile(took, 50),
                "p99 ms": percentile(took, 99),
                "max ms": max(took),
            }
        ],
    ).show()


def _run(pipeline: Pipeline, end: str) -> None:
    subprocess.run(pipeline.command(end), env=_environ(), check=True, timeout=180)


def _environ() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
