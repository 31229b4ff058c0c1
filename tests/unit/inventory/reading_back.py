"""What a reader and a scanner find on a paper."""

from __future__ import annotations

import pypdfium2
import zxingcpp

_DOTS = 3.0  # per point: what a printer of 216 dpi would show


def texts_of(paper: bytes) -> list[str]:
    """Return the text of each page as a reader would copy it, without the breaks of lines."""
    with pypdfium2.PdfDocument(paper) as pages:
        return [_in_one_line(page.get_textpage().get_text_bounded()) for page in pages]


def codes_of(paper: bytes) -> list[list[tuple[str, str]]]:
    """Return the symbology and the text of every bar code of each page."""
    with pypdfium2.PdfDocument(paper) as pages:
        return [
            sorted(
                (each.format.name, each.text)
                for each in zxingcpp.read_barcodes(page.render(scale=_DOTS).to_pil())
            )
            for page in pages
        ]


def _in_one_line(text: str) -> str:
    # A hyphen at the end of a line is read as U+0002.
    return text.replace("\x02", "-").replace("\r\n", "").replace("\n", "")
