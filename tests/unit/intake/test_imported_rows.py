"""Rows of tables: which are taken, and why the others are not (I-05, I-06, I-13)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fakes.intake_files import FILE, NOTICES
from importing.batches import RowRefusal
from intake.domain.customer import InstalledProduct
from intake.domain.imported_contracts import (
    ContractRow,
    ContractsKnown,
    plan_contracts,
    product_keys,
)
from intake.domain.imported_customers import CustomerRow, CustomersKnown, plan_customers
from intake.domain.imported_products import (
    BaseKnown,
    InstalledProductRow,
    Owner,
    plan_products,
)
from intake.handlers.import_customers import ImportCustomers, import_customers
from unit.intake.scene import HANGZHOU, NOW, PRODUCT, Scene

CUSTOMER = CustomerRow(
    line=7, customer_code="K-1", branch_code="HZ01", name="王先生", phone="13812345678"
)
PRODUCT_ROW = InstalledProductRow(
    line=7,
    customer_code="K-1",
    product_line="appliance",
    product_model="KFR-35",
    serial_number="S-7",
)
CONTRACT = ContractRow(
    line=7,
    contract_number="HT-1",
    customer_code="K-1",
    kind="maintenance",
    price="100",
    starts_on="2026-03-01",
    ends_on="2027-02-28",
    responsible="E-07",
)
OWNERS = {"K-1": Owner(customer_id="c-1", branch=HANGZHOU)}


def customers(*rows: CustomerRow) -> Any:
    keyed = [(f"c-{number}", row) for number, row in enumerate(rows, 1)]
    known = CustomersKnown(branches={"HZ01": HANGZHOU}, customers={}, policies={"HZ01": FILE})
    return plan_customers(keyed, known, NOW)


def products(*rows: InstalledProductRow) -> Any:
    keyed = [(f"p-{number}", row) for number, row in enumerate(rows, 1)]
    return plan_products(keyed, BaseKnown(owners=OWNERS, products={}, bar_codes=frozenset()), NOW)


def contracts(*rows: ContractRow, on_file: dict[Any, InstalledProduct] | None = None) -> Any:
    known = ContractsKnown(
        owners=OWNERS,
        products=on_file or {},
        contracts={},
        calendars={"HZ01": {"service-desk": "7x24"}},
        notices={"HZ01": NOTICES},
    )
    return plan_contracts([(f"k-{number}", row) for number, row in enumerate(rows, 1)], known)


def only(plan: Any) -> RowRefusal:
    assert plan.additions == ()
    (refusal,) = plan.refusals
    found: RowRefusal = refusal
    return found


@pytest.mark.parametrize(
    ("told", "field", "reason"),
    [
        ({"customer_code": " "}, "customer_code", "FIELD_MISSING"),
        ({"customer_code": "x" * 41}, "customer_code", "FIELD_TOO_LONG"),
        ({"branch_code": "XX"}, "branch_code", "BRANCH_NOT_FOUND"),
        ({"name": ""}, "name", "FIELD_MISSING"),
        ({"name": "=1+1"}, "name", "FORMULA_CELL"),
        ({"name": "王\x07"}, "name", "CONTROL_CHARACTER"),
        ({"phone": "11"}, "phone", "FIELD_TOO_SHORT"),
        ({"phone": "1" * 41}, "phone", "FIELD_TOO_LONG"),
        ({"address": "x" * 301}, "address", "FIELD_TOO_LONG"),
        ({"first_contact_on": "2026/03/01"}, "first_contact_on", "NOT_A_DAY"),
        ({"first_contact_on": "2026-02-30"}, "first_contact_on", "NOT_A_DAY"),
        ({"first_contact_on": "2026-03-03"}, "first_contact_on", "IN_THE_FUTURE"),
        ({"phones": "138; 1"}, "phones", "FIELD_TOO_SHORT"),
        ({"phones": ";".join(["13800000000"] * 11)}, "phones", "FIELD_TOO_LONG"),
        ({"contacts": "|机房|138"}, "contacts", "FIELD_MISSING"),
        ({"phone": "138****5678"}, "phone", "FIELD_MASKED"),
        ({"phones": "010-8888; 138****5678"}, "phones", "FIELD_MASKED"),
        ({"address": "杭州市西湖区****"}, "address", "FIELD_MASKED"),
        ({"contacts": "李**|机房|138"}, "contacts", "FIELD_MASKED"),
        ({"maintenance_items": "除尘"}, "maintenance_items", "MAINTENANCE_INCOMPLETE"),
        ({"maintenance_months": "3"}, "maintenance_items", "MAINTENANCE_INCOMPLETE"),
        ({"maintenance_months": "三"}, "maintenance_months", "NOT_A_NUMBER"),
        ({"maintenance_months": "-1"}, "maintenance_months", "NOT_A_NUMBER"),
    ],
)
def test_a_customer_that_cannot_be_taken(told: dict[str, Any], field: str, reason: str) -> None:
    refusal = only(customers(replace(CUSTOMER, **told)))
    assert (refusal.line, refusal.field, refusal.reason) == (7, field, reason)
    assert refusal.rule.startswith("I-0")
    assert refusal.message


@pytest.mark.parametrize(
    ("told", "field", "reason", "rule"),
    [
        ({"customer_code": "K-9"}, "customer_code", "CUSTOMER_NOT_FOUND", "I-05"),
        ({"product_line": ""}, "product_line", "FIELD_MISSING", "I-06"),
        ({"serial_number": "x" * 81}, "serial_number", "FIELD_TOO_LONG", "I-06"),
        ({"delivered_on": "2026-03-03"}, "delivered_on", "IN_THE_FUTURE", "I-06"),
        ({"accepted_on": "gestern"}, "accepted_on", "NOT_A_DAY", "I-06"),
        (
            {"delivered_on": "2026-02-02", "accepted_on": "2026-02-01"},
            "accepted_on",
            "ACCEPTED_BEFORE_DELIVERY",
            "I-06",
        ),
        ({"warranty_card": "maybe"}, "warranty_card", "NOT_A_CHOICE", "I-06"),
    ],
)
def test_a_product_that_cannot_be_taken(
    told: dict[str, Any], field: str, reason: str, rule: str
) -> None:
    refusal = only(products(replace(PRODUCT_ROW, **told)))
    assert (refusal.field, refusal.reason, refusal.rule) == (field, reason, rule)


@pytest.mark.parametrize(
    ("told", "field", "reason"),
    [
        ({"contract_number": ""}, "contract_number", "FIELD_MISSING"),
        ({"customer_code": "K-9"}, "customer_code", "CUSTOMER_NOT_FOUND"),
        ({"kind": "lease"}, "kind", "NOT_A_CHOICE"),
        ({"price": "12,5"}, "price", "NOT_A_NUMBER"),
        ({"price": ""}, "price", "NOT_A_NUMBER"),
        ({"price": "1.005"}, "price", "NOT_A_NUMBER"),
        ({"starts_on": ""}, "starts_on", "FIELD_MISSING"),
        ({"ends_on": "2026-02-28"}, "ends_on", "CONTRACT_TERM_REVERSED"),
        ({"visits_included": "many"}, "visits_included", "NOT_A_NUMBER"),
        ({"sla_pack": "gold"}, "sla_pack", "SLA_PACK_UNKNOWN"),
        ({"products": "KFR-35|S-9"}, "products", "INSTALLED_PRODUCT_NOT_FOUND"),
        ({"products": "KFR-35|S-1"}, "products", "NOT_THE_CUSTOMERS_CONTRACT"),
        ({"responsible": ""}, "responsible", "FIELD_MISSING"),
    ],
)
def test_a_contract_that_cannot_be_taken(told: dict[str, Any], field: str, reason: str) -> None:
    others = {("KFR-35", "S-1"): replace(PRODUCT, customer_id="c-9")}
    refusal = only(contracts(replace(CONTRACT, **told), on_file=others))
    assert (refusal.field, refusal.reason) == (field, reason)


def test_a_refused_row_does_not_keep_the_others_out() -> None:
    bad = replace(CUSTOMER, line=8, customer_code="K-2", phone="")
    plan = customers(CUSTOMER, bad, replace(CUSTOMER, line=9, customer_code="K-3"))
    assert [each.customer.code for each in plan.additions] == ["K-1", "K-3"]
    assert [(each.line, each.reason) for each in plan.refusals] == [(8, "FIELD_MISSING")]


def test_the_second_row_of_a_key_is_refused_with_the_line_of_the_first() -> None:
    for plan in (
        customers(CUSTOMER, replace(CUSTOMER, line=8)),
        products(PRODUCT_ROW, replace(PRODUCT_ROW, line=8)),
        contracts(CONTRACT, replace(CONTRACT, line=8)),
    ):
        assert len(plan.additions) == 1
        (refusal,) = plan.refusals
        assert (refusal.line, refusal.reason) == (8, "DUPLICATE_IN_FILE")
        assert "line 7" in refusal.message
    coded = replace(PRODUCT_ROW, bar_code="69001")
    (refusal,) = products(coded, replace(coded, line=8, serial_number="S-8")).refusals
    assert (refusal.field, refusal.reason) == ("bar_code", "DUPLICATE_IN_FILE")


def test_a_row_with_its_whole_file_is_complete_today() -> None:
    full = replace(
        CUSTOMER,
        address="杭州",
        contacts="李主任|机房|13900001111 13900002222；赵工",
        environment="恒温机房",
        configuration="双路供电",
        maintenance_items="除尘",
        maintenance_months="3",
        next_maintenance_on="2026-06-01",
        services_wanted="巡检",
    )
    (found,) = customers(full).additions
    assert found.file.completed_on == HANGZHOU.day_of(NOW)
    first, second = found.file.content.contacts
    assert (first.name, first.role, first.phones) == (
        "李主任",
        "机房",
        ("13900001111", "13900002222"),
    )
    assert (second.name, second.phones) == ("赵工", ())


def test_words_may_be_chinese() -> None:
    assert (
        products(replace(PRODUCT_ROW, warranty_card="否")).additions[0].has_warranty_card is False
    )
    assert contracts(replace(CONTRACT, kind="项目")).additions[0].kind.value == "project"


def test_the_products_of_a_contract_are_named_by_model_and_serial_number() -> None:
    row = replace(CONTRACT, products=" KFR-35 | S-1 ；KFR-35|S-2;")
    assert product_keys(row) == (("KFR-35", "S-1"), ("KFR-35", "S-2"))
    on_file = {("KFR-35", "S-1"): PRODUCT, ("KFR-35", "S-2"): replace(PRODUCT, id="p-2")}
    assert contracts(row, on_file=on_file).additions[0].products == ("p-1", "p-2")


def test_a_batch_of_which_nothing_can_be_taken_writes_nothing(scene: Scene) -> None:
    before = vars(scene.tx.snapshot())
    rows = tuple((f"c-{n}", replace(CUSTOMER, line=n, phone="")) for n in range(3))
    report = scene.run(import_customers, ImportCustomers(rows=rows, dry_run=False), NOW)
    assert (report.added, report.unchanged, len(report.refusals)) == (0, 0, 3)
    assert vars(scene.tx.state) == before
