"""Pages of stock, ledger and balances of 200,000 parts in 50 warehouses and 10 million entries.

A hundredth of it and all of it take turns within one run. The reads are those behind the RPCs, on
the real store without the door in front, whose share is the same at any size.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Final

import pytest
from sqlalchemy import text

from bench.report import Bench, percentile
from bench.stock_history import WAREHOUSES, fill
from chassis.db import Database
from chassis.unit_of_work import ALL, Principal, UnitOfWork
from inventory.bootstrap import opening
from inventory.domain.cells import Cells
from inventory.domain.ids import CellCode, PartNumber, WarehouseCode
from inventory.ports import BalanceFilter, StockFilter, Tx

pytestmark = pytest.mark.bench

PARTS: Final = int(os.environ.get("CALLOUT_TEST_BENCH_PARTS", "200000"))
ENTRIES: Final = PARTS * WAREHOUSES
SHARE: Final = 100
PAGE: Final = 25
TURNS, SAMPLES, WARM_UP = 5, 200, 30
FLAT: Final = 2.0
ADMIN: Final = Principal(subject="bench", role="admin", branches=ALL)
KEEPER: Final = Principal(subject="bench", role="storekeeper", branches=frozenset({"B007"}))
_TOUCHED: Final = (
    "select blks_hit + blks_read from pg_stat_database where datname = current_database()"
)


@dataclass(frozen=True, kw_only=True)
class Books:
    """One company's store, and dice to choose where to look."""

    parts: int
    database: Database
    uow: UnitOfWork[Tx]
    dice: random.Random = field(default_factory=lambda: random.Random(20261122))

    def warehouse(self) -> WarehouseCode:
        return WarehouseCode(f"B{self.dice.randint(1, WAREHOUSES):03}-W1")

    def part(self) -> PartNumber:
        return PartNumber(f"P{self.dice.randint(1, self.parts - PAGE):06}")

    def entry(self) -> int:
        return self.dice.randrange(self.parts * WAREHOUSES * 9 // 10)


Read = Callable[[Books, Tx], int]


def stock_of_warehouse(books: Books, tx: Tx) -> int:
    wanted = StockFilter(warehouse_code=books.warehouse())
    return len(tx.views.stock(wanted, (wanted.warehouse_code, books.part()), PAGE))


def stock_of_part(books: Books, tx: Tx) -> int:
    return len(tx.views.stock(StockFilter(part_number=books.part()), None, PAGE))


def stock_seen(books: Books, tx: Tx) -> int:
    return len(tx.views.stock(StockFilter(), ("B007-W1", books.part()), PAGE))


def ledger(books: Books, tx: Tx) -> int:
    return len(tx.views.ledger(StockFilter(), books.entry(), PAGE))


def ledger_of_warehouse(books: Books, tx: Tx) -> int:
    return len(tx.views.ledger(StockFilter(warehouse_code=books.warehouse()), books.entry(), PAGE))


def ledger_of_part(books: Books, tx: Tx) -> int:
    return len(tx.views.ledger(StockFilter(part_number=books.part()), None, PAGE))


def ledger_of_both(books: Books, tx: Tx) -> int:
    wanted = StockFilter(warehouse_code=books.warehouse(), part_number=books.part())
    return len(tx.views.ledger(wanted, None, PAGE)) + 1  # there may be none


def balances(books: Books, tx: Tx) -> int:
    code = books.warehouse()
    after = (f"warehouse:{code}", books.part(), "")
    return len(tx.views.balances(BalanceFilter(warehouse_code=code), after, PAGE))


def balances_then(books: Books, tx: Tx) -> int:
    code = books.warehouse()
    at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=5 * books.entry())
    wanted = BalanceFilter(warehouse_code=code, part_number=books.part(), as_of=at)
    return len(tx.views.balances(wanted, None, PAGE)) + 1  # there may be none


