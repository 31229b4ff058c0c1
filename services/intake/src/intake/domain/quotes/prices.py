"""The price list, and what may be taken off it (I-12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from intake.domain.errors import Invalid


class PriceListUnknown(Invalid):
    """No price list of that name is in force."""

    reason = "PRICE_LIST_UNKNOWN"


class PriceUnknown(Invalid):
    """The list has no such code; a price that is not in the list is not quoted."""

    reason = "PRICE_UNKNOWN"


class PriceKind(StrEnum):
    """What a price is for."""

    ITEM = "item"
    PART = "part"
    LABOUR = "labour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """One line of the list: what the customer pays and what it costs us, per unit."""

    name: str
    kind: PriceKind
    unit: str
    price: Decimal
    cost: Decimal

    def __post_init__(self) -> None:
        if self.price < 0 or self.cost < 0:
            raise ValueError(f"{self.name}: price and cost are not negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """Binding prices by code."""

    currency: str
    prices: Mapping[str, Price]

    def price(self, code: str) -> Price:
        """Return the price of a code.

        Raises:
            PriceUnknown: The list does not have it.

        Source: rulebook I-12.
        """
        if code not in self.prices:
            raise PriceUnknown(
                f"the price list has no {code!r}", rule="I-12", field="lines", code=code
            )
        return self.prices[code]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePolicy:
    """Limits: shares of the total as fractions, discounts per adviser and week, validity."""

    adviser_discount: Decimal
    adviser_discounts_per_week: int
    accident_margin_floor: Decimal
    valid_for: timedelta
