"""Pages, texts and bar codes on paper: what the layouts share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import pylopdf_fonts_zh_cn
from fpdf import FPDF
from fpdf.enums import MethodReturnValue, WrapMode

from inventory.adapters.paper.bar_codes import BarCode

_FONT: Final = "Noto Sans SC"
# Stands for a character that the font lacks, as printers do it.
_GETA: Final = "〓"
_LINE: Final = 1.35
_POINT_MM: Final = 25.4 / 72
# Labels tell of no instant; a file needs one all the same, or it would carry the hour of printing.
TIMELESS: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a text stands, in millimetres from the upper left corner of the page."""

    x: float
    y: float
    width: float


class Sheet:
    """A PDF file that grows page by page; all lengths in millimetres, type in points.

    Args:
        title: Of the file.
        at: The instant that the file carries as that of its making.
        width: Of every page.
        height: Likewise.
    """

    def __init__(self, title: str, at: datetime, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._pdf = FPDF(unit="mm", format=(width, height))
        self._pdf.set_creation_date(at)
        self._pdf.set_title(title)
        self._pdf.set_margin(0)
        self._pdf.set_auto_page_break(auto=False)
        self._pdf.c_margin = 0
        self._pdf.add_font(_FONT, fname=pylopdf_fonts_zh_cn.sans_path())
        self._pdf.set_font(_FONT)
        font: Any = self._pdf.fonts[_FONT.lower()]
        self._known = frozenset(font.cmap)

    def turn(self) -> None:
        """Begin the next page."""
        self._pdf.add_page()

    def height_of(self, text: str, size: float, width: float) -> float:
        """Return how high a text stands when it is broken into lines of a width."""
        return len(self._lines(text, size, width)) * _height(size)

    def write(self, text: str, size: float, place: Place, align: str = "L") -> float:
        """Write a text, broken where it says so and where the line ends.

        Returns:
            Where the next line would stand.
        """
        y = place.y
        for line in self._lines(text, size, place.width):
            self._pdf.set_xy(place.x, y)
            self._pdf.cell(place.width, _height(size), line, align=align)
            y += _height(size)
        return y

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a line from left to right."""
        self._pdf.line(x, y, x + width, y)

    def draw(self, code: BarCode, x: float, y: float) -> None:
        """Draw a bar code with its upper left corner there; each run of dark modules is one bar."""
        high = code.height_mm / len(code.rows)
        for down, row in enumerate(code.rows):
            wide = code.width_mm / len(row)
            for start, length in _dark_runs(row):
                self._pdf.rect(x + start * wide, y + down * high, length * wide, high, style="F")

    def file(self) -> bytes:
        """Return the file; only the characters that were written are in its font."""
        return bytes(self._pdf.output())

    def _lines(self, text: str, size: float, width: float) -> list[str]:
        self._pdf.set_font_size(size)
        return [line for part in text.split("\n") for line in self._broken(part, width)]

    def _broken(self, text: str, width: float) -> list[str]:
        found: Any = self._pdf.multi_cell(
            width,
            text=self._printable(text),
            align="L",
            wrapmode=WrapMode.CHAR,
            dry_run=True,
            output=MethodReturnValue.LINES,
        )
        return found or [""]

    def _printable(self, text: str) -> str:
        plain = " ".join(text.split())
        return "".join(each if ord(each) in self._known else _GETA for each in plain)


def _height(size: float) -> float:
    return size * _POINT_MM * _LINE


def _dark_runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = None
    for at, dark in enumerate((*row, False)):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            runs.append((start, at - start))
            start = None
    return runs
