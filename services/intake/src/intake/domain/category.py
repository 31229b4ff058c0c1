"""Who pays: warranty, contract, chargeable or internal, and why (I-09, I-10, I-13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake.domain.contract import ContractCover
from intake.domain.customer import InstalledPart, InstalledProduct
from intake.domain.fitted_parts.fitted_part import FittedPart
from intake.domain.sla import InForce
from intake.domain.vocabulary import Purpose, ServiceCategory
from intake.domain.warranty import Charging, Warranty, WarrantyPack, find_warranty


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryPolicy:
    """Which purposes are internal work, and the warranty pack of each product line (I-10)."""

    internal_purposes: frozenset[Purpose]
    without_product: Charging
    default_pack: str
    pack_by_product_line: Mapping[str, str]

    def pack_for(self, product_line: str) -> str:
        """Return the name of a product line's warranty pack."""
        return self.pack_by_product_line.get(product_line, self.default_pack)


class Check(StrEnum):
    """A question that decides about the category, in the order in which it is asked."""

    INTERNAL_PURPOSE = "internal_purpose"
    PRODUCT_ON_FILE = "product_on_file"
    WARRANTY_PROVED = "warranty_proved"
    IN_WARRANTY = "in_warranty"
    DAMAGE_BY_PEOPLE = "damage_by_people"
    UNDER_CONTRACT = "under_contract"
    VISITS_LEFT = "visits_left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One question with its answer and the figures behind it, in the order of telling."""

    check: Check
    holds: bool
    figures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the category of a call depends on.

    Args:
        purpose: What the call is for.
        product: The installed product, if one is named.
        part: The part that failed, if its bar code is known.
        fitted: The part that failed, if inventory issued it by that serial or batch.
        caused_by_people: The damage was done by somebody.
        needs_visit: Somebody has to go there.
        contract: The contract that covers the product on that day, if any.
        on: Day of the call at the branch.
    """

    purpose: Purpose
    product: InstalledProduct | None
    part: InstalledPart | None = None
    fitted: FittedPart | None = None
    caused_by_people: bool = False
    needs_visit: bool = False
    contract: ContractCover | None = None
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryDecision:
    """Who pays, what is charged, and every question that was asked on the way."""

    category: ServiceCategory
    charging: Charging
    considered: tuple[Considered, ...]
    contract_id: str = ""


def decide_category(
    policy: CategoryPolicy, pack: InForce[WarrantyPack], matter: Matter
) -> CategoryDecision:
    """Decide who pays for a call.

    Warranty comes before contract; damage by people excludes warranty; a contract whose visits are
    used up does not pay for another one; a product that is not on file has neither.

    Args:
        policy: The category policy in force.
        pack: The warranty pack of the product line.
        matter: The call and what is known about its product.

    Source: rulebook I-09, I-10, I-13.
    """
    internal = matter.purpose in policy.internal_purposes
    asked = [_answer(Check.INTERNAL_PURPOSE, holds=internal, purpose=matter.purpose.value)]
    if internal:
        return _decided(ServiceCategory.INTERNAL, Charging.FREE, asked)
    if matter.product is None:
        asked.append(_answer(Check.PRODUCT_ON_FILE, holds=False))
        return _decided(ServiceCategory.CHARGEABLE, policy.without_product, asked)
    asked += _warranty_questions(pack, matter, matter.product)
    if _pays(asked, Check.IN_WARRANTY, unless=Check.DAMAGE_BY_PEOPLE):
        return _decided(ServiceCategory.WARRANTY, Charging.FREE, asked)
    return _outside_warranty(pack, asked, matter.contract, needs_visit=matter.needs_visit)


def decide_for_damage(
    pack: InForce[WarrantyPack],
    considered: Iterable[Considered],
    contract: ContractCover | None,
    *,
    needs_visit: bool,
) -> CategoryDecision:
    """Decide anew who pays for a call in warranty, once damage by people was found.

    Whatever else was asked at the call keeps the answer of that day.

    Args:
        pack: The warranty pack of the product line; it excludes damage by people.
        considered: Every question that was asked at the call, with its answer.
        contract: The contract that covers the product on the day of the call, if any.
        needs_visit: Somebody has to go there.

    Source: rulebook I-09, I-10, I-13.
    """
    asked = [each for each in considered if each.check is not Check.DAMAGE_BY_PEOPLE]
    asked.append(_answer(Check.DAMAGE_BY_PEOPLE, holds=True))
    return _outside_warranty(pack, asked, contract, needs_visit=needs_visit)


_CONTRACT = frozenset({Check.UNDER_CONTRACT, Check.VISITS_LEFT})


def _outside_warranty(
    pack: InForce[WarrantyPack],
    asked: list[Considered],
    contract: ContractCover | None,
    *,
    needs_visit: bool,
) -> CategoryDecision:
    asked += _contract_questions(contract, needs_visit=needs_visit)
    if contract and all(each.holds for each in asked if each.check in _CONTRACT):
        return _decided(ServiceCategory.CONTRACT, Charging.BY_CONTRACT, asked, contract.contract_id)
    return _decided(ServiceCategory.CHARGEABLE, pack.body.afterwards, asked)


def in_warranty(
    pack: InForce[WarrantyPack],
    product: InstalledProduct,
    part: InstalledPart | None,
    on: date,
    *,
    caused_by_people: bool,
) -> bool:
    """Say whether warranty pays for a repair on a day.

    Source: rulebook I-06, I-10.
    """
    matter = Matter(
        purpose=Purpose.FAULT,
        product=product,
        part=part,
        caused_by_people=caused_by_people,
        on=on,
    )
    asked = list(_warranty_questions(pack, matter, product))
    return _pays(asked, Check.IN_WARRANTY, unless=Check.DAMAGE_BY_PEOPLE)


def _warranty_questions(
    pack: InForce[WarrantyPack], matter: Matter, product: InstalledProduct
) -> Iterator[Considered]:
    warranty = find_warranty(pack, product, matter.part, matter.fitted)
    if warranty is None:
        yield _answer(
            Check.WARRANTY_PROVED,
            holds=False,
            pack=pack.ref,
            card="yes" if product.has_warranty_card else "no",
            part=matter.part.bar_code if matter.part else "",
        )
        return
    yield _answer(Check.IN_WARRANTY, holds=warranty.covers(matter.on), **_term(warranty))
    if warranty.covers(matter.on):
        excluded = matter.caused_by_people and pack.body.excludes_damage_by_people
        yield _answer(Check.DAMAGE_BY_PEOPLE, holds=excluded)


def _contract_questions(
    contract: ContractCover | None, *, needs_visit: bool
) -> Iterator[Considered]:
    if contract is None:
        yield _answer(Check.UNDER_CONTRACT, holds=False)
        return
    yield _answer(
        Check.UNDER_CONTRACT,
        holds=True,
        contract=contract.number,
        ends_on=contract.ends_on.isoformat(),
    )
    if contract.visits_included is not None and needs_visit:
        yield _answer(
            Check.VISITS_LEFT,
            holds=contract.visits_used < contract.visits_included,
            used=str(contract.visits_used),
            included=str(contract.visits_included),
        )


def _term(warranty: Warranty) -> dict[str, str]:
    return {
        "pack": warranty.pack_ref,
        "evidence": warranty.evidence.value,
        "starts_on": warranty.starts_on.isoformat(),
        "ends_on": warranty.ends_on.isoformat(),
        "part": warranty.bar_code,
    }


def _pays(asked: list[Considered], check: Check, *, unless: Check) -> bool:
    answers = {each.check: each.holds for each in asked}
    return answers.get(check, False) and not answers.get(unless, False)


def _answer(check: Check, *, holds: bool, **figures: str) -> Considered:
    told = tuple((name, value) for name, value in figures.items() if value)
    return Considered(check=check, holds=holds, figures=told)


def _decided(
    category: ServiceCategory, charging: Charging, asked: list[Considered], contract_id: str = ""
) -> CategoryDecision:
    return CategoryDecision(
        category=category, charging=charging, considered=tuple(asked), contract_id=contract_id
    )
