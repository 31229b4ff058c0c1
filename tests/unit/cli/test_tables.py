"""Tables as they are read: CSV and XLSX, what is wrong with a file, what with a row."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from callout_cli.errors import UserError
from callout_cli.texts import Language, choose, chosen
from callout_cli.transfer.kinds import SHAPES, Kind
from callout_cli.transfer.refused import COLUMNS
from callout_cli.transfer.tables import LONGEST_CELL, Table, read_table

SHAPE = SHAPES[Kind.CUSTOMERS]
HEADER = ["customer_code", "branch_code", "name", "phone"]
ROW = ["K-1", "HZ01", "王先生", "13812345678"]


def table(path: Path, encoding: str = "utf-8") -> Table:
    return read_table(path, SHAPE, encoding)


def csv_file(folder: Path, text: str | bytes, name: str = "in.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rows_file(folder: Path, *rows: list[str]) -> Path:
    path = folder / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def xlsx_file(folder: Path, *rows: list[Any]) -> Path:
    path = folder / "in.xlsx"
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row)
    book.close()
    return path


def refused(folder: Path, path: Path, encoding: str = "utf-8") -> str:
    with pytest.raises(UserError) as trouble:
        table(path, encoding)
    return trouble.value.key


def test_a_row_is_known_by_the_line_it_begins_on(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        'customer_code,branch_code,name,phone\nK-1,HZ01,"王\n先生",110\n\nK-2,HZ01,丁,120\n',
    )
    found = table(path)
    assert [(row.line, row.cells[0]) for row in found.rows] == [(2, "K-1"), (5, "K-2")]
    assert found.texts(found.rows[0])["name"] == "王\n先生"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_read_in_the_encoding_it_was_written_in(tmp_path: Path, encoding: str) -> None:
    path = csv_file(tmp_path, ("客户编号,网点,客户名称,电话\n" + ",".join(ROW)).encode(encoding))
    given = "utf-8" if encoding == "utf-8-sig" else encoding
    found = table(path, given)
    assert found.texts(found.rows[0]) == dict(zip(HEADER, ROW, strict=True))


@pytest.mark.parametrize(
    ("content", "encoding", "key"),
    [
        ("客户编号".encode("gb18030"), "utf-8", "error.encoding"),
        ("客户编号".encode("utf-16"), "utf-8", "error.encoding"),
        (b"customer_code", "klingon", "error.no_encoding"),
        (b"", "utf-8", "error.table_empty"),
        (b"customer_code,name\n", "utf-8", "error.columns"),
        (b"customer_code,branch_code,name,phone,fax\n", "utf-8", "error.unknown_columns"),
        (b"customer_code,branch_code,name,phone,\n", "utf-8", "error.unknown_columns"),
        (b"customer_code,branch_code,name,phone,PHONE\n", "utf-8", "error.columns_twice"),
        (b'customer_code,branch_code,name,phone\n"K-1"x,HZ01,a,110\n', "utf-8", "error.csv"),
        (b'customer_code,branch_code,name,phone\n"K-1,HZ01,a,110\n', "utf-8", "error.csv"),
    ],
)
def test_a_file_that_is_no_table_is_refused_as_a_whole(
    tmp_path: Path, content: bytes, encoding: str, key: str
) -> None:
    assert refused(tmp_path, csv_file(tmp_path, content), encoding) == key


def test_a_file_that_is_not_there_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, tmp_path / "none.csv") == "error.file"
    assert refused(tmp_path, tmp_path / "none.xlsx") == "error.file"
    assert refused(tmp_path, csv_file(tmp_path, "x", "in.ods")) == "error.table_kind"
    assert refused(tmp_path, csv_file(tmp_path, "no zip", "in.xlsx")) == "error.not_xlsx"
    assert refused(tmp_path, csv_file(tmp_path, b"PK\x03\x04broken", "in.xlsx")) == "error.not_xlsx"


@pytest.mark.parametrize(
    ("cells", "field", "reason"),
    [
        (["K-1", "HZ01", "王"], "", "COLUMN_COUNT"),
        ([*ROW, "extra"], "", "COLUMN_COUNT"),
        (["K-1", "HZ01", "王\x00", "110"], "name", "CONTROL_CHARACTER"),
        (["K-1", "HZ01", "x" * (LONGEST_CELL + 1), "110"], "name", "FIELD_TOO_LONG"),
    ],
)
def test_a_row_that_cannot_be_sent_is_set_aside(
    tmp_path: Path, cells: list[str], field: str, reason: str
) -> None:
    found = table(rows_file(tmp_path, HEADER, ROW, cells))
    assert found.rows[0].refused is None
    trouble = found.rows[1].refused
    assert trouble is not None
    assert (trouble.line, trouble.field, trouble.reason) == (3, field, reason)


def test_the_corrected_file_of_refused_rows_can_be_brought_in(tmp_path: Path) -> None:
    path = rows_file(tmp_path, [*COLUMNS, *HEADER], [*("x" for _ in COLUMNS), *ROW])
    found = table(path)
    assert found.texts(found.rows[0]) == dict(zip(HEADER, ROW, strict=True))


def test_cells_of_a_workbook_are_written_as_a_table_has_them(tmp_path: Path) -> None:
    path = xlsx_file(
        tmp_path,
        [*HEADER, "first_contact_on", "maintenance_months", "address"],
        ["K-1", "HZ01", "王先生", 13812345678, dt.date(2026, 3, 1), 3.0, 1.5],
        ["K-2", "HZ01", "丁", "0571", "", "", True],
    )
    found = table(path)
    assert found.rows[0].cells == (
        *("K-1", "HZ01", "王先生", "13812345678", "2026-03-01", "3", "1.5"),
    )
    assert (found.rows[1].line, found.rows[1].cells[3:]) == (3, ("0571", "", "", "yes"))


def test_a_formula_is_not_a_value(tmp_path: Path) -> None:
    path = xlsx_file(
        tmp_path,
        HEADER,
        ROW,
        ["K-2", "HZ01", "=CONCATENATE(A2, B2)", "110"],
        ["K-3", "HZ01", "丁", "120"],
    )
    found = table(path)
    assert [row.refused is None for row in found.rows] == [True, False, True]
    trouble = found.rows[1].refused
    assert trouble is not None
    assert (trouble.line, trouble.field, trouble.reason) == (3, "name", "FORMULA_CELL")


def test_headings_are_known_in_both_languages() -> None:
    before = chosen()
    for language in Language:
        choose(language)
        for shape in SHAPES.values():
            assert [shape.column_of(shape.heading(each)) for each in shape.columns] == [
                *shape.columns
            ]
    choose(before)
