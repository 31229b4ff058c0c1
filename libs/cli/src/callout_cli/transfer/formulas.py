"""Which cells of a workbook's first sheet hold formulas.

The reader gives what a formula was computed to last, if anything; a table of files must not depend
on that, so the rows are refused.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b[^>]*?\br:id=\"([^\"]+)\"")
_LINK: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ID: Final = re.compile(rb"\bId=\"([^\"]+)\"")
_TARGET: Final = re.compile(rb"\bTarget=\"([^\"]+)\"")
_CELL: Final = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d+)\"[^>/]*>\s*<(?:\w+:)?f\b")
_LETTERS: Final = 26


def formula_cells(path: Path) -> Mapping[int, frozenset[int]]:
    """Return the columns with formulas by line; columns count from 0, lines from 1.

    Raises:
        ValueError: The workbook does not say where its first sheet is.
    """
    try:
        with zipfile.ZipFile(path) as book:
            sheet = book.read(_first_sheet(book))
    except (zipfile.BadZipFile, KeyError) as error:
        raise ValueError(f"no workbook: {error}") from error
    found: dict[int, set[int]] = {}
    for column, line in _CELL.findall(sheet):
        found.setdefault(int(line), set()).add(_number(column))
    return {line: frozenset(columns) for line, columns in found.items()}


def _first_sheet(book: zipfile.ZipFile) -> str:
    first = _SHEET.search(book.read(_BOOK))
    if first is None:
        raise ValueError("no workbook: it has no sheet")
    for link in _LINK.findall(book.read(_LINKS)):
        link_id, target = _ID.search(link), _TARGET.search(link)
        if link_id and target and link_id.group(1) == first.group(1):
            place = target.group(1).decode()
            return place.lstrip("/") if place.startswith("/") else f"xl/{place}"
    raise ValueError("no workbook: its first sheet is nowhere")


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number - 1
