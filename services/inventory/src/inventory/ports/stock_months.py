"""What the in-out-stock report needs from the store (P-14)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.stock_month import Month, Moved


class StockMonths(Protocol):
    """Of a warehouse that the principal was found to see."""

    def parts(
        self, warehouse_code: WarehouseCode, after: str | None, limit: int
    ) -> Sequence[PartNumber]:
        """Return the parts that ever lay in its bins or its quarantine, by part number."""
        ...

    def moved(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber], month: Month
    ) -> Sequence[Moved]:
        """Return what came and went of some parts until a month ended, days as the branch's.

        By the time at which goods moved; what was booked late counts when it happened.
        """
        ...
