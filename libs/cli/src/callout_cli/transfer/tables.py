"""Reading a table: CSV or the first sheet of an XLSX workbook, every cell as a text."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import python_calamine

from callout_cli.errors import UserError
from callout_cli.transfer.disarming import as_written
from callout_cli.transfer.formulas import formula_cells
from callout_cli.transfer.kinds import Shape
from callout_cli.transfer.refused import COLUMNS as REFUSED_COLUMNS
from callout_cli.transfer.refused import Refused

LONGEST_CELL: Final = 5000
"""Characters; the longest field of the platform is shorter."""

_HUGE_FIELD: Final = 16 * 1024 * 1024
_ZIP: Final = b"PK"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row: the line of the file it begins on, its cells, and what is wrong with it."""

    line: int
    cells: tuple[str, ...]
    refused: Refused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as it was read; `columns` tell for each cell which column it is, None for none."""

    header: tuple[str, ...]
    columns: tuple[str | None, ...]
    rows: tuple[TableRow, ...]

    def texts(self, row: TableRow) -> dict[str, str]:
        """Return the cells of a row by column."""
        pairs = zip(self.columns, row.cells, strict=True)
        return {column: cell for column, cell in pairs if column is not None}


def read_table(path: Path, shape: Shape, encoding: str) -> Table:
    """Read a whole file.

    Args:
        path: `.csv` (comma separated, with a header) or `.xlsx`.
        shape: Which columns it should have.
        encoding: Of a CSV file.

    Raises:
        UserError: The file cannot be read, is not what its name says, lacks columns, or has
            columns twice or that nobody knows.
    """
    match path.suffix.lower():
        case ".csv":
            raw = _csv_rows(path, encoding)
        case ".xlsx":
            raw = _xlsx_rows(path)
        case _:
            raise UserError("error.table_kind", path=path)
    first = next(raw, None)
    if first is None:
        raise UserError("error.table_empty", path=path)
    header = tuple(cell.strip() for cell in first.cells)
    columns = _columns(path, header, shape)
    rows = tuple(_checked(row, header) for row in raw if any(cell.strip() for cell in row.cells))
    return Table(header=header, columns=columns, rows=rows)


def _columns(path: Path, header: Sequence[str], shape: Shape) -> tuple[str | None, ...]:
    columns = [shape.column_of(heading) for heading in header]
    unknown = [
        heading
        for heading, column in zip(header, columns, strict=True)
        if column is None and heading not in REFUSED_COLUMNS
    ]
    strangers = ", ".join(heading or "''" for heading in unknown)
    if missing := [column for column in shape.needed if column not in columns]:
        raise UserError(
            "error.columns", path=path, columns=_headings(shape, missing), unknown=strangers or "–"
        )
    if unknown:
        raise UserError("error.unknown_columns", path=path, columns=strangers)
    known = [column for column in columns if column is not None]
    if twice := sorted({column for column in known if known.count(column) > 1}):
        raise UserError("error.columns_twice", path=path, columns=_headings(shape, twice))
    return tuple(columns)


def _headings(shape: Shape, columns: Sequence[str]) -> str:
    return ", ".join(map(shape.heading, columns))


def _checked(row: TableRow, header: Sequence[str]) -> TableRow:
    """Set a row aside that cannot even be sent."""
    if row.refused is not None:
        field = header[int(row.refused.field)] if row.refused.field else ""
        refused = Refused(
            line=row.line,
            field=field,
            reason=row.refused.reason,
            rule="",
            detail=row.refused.detail,
        )
        return TableRow(line=row.line, cells=row.cells, refused=refused)
    if len(row.cells) != len(header):
        detail = f"{len(row.cells)} cells, {len(header)} in the header"
        return _refuse(row, header, "", "COLUMN_COUNT", detail)
    for heading, cell in zip(header, row.cells, strict=True):
        if "\x00" in cell:
            return _refuse(row, header, heading, "CONTROL_CHARACTER", "a null character")
        if len(cell) > LONGEST_CELL:
            detail = f"{len(cell)} characters, {LONGEST_CELL} at most"
            return _refuse(row, header, heading, "FIELD_TOO_LONG", detail)
    return row


def _refuse(row: TableRow, header: Sequence[str], field: str, reason: str, detail: str) -> TableRow:
    cells = (*row.cells, *[""] * len(header))[: max(len(header), len(row.cells))]
    refused = Refused(line=row.line, field=field, reason=reason, rule="", detail=detail)
    return TableRow(line=row.line, cells=cells, refused=refused)


def _csv_rows(path: Path, encoding: str) -> Iterator[TableRow]:
    csv.field_size_limit(_HUGE_FIELD)
    wanted = "utf-8-sig" if encoding.lower().replace("_", "-") in {"utf-8", "utf8"} else encoding
    line = 1
    try:
        with path.open(encoding=wanted, newline="") as file:
            reader = csv.reader(file, strict=True)
            for cells in reader:
                yield TableRow(line=line, cells=tuple(map(as_written, cells)))
                line = reader.line_num + 1
    except UnicodeError as error:
        raise UserError("error.encoding", path=path, encoding=encoding) from error
    except LookupError as error:
        raise UserError("error.no_encoding", encoding=encoding) from error
    except csv.Error as error:
        raise UserError("error.csv", path=path, line=line, why=error) from error
    except OSError as error:
        raise UserError("error.file", path=path, why=error.strerror) from error


def _xlsx_rows(path: Path) -> Iterator[TableRow]:
    try:
        with path.open("rb") as file:
            if file.read(2) != _ZIP:
                raise UserError("error.not_xlsx", path=path, why="no ZIP archive")
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
        formulas = formula_cells(path)
    except OSError as error:
        raise UserError("error.file", path=path, why=error.strerror) from error
    except (python_calamine.CalamineError, ValueError) as error:
        raise UserError("error.not_xlsx", path=path, why=error) from error
    for line, cells in enumerate(rows, 1):
        texts = tuple(map(_text, cells))
        refused = None
        if line in formulas:
            detail = "a formula; the file keeps only what it was computed to last"
            place = str(min(formulas[line]))
            refused = Refused(line=line, field=place, reason="FORMULA_CELL", rule="", detail=detail)
        yield TableRow(line=line, cells=texts, refused=refused)


def _text(cell: Any) -> str:
    """Write a cell as CSV would have it: whole numbers without a point, days without a time."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.datetime() | dt.date() | dt.time():
            return cell.isoformat()
        case _:
            return str(cell)
