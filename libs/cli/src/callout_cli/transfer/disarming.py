"""Texts that a spreadsheet program would run: an apostrophe before them, and off again."""

from __future__ import annotations

from typing import Final

_TRIGGERS: Final = ("=", "@", "\t", "\r")
_SIGNS: Final = frozenset("+-")
_GUARD: Final = "'"


def disarmed(cell: str) -> str:
    """Return a cell that no spreadsheet program takes for a formula."""
    return _GUARD + cell if _begins_like_a_formula(cell) else cell


def as_written(cell: str) -> str:
    """Return what a disarmed cell said; any other cell is what it says."""
    plain = cell.removeprefix(_GUARD)
    return plain if disarmed(plain) == cell else cell


def _begins_like_a_formula(cell: str) -> bool:
    if cell[:1] in _SIGNS:
        return not cell[1:].replace("-", "").replace(" ", "").isdigit()
    return cell.startswith(_TRIGGERS)
