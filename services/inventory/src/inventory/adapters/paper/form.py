"""A paper before it is drawn: what stands where, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Language(StrEnum):
    """Language of a paper's words; names stay as they were written."""

    ZH_CN = "zh-CN"
    EN = "en"


class Cell(StrEnum):
    """How the cells of a column are shown."""

    TEXT = "text"
    FIGURE = "figure"
    CODE = "code"
    """As a bar code, without words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; the widths of all together are shared out over the page.

    Args:
        width: Share of the page's width.
    """

    heading: str
    width: float
    cell: Cell = Cell.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A paper with a table, in one or several copies.

    Args:
        title: What it is.
        number: What people call it by.
        code: Printed as a QR code; what a scanner looks up.
        at: The instant of its facts (UTC); nothing of a paper tells when it was printed.
        facts: Labels and texts above the table.
        rows: One text for each column; a code column's is encoded.
        notes: Sentences below the table.
        signatures: Who signs, each beside a line.
        copies: The mark of each copy; each begins with its own first page.
        page_mark: Words for page {page} of {pages}.
    """

    title: str
    number: str
    code: str
    at: datetime
    facts: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    signatures: tuple[str, ...]
    page_mark: str
    notes: tuple[str, ...] = ()
    copies: tuple[str, ...] = ("",)
