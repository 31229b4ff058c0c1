"""How bad a fault is; the worse, the sooner its parts are found (P-09)."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """From the worst; as dispatch tells it of an order."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


# Behind all others: of an order whose severity nobody told.
UNTOLD = "Z"


def rank_of(severity: Severity | None) -> str:
    """Return the sort key of a severity: the worst first, an untold one last.

    Source: rulebook P-09.
    """
    return UNTOLD if severity is None else severity.value
