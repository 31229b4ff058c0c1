"""Warranty packs: how long, from when, what is excluded, and what comes after (I-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake.domain.customer import InstalledPart, InstalledProduct
from intake.domain.fitted_parts.fitted_part import FittedPart
from intake.domain.months import months_after
from intake.domain.sla import InForce


class TermStart(StrEnum):
    """The day from which a warranty is counted."""

    DELIVERY = "delivery"
    ACCEPTANCE = "acceptance"


class Charging(StrEnum):
    """What the customer pays for."""

    FREE = "free"
    BY_CONTRACT = "by_contract"
    COST_PRICE_AND_LABOUR = "cost_price_and_labour"
    PRICE_LIST = "price_list"


class Evidence(StrEnum):
    """What proves a warranty (I-06, I-25)."""

    CARD = "card"
    PART = "part"
    REPLACEMENT = "replacement"
    INSTALLATION = "installation"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantyPack:
    """A warranty as it was promised, in whole months.

    Args:
        months: Length of the term.
        counted_from: Delivery, or acceptance (delivery until the product is accepted).
        replaced_part_months: Own term of a part replaced in warranty, from that day.
        excludes_damage_by_people: Whether what people broke is not covered.
        afterwards: What is charged once it is over.
    """

    months: int
    counted_from: TermStart
    replaced_part_months: int
    excludes_damage_by_people: bool
    afterwards: Charging

    def __post_init__(self) -> None:
        if self.months < 0 or self.replaced_part_months < 0:
            raise ValueError(f"a warranty of {min(self.months, self.replaced_part_months)} months")


@dataclass(frozen=True, slots=True, kw_only=True)
class Warranty:
    """A term that something proves; `ends_on` is the first day without it.

    `pack_ref` is the policy that gave it: a warranty pack, or that of projects.
    """

    evidence: Evidence
    pack_ref: str
    starts_on: date
    ends_on: date
    bar_code: str = ""

    def covers(self, day: date) -> bool:
        """Say whether a day lies in the term."""
        return self.starts_on <= day < self.ends_on


def find_warranty(
    pack: InForce[WarrantyPack],
    product: InstalledProduct,
    part: InstalledPart | None,
    fitted: FittedPart | None = None,
) -> Warranty | None:
    """Return the term that ends last among those that something proves; None without proof.

    With a warranty card the product's own term counts. Without one the bar code of the part
    decides: its term runs from its installation. A part that was replaced in warranty has a term
    of its own in both cases, and so has what a project installed, from its acceptance, and a part
    that inventory issued by serial or batch, from the report that it was fitted.

    Args:
        pack: The pack of the product line.
        product: The installed product.
        part: The part that failed, if its bar code is known.
        fitted: The part that failed, if it was issued by that serial or batch.

    Source: rulebook I-06, I-10, I-25, P-18.
    """
    terms = (
        _by_card(pack, product),
        _by_part(pack, product, part),
        _by_change(pack, part),
        _by_installation(product),
        _by_fitting(fitted),
    )
    found = [term for term in terms if term is not None]
    return max(found, key=lambda term: term.ends_on, default=None)


def _by_card(pack: InForce[WarrantyPack], product: InstalledProduct) -> Warranty | None:
    if not product.has_warranty_card:
        return None
    start = product.delivered_on
    if pack.body.counted_from is TermStart.ACCEPTANCE:
        start = product.accepted_on or start
    if start is None:
        return None
    # What was delivered is covered, though the term is counted from a later acceptance.
    return Warranty(
        evidence=Evidence.CARD,
        pack_ref=pack.ref,
        starts_on=min(start, product.delivered_on or start),
        ends_on=months_after(start, pack.body.months),
    )


def _by_installation(product: InstalledProduct) -> Warranty | None:
    if product.installation_ends_on is None or product.accepted_on is None:
        return None
    return Warranty(
        evidence=Evidence.INSTALLATION,
        pack_ref=product.installation_policy_ref,
        starts_on=product.delivered_on or product.accepted_on,
        ends_on=product.installation_ends_on,
    )


def _by_fitting(fitted: FittedPart | None) -> Warranty | None:
    if fitted is None:
        return None
    return Warranty(
        evidence=Evidence.REPLACEMENT,
        pack_ref=fitted.pack_ref,
        starts_on=fitted.starts_on,
        ends_on=fitted.ends_on,
        bar_code=fitted.lot,
    )


def _by_part(
    pack: InForce[WarrantyPack], product: InstalledProduct, part: InstalledPart | None
) -> Warranty | None:
    if product.has_warranty_card or part is None:
        return None
    return _from_installation(pack, part, Evidence.PART, pack.body.months)


def _by_change(pack: InForce[WarrantyPack], part: InstalledPart | None) -> Warranty | None:
    if part is None or not part.replaced_in_warranty:
        return None
    return _from_installation(pack, part, Evidence.REPLACEMENT, pack.body.replaced_part_months)


def _from_installation(
    pack: InForce[WarrantyPack], part: InstalledPart, evidence: Evidence, months: int
) -> Warranty:
    return Warranty(
        evidence=evidence,
        pack_ref=pack.ref,
        starts_on=part.installed_on,
        ends_on=months_after(part.installed_on, months),
        bar_code=part.bar_code,
    )
