"""What `callout stock count` and `callout stock report` read and write (P-14)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from google.type.date_pb2 import Date
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from callout.inventory.v1 import count_pb2 as counts
from callout.inventory.v1 import stock_report_service_pb2 as api
from callout_cli.commands.stock import app
from callout_cli.errors import UserError
from callout_cli.reports.counts import (
    DIFFERENCE_COLUMNS,
    DUE_COLUMNS,
    counted_line,
    decisions,
    difference_cells,
    due_cells,
    value_of,
)
from callout_cli.reports.stock import headings
from callout_cli.reports.stock_month import (
    month_cells,
    month_columns,
    sheet_columns,
    sheet_rows,
    write_csv,
    write_xlsx,
)
from callout_cli.texts import Language, choose, chosen
from callout_cli.transfer.formulas import formula_cells

COUNT = "3e2d1c0b-3333-4c7d-8e9f-1a2b3c4d5e6f"
MISSING = counts.CountDifference(
    bin_code="main", part_number="DISK", lot="SN-1", booked=1, units=-1, value="-80.00"
)
FOUND = counts.CountDifference(
    bin_code="A/1", part_number="PUMP", counted=3, units=3, value="900.00", is_decided=True
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = chosen()
    choose(Language.EN)
    yield
    choose(before)


def month(units: int, value: str) -> api.StockMonthLine:
    return api.StockMonthLine(
        opening=api.StockAmount(units=0, value="0.00"),
        received=api.StockAmount(units=units + 1, value=value),
        issued=api.StockAmount(units=-1, value="-0.50"),
        revalued="0.50",
        closing=api.StockAmount(units=units, value=value),
        **{
            field: api.StockAmount(value="0.00")
            for field in (
                *("begun", "sent_back", "returned", "transferred_in", "transferred_out"),
                *("counted", "scrapped", "other"),
            )
        },
    )


PARTS = [api.PartStockMonth(part_number="=P1", name="水泵", unit="个", line=month(4, "12.50"))]


@pytest.mark.parametrize(
    ("typed", "quantity", "lots"),
    [
        ("main/PUMP=7", 7, []),
        ("main/PUMP=0", 0, []),
        ("A-01/DISK=SN-1,SN-2", 2, [("SN-1", 1), ("SN-2", 1)]),
        ("main/DISK=123:1", 1, [("123", 1)]),
        ("main/GREASE=B1:3,B2:4", 7, [("B1", 3), ("B2", 4)]),
    ],
)
def test_a_line_is_read_as_it_is_typed(
    typed: str, quantity: int, lots: list[tuple[str, int]]
) -> None:
    line = counted_line(typed)
    assert f"{line.bin_code}/{line.part_number}" == typed.partition("=")[0]
    assert (line.quantity, [(lot.number, lot.quantity) for lot in line.lots]) == (quantity, lots)


@pytest.mark.parametrize(
    "typed", ["PUMP=7", "main/=7", "main/PUMP", "main/P=", "main/P=a:x", "/P=1"]
)
def test_a_line_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        counted_line(typed)


def test_every_difference_is_booked_but_what_is_to_be_left() -> None:
    found = decisions([MISSING, FOUND], "theft", ["main/DISK/SN-1"])
    assert [(each.units, each.is_posted, each.cause) for each in found] == [
        (-1, False, "theft"),
        (3, True, "theft"),
    ]
    with pytest.raises(UserError, match="main/VALVE"):
        decisions([MISSING], "theft", ["main/VALVE"])


def test_a_difference_shows_what_was_booked_and_counted_and_is_marked_when_it_is_left() -> None:
    cells = difference_cells(MISSING)
    assert cells == ["main", "DISK", "SN-1", "1", "0", "-1", "-80.00", "–"]
    assert difference_cells(FOUND)[5] == "+3 ✗"
    assert len(cells) == len(headings(DIFFERENCE_COLUMNS))
    assert value_of([MISSING, FOUND]) == "820.00"


def test_what_was_never_counted_says_so() -> None:
    never = counts.DueCount(part_number="PUMP", class_name="A", turnover="2700.00")
    known = counts.DueCount(
        part_number="PUMP",
        class_name="A",
        turnover="2700.00",
        counted_date=Date(year=2026, month=3, day=2),
        due_date=Date(year=2026, month=4, day=1),
    )
    assert due_cells(never)[3:] == ["never", "–"]
    assert due_cells(known)[3:] == ["2026-03-02", "2026-04-01"]
    assert len(due_cells(known)) == len(headings(DUE_COLUMNS))


def test_a_part_of_the_month_shows_every_way_it_came_and_went() -> None:
    cells = month_cells("PUMP", month(4, "12.50"))
    assert len(cells) == len(month_columns())
    assert cells == ["PUMP", "–", "–", "5", "–", "-1", *("–",) * 6, "4", "12.50"]


def test_a_table_of_the_month_opens_in_a_spreadsheet_with_its_sum(tmp_path: Path) -> None:
    path = tmp_path / "month.csv"
    choose(Language.ZH)
    write_csv(path, [sheet_columns(), *sheet_rows(PARTS, month(4, "12.50"))])
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    head, part, total = (row.split(",") for row in raw.decode("utf-8-sig").splitlines())
    assert head[:5] == ["备件", "名称", "单位", "期初", "期初（元）"]
    assert len(head) == len(part) == len(total) == 3 + 2 * 12 + 1
    # A text that would be a formula is disarmed; a figure below zero stays one.
    assert part[0] == "'=P1"
    assert (part[head.index("领用")], part[head.index("领用（元）")]) == ("-1", "-0.50")
    assert total[0] == "合计"


def test_a_workbook_of_the_month_holds_figures_as_figures(tmp_path: Path) -> None:
    path = tmp_path / "month.xlsx"
    write_xlsx(path, "2026-03", [sheet_columns(), *sheet_rows(PARTS, month(4, "12.50"))])
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("2026-03")
    head, part, total = sheet.to_python()
    assert (head[0], part[0], part[1], total[0]) == ("part", "=P1", "水泵", "Sum")
    assert part[head.index("issued")] == -1.0
    assert part[head.index("issued (CNY)")] == -0.5
    assert len(head) == len(part) == len(total)
    assert formula_cells(path) == {}


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "here").write_text("a file", "utf-8")
    path = tmp_path / "here" / "x.out"
    with pytest.raises(UserError):
        write_csv(path, [["x"]])
    with pytest.raises(UserError):
        write_xlsx(path, "2026-03", [["x"]])


@pytest.mark.parametrize(
    "arguments",
    [
        ["count", "due", "BJ01-W1", "--month", "2026-03"],
        ["count", "due", "BJ01-W1"],
        ["count", "open", "BJ01-W1", "--counter", "A", "--recounter", "B", "--by", "S", "--due"],
        ["count", "open", "W", "--counter", "A", "--recounter", "B", "--by", "S", "--bin", "x"],
        ["count", "list", "--warehouse", "BJ01-W1"],
        ["count", "show", COUNT],
        ["count", "enter", COUNT, "--by", "A", "--line", "main/P=1", "--at", "2026-03-02T08:00"],
        ["count", "differences", COUNT],
        ["count", "decide", COUNT, "--by", "S", "--cause", "theft", "--leave", "main/P"],
        ["count", "cancel", COUNT, "--by", "S", "--reason", "dark"],
        ["document", "count-sheet", COUNT],
        ["document", "transfer-note", COUNT],
        ["report", "BJ01-W1", "2026-03"],
        ["report", "BJ01-W1", "2026-03", "--xlsx", "x.xlsx"],
        ["report", "BJ01-W1", "2026-03", "--csv", "x.csv"],
    ],
)
def test_a_command_that_is_understood_asks_the_platform_which_is_not_up(
    arguments: list[str], tmp_path: Path
) -> None:
    told = CliRunner().invoke(app, [*arguments, "--data", str(tmp_path)])
    assert "No platform was ever started" in told.output


def test_one_kind_of_file_is_written_at_a_time(tmp_path: Path) -> None:
    told = CliRunner().invoke(
        app, ["report", "W", "2026-03", "--csv", "x", "--xlsx", "y", "--data", str(tmp_path)]
    )
    assert "one kind of file" in told.output
