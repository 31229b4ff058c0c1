"""Stock levels: on hand, reserved, and what is left to promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from inventory.domain.errors import InventoryError
from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.lines import PartLine, Shortage


class StockOutOfBalance(InventoryError):
    """Stock would fall below zero or below what is reserved: a defect, never a user's mistake."""

    reason = "STOCK_OUT_OF_BALANCE"


@dataclass(frozen=True, slots=True, kw_only=True)
class StockLevel:
    """One part in one warehouse, in whole units: 0 <= reserved <= on_hand, always (P-02)."""

    warehouse_code: WarehouseCode
    part_number: PartNumber
    on_hand: int = 0
    reserved: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.reserved <= self.on_hand:
            raise StockOutOfBalance(
                f"{self.part_number} in {self.warehouse_code}: "
                f"{self.reserved} reserved of {self.on_hand}",
                rule="P-02",
            )

    @property
    def available(self) -> int:
        """Units that are not promised to anybody."""
        return self.on_hand - self.reserved

    def hold(self, quantity: int) -> StockLevel:
        """Return the level with `quantity` (above zero) more promised (P-02)."""
        return replace(self, reserved=self.reserved + quantity)

    def free(self, quantity: int) -> StockLevel:
        """Return the level with `quantity` (above zero) less promised (P-02)."""
        return replace(self, reserved=self.reserved - quantity)

    def bring(self, quantity: int) -> StockLevel:
        """Return the level after `quantity` (above zero) came in (P-02)."""
        return replace(self, on_hand=self.on_hand + quantity)

    def take(self, quantity: int) -> StockLevel:
        """Return the level after `quantity` (above zero) that was promised went out (P-02)."""
        return replace(self, on_hand=self.on_hand - quantity, reserved=self.reserved - quantity)


def shortages(
    lines: Iterable[PartLine], levels: Mapping[PartNumber, StockLevel]
) -> tuple[Shortage, ...]:
    """Return every part of which too little is available, and how much is missing.

    Args:
        lines: What is asked for.
        levels: Of one warehouse; a part without a level is not there at all.

    Source: rulebook P-02, P-04.
    """
    gaps = (
        (line.part_number, line.quantity - level.available if level else line.quantity)
        for line in lines
        for level in (levels.get(line.part_number),)
    )
    return tuple(Shortage(part_number=part, missing=gap) for part, gap in gaps if gap > 0)
