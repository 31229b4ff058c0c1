"""Rows of part tables: which are taken, and why the others are not (P-01, P-02)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from importing.batches import RowRefusal
from inventory.domain.ids import PartNumber
from inventory.domain.imported_parts import PartRow, plan_parts
from inventory.domain.part import Part
from inventory.domain.part_codes import PartCodeRow, gtin, is_gtin, plan_codes
from inventory.domain.prices import PriceRow, plan_prices

PUMP = PartNumber("PUMP")
ON_LIST = Part(part_number=PUMP, name="水泵", unit="个", unit_cost=Decimal("300.00"))
PART = PartRow(line=7, part_number="PUMP", part_name="水泵", unit="个", unit_cost="300")
CODE = PartCodeRow(line=7, part_number="PUMP", supplier="", code="4006381333931")
PRICE = PriceRow(line=7, part_number="PUMP", effective_on="2026-04-01", unit_cost="320.50")
LIST = {PUMP: ON_LIST}


def only(plan: Any) -> RowRefusal:
    assert (plan.additions, plan.unchanged) == ((), 0)
    (refusal,) = plan.refusals
    found: RowRefusal = refusal
    return found


def test_a_part_is_registered_once_however_often_its_row_comes() -> None:
    assert plan_parts([PART], {}).additions == (ON_LIST,)
    again = plan_parts([PART], LIST)
    assert (again.additions, again.unchanged, again.refusals) == ((), 1, ())


@pytest.mark.parametrize(
    ("told", "field", "reason", "rule"),
    [
        ({"part_number": ""}, "part_number", "FIELD_MISSING", "P-01"),
        ({"part_number": "泵-1"}, "part_number", "PART_NUMBER_INVALID", "P-01"),
        ({"part_number": "-1"}, "part_number", "PART_NUMBER_INVALID", "P-01"),
        ({"part_number": "P 1"}, "part_number", "PART_NUMBER_INVALID", "P-01"),
        ({"part_number": "P" * 61}, "part_number", "FIELD_TOO_LONG", "P-01"),
        ({"part_name": " "}, "part_name", "FIELD_MISSING", "P-01"),
        ({"part_name": "泵" * 121}, "part_name", "FIELD_TOO_LONG", "P-01"),
        ({"part_name": "=A1"}, "part_name", "FORMULA_CELL", "P-01"),
        ({"unit": "个" * 21}, "unit", "FIELD_TOO_LONG", "P-01"),
        ({"unit_cost": ""}, "unit_cost", "NOT_A_NUMBER", "P-01"),
        ({"unit_cost": "-1"}, "unit_cost", "NOT_A_NUMBER", "P-01"),
        ({"unit_cost": "1.005"}, "unit_cost", "NOT_A_NUMBER", "P-01"),
        ({"tracking": "maybe"}, "tracking", "NOT_A_CHOICE", "P-01"),
        ({"unit_cost": "1000000000"}, "unit_cost", "UNIT_COST_INVALID", "P-02"),
    ],
)
def test_a_part_that_cannot_be_taken(
    told: dict[str, Any], field: str, reason: str, rule: str
) -> None:
    refusal = only(plan_parts([replace(PART, **told)], {}))
    assert (refusal.line, refusal.field, refusal.reason, refusal.rule) == (7, field, reason, rule)
    assert refusal.message


def test_what_fits_exactly_is_taken() -> None:
    row = replace(
        PART, part_number="P" * 60, part_name="泵" * 120, unit="个" * 20, unit_cost="999999999.99"
    )
    assert len(plan_parts([row], {}).additions) == 1


@pytest.mark.parametrize(
    "told",
    [{"part_name": "油泵"}, {"unit": "台"}, {"unit_cost": "300.01"}, {"tracking": "批次"}],
    ids=str,
)
def test_a_number_on_the_list_with_other_facts_is_refused(told: dict[str, Any]) -> None:
    refusal = only(plan_parts([replace(PART, **told)], LIST))
    assert (refusal.reason, refusal.rule) == ("PART_ALREADY_REGISTERED", "P-01")


def test_the_second_row_of_a_number_is_refused_with_the_line_of_the_first() -> None:
    plan = plan_parts([PART, replace(PART, line=9, part_name="油泵")], {})
    assert plan.additions == (ON_LIST,)
    (refusal,) = plan.refusals
    assert (refusal.line, refusal.reason) == (9, "DUPLICATE_IN_FILE")
    assert "line 7" in refusal.message


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("96385074", "00000096385074"),  # EAN-8
        ("036000291452", "00036000291452"),  # UPC-A
        ("4006381333931", "04006381333931"),  # EAN-13
        ("10614141000415", "10614141000415"),  # GTIN-14
    ],
)
def test_every_length_of_gtin_is_one_number_of_14_digits(text: str, full: str) -> None:
    assert gtin(text) == gtin(full) == full


@pytest.mark.parametrize("place", range(13))
def test_one_wrong_digit_is_seen_in_any_place(place: int) -> None:
    for digit in set("0123456789") - {CODE.code[place]}:
        assert not is_gtin(CODE.code[:place] + digit + CODE.code[place + 1 :])


@pytest.mark.parametrize(
    "text", ["", "4006381333932", "963850", "A006381333931", "４００６３８１３３３９３１"]
)
def test_what_is_no_gtin_needs_a_supplier(text: str) -> None:
    assert not is_gtin(text)
    if text:
        refusal = only(plan_codes([replace(CODE, code=text)], LIST, {}))
        assert (refusal.field, refusal.reason, refusal.rule) == ("code", "GTIN_INVALID", "P-01")
        named = plan_codes([replace(CODE, code=text, supplier="美的")], LIST, {})
        assert [code.code for code in named.additions] == [text]


def test_a_code_names_one_part() -> None:
    key = ("", "04006381333931")
    assert plan_codes([CODE], LIST, {key: PUMP}).unchanged == 1
    refusal = only(plan_codes([CODE], LIST, {key: PartNumber("VALVE")}))
    assert (refusal.reason, refusal.rule) == ("PART_CODE_TAKEN", "P-01")
    assert "VALVE" in refusal.message
    twice = plan_codes([CODE, replace(CODE, line=8, code="04006381333931")], LIST, {})
    assert [each.reason for each in twice.refusals] == ["DUPLICATE_IN_FILE"]


def test_suppliers_may_use_the_same_number_for_different_parts() -> None:
    rows = [replace(CODE, supplier=name, code="A-1") for name in ("美的", "格力")]
    assert len(plan_codes(rows, LIST, {}).additions) == 2


def test_codes_and_prices_are_for_parts_on_the_list() -> None:
    for plan in (plan_codes([CODE], {}, {}), plan_prices([PRICE], {}, {})):
        refusal = only(plan)
        assert (refusal.field, refusal.reason) == ("part_number", "PART_NOT_FOUND")


def test_a_price_on_file_is_never_changed_by_another_from_the_same_day_on() -> None:
    key = (PUMP, date(2026, 4, 1))
    assert plan_prices([PRICE], LIST, {key: Decimal("320.50")}).unchanged == 1
    refusal = only(plan_prices([PRICE], LIST, {key: Decimal("320.51")}))
    assert (refusal.field, refusal.reason, refusal.rule) == (
        "effective_on",
        "PRICE_ALREADY_SET",
        "P-02",
    )
    later = replace(PRICE, effective_on="2026-04-02")
    assert len(plan_prices([later], LIST, {key: Decimal("320.51")}).additions) == 1


@pytest.mark.parametrize(
    ("told", "field", "reason"),
    [
        ({"effective_on": ""}, "effective_on", "FIELD_MISSING"),
        ({"effective_on": "1 April"}, "effective_on", "NOT_A_DAY"),
        ({"unit_cost": "free"}, "unit_cost", "NOT_A_NUMBER"),
    ],
)
def test_a_price_that_cannot_be_taken(told: dict[str, Any], field: str, reason: str) -> None:
    refusal = only(plan_prices([replace(PRICE, **told)], LIST, {}))
    assert (refusal.field, refusal.reason, refusal.rule) == (field, reason, "P-02")
