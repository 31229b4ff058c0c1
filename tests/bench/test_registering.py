"""Registering calls over gRPC beside pgbench doing the same inserts on the same server."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Final

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from bench import pgbench
from bench.calls import Answered, Desk, call_for, open_desk
from bench.report import Bench, percentile
from testkit.absence import not_run
from testkit.identity import Identities
from testkit.processes import ServiceProcess

pytestmark = pytest.mark.bench

CONTACT_KEYS: Final = f"bench:{base64.b64encode(b'b' * 32).decode()}"
# Callers at once, and api processes they are spread among: a service is scaled by processes.
TRIALS: Final = ((1, 1), (4, 1), (8, 1), (8, 2))
ROUNDS: Final = 3
SECONDS: Final = 5


@pytest.fixture
def calls_url(database_of: Callable[[str], str]) -> str:
    return database_of("intake")


@pytest.fixture
def desk(calls_url: str, identities: Identities, tmp_path: Path) -> Iterator[Desk]:
    environ = {
        "CALLOUT_INTAKE_DATABASE_URL": calls_url,
        "CALLOUT_INTAKE_CONTACT_KEYS": CONTACT_KEYS,
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
    }
    with ExitStack() as stack:
        processes = [
            stack.enter_context(
                ServiceProcess("chassis.serve", ["intake"], environ, tmp_path / f"intake-api-{n}")
            )
            for n in range(2)
        ]
        yield open_desk([process.start()["api"] for process in processes], identities)
        for process in processes:
            process.terminate()


@pytest.fixture
def limit(
    database_of: Callable[[str], str], identities: Identities, tmp_path: Path
) -> pgbench.PgBench:
    program = pgbench.find_program()
    if program is None:
        not_run("no pgbench (PostgreSQL's client programs are not installed)")
    return pgbench.prepare(program, database_of("intake"), identities, CONTACT_KEYS, tmp_path)


def test_registering_calls_beside_pgbench(
    desk: Desk, limit: pgbench.PgBench, calls_url: str
) -> None:
    registered = len(call_for(desk, 4, 2.0, doors=2).latencies)  # warms up both ends
    rows = []
    for place, (callers, doors) in enumerate(TRIALS):
        ours: list[Answered] = []
        theirs: list[pgbench.Rate] = []
        # In turns, so that what else the machine does troubles both.
        for turn in range(ROUNDS):
            number = place * ROUNDS + turn
            theirs.append(limit.run(number=number, clients=callers, seconds=SECONDS))
            ours.append(call_for(desk, callers, SECONDS, doors))
        registered += sum(len(each.latencies) for each in ours)
        latencies = [seconds * 1000 for each in ours for seconds in each.latencies]
        rows.append(
            {
                "callers": callers,
                "processes": doors,
                "calls/s": median(each.per_second for each in ours),
                "p50 ms": percentile(latencies, 50),
                "p99 ms": percentile(latencies, 99),
                "pgbench/s": median(each.per_second for each in theirs),
                "pgbench ms": median(each.milliseconds for each in theirs),
                "ratio": median(
                    mine.per_second / bare.per_second
                    for mine, bare in zip(ours, theirs, strict=True)
                ),
            }
        )
    Bench(
        name="registering",
        title="Registering calls over gRPC beside pgbench",
        note=f"{limit.statements} writes each; medians of {ROUNDS} turns of {SECONDS} s",
        rows=rows,
    ).show()
    assert _calls_in(calls_url) == (registered, registered)


def _calls_in(url: str) -> tuple[int, int]:
    """Count requests and the numbers given out: every answer is one entry, without a gap."""
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg2"), poolclass=NullPool)
    with engine.connect() as connection:
        row = connection.execute(
            text(
                "select (select count(*) from service_requests),"
                " (select sum(last_serial) from register_days)"
            )
        ).one()
    return int(row[0]), int(row[1])
