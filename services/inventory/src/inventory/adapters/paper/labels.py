"""Labels: one a page, as thermal printers take them (P-01)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from inventory.adapters.paper.bar_codes import fitting
from inventory.adapters.paper.form import Language
from inventory.adapters.paper.sheet import TIMELESS, Place, Sheet
from inventory.adapters.paper.words import Words, flat
from inventory.domain.bins import Bin
from inventory.domain.part import Part
from inventory.domain.warehouse import Warehouse

_WIDTH, _HEIGHT, _MARGIN = 60.0, 40.0, 2.0
_INNER: Final = _WIDTH - 2 * _MARGIN
_NUMBER, _NAME = 10.0, 8.0
_BARS: Final = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A code that is scanned and read, and what it is the code of."""

    code: str
    text: str


def part_labels(parts: Sequence[Part]) -> tuple[Label, ...]:
    """Return a label for each part, in the order given."""
    return tuple(
        Label(code=part.part_number, text=f"{flat(part.name)} ({part.unit})") for part in parts
    )


def bin_labels(bins: Sequence[Bin], warehouse: Warehouse) -> tuple[Label, ...]:
    """Return a label for each bin of a warehouse, in the order given."""
    return tuple(
        Label(code=f"{each.warehouse_code}/{each.code}", text=flat(warehouse.name)) for each in bins
    )


def drawn_labels(labels: Sequence[Label], language: Language) -> bytes:
    """Return labels as a PDF file, in the order given."""
    sheet = Sheet(Words(language)["labels"], TIMELESS, _WIDTH, _HEIGHT)
    for label in labels:
        sheet.turn()
        code = fitting(label.code, _INNER, _BARS)
        sheet.draw(code, (_WIDTH - code.width_mm) / 2, _MARGIN)
        y = _MARGIN + code.height_mm
        y = sheet.write(label.code, _NUMBER, Place(x=_MARGIN, y=y, width=_INNER), "C")
        sheet.write(label.text, _NAME, Place(x=_MARGIN, y=y, width=_INNER), "C")
    return sheet.file()
