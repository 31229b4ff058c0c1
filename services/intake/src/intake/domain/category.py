"""Who pays: warranty, contract, chargeable or internal (I-09, I-10)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake.domain.customer import InstalledProduct
from intake.domain.vocabulary import Purpose, ServiceCategory

_MONTHS = 12


class TermStart(StrEnum):
    """The day from which a warranty is counted."""

    DELIVERY = "delivery"
    ACCEPTANCE = "acceptance"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantyTerm:
    """Length of a warranty in whole months, from delivery or acceptance."""

    months: int
    counted_from: TermStart

    def __post_init__(self) -> None:
        if self.months < 0:
            raise ValueError(f"a warranty of {self.months} months")


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryPolicy:
    """Which purposes are internal work, and the warranty terms by product line (I-10)."""

    internal_purposes: frozenset[Purpose]
    default_term: WarrantyTerm
    term_by_product_line: Mapping[str, WarrantyTerm]

    def term(self, product_line: str) -> WarrantyTerm:
        """Return the warranty term of a product line."""
        return self.term_by_product_line.get(product_line, self.default_term)


def decide_category(
    policy: CategoryPolicy,
    *,
    purpose: Purpose,
    product: InstalledProduct | None,
    caused_by_people: bool,
    on: date,
) -> ServiceCategory:
    """Decide who pays for a call.

    Warranty comes before contract; damage by people excludes warranty; a product that is not on
    file has neither.

    Args:
        policy: The terms in force.
        purpose: What the call is for.
        product: The installed product, if one is named.
        caused_by_people: The damage was done by somebody.
        on: Day of the call at the branch.

    Source: rulebook I-09, I-10, I-13.
    """
    if purpose in policy.internal_purposes:
        return ServiceCategory.INTERNAL
    if product is None:
        return ServiceCategory.CHARGEABLE
    if not caused_by_people and _in_warranty(policy.term(product.product_line), product, on):
        return ServiceCategory.WARRANTY
    if product.contract_number and product.contract_ends_on and on <= product.contract_ends_on:
        return ServiceCategory.CONTRACT
    return ServiceCategory.CHARGEABLE


def warranty_ends_on(term: WarrantyTerm, product: InstalledProduct) -> date | None:
    """Return the first day without warranty, None where no day starts it.

    A term from acceptance falls back to delivery until the product is accepted.

    Source: rulebook I-10.
    """
    start = product.delivered_on
    if term.counted_from is TermStart.ACCEPTANCE:
        start = product.accepted_on or start
    return months_after(start, term.months) if start else None


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month if it is shorter."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _in_warranty(term: WarrantyTerm, product: InstalledProduct, on: date) -> bool:
    end = warranty_ends_on(term, product)
    return end is not None and on < end
