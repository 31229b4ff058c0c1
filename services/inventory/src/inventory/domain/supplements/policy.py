"""Which added parts the customer must sign for (P-05)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementPolicy:
    """Who pays signs: chargeable work always, work in warranty from an amount on.

    Args:
        in_warranty_from: Smallest amount at unit cost (CNY, inclusive) of which an addition to an
            order in warranty needs a signature; None: none does.
    """

    in_warranty_from: Decimal | None = None

    def __post_init__(self) -> None:
        if self.in_warranty_from is not None and self.in_warranty_from < 0:
            raise ValueError("in_warranty_from must not be negative")

    def needs_one(self, amount: Decimal, *, is_chargeable: bool) -> bool:
        """Say whether an addition needs the customer's signature.

        Args:
            amount: CNY at unit cost, zero or above.
            is_chargeable: The customer pays for the work.

        Source: rulebook P-05.
        """
        if is_chargeable:
            return True
        return self.in_warranty_from is not None and amount >= self.in_warranty_from
