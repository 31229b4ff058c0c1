"""Quotes that a branch asks for before it buys by itself (P-13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from inventory.domain.special_orders.errors import (
    ChoiceNeedsReason,
    QuoteAmountInvalid,
    QuotesTooFew,
    QuoteUnknown,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What one supplier asks for the whole order.

    Args:
        amount: CNY, above zero.
        quoted_at: When (UTC).
        document: Number of the offer.
    """

    supplier: str
    amount: Decimal
    quoted_at: datetime
    document: str
    recorded_by: str

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise QuoteAmountInvalid(f"{self.amount} CNY is no price", rule="P-13", field="amount")


def chosen(quotes: Sequence[Quote], supplier: str, reason: str, needed: int) -> Quote:
    """Return the quote that is taken.

    Args:
        quotes: Of distinct suppliers.
        supplier: Whose is taken.
        reason: Why it is not the cheapest; may be empty where it is.
        needed: Quotes asked for by policy.

    Raises:
        QuotesTooFew: Fewer suppliers were asked.
        QuoteUnknown: The supplier gave none.
        ChoiceNeedsReason: Another one is cheaper and nobody says why not.

    Source: rulebook P-13 [000/21 C10].
    """
    if len(quotes) < needed:
        raise QuotesTooFew(
            f"{len(quotes)} quotes, {needed} are needed",
            rule="P-13",
            quotes=str(len(quotes)),
            needed=str(needed),
        )
    taken = next((each for each in quotes if each.supplier == supplier), None)
    if taken is None:
        raise QuoteUnknown(
            f"there is no quote of {supplier or 'nobody'}", rule="P-13", field="supplier"
        )
    cheapest = min(each.amount for each in quotes)
    if taken.amount > cheapest and not reason:
        raise ChoiceNeedsReason(
            f"{taken.supplier} asks {taken.amount} CNY, another one {cheapest}",
            rule="P-13",
            field="reason",
            amount=str(taken.amount),
            cheapest=str(cheapest),
        )
    return taken
