"""Eight processes on one hot part and on a thousand: nothing is oversold, nobody deadlocks."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event

from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.overseller import AT_ONCE, THOUSAND
from integration.inventory.test_stock_races import WORKERS, deadlocks, together
from inventory.domain.ids import ReceiptId, WarehouseCode
from inventory.domain.imported_parts import PartRow
from inventory.domain.ledger import SerialElsewhere
from inventory.domain.lots import Tracking
from inventory.handlers.import_parts import ImportParts, import_parts
from inventory.handlers.receive_stock import ReceiveStock, receive_stock
from unit.inventory.scene import ADMIN, BEIJING, DISK, KEEPER, PUMP, STORE, Scene, lot_line

pytestmark = pytest.mark.integration

PROCESSES, TRIES, THERE = 8, 24, 100
TESTS = Path(__file__).parents[2]
# The order that `inventory.ports` asks for. What is only inserted or shared by a key locks nothing.
RANK = {"branch": 1, "work_order": 2, "warehouse": 3, "requisition": 4, "stock": 5, "balance": 6}
LOCKING = re.compile(
    r"(?:\bfrom (?P<locked>\w+)\b.*\bfor (?:no key )?(?:update|share)"
    r"|^\s*update (?P<updated>\w+)\b)",
    re.IGNORECASE | re.DOTALL,
)


def url_of(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def started(database: Database, seed: int, order: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "integration.inventory.overseller",
            url_of(database),
            str(seed),
            str(TRIES),
            order,
        ],
        cwd=TESTS,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


Outcome = tuple[int, int, int]


def finished(process: subprocess.Popen[str]) -> tuple[Outcome, Outcome]:
    """Return how many were held, short and issued: of the hot part, and of the thousand."""
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    hot, thousand = said.splitlines()
    return outcome(hot), outcome(thousand)


def outcome(line: str) -> Outcome:
    held, short, issued = map(int, line.split())
    return held, short, issued


def total(outcomes: Iterable[Outcome]) -> Outcome:
    held, short, issued = (sum(each) for each in zip(*outcomes, strict=True))
    return held, short, issued


def test_eight_processes_oversell_nothing(real: Scene, database: Database) -> None:
    real.receive(PUMP=THERE, VALVE=THERE)
    a_thousand_on_the_shelf(real)
    processes = [started(database, seed, real.order(in_warranty=True)) for seed in range(PROCESSES)]
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == "ready"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        of_hot, of_thousand = zip(*map(finished, processes), strict=True)
    finally:
        for process in processes:
            process.kill()
            process.wait()
    held, short, issued = total(of_hot)
    assert (held, held + short) == (THERE, PROCESSES * TRIES)
    assert 0 < issued < held
    assert real.level(PUMP) == (THERE - issued, THERE - issued)
    held, short, issued = total(of_thousand)
    assert held + short == PROCESSES * TRIES
    assert 0 < issued < held
    assert short > 0
    with real.begin(ADMIN) as tx:
        levels = tx.stock.levels(STORE, THOUSAND)
    assert sum(level.on_hand for level in levels) == len(THOUSAND) - issued * AT_ONCE
    assert sum(level.reserved for level in levels) == (held - issued) * AT_ONCE
    assert violations(database) == {}
    assert deadlocks(database) == 0


def a_thousand_on_the_shelf(real: Scene, of_each: int = 1) -> None:
    """Register a thousand parts and receive some of each."""
    rows = tuple(
        PartRow(line=line, part_number=part, part_name=part, unit="个", unit_cost="5")
        for line, part in enumerate(THOUSAND)
    )
    with real.begin(ADMIN) as tx:
        assert import_parts(ImportParts(rows=rows, dry_run=False), tx).added == len(THOUSAND)
    real.receive_all(dict.fromkeys(THOUSAND, of_each))


@contextmanager
def locks_of(database: Database) -> Iterator[list[str]]:
    """Collect the tables whose rows are locked, in the order in which that happens."""
    tables: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if found := LOCKING.search(statement):
            table = found["locked"] or found["updated"]
            if table in RANK:
                tables.append(table)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield tables
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def test_rows_are_locked_in_one_order_whatever_is_done(real: Scene, database: Database) -> None:
    real.part(DISK, Tracking.SERIAL)
    real.bin("A-01")
    real.receive(PUMP=9)
    real.receive_lots(DISK, "SN-1", "SN-2")
    held, waiting = real.request(PUMP=3, DISK=1), real.request(PUMP=9)
    real.approve(held, ADMIN)
    steps: dict[str, Callable[[], object]] = {
        "issue": lambda: real.issue(held, lot_line(DISK, "SN-1")),
        "move": lambda: real.move_lots(DISK, "SN-2", to_bin="A-01"),
        "return": lambda: real.give_back(held, PUMP=1),
        "receive": lambda: real.receive(PUMP=9),
        "move back": lambda: real.move_lots(DISK, "SN-2", from_bin="A-01", to_bin="main"),
        "release": lambda: real.release(waiting),
        "reverse": lambda: real.reverse(real.last_entry()),
    }
    for name, step in steps.items():
        with locks_of(database) as tables:
            step()
        # Serving those who wait changes stock that the use case has locked before.
        first = list(dict.fromkeys(tables))
        assert first == sorted(first, key=RANK.__getitem__), (name, tables)
        if name != "release":
            assert {"stock", "balance"} <= set(first), name


def test_of_many_who_book_the_same_serials_at_once_one_does(
    real: Scene, database: Database
) -> None:
    real.part(DISK, Tracking.SERIAL)
    stores = [WarehouseCode(f"BJ01-W{number}") for number in range(2, 2 + WORKERS)]
    for store in stores:
        real.warehouse(store, BEIJING)
    done: Counter[str] = Counter()

    def work(worker: int) -> None:
        number = random.Random(worker)
        for batch in range(6):
            serials = [f"SN-{batch}-{each}" for each in range(5)]
            number.shuffle(serials)
            cmd = ReceiveStock(
                receipt_id=ReceiptId(str(UUID(int=number.getrandbits(128), version=4))),
                warehouse_code=stores[worker],
                lines=(lot_line(DISK, *serials),),
                document="DN",
            )
            try:
                real.do(receive_stock, cmd, KEEPER)
                done["booked"] += 1
            except SerialElsewhere:
                done["refused"] += 1

    together(work)
    assert done == {"booked": 6, "refused": 6 * (WORKERS - 1)}
    assert violations(database) == {}
    assert deadlocks(database) == 0
