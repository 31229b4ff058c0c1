"""Registering and listing with 10,000, 100,000 and 1,000,000 requests in the database.

The sizes take turns within one run, so that what else the machine does troubles all of them. The
use cases run on the real store without the door in front, whose share is the same at any size.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Final
from uuid import uuid4

import pytest
from sqlalchemy import text

from bench.register_history import BRANCHES, fill
from bench.register_lists import FULL, LISTS, PAGE, Ask, Register, id_of
from bench.report import Bench, percentile
from chassis.db import Database
from chassis.unit_of_work import ALL, Principal, UnitOfWork
from intake.adapters.contact_cipher import ContactCipher
from intake.bootstrap import opening
from intake.domain.listing import RequestFilter
from intake.domain.registration import RegisterCall
from intake.domain.vocabulary import Channel, Handling, Impact, Purpose
from intake.handlers.list_first_in_line import list_first_in_line
from intake.handlers.register_call import register_call

pytestmark = pytest.mark.bench

SIZES: Final = (10_000, 100_000, 1_000_000)
TURNS: Final = 7
SAMPLES: Final = 150  # of each list, size and turn
WARM_UP: Final = 20
FLAT: Final = 2.0
CONTACT_KEYS: Final = "bench:YmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmI="
ADMIN: Final = Principal(subject="bench", role="admin", branches=ALL)
THREE_BRANCHES: Final = Principal(
    subject="bench", role="supervisor", branches=frozenset(BRANCHES[1::3])
)
_TOUCHED: Final = (
    "select blks_hit + blks_read from pg_stat_database where datname = current_database()"
)


@pytest.fixture
def registers(database_of: Callable[[str], str]) -> Iterator[list[Register]]:
    cipher = ContactCipher.from_text(CONTACT_KEYS)
    open_tx = opening(CONTACT_KEYS, [timedelta(hours=1)])
    made, databases = [], []
    for requests in SIZES:
        database = Database(
            database_of("intake"), pool_size=2, statement_timeout=timedelta(minutes=20)
        )
        databases.append(database)
        began = time.perf_counter()
        fill(database, requests, cipher)
        print(f"{requests:,} requests filled in {time.perf_counter() - began:.0f} s")
        uow = UnitOfWork(database, open_tx, source="intake", cell="bench")
        made.append(
            Register(requests=requests, database=database, uow=uow, dice=random.Random(requests))
        )
    yield made
    for database in databases:
        database.dispose()


def test_a_page_and_a_call_cost_the_same_however_long_the_register_is(
    registers: list[Register],
) -> None:
    timed: dict[str, Callable[[Register], float]] = {
        "registering": registering,
        "first in line": line,
        "all of three branches": three_branches,
        **{name: listed(name, ask) for name, ask in LISTS.items()},
    }
    spent: dict[tuple[str, int], list[list[float]]] = {}
    for time_one in timed.values():
        for register in registers:
            for _ in range(WARM_UP):
                time_one(register)
    for _ in range(TURNS):
        for name, time_one in timed.items():
            turn: dict[int, list[float]] = {size: [] for size in SIZES}
            for _ in range(SAMPLES):
                for register in registers:
                    turn[register.requests].append(time_one(register) * 1000)
            for size, latencies in turn.items():
                spent.setdefault((name, size), []).append(latencies)
    rows = [_row(name, spent, registers, time_one) for name, time_one in timed.items()]
    Bench(
        name="listing",
        title=f"Registering, and pages of {PAGE}, in ms: p50 and p99 by requests in the database",
        note=(
            f"medians of {TURNS} turns of {SAMPLES}; `growth`: p99 at 1 M over p99 at 10 K;"
            " `blocks`: 8 KiB pages of tables and indexes that PostgreSQL touches for one"
        ),
        rows=rows,
    ).show()
    assert {row["list"]: row["growth"] for row in rows if float(row["growth"]) > FLAT} == {}


def _row(
    name: str,
    spent: Mapping[tuple[str, int], list[list[float]]],
    registers: list[Register],
    time_one: Callable[[Register], float],
) -> dict[str, float | str]:
    def of(size: int, percent: int) -> float:
        return median(percentile(turn, percent) for turn in spent[name, size])

    small, middle, large = SIZES
    return {
        "list": name,
        "p50 10 K": of(small, 50),
        "p50 1 M": of(large, 50),
        "p99 10 K": of(small, 99),
        "p99 100 K": of(middle, 99),
        "p99 1 M": of(large, 99),
        "growth": round(of(large, 99) / of(small, 99), 2),
        "blocks 10 K": _blocks(registers[0], time_one),
        "blocks 1 M": _blocks(registers[-1], time_one),
    }


def _blocks(register: Register, time_one: Callable[[Register], float]) -> int:
    """Count what one page or call touches: the same on a busy machine as on an idle one."""
    before = _touched(register.database)
    for _ in range(WARM_UP):
        time_one(register)
    return (_touched(register.database) - before) // WARM_UP


def _touched(database: Database) -> int:
    with database.autocommit() as connection:
        connection.execute(text("select pg_stat_force_next_flush()"))
    with database.autocommit() as connection:
        return int(connection.execute(text(_TOUCHED)).scalar_one())


def listed(name: str, ask: Ask) -> Callable[[Register], float]:
    def time_one(register: Register) -> float:
        read = ask(register)
        began = time.perf_counter()
        with register.uow.read(ADMIN) as tx:
            rows = read(tx)
        spent = time.perf_counter() - began
        is_full = name in FULL and register.requests == SIZES[-1]
        assert rows == PAGE or not is_full, f"{name}: {rows}"
        return spent

    return time_one


def three_branches(register: Register) -> float:
    began = time.perf_counter()
    with register.uow.read(THREE_BRANCHES) as tx:
        page = tx.service_requests.page(RequestFilter(open_only=True), "", PAGE)
    assert len(page.rows) == PAGE
    return time.perf_counter() - began


def line(register: Register) -> float:
    began = time.perf_counter()
    with register.uow.read(ADMIN) as tx:
        page = list_first_in_line(register.branch, None, PAGE, tx, datetime.now(UTC))
    assert len(page.rows) == PAGE
    return time.perf_counter() - began


def registering(register: Register) -> float:
    customer = register.dice.randint(2, register.requests // 5)
    now = datetime.now(UTC)
    call = RegisterCall(
        request_id=str(uuid4()),
        branch=BRANCHES[customer % len(BRANCHES)],
        channel=Channel.PHONE,
        purpose=Purpose.FAULT,
        customer_id="",
        installed_product_id=id_of(f"product {customer}"),
        product_line="",
        product_model="",
        symptom_code=f"FAULT-{uuid4().hex[:12]}",
        symptom="空调不制冷，室外机有异响，客户在家等候上门",
        impact=Impact.CAPACITY_LOST,
        interrupted=None,
        severity=None,
        caused_by_people=False,
        handling=Handling.ON_SITE,
        sla_pack="",
        received_at=now,
        external_ref="",
        historical=False,
        another_fault=True,
    )
    began = time.perf_counter()
    with register.uow.begin(ADMIN) as work:
        register_call(call, work.tx, now)
    return time.perf_counter() - began
