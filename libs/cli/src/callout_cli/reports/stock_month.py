"""The in-out-stock report of a warehouse and month: for a terminal, as CSV, as a workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from callout.inventory.v1 import stock_report_service_pb2 as api
from callout_cli.errors import UserError
from callout_cli.texts import say
from callout_cli.transfer.disarming import disarmed
from callout_cli.transfer.whole_files import appearing_whole

# Field of the contract, and its heading.
AMOUNTS: Final = (
    ("opening", "col.opening"),
    ("begun", "col.begun"),
    ("received", "col.came_in"),
    ("sent_back", "col.sent_back"),
    ("issued", "col.issued"),
    ("returned", "col.returned"),
    ("transferred_in", "col.transferred_in"),
    ("transferred_out", "col.transferred_out"),
    ("counted", "col.count_differences"),
    ("scrapped", "col.scrapped"),
    ("other", "col.other"),
    ("closing", "col.closing"),
)
_WORDS: Final = 3  # part, name, unit

Cell = str | int | Decimal


def month_columns() -> list[str]:
    """Return the headings of a terminal's table: units, and what they are worth at last."""
    units = [f">{say(heading)}" for _, heading in AMOUNTS]
    return [say("col.part"), *units, f">{say('col.value')}"]


def month_cells(name: str, line: api.StockMonthLine) -> list[str]:
    """Write a part, or the sum, for a terminal; what did not move is a dash."""
    units = [getattr(line, field).units for field, _ in AMOUNTS]
    return [name, *(str(n) if n else "–" for n in units), line.closing.value]


def sheet_columns() -> list[Cell]:
    """Return the headings of a file: for each amount its units and its money."""
    pairs = [(say(heading), say("col.in_money", what=say(heading))) for _, heading in AMOUNTS]
    return [
        say("col.part"),
        say("col.part_name"),
        say("col.unit"),
        *(name for pair in pairs for name in pair),
        say("col.revalued"),
    ]


def sheet_rows(parts: Iterable[api.PartStockMonth], total: api.StockMonthLine) -> list[list[Cell]]:
    """Return the rows of a file; the last one is the sum."""
    rows = [_row((each.part_number, each.name, each.unit), each.line) for each in parts]
    return [*rows, _row((say("stock.month.sum"), "", ""), total)]


def write_csv(path: Path, rows: Sequence[Sequence[Cell]]) -> None:
    """Write a table; the file appears once it is whole.

    Raises:
        UserError: It cannot be written.
    """
    try:
        # With a byte order mark spreadsheet programs read Chinese as it was written.
        with (
            appearing_whole(path) as fresh,
            fresh.open("w", encoding="utf-8-sig", newline="") as file,
        ):
            writer = csv.writer(file)
            for row in rows:
                writer.writerow([disarmed(c) if isinstance(c, str) else c for c in row])
    except OSError as error:
        raise UserError("error.file", path=path, why=error) from error


def write_xlsx(path: Path, title: str, rows: Sequence[Sequence[Cell]]) -> None:
    """Write a workbook of one sheet: headings on top, the sum below in bold, figures as figures.

    Raises:
        UserError: It cannot be written.
    """
    try:
        with appearing_whole(path) as fresh, xlsxwriter.Workbook(str(fresh)) as book:
            sheet = book.add_worksheet(title)
            sheet.freeze_panes(1, _WORDS)
            sheet.set_column(0, 1, 24)
            plain, bold = (_styles(book, is_bold=each) for each in (False, True))
            for place, row in enumerate(rows):
                words, units, money = bold if place in {0, len(rows) - 1} else plain
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        # Always a text: nothing becomes a formula.
                        sheet.write_string(place, column, cell, words)
                    else:
                        style = money if isinstance(cell, Decimal) else units
                        sheet.write_number(place, column, cell, style)
    except (OSError, xlsxwriter.exceptions.XlsxWriterException) as error:
        raise UserError("error.file", path=path, why=error) from error


def _styles(book: Any, *, is_bold: bool) -> tuple[Any, Any, Any]:
    """Return how words, units and money look."""
    weight = {"bold": is_bold}
    return (
        book.add_format(weight),
        book.add_format({**weight, "num_format": "0"}),
        book.add_format({**weight, "num_format": "0.00"}),
    )


def _row(words: tuple[str, str, str], line: api.StockMonthLine) -> list[Cell]:
    amounts = [getattr(line, field) for field, _ in AMOUNTS]
    figures = (figure for amount in amounts for figure in (amount.units, Decimal(amount.value)))
    return [*words, *figures, Decimal(line.revalued)]
