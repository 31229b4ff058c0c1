"""`callout import` of parts, codes and prices against the real inventory on a real database."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter

from callout_cli.folder import PlatformFolder
from callout_cli.texts import Language
from callout_cli.transfer.kinds import SHAPES, Kind
from callout_cli.transfer.refused import COLUMNS
from callout_cli.transfer.tables import read_table
from integration.cli.store import Store, open_store

pytestmark = pytest.mark.integration

PARTS = ["part_number", "part_name", "unit", "unit_cost"]
CODES = ["part_number", "supplier", "code"]
PRICES = ["part_number", "effective_on", "unit_cost"]
BINS = ["warehouse_code", "bin_code"]
OPENING = ["warehouse_code", "bin_code", "part_number", "lot", "quantity"]
GTIN = "4006381333931"


@pytest.fixture
def store(database_of: Callable[[str], str], tmp_path: Path) -> Iterator[Store]:
    with open_store(database_of("inventory"), PlatformFolder(tmp_path / "platform")) as opened:
        yield opened


def table(path: Path, header: list[str], *rows: list[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def workbook(path: Path, header: list[str], *rows: list[str]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate([header, *rows]):
            sheet.write_row(place, 0, row)
    return path


def part(number: int) -> list[str]:
    return [f"P-{number:05d}", f"控制板{number}", "个", "12.50"]


def figures(told: dict[str, object]) -> tuple[object, object, object]:
    return told["added"], told["unchanged"], told["refused"]


def count(store: Store, name: str) -> int:
    return int(store.door.rows(f"select count(*) from {name}")[0][0])


@pytest.mark.parametrize("write", [table, workbook])
def test_a_part_list_goes_in_once_however_often_it_is_brought(
    store: Store, tmp_path: Path, write: Callable[..., Path]
) -> None:
    suffix = "csv" if write is table else "xlsx"
    path = write(tmp_path / f"parts.{suffix}", PARTS, *map(part, range(1200)))
    dry = store.answer("import", str(path), "--kind", "parts", "--dry-run")
    assert figures(dry) == (1200, 0, 0)
    assert (count(store, "part"), count(store, "request_log")) == (0, 0)
    for expected in ((1200, 0, 0), (0, 1200, 0)):
        assert figures(store.answer("import", str(path), "--kind", "parts")) == expected
    assert count(store, "part") == 1200


def test_codes_and_prices_follow_the_parts(store: Store, tmp_path: Path) -> None:
    store.answer(
        "import", str(table(tmp_path / "p.csv", PARTS, part(1), part(2))), "--kind", "parts"
    )
    codes = table(tmp_path / "c.csv", CODES, ["P-00001", "", GTIN], ["P-00002", "美的", "A-1"])
    prices = workbook(tmp_path / "l.xlsx", PRICES, ["P-00001", "2026-04-01", "13.20"])
    for path, kind, rows in ((codes, "part-codes", 2), (prices, "prices", 1)):
        assert figures(store.answer("import", str(path), "--kind", kind)) == (rows, 0, 0)
        assert figures(store.answer("import", str(path), "--kind", kind)) == (0, rows, 0)
    assert [tuple(row) for row in store.door.rows("select * from part_code order by 1")] == [
        ("", "0" + GTIN, "P-00001"),
        ("美的", "A-1", "P-00002"),
    ]
    assert str(store.door.rows("select unit_cost from part_price")[0][0]) == "13.20"


def test_bins_and_opening_stock_follow_the_parts(store: Store, tmp_path: Path) -> None:
    store.door.set_up()
    parts = table(tmp_path / "p.csv", PARTS, part(1), part(2))
    store.answer("import", str(parts), "--kind", "parts")
    bins = table(tmp_path / "b.csv", BINS, ["BJ01-W1", "A-01"], ["NONE", "A-01"])
    assert figures(store.answer("import", str(bins), "--kind", "bins")) == (1, 0, 1)
    stock = workbook(
        tmp_path / "s.xlsx",
        OPENING,
        ["BJ01-W1", "A-01", "P-00001", "", "5"],
        ["BJ01-W1", "", "P-00002", "", "7"],
        ["BJ01-W1", "Z-99", "P-00002", "", "7"],
    )
    dry = store.answer("import", str(stock), "--kind", "opening-stock", "--dry-run")
    assert (figures(dry), count(store, "entry")) == ((2, 0, 1), 0)
    for expected in ((2, 0, 1), (0, 2, 1)):
        told = store.answer("import", str(stock), "--kind", "opening-stock")
        assert figures(told) == expected
    found = store.door.rows("select account, part_number, quantity from balance order by account")
    assert [tuple(row) for row in found] == [
        ("warehouse:BJ01-W1", "P-00002", 7),
        ("warehouse:BJ01-W1/A-01", "P-00001", 5),
    ]


def test_refused_rows_are_told_with_line_reason_and_rule_in_a_file_to_be_corrected(
    store: Store, tmp_path: Path
) -> None:
    path = table(
        tmp_path / "in.csv",
        PARTS,
        part(1),
        ["泵-1", "水泵", "个", "1"],
        part(1),
        ["P-2", "", "个", "1"],
        ["P-3", "水泵", "个", "一元"],
        ["P-4", "水泵", "个", "9999999999"],
    )
    refused = tmp_path / "refused.csv"
    told = store.answer("import", str(path), "--kind", "parts", "--refused-file", str(refused))
    assert figures(told) == (1, 0, 5)
    with refused.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert header == [*COLUMNS, *PARTS]
    assert [tuple(row[:4]) for row in rows] == [
        ("3", "part_number", "PART_NUMBER_INVALID", "P-01"),
        ("4", "part_number", "DUPLICATE_IN_FILE", ""),
        ("5", "part_name", "FIELD_MISSING", "P-01"),
        ("6", "unit_cost", "NOT_A_NUMBER", "P-01"),
        ("7", "unit_cost", "UNIT_COST_INVALID", "P-02"),
    ]
    corrected = table(tmp_path / "again.csv", header, [*rows[0][:5], "PUMP-1", "水泵", "个", "1"])
    assert figures(store.answer("import", str(corrected), "--kind", "parts")) == (1, 0, 0)
    store.answer(
        "import", str(path), "--kind", "parts", "--refused-file", str(refused), "--lang", "zh"
    )
    assert "备件号只能含字母" in refused.read_text("utf-8-sig")


@pytest.mark.parametrize("kind", [kind for kind in Kind if SHAPES[kind].take is None])
@pytest.mark.parametrize("lang", list(Language))
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_template_has_every_heading_and_brings_nothing(
    store: Store, tmp_path: Path, kind: Kind, lang: Language, suffix: str
) -> None:
    path = tmp_path / f"empty.{suffix}"
    told = store.run("import", str(path), "--kind", kind, "--template", "--lang", lang.value)
    assert told.exit_code == 0, told.output
    assert read_table(path, SHAPES[kind], "utf-8").columns == SHAPES[kind].columns
    assert store.answer("import", str(path), "--kind", kind)["rows"] == 0


def test_what_is_only_brought_in_is_not_taken_out(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    result = store.run("export", str(out), "--kind", "parts")
    assert result.exit_code == 2
    assert "只能导入" in result.stderr
    assert not out.exists()


def test_an_import_killed_half_way_is_finished_by_the_next_run(
    store: Store, tmp_path: Path
) -> None:
    rows = 20_000
    path = table(tmp_path / "parts.csv", PARTS, *map(part, range(rows)))
    command = [
        *(sys.executable, "-c", "from callout_cli.main import main; main()"),
        *("import", str(path), "--kind", "parts", "--data", str(store.folder)),
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    until = time.monotonic() + 120
    while count(store, "part") == 0:
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    some = count(store, "part")
    assert 0 < some < rows
    told = store.answer("import", str(path), "--kind", "parts")
    assert int(told["added"]) + int(told["unchanged"]) == rows
    assert int(told["unchanged"]) >= some
    assert count(store, "part") == rows
