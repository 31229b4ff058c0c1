"""What share of demand was met from the shelf (P-15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from inventory.domain.ids import WarehouseCode

_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfDemand:
    """What was asked of a warehouse in a month of its branch's calendar.

    Args:
        month: First day of it.
        wanted: Units asked for; what was short and given up counts, what came back does not.
        filled: Of these, what the shelf had when they were asked for.
    """

    warehouse_code: WarehouseCode
    month: date
    wanted: int
    filled: int

    @property
    def fill_rate(self) -> Decimal | None:
        """Share met from the shelf, four places; None if nothing was asked for.

        Source: rulebook P-15.
        """
        if not self.wanted:
            return None
        return (Decimal(self.filled) / self.wanted).quantize(_PLACES, ROUND_HALF_EVEN)
