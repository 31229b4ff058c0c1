"""How much deposit a special order needs, and how many quotes (P-13)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositShare:
    """Shares of the price, from zero to one.

    Args:
        chargeable: Where the customer pays for the work.
        in_warranty: Where the work is a claim.
    """

    chargeable: Decimal
    in_warranty: Decimal

    def __post_init__(self) -> None:
        if not (0 <= self.chargeable <= 1 and 0 <= self.in_warranty <= 1):
            raise ValueError("deposit_share: a share lies between 0 and 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialOrderPolicy:
    """What must be there before a part is ordered for one customer.

    Args:
        deposit_share: Of the price; zero: no deposit is due.
        quotes_needed: Suppliers asked before a branch buys by itself, one or more.
    """

    deposit_share: DepositShare
    quotes_needed: int

    def __post_init__(self) -> None:
        if self.quotes_needed < 1:
            raise ValueError("quotes_needed must be above zero")

    def deposit_of(self, price: Decimal, *, is_chargeable: bool) -> Decimal:
        """Return the deposit for a price, in CNY, rounded to the fen.

        Source: rulebook P-13.
        """
        share = self.deposit_share
        part = price * (share.chargeable if is_chargeable else share.in_warranty)
        return part.quantize(Decimal("0.01"), ROUND_HALF_UP)
