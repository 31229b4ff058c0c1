"""Cells: this one, and those it exchanges events with (P-08)."""

from __future__ import annotations

from dataclasses import dataclass

from inventory.domain.errors import Invalid
from inventory.domain.ids import CellCode


class CellNotLinked(Invalid):
    """Nothing told to that cell would arrive."""

    reason = "CELL_NOT_LINKED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Where these books are kept.

    Args:
        own: Name of this cell.
        linked: Names of the cells that links carry events to and from.
    """

    own: CellCode
    linked: frozenset[CellCode] = frozenset()

    def require_linked(self, code: CellCode) -> None:
        """Refuse a cell that no link leads to.

        Raises:
            CellNotLinked: CELL_NOT_LINKED.

        Source: rulebook P-08.
        """
        if code not in self.linked:
            raise CellNotLinked(
                f"no link leads from {self.own} to {code}",
                rule="P-08",
                field="from_cell",
                cell=code,
            )
