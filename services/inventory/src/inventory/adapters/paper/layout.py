"""A form on A4 pages: head, facts, table over as many pages as it takes, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from inventory.adapters.paper.bar_codes import BarCode, fitting, qr_code
from inventory.adapters.paper.form import Cell, Column, Form
from inventory.adapters.paper.sheet import Place, Sheet

_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 15.0
_INNER: Final = _WIDTH - 2 * _MARGIN
_TITLE, _TEXT, _SMALL = 18.0, 10.0, 8.0
_QR: Final = 20.0
_GAP, _PAD = 4.0, 1.5
_CODE_HEIGHT: Final = 9.0
_FOOT: Final = _HEIGHT - _MARGIN
_SIGNATURES: Final = 16.0
_FACTS_A_LINE: Final = 2
_ALIGN: Final = {Cell.TEXT: "L", Cell.FIGURE: "R"}

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A column where it stands on the page."""

    column: Column
    x: float
    width: float

    @property
    def room(self) -> float:
        return self.width - 2 * _PAD


def drawn(form: Form) -> bytes:
    """Return a form as a PDF file, every copy from its own first page on."""
    return _Drawing(form).file()


class _Drawing:
    def __init__(self, form: Form) -> None:
        self._form = form
        self._sheet = Sheet(f"{form.title} {form.number}", form.at, _WIDTH, _HEIGHT)
        self._sheet.turn()
        self._slots = _slots(form.columns)
        self._turned = True

    def file(self) -> bytes:
        pages = self._split()
        for copy in self._form.copies:
            for number, rows in enumerate(pages, start=1):
                self._page(copy, rows, number, len(pages))
        return self._sheet.file()

    def _split(self) -> list[list[Row]]:
        """Share the rows out; the last page has room for notes and signatures."""
        pages: list[list[Row]] = [[]]
        left = _FOOT - self._head_height()
        for row in self._form.rows:
            height = self._row_height(row)
            if height > left and pages[-1]:
                pages.append([])
                left = _FOOT - self._head_height()
            pages[-1].append(row)
            left -= height
        if self._end_height() > left:
            pages.append([])
        return pages

    def _page(self, copy: str, rows: Sequence[Row], number: int, pages: int) -> None:
        if not self._turned:
            self._sheet.turn()
        self._turned = False
        y = self._head(copy, self._form.page_mark.format(page=number, pages=pages))
        for row in rows:
            y = self._row(row, y)
        if number == pages:
            self._end(y)

    def _head(self, copy: str, page_mark: str) -> float:
        sheet, form = self._sheet, self._form
        beside = _INNER - _QR - _GAP
        code = qr_code(form.code, _QR)
        sheet.draw(code, _WIDTH - _MARGIN - code.width_mm, _MARGIN)
        y = sheet.write(form.title, _TITLE, Place(x=_MARGIN, y=_MARGIN, width=beside))
        y = sheet.write(form.number, _TEXT, Place(x=_MARGIN, y=y, width=beside))
        if copy:
            y = sheet.write(copy, _TEXT, Place(x=_MARGIN, y=y, width=beside))
        sheet.write(page_mark, _SMALL, Place(x=_MARGIN, y=_FOOT, width=_INNER), "R")
        y = self._facts(max(y, _MARGIN + _QR) + _GAP)
        return self._headings(y + _GAP)

    def _facts(self, y: float) -> float:
        width = _INNER / _FACTS_A_LINE
        facts = self._form.facts
        for first in range(0, len(facts), _FACTS_A_LINE):
            ends = [
                self._sheet.write(
                    f"{label}: {text}",
                    _TEXT,
                    Place(x=_MARGIN + place * width, y=y, width=width - _GAP),
                )
                for place, (label, text) in enumerate(facts[first : first + _FACTS_A_LINE])
            ]
            y = max(ends)
        return y

    def _headings(self, y: float) -> float:
        self._sheet.rule(_MARGIN, y, _INNER)
        ends = [
            self._sheet.write(
                slot.column.heading,
                _SMALL,
                Place(x=slot.x + _PAD, y=y + _PAD, width=slot.room),
                _ALIGN.get(slot.column.cell, "L"),
            )
            for slot in self._slots
        ]
        below = max(ends) + _PAD
        self._sheet.rule(_MARGIN, below, _INNER)
        return below

    def _row(self, row: Row, y: float) -> float:
        for slot, text in zip(self._slots, row, strict=True):
            if slot.column.cell is not Cell.CODE:
                place = Place(x=slot.x + _PAD, y=y + _PAD, width=slot.room)
                self._sheet.write(text, _TEXT, place, _ALIGN[slot.column.cell])
            elif text:
                self._sheet.draw(_code(text, slot), slot.x + _PAD, y + _PAD)
        below = y + self._row_height(row)
        self._sheet.rule(_MARGIN, below, _INNER)
        return below

    def _end(self, y: float) -> None:
        for note in self._form.notes:
            y = self._sheet.write(note, _SMALL, Place(x=_MARGIN, y=y + _PAD, width=_INNER))
        width = _INNER / max(len(self._form.signatures), 1)
        for place, who in enumerate(self._form.signatures):
            x = _MARGIN + place * width
            below = self._sheet.write(f"{who}:", _TEXT, Place(x=x, y=y + _GAP, width=width - _GAP))
            self._sheet.rule(x, below + _GAP, width - _GAP)

    def _head_height(self) -> float:
        # Copies differ in one line only, which stands beside the QR code.
        facts = self._form.facts
        width = _INNER / _FACTS_A_LINE - _GAP
        lines = [
            max(
                self._sheet.height_of(f"{label}: {text}", _TEXT, width)
                for label, text in facts[first : first + _FACTS_A_LINE]
            )
            for first in range(0, len(facts), _FACTS_A_LINE)
        ]
        headings = max(
            self._sheet.height_of(slot.column.heading, _SMALL, slot.room) for slot in self._slots
        )
        return _MARGIN + _QR + 2 * _GAP + sum(lines) + headings + 2 * _PAD

    def _row_height(self, row: Row) -> float:
        heights = [
            _code(text, slot).height_mm
            if slot.column.cell is Cell.CODE and text
            else self._sheet.height_of(text, _TEXT, slot.room)
            for slot, text in zip(self._slots, row, strict=True)
        ]
        return max(heights) + 2 * _PAD

    def _end_height(self) -> float:
        notes = [self._sheet.height_of(note, _SMALL, _INNER) for note in self._form.notes]
        return sum(notes) + len(notes) * _PAD + _SIGNATURES


def _slots(columns: Sequence[Column]) -> tuple[_Slot, ...]:
    whole = sum(column.width for column in columns)
    slots: list[_Slot] = []
    x = _MARGIN
    for column in columns:
        width = _INNER * column.width / whole
        slots.append(_Slot(column, x, width))
        x += width
    return tuple(slots)


def _code(text: str, slot: _Slot) -> BarCode:
    return fitting(text, slot.room, _CODE_HEIGHT)
