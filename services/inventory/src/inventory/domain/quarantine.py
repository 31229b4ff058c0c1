"""What becomes of parts that were set aside (P-03)."""

from __future__ import annotations

from enum import StrEnum

from inventory.domain.accounts import SUPPLIER, Account, in_bin, scrapped
from inventory.domain.ids import WarehouseCode


class Outcome(StrEnum):
    """The ways out of quarantine."""

    GOOD = "good"  # on the shelf
    BACK = "back"  # to the supplier
    SCRAP = "scrap"

    def account_of(self, warehouse_code: WarehouseCode) -> Account:
        """Return where parts of a warehouse go by this decision.

        Source: rulebook P-03.
        """
        match self:
            case Outcome.GOOD:
                return in_bin(warehouse_code)
            case Outcome.BACK:
                return SUPPLIER
            case Outcome.SCRAP:
                return scrapped(warehouse_code)
