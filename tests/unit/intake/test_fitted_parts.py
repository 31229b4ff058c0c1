"""A part that a visit built in has a warranty of its own (P-18, I-10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from intake.domain.category import Check
from intake.domain.errors import RequestNotKnownYet
from intake.domain.fitted_parts.fitted_part import FittedPart, FittedPartKey, PartUnnamed
from intake.domain.parts_awaited import parts_awaited
from intake.domain.recalls.recall import RangeOfNothing, RecallRange, SerialRange
from intake.domain.vocabulary import Impact, ServiceCategory, Severity
from intake.handlers.fitted_parts.on_part_fitted import PartFitted, on_part_fitted
from intake.handlers.on_parts_notice import PartsNotice, on_parts_notice
from unit.intake.scene import NOW, PRODUCT, Scene, at

# Twelve months after its delivery the warranty of the product itself ended.
AFTER = datetime(2026, 6, 10, 2, tzinfo=UTC)
FITTED_AT = datetime(2026, 3, 2, 17, tzinfo=UTC)  # the third in Hangzhou


def fitted(**told: Any) -> PartFitted:
    event = PartFitted(
        fitted_part_id="f-1",
        service_request_id="r-1",
        work_order_id="o-1",
        part_number="FAN",
        lot="SN-1",
        quantity=1,
        fitted_at=FITTED_AT,
        version=2,
    )
    return replace(event, **told)


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.register(request_id="r-1", installed_product_id=PRODUCT.id)
    return scene


def kept(scene: Scene) -> FittedPart:
    found = scene.tx.fitted_parts.find(PRODUCT.id, "SN-1")
    assert found is not None
    return found


def test_its_warranty_begins_on_the_day_of_fitting_at_the_branch(scene: Scene) -> None:
    scene.run(on_part_fitted, fitted(), at(1))
    part = kept(scene)
    assert (part.installed_product_id, part.part_number, part.lot) == (PRODUCT.id, "FAN", "SN-1")
    assert (part.starts_on, part.ends_on) == (date(2026, 3, 3), date(2027, 3, 3))
    assert part.pack_ref.startswith("warranty-pack/standard@")


@pytest.mark.parametrize(
    ("bar_code", "on", "category"),
    [
        ("SN-1", AFTER, ServiceCategory.WARRANTY),
        ("SN-1", datetime(2027, 3, 2, 2, tzinfo=UTC), ServiceCategory.WARRANTY),
        ("SN-1", datetime(2027, 3, 3, 2, tzinfo=UTC), ServiceCategory.CHARGEABLE),
        ("SN-2", AFTER, ServiceCategory.CHARGEABLE),
        ("", AFTER, ServiceCategory.CHARGEABLE),
    ],
)
def test_a_later_call_about_it_is_free_while_it_lasts(
    scene: Scene, bar_code: str, on: datetime, category: ServiceCategory
) -> None:
    scene.run(on_part_fitted, fitted(), at(1))
    call = scene.register(
        on,
        installed_product_id=PRODUCT.id,
        symptom_code="other",
        part_bar_code=bar_code,
        another_fault=True,
        impact=Impact.CAPACITY_LOST,
        severity=Severity.C,
    ).request
    assert call.call.category is category
    if category is ServiceCategory.WARRANTY:
        (asked,) = (each for each in call.call.considered if each.check is Check.IN_WARRANTY)
        told = dict(asked.figures)
        assert (told["evidence"], told["part"], told["ends_on"]) == (
            "replacement",
            "SN-1",
            "2027-03-03",
        )


def test_what_came_back_unused_has_none_and_an_old_word_changes_nothing(scene: Scene) -> None:
    scene.run(on_part_fitted, fitted(), at(1))
    scene.run(on_part_fitted, fitted(quantity=0, version=3), at(2))
    assert scene.tx.fitted_parts.find(PRODUCT.id, "SN-1") is None
    scene.run(on_part_fitted, fitted(), at(3))  # told again
    assert scene.tx.fitted_parts.find(PRODUCT.id, "SN-1") is None


def test_a_request_without_a_product_keeps_nothing(scene: Scene) -> None:
    scene.register(request_id="r-2")
    scene.run(on_part_fitted, fitted(service_request_id="r-2"), at(1))
    assert scene.tx.state.fitted_parts == {}


def test_a_request_that_has_not_arrived_is_asked_for_again(scene: Scene) -> None:
    refusal = scene.refused(RequestNotKnownYet, on_part_fitted, fitted(service_request_id="x"), NOW)
    assert refusal.retry_later


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"lot": "SN-1"},
        {"installed_product_id": "p-1", "part_number": "FAN"},
        {"installed_product_id": "p-1", "lot": "SN-1"},
    ],
)
def test_a_list_names_a_product_or_a_part(told: dict[str, str]) -> None:
    with pytest.raises(PartUnnamed):
        FittedPartKey(**told)


@pytest.mark.parametrize(
    ("lot", "model", "covered"),
    [("", "", True), ("SN-1", "", True), ("SN-2", "", False), ("SN-1", "KFR-36", False)],
)
def test_a_recall_by_part_covers_the_products_it_is_in(
    scene: Scene, *, lot: str, model: str, covered: bool
) -> None:
    scene.run(on_part_fitted, fitted(), at(1))
    wanted = RecallRange(
        product_model=model, serials=SerialRange(), part_number="FAN", part_lot=lot
    )
    assert wanted.covers(PRODUCT, (), [kept(scene)]) is covered
    assert not wanted.covers(PRODUCT, (), [replace(kept(scene), quantity=0)])


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"serials": SerialRange(first="1", last="2"), "part_number": "FAN"},
        {"batch": "B", "part_number": "FAN"},
        {"product_model": "KFR-35", "part_lot": "SN-1"},
    ],
)
def test_a_range_of_nothing_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(RangeOfNothing) as refusal:
        RecallRange(**{"product_model": "", "serials": SerialRange(), **told})
    assert refusal.value.rule == "I-14"


def test_until_when_parts_are_waited_for_is_the_last_word(scene: Scene) -> None:
    def notice(hour: float, expected: float | None, *, is_short: bool = True) -> None:
        event = PartsNotice(
            service_request_id="r-1",
            warehouse="HZ01-W1",
            is_short=is_short,
            occurred_at=at(hour),
            expected_at=None if expected is None else at(expected),
        )
        scene.run(on_parts_notice, event, at(hour))

    assert parts_awaited(scene.request().timeline) is None
    notice(1, 40)
    notice(2, 90)
    awaited = parts_awaited(scene.request().timeline)
    assert awaited is not None
    assert (awaited.note, awaited.ends_at) == ("HZ01-W1", at(90))
    notice(3, None, is_short=False)
    assert parts_awaited(scene.request().timeline) is None