LISTS: Final[dict[str, tuple[Read, Principal]]] = {
    "stock of a warehouse": (stock_of_warehouse, ADMIN),
    "stock of a part": (stock_of_part, ADMIN),
    "stock, all": (stock_seen, ADMIN),
    "stock, one branch": (stock_seen, KEEPER),
    "ledger, all": (ledger, ADMIN),
    "ledger, one branch": (ledger, KEEPER),
    "ledger of a warehouse": (ledger_of_warehouse, ADMIN),
    "ledger of a part": (ledger_of_part, ADMIN),
    "ledger of a part in a warehouse": (ledger_of_both, ADMIN),
    "balances of a warehouse": (balances, ADMIN),
    "balance at a past instant": (balances_then, ADMIN),
}


@pytest.fixture
def companies(database_of: Callable[[str], str]) -> Iterator[list[Books]]:
    made = []
    for parts in (PARTS // SHARE, PARTS):
        database = Database(
            database_of("inventory"), pool_size=2, statement_timeout=timedelta(minutes=30)
        )
        began = time.perf_counter()
        fill(database, parts, parts * WAREHOUSES)
        print(f"{parts * WAREHOUSES:,} entries filled in {time.perf_counter() - began:.0f} s")
        uow = UnitOfWork(
            database, opening(Cells(own=CellCode("bench"))), source="inventory", cell="bench"
        )
        made.append(Books(parts=parts, database=database, uow=uow))
    yield made
    for books in made:
        books.database.dispose()


def test_a_page_costs_the_same_however_long_the_books_are(companies: list[Books]) -> None:
    rows: list[dict[str, float | int | str]] = []
    for name, (read, who) in LISTS.items():
        turns: dict[int, list[list[float]]] = {books.parts: [] for books in companies}
        for books in companies:
            for _ in range(WARM_UP):
                spent(books, read, who)
        for _ in range(TURNS):
            turn: dict[int, list[float]] = {books.parts: [] for books in companies}
            for _ in range(SAMPLES):
                for books in companies:
                    turn[books.parts].append(spent(books, read, who) * 1000)
            for parts, latencies in turn.items():
                turns[parts].append(latencies)
        small, large = (
            {
                percent: median(percentile(each, percent) for each in turns[books.parts])
                for percent in (50, 99)
            }
            for books in companies
        )
        rows.append(
            {
                "list": name,
                "p50 1 %": small[50],
                "p50 all": large[50],
                "p99 1 %": small[99],
                "p99 all": large[99],
                "growth": round(large[99] / small[99], 2),
                "blocks 1 %": blocks(companies[0], read, who),
                "blocks all": blocks(companies[1], read, who),
            }
        )
    Bench(
        name="stock-lists",
        title=f"Pages of {PAGE} in ms: {PARTS:,} parts in {WAREHOUSES} warehouses,"
        f" {ENTRIES:,} entries; and a hundredth of it",
        note=f"medians of {TURNS} turns of {SAMPLES}; `growth`: p99 of all over p99 of a hundredth",
        rows=rows,
    ).show()
    assert {row["list"]: row["growth"] for row in rows if float(row["growth"]) > FLAT} == {}


def spent(books: Books, read: Read, who: Principal) -> float:
    began = time.perf_counter()
    with books.uow.read(who) as tx:
        found = read(books, tx)
    took = time.perf_counter() - began
    assert found > 0
    return took


def blocks(books: Books, read: Read, who: Principal) -> int:
    """Count what one page touches: the same on a busy machine as on an idle one."""
    before = touched(books.database)
    for _ in range(WARM_UP):
        spent(books, read, who)
    return (touched(books.database) - before) // WARM_UP


def touched(database: Database) -> int:
    with database.autocommit() as connection:
        connection.execute(text("select pg_stat_force_next_flush()"))
    with database.autocommit() as connection:
        return int(connection.execute(text(_TOUCHED)).scalar_one())
