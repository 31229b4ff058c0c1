"""Bringing 100,000 rows of each kind in out of tables, and taking out what can be taken out."""

from __future__ import annotations

import base64
import csv
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import psutil
import pytest

from bench.report import Bench
from callout.intake.v1 import intake_service_pb2 as pb
from callout_cli.client import Actor, Client
from callout_cli.transfer.incoming import Incoming
from callout_cli.transfer.kinds import SHAPES, Kind
from callout_cli.transfer.outgoing import pages, write_out
from callout_cli.transfer.tables import read_table
from testkit.identity import Identities
from testkit.processes import ServiceProcess

pytestmark = pytest.mark.bench

ROWS: Final = 100_000
MARK_S: Final = 60.0
BRANCHES: Final = [f"B{number:02d}" for number in range(20)]
CONTACT_KEYS: Final = f"bench:{base64.b64encode(b'b' * 32).decode()}"


class Silent:
    def total(self, steps: int | None) -> None: ...

    def done(self, steps: int = 1) -> None: ...


@contextmanager
def served(
    service: str, environ: Mapping[str, str], identities: Identities, folder: Path
) -> Iterator[Actor]:
    """Serve one service in a process of its own, whose id is the actor's subject."""
    keys = {"CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys)}
    api = ServiceProcess("chassis.serve", [service], {**environ, **keys}, folder / "api")
    with api as process:
        address = process.start()["api"]
        with Client(addresses=lambda _: address) as client:
            yield Actor(client=client, token=identities.token("admin"), subject=str(process.pid))
        process.terminate()


@pytest.fixture
def intake(
    database_of: Callable[[str], str], identities: Identities, tmp_path: Path
) -> Iterator[Actor]:
    environ = {
        "CALLOUT_INTAKE_DATABASE_URL": database_of("intake"),
        "CALLOUT_INTAKE_CONTACT_KEYS": CONTACT_KEYS,
    }
    with served("intake", environ, identities, tmp_path) as actor:
        for code in BRANCHES:
            actor.ask(
                pb.RegisterBranchRequest(
                    request_id=str(uuid4()), code=code, name=code, time_zone="Asia/Shanghai"
                ),
                pb.RegisterBranchResponse,
            )
        yield actor


@pytest.fixture
def inventory(
    database_of: Callable[[str], str], identities: Identities, tmp_path: Path
) -> Iterator[Actor]:
    environ = {"CALLOUT_INVENTORY_DATABASE_URL": database_of("inventory")}
    with served("inventory", environ, identities, tmp_path) as actor:
        yield actor


class Stopwatch:
    """Wall time, and what the command and the service computed together, in seconds."""

    def __init__(self, actor: Actor) -> None:
        self._service = psutil.Process(int(actor.subject))
        self._wall, self._cpu = time.monotonic(), self._computed()

    def row(self, kind: Kind, step: str) -> dict[str, Any]:
        wall = time.monotonic() - self._wall
        return {
            "kind": kind.value,
            "step": step,
            "seconds": wall,
            "rows/s": ROWS / wall,
            "cpu s": self._computed() - self._cpu,
        }

    def _computed(self) -> float:
        times = self._service.cpu_times()
        return float(times.user + times.system) + time.process_time()


def test_a_hundred_thousand_files_of_each_kind(intake: Actor, tmp_path: Path) -> None:
    kinds = (Kind.CUSTOMERS, Kind.PRODUCTS, Kind.CONTRACTS)
    _show("importing", [row for kind in kinds for row in _rows_of(intake, kind, tmp_path)])


def test_a_hundred_thousand_parts_their_codes_and_prices(inventory: Actor, tmp_path: Path) -> None:
    kinds = (Kind.PARTS, Kind.PART_CODES, Kind.PRICES)
    rows = [row for kind in kinds for row in _rows_of(inventory, kind, tmp_path)]
    _show("importing-parts", rows)
    assert max(row["seconds"] for row in rows) < MARK_S


def _show(name: str, rows: Sequence[dict[str, Any]]) -> None:
    Bench(
        name=name,
        title=f"{ROWS:,} rows of each kind, read, sent, checked and stored",
        note=(
            "`again` is the same table once more: nothing changes; `cpu s`: command and"
            " service together"
        ),
        rows=rows,
    ).show()


def _rows_of(actor: Actor, kind: Kind, folder: Path) -> Iterator[dict[str, Any]]:
    path, shape = folder / f"{kind}.csv", SHAPES[kind]
    _write(path, kind)
    for step, expected in (("first", (ROWS, 0)), ("again", (0, ROWS))):
        watch = Stopwatch(actor)
        brought = Incoming(actor, shape, uuid4()).run(read_table(path, shape, "utf-8"), Silent())
        assert (brought.added, brought.unchanged) == expected, brought.refused[:3]
        yield watch.row(kind, step)
    if shape.take is None:
        return
    watch = Stopwatch(actor)
    out = folder / f"{kind}.out.csv"
    assert write_out(out, shape, pages(actor, kind, shape, ""), Silent()) == ROWS
    yield watch.row(kind, "out")


def _write(path: Path, kind: Kind) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(SHAPES[kind].columns)
        for number in range(ROWS):
            writer.writerow(CELLS[kind](number))


def _customer(number: int) -> Sequence[object]:
    return [
        f"K{number:06d}", BRANCHES[number % len(BRANCHES)], f"客户{number}", f"138{number:08d}",
        f"杭州市西湖区文三路{number}号", "2026-01-05", "057188880000",
        f"联系人{number}|机房|139{number:08d}", "恒温机房", "双路供电", "除尘; 检漏", 3,
        "2026-12-01", "巡检",
    ]  # fmt: skip


def _product(number: int) -> Sequence[object]:
    return [
        f"K{number:06d}", "appliance", "KFR-35", f"S{number:06d}", f"69{number:08d}", "2026-01-05",
        "2026-01-09", "yes",
    ]  # fmt: skip


def _contract(number: int) -> Sequence[object]:
    return [
        f"HT{number:06d}", f"K{number:06d}", "maintenance", f"KFR-35|S{number:06d}", "除尘",
        "managed-service", 4, "12000.50", "2026-01-01", "2027-12-31", f"E{number % 50}",
    ]  # fmt: skip


def _part(number: int) -> Sequence[object]:
    return [f"P-{number:06d}", f"变频压缩机控制板{number}", "个", f"{number % 9000}.50", ""]


def _part_code(number: int) -> Sequence[object]:
    return [f"P-{number:06d}", "美的" if number % 2 else "", _gtin(number)]


def _price(number: int) -> Sequence[object]:
    return [f"P-{number:06d}", "2026-01-01", f"{number % 9000}.80"]


def _gtin(number: int) -> str:
    digits = f"690{number:09d}"
    weighted = (int(each) * (3 if place % 2 else 1) for place, each in enumerate(digits))
    return digits + str(-sum(weighted) % 10)


CELLS: Final[Mapping[Kind, Callable[[int], Sequence[object]]]] = {
    Kind.CUSTOMERS: _customer,
    Kind.PRODUCTS: _product,
    Kind.CONTRACTS: _contract,
    Kind.PARTS: _part,
    Kind.PART_CODES: _part_code,
    Kind.PRICES: _price,
}
