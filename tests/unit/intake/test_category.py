"""Who pays, for how long, and why (I-09, I-10, I-13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fakes.intake_files import CATEGORY, WARRANTIES
from intake.domain.category import CategoryDecision, Check, Matter, decide_category
from intake.domain.contract import ContractCover
from intake.domain.customer import InstalledPart
from intake.domain.sla import InForce
from intake.domain.vocabulary import Purpose, ServiceCategory
from intake.domain.warranty import Charging, TermStart, WarrantyPack
from unit.intake.scene import PRODUCT

WARRANTY, CONTRACT, CHARGEABLE = (
    ServiceCategory.WARRANTY,
    ServiceCategory.CONTRACT,
    ServiceCategory.CHARGEABLE,
)
COVER = ContractCover(contract_id="k-1", number="HT-1", ends_on=date(2027, 1, 31))
PART = InstalledPart(
    bar_code="B-1", installed_product_id="p-1", part_number="FAN", installed_on=date(2026, 1, 10)
)


def decide(**told: Any) -> CategoryDecision:
    matter = Matter(
        **{"purpose": Purpose.FAULT, "product": PRODUCT, "on": date(2026, 1, 1), **told}
    )
    name = CATEGORY.pack_for(matter.product.product_line if matter.product else "")
    pack = InForce(body=WARRANTIES[name], ref=f"warranty-pack/{name}@test")
    return decide_category(CATEGORY, pack, matter)


def answers(decision: CategoryDecision) -> list[tuple[Check, bool]]:
    return [(each.check, each.holds) for each in decision.considered]


@pytest.mark.parametrize(
    ("on", "category"),
    [
        (date(2026, 5, 31), WARRANTY),
        (date(2026, 6, 1), CHARGEABLE),
        (date(2026, 6, 2), CHARGEABLE),
    ],
)
def test_warranty_ends_after_its_months(on: date, category: ServiceCategory) -> None:
    assert decide(on=on).category is category


@pytest.mark.parametrize(
    ("on", "category"),
    [
        (date(2025, 5, 31), CHARGEABLE),
        (date(2025, 6, 1), WARRANTY),
        (date(2025, 6, 2), WARRANTY),
    ],
)
def test_warranty_begins_with_the_delivery(on: date, category: ServiceCategory) -> None:
    assert decide(on=on).category is category


def test_after_the_warranty_parts_are_at_cost_price_and_labour_is_paid() -> None:
    decision = decide(on=date(2026, 6, 1))
    assert decision.charging is Charging.COST_PRICE_AND_LABOUR
    assert decide(on=date(2026, 5, 31)).charging is Charging.FREE


@pytest.mark.parametrize("purpose", [Purpose.INSPECTION, Purpose.ADMINISTRATION, Purpose.TRAINING])
def test_work_for_ourselves_is_internal(purpose: Purpose) -> None:
    decision = decide(purpose=purpose)
    assert (decision.category, decision.charging) == (ServiceCategory.INTERNAL, Charging.FREE)
    assert answers(decision) == [(Check.INTERNAL_PURPOSE, True)]


def test_what_is_not_on_file_is_chargeable_by_the_price_list() -> None:
    decision = decide(product=None)
    assert (decision.category, decision.charging) == (CHARGEABLE, Charging.PRICE_LIST)
    assert answers(decision)[-1] == (Check.PRODUCT_ON_FILE, False)


def test_damage_by_people_excludes_warranty_but_not_a_contract() -> None:
    damaged = [decide(caused_by_people=True, contract=cover) for cover in (None, COVER)]
    assert [each.category for each in damaged] == [CHARGEABLE, CONTRACT]
    assert answers(damaged[0]) == [
        (Check.INTERNAL_PURPOSE, False),
        (Check.IN_WARRANTY, True),
        (Check.DAMAGE_BY_PEOPLE, True),
        (Check.UNDER_CONTRACT, False),
    ]
    assert (damaged[1].charging, damaged[1].contract_id) == (Charging.BY_CONTRACT, "k-1")


def test_warranty_comes_before_a_contract() -> None:
    assert decide(contract=COVER).category is WARRANTY
    assert decide(contract=COVER, on=date(2026, 6, 1)).category is CONTRACT


def test_a_term_from_acceptance_counts_from_delivery_until_accepted() -> None:
    server = replace(
        PRODUCT, product_line="it-system", delivered_on=date(2020, 1, 1), accepted_on=None
    )
    accepted = replace(server, accepted_on=date(2024, 1, 1))
    assert [decide(product=product).category for product in (server, accepted)] == [
        CHARGEABLE,
        WARRANTY,
    ]
    between = replace(server, delivered_on=date(2025, 12, 1), accepted_on=date(2026, 2, 1))
    assert decide(product=between).category is WARRANTY


@pytest.mark.parametrize(("used", "category"), [(1, CONTRACT), (2, CHARGEABLE), (3, CHARGEABLE)])
def test_a_contract_pays_for_as_many_visits_as_it_includes(
    used: int, category: ServiceCategory
) -> None:
    cover = replace(COVER, visits_included=2, visits_used=used)
    told: dict[str, Any] = {"on": date(2026, 7, 1), "contract": cover}
    visit = decide(needs_visit=True, **told)
    assert visit.category is category
    assert visit.considered[-1].figures == (("used", str(used)), ("included", "2"))
    assert decide(needs_visit=False, **told).category is CONTRACT


def test_without_a_warranty_card_the_part_s_bar_code_decides() -> None:
    product = replace(PRODUCT, has_warranty_card=False)
    unproved = decide(product=product)
    assert unproved.category is CHARGEABLE
    assert (Check.WARRANTY_PROVED, False) in answers(unproved)
    found = [
        decide(product=product, part=PART, on=on).category
        for on in (date(2026, 1, 10), date(2027, 1, 9), date(2027, 1, 10))
    ]
    assert found == [WARRANTY, WARRANTY, CHARGEABLE]


@pytest.mark.parametrize(
    ("on", "category"),
    [
        (date(2027, 1, 9), WARRANTY),
        (date(2027, 1, 10), CHARGEABLE),
        (date(2027, 1, 11), CHARGEABLE),
    ],
)
def test_a_part_replaced_in_warranty_has_a_term_of_its_own(
    on: date, category: ServiceCategory
) -> None:
    replaced = replace(PART, replaces="B-0", replaced_in_warranty=True)
    assert decide(part=replaced, on=on).category is category
    bought = replace(replaced, replaced_in_warranty=False)
    assert decide(part=bought, on=on).category is CHARGEABLE


def test_an_old_part_does_not_shorten_the_product_s_warranty() -> None:
    replaced = replace(
        PART, installed_on=date(2025, 6, 2), replaces="B-0", replaced_in_warranty=True
    )
    late = replace(PRODUCT, delivered_on=date(2025, 12, 1))
    assert decide(product=late, part=replaced, on=date(2026, 10, 1)).category is WARRANTY


def test_the_grounds_name_pack_evidence_and_days() -> None:
    (ground,) = [each for each in decide().considered if each.check is Check.IN_WARRANTY]
    assert dict(ground.figures) == {
        "pack": "warranty-pack/standard@test",
        "evidence": "card",
        "starts_on": "2025-06-01",
        "ends_on": "2026-06-01",
    }


@pytest.mark.parametrize("told", [{"months": -1}, {"replaced_part_months": -1}])
def test_a_warranty_cannot_be_negative(told: dict[str, int]) -> None:
    values: dict[str, Any] = {
        "months": 12,
        "counted_from": TermStart.DELIVERY,
        "replaced_part_months": 12,
        "excludes_damage_by_people": True,
        "afterwards": Charging.COST_PRICE_AND_LABOUR,
        **told,
    }
    with pytest.raises(ValueError, match="-1 months"):
        WarrantyPack(**values)
