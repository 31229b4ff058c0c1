"""Bar codes as modules, and which one fits where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import zxingcpp

# Narrower bars than a quarter of a millimetre are lost on a thermal printer.
NARROWEST_MM: Final = 0.25
_QR_MODULE_MM: Final = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class BarCode:
    """Dark and light modules, row by row, with the light margin that the code needs.

    Args:
        rows: True is dark; one row where every line of the code is the same.
        width_mm: With its margin.
        height_mm: With its margin.
    """

    rows: tuple[tuple[bool, ...], ...]
    width_mm: float
    height_mm: float


def fitting(text: str, width_mm: float, height_mm: float) -> BarCode:
    """Return Code 128 where it fits, else a QR code, which may be higher.

    Args:
        text: Printable ASCII.
        width_mm: Room for it.
        height_mm: Of the bars of Code 128.
    """
    bars = _modules(text, zxingcpp.BarcodeFormat.Code128)[0]
    if len(bars) * NARROWEST_MM <= width_mm:
        return BarCode(rows=(bars,), width_mm=len(bars) * NARROWEST_MM, height_mm=height_mm)
    return qr_code(text, width_mm)


def qr_code(text: str, most_mm: float) -> BarCode:
    """Return a QR code, at most so wide and high."""
    rows = _modules(text, zxingcpp.BarcodeFormat.QRCode)
    side = min(len(rows) * _QR_MODULE_MM, most_mm)
    return BarCode(rows=rows, width_mm=side, height_mm=side)


def _modules(text: str, kind: zxingcpp.BarcodeFormat) -> tuple[tuple[bool, ...], ...]:
    image: Any = zxingcpp.create_barcode(text, kind).to_image(scale=1)
    _, width = image.shape
    flat = [pixel == 0 for pixel in bytes(image)]
    return tuple(tuple(flat[at : at + width]) for at in range(0, len(flat), width))
