"""Reservations per second beside Tryton's stock, by eight processes on the same server.

One unit a transaction, of one hot part and of a thousand. Ours is a requisition for a work order
with its event in the outbox; theirs a move to a customer that is assigned. Neither goes over a
network: both are called in the process.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from time import perf_counter
from typing import Final

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from bench.peers import new_tryton, python_of_peers
from bench.report import Bench
from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.conftest import begin_in
from integration.inventory.test_oversell import a_thousand_on_the_shelf, url_of
from integration.inventory.test_stock_races import deadlocks
from unit.inventory.scene import Scene

pytestmark = pytest.mark.bench

AIM: Final = 10
PROCESSES, OURS, THEIRS = 8, 200, 10
ROUNDS: Final = 3
THERE: Final = 100_000
TESTS: Final = Path(__file__).parents[1]
SEEDS: Final = count(1)


@contextmanager
def process(command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command, cwd=TESTS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        try:
            yield started
        finally:
            started.kill()


def rate(command: Callable[[int], Sequence[str]]) -> float:
    """Return how many units eight processes reserve in a second; every try has to succeed."""
    with ExitStack() as stack:
        working = [stack.enter_context(process(command(seed))) for seed in islice(SEEDS, PROCESSES)]
        for each in working:
            assert each.stdout is not None
            assert each.stdout.readline().strip() == "ready"
        began = perf_counter()
        for each in working:
            assert each.stdin is not None
            each.stdin.write("go\n")
            each.stdin.flush()
        held = 0
        for each in working:
            said, _ = each.communicate(timeout=600)
            assert each.returncode == 0
            got, missed = map(int, said.split())
            assert missed == 0
            held += got
        return held / (perf_counter() - began)


@pytest.fixture
def callout(database_of: Callable[[str], str]) -> Iterator[Callable[[int], float]]:
    """Inventory with a thousand parts; returns the rate on so many of them."""
    database = Database(
        database_of("inventory"), pool_size=2, statement_timeout=timedelta(seconds=60)
    )
    scene = Scene(begin_in(database)).set_up()
    a_thousand_on_the_shelf(scene, of_each=THERE)

    def measured(parts: int) -> float:
        order = scene.order()
        return rate(
            lambda seed: [
                *(sys.executable, "-m", "bench.reserver", url_of(database)),
                *(str(seed), str(OURS), order, str(parts)),
            ]
        )

    yield measured
    assert violations(database) == {}
    assert deadlocks(database) == 0
    database.dispose()


@pytest.fixture
def tryton(plumbing_database: str, tmp_path: Path) -> Iterator[Callable[[int], float]]:
    """Tryton with a thousand parts on the same server; returns the rate on so many of them."""
    server = make_url(plumbing_database)
    name = "callout_bench_tryton"
    admin = create_engine(
        server.set(drivername="postgresql+psycopg2"),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    config = tmp_path / "trytond.conf"
    address = server.set(drivername="postgresql", database="").render_as_string(hide_password=False)
    config.write_text(f"[database]\nuri = {address}\npath = {tmp_path}\n", "utf-8")
    program = python_of_peers()
    script = str(Path(__file__).with_name("tryton_stock.py"))
    with admin.connect() as connection:
        connection.execute(text(f"drop database if exists {name} with (force)"))
        connection.execute(text(f"create database {name}"))
    try:
        new_tryton(program, config, name)
        prepare = [str(program), script, "prepare", str(config), name, "1000", str(THERE)]
        subprocess.run(prepare, check=True)

        def measured(parts: int) -> float:
            return rate(
                lambda seed: [
                    *(str(program), script, "reserve", str(config), name),
                    *(str(parts), str(THEIRS), str(seed)),
                ]
            )

        yield measured
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"drop database if exists {name} with (force)"))


def test_reservations_are_at_least_ten_times_as_many(
    callout: Callable[[int], float], tryton: Callable[[int], float]
) -> None:
    rows = []
    for parts in (1, 1000):
        for _ in range(ROUNDS):  # one after the other, so that both meet the same machine
            ours, theirs = callout(parts), tryton(parts)
            rows.append(
                {"parts": parts, "callout/s": ours, "tryton/s": theirs, "times": ours / theirs}
            )
    Bench(
        name="reserving",
        title=f"Reservations per second, {PROCESSES} processes",
        rows=rows,
        note=f"The aim is {AIM} times.",
    ).show()
    for parts in (1, 1000):
        times = sorted(float(row["times"]) for row in rows if row["parts"] == parts)
        assert times[ROUNDS // 2] >= AIM
