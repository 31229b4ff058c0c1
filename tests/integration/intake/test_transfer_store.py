"""What both stores promise about batches in and pages out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from chassis.unit_of_work import Principal
from importing.batches import ImportReport
from intake.domain.customer import InstalledPart, ReadingFilter, Revealed
from intake.domain.errors import ImportOvertaken
from intake.domain.imported_contracts import ContractRow, contract_row
from intake.domain.imported_customers import CustomerRow, customer_row
from intake.domain.imported_products import InstalledProductRow, product_row
from intake.domain.listing import ProductKey
from intake.handlers.import_contracts import ImportContracts, import_contracts
from intake.handlers.import_customers import ImportCustomers, import_customers
from intake.handlers.import_installed_products import (
    ImportInstalledProducts,
    import_installed_products,
)
from intake.handlers.register_branch import register_branch
from intake.handlers.reveal_customers import RevealCustomers, reveal_customers
from integration.intake.conftest import ADMIN, Begin
from unit.intake.scene import HANGZHOU, NOW, SHANGHAI

ELSEWHERE = Principal(subject="li", role="supervisor", branches=frozenset({"SH02"}))
FULL = CustomerRow(
    line=2,
    customer_code="K-1",
    branch_code="HZ01",
    name="王先生",
    phone="13812345678",
    address="杭州市西湖区文三路1号",
    first_contact_on="2026-02-20",
    phones="057188880000; 057188880001",
    contacts="李主任|机房|13900001111 13900002222; 赵工||",
    environment="恒温机房",
    configuration="双路供电",
    maintenance_items="除尘; 检漏",
    maintenance_months="3",
    next_maintenance_on="2026-06-01",
    services_wanted="巡检",
)
BARE = CustomerRow(line=3, customer_code="K-2", branch_code="SH02", name="丁", phone="110")
PRODUCT = InstalledProductRow(
    line=2,
    customer_code="K-1",
    product_line="appliance",
    product_model="KFR-35",
    serial_number="S-1",
    bar_code="69001",
    delivered_on="2026-01-05",
    accepted_on="2026-01-09",
    warranty_card="no",
)
CONTRACT = ContractRow(
    line=2,
    contract_number="HT-1",
    customer_code="K-1",
    kind="project",
    products="KFR-35|S-1",
    items="除尘; 检漏",
    sla_pack="service-desk",
    visits_included="4",
    price="12000.50",
    starts_on="2026-03-01",
    ends_on="2027-02-28",
    responsible="E-07",
)


@pytest.fixture(autouse=True)
def branches(begin: Begin) -> None:
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)


def bring(begin: Begin, *rows: Any, dry_run: bool = False, by: Principal = ADMIN) -> ImportReport:
    """Import rows of one kind in one transaction."""
    keyed = tuple((str(uuid4()), row) for row in rows)
    with begin(by) as tx:
        if isinstance(rows[0], CustomerRow):
            return import_customers(ImportCustomers(rows=keyed, dry_run=dry_run), tx, NOW)
        if isinstance(rows[0], InstalledProductRow):
            products = ImportInstalledProducts(rows=keyed, dry_run=dry_run)
            return import_installed_products(products, tx, NOW)
        return import_contracts(ImportContracts(rows=keyed, dry_run=dry_run), tx, NOW)


def figures(report: ImportReport) -> tuple[int, int, list[tuple[int, str, str]]]:
    refusals = [(each.line, each.field, each.reason) for each in report.refusals]
    return report.added, report.unchanged, refusals


def test_customers_leave_as_they_came(begin: Begin) -> None:
    assert figures(bring(begin, FULL, BARE)) == (2, 0, [])
    with begin() as tx:
        page = tx.transfers.customer_page("", "", 10)
    out = {row.customer_code: row for row in (customer_row(0, each) for each in page.rows)}
    assert out["K-1"] == replace(FULL, line=0)
    assert out["K-2"] == replace(BARE, line=0, first_contact_on="2026-03-02")
    complete = {each.customer.code: each.file.completed_on for each in page.rows}
    assert complete == {"K-1": date(2026, 3, 2), "K-2": None}


def test_products_and_contracts_leave_as_they_came(begin: Begin) -> None:
    bring(begin, FULL)
    plain = replace(
        PRODUCT, line=3, serial_number="S-2", bar_code="", delivered_on="", accepted_on="",
        warranty_card="",
    )  # fmt: skip
    assert figures(bring(begin, PRODUCT, plain)) == (2, 0, [])
    whole = replace(
        CONTRACT, line=3, contract_number="HT-2", products="", items="", visits_included="",
        kind="maintenance", sla_pack="",
    )  # fmt: skip
    assert figures(bring(begin, CONTRACT, whole)) == (2, 0, [])
    with begin() as tx:
        products = tx.transfers.product_page("", "", 10).rows
        contracts = tx.transfers.contract_page("", "", 10).rows
        (file,) = [each.file for each in tx.transfers.customer_page("", "", 10).rows]
    out = {each.serial_number: each for each in (product_row(0, *pair) for pair in products)}
    assert out["S-1"] == replace(PRODUCT, line=0)
    assert out["S-2"] == replace(plain, line=0, warranty_card="yes")
    assert [contract_row(0, each) for each in contracts] == [
        replace(CONTRACT, line=0),
        replace(whole, line=0),
    ]
    assert contracts[0].contract.next_notice_on == date(2026, 11, 28)
    assert contracts[0].contract.calendar == "7x24"
    assert (file.begun_on, file.due_on) == (date(2026, 1, 5), date(2026, 1, 7))


def test_what_is_on_file_is_left_as_it_is(begin: Begin) -> None:
    for rows in ([FULL, BARE], [PRODUCT], [CONTRACT]):
        bring(begin, *rows)
        assert figures(bring(begin, *rows)) == (0, len(rows), [])
    again = replace(FULL, environment="搬到二楼", first_contact_on="2026-02-21")
    assert figures(bring(begin, again)) == (0, 1, [])
    with begin() as tx:
        found = {each.customer.code: each for each in tx.transfers.customer_page("", "", 9).rows}
    assert found["K-1"].file.content.environment == "恒温机房"


def test_a_key_that_stands_for_something_else_is_refused(begin: Begin) -> None:
    bring(begin, FULL, BARE)
    bring(begin, PRODUCT)
    bring(begin, CONTRACT)
    for row, field, reason in [
        (replace(FULL, phone="13800000000"), "customer_code", "CUSTOMER_CODE_TAKEN"),
        (replace(FULL, branch_code="SH02"), "customer_code", "CUSTOMER_CODE_TAKEN"),
        (replace(PRODUCT, customer_code="K-2"), "serial_number", "SERIAL_NUMBER_TAKEN"),
        (replace(PRODUCT, serial_number="S-9"), "bar_code", "BAR_CODE_TAKEN"),
        (replace(CONTRACT, starts_on="2026-03-02"), "contract_number", "CONTRACT_NUMBER_TAKEN"),
    ]:
        assert figures(bring(begin, row)) == (0, 0, [(2, field, reason)]), row


def test_a_dry_run_writes_nothing(begin: Begin) -> None:
    assert figures(bring(begin, FULL, BARE, dry_run=True)) == (2, 0, [])
    with begin() as tx:
        assert tx.transfers.customer_page("", "", 10).rows == ()


def test_a_bar_code_of_a_part_is_taken(begin: Begin) -> None:
    bring(begin, FULL)
    bring(begin, PRODUCT)
    with begin() as tx:
        (product,) = tx.installed_products.page(ProductKey(serial_number="S-1"), "", 2).rows
        part = InstalledPart(
            bar_code="B-1",
            installed_product_id=product.id,
            part_number="FAN",
            installed_on=date(2026, 3, 1),
        )
        tx.installed_parts.add(part)
    other = replace(PRODUCT, serial_number="S-2", bar_code="B-1")
    assert figures(bring(begin, other)) == (0, 0, [(2, "bar_code", "BAR_CODE_TAKEN")])


def test_a_branch_that_the_caller_does_not_act_for_is_not_there(begin: Begin) -> None:
    refused = (0, 0, [(2, "branch_code", "BRANCH_NOT_FOUND")])
    assert figures(bring(begin, FULL, by=ELSEWHERE)) == refused
    bring(begin, FULL, BARE)
    unknown = (0, 0, [(2, "customer_code", "CUSTOMER_NOT_FOUND")])
    assert figures(bring(begin, PRODUCT, by=ELSEWHERE)) == unknown
    assert figures(bring(begin, CONTRACT, by=ELSEWHERE)) == unknown
    bring(begin, PRODUCT)
    bring(begin, CONTRACT)
    with begin(ELSEWHERE) as tx:
        rows = tx.transfers.customer_page("", "", 10).rows
        assert [each.customer.code for each in rows] == ["K-2"]
        assert tx.transfers.product_page("", "", 10).rows == ()
        assert tx.transfers.contract_page("", "", 10).rows == ()


def test_a_key_taken_meanwhile_takes_the_whole_batch_back(begin: Begin) -> None:
    bring(begin, FULL)
    bring(begin, PRODUCT)
    bring(begin, CONTRACT)
    with begin() as tx:
        (customer,) = tx.transfers.customer_page("", "", 9).rows
        ((_, product),) = tx.transfers.product_page("", "", 9).rows
        (contract,) = tx.transfers.contract_page("", "", 9).rows
        policies = {"HZ01": tx.policies.customer_file(date(2026, 3, 2))}
    other = str(uuid4())
    fresh = replace(
        customer,
        customer=replace(customer.customer, id=other, code="K-8"),
        file=replace(customer.file, customer_id=other),
    )
    twin = replace(
        customer,
        customer=replace(customer.customer, id=str(uuid4())),
        file=replace(customer.file, customer_id=str(uuid4())),
    )
    with pytest.raises(ImportOvertaken), begin() as tx:
        tx.transfers.add_customers([fresh, twin])
    with pytest.raises(ImportOvertaken), begin() as tx:
        tx.transfers.add_products([replace(product, id=str(uuid4()))], policies)
    with pytest.raises(ImportOvertaken), begin() as tx:
        tx.transfers.add_contracts([replace(contract.contract, id=str(uuid4()))])
    with begin() as tx:
        assert len(tx.transfers.customer_page("", "", 9).rows) == 1


def test_pages_follow_each_other_by_key(begin: Begin) -> None:
    bring(begin, *(replace(FULL, line=n, customer_code=f"K-{n}") for n in range(5)))
    bring(begin, replace(BARE, customer_code="K-9"))
    bring(begin, *(replace(PRODUCT, line=n, customer_code="K-1", serial_number=f"S-{n}",
                           bar_code="") for n in range(5)))  # fmt: skip
    bring(begin, *(replace(CONTRACT, line=n, contract_number=f"HT-{n}", customer_code="K-1")
                   for n in range(5)))  # fmt: skip
    keys: list[tuple[str, Callable[[Any], str]]] = [
        ("customer_page", lambda row: row.customer.id),
        ("product_page", lambda row: row[1].id),
        ("contract_page", lambda row: row.contract.number),
    ]
    for name, key in keys:
        seen: list[str] = []
        more = True
        while more:
            with begin() as tx:
                page = getattr(tx.transfers, name)("HZ01", seen[-1] if seen else "", 2)
            seen += [key(row) for row in page.rows]
            more = page.has_more
        assert (len(seen), seen) == (5, sorted(seen)), name


def test_every_customer_that_leaves_unmasked_is_in_the_log(begin: Begin) -> None:
    bring(begin, FULL, replace(FULL, line=3, customer_code="K-3"), BARE)
    cmd = RevealCustomers(branch="HZ01", after="", limit=1, reason="年度核对")
    with begin() as tx:
        page = reveal_customers(cmd, tx, NOW)
    assert (len(page.rows), page.has_more) == (1, True)
    with begin() as tx:
        (found,) = tx.transfers.customers_of(page.rows)
        lines = tx.contact_readings.page(ReadingFilter(), 0, 10).rows
    assert found.customer.id == page.rows[0]
    assert [(each.reading.customer_id, each.reading.what) for each in lines] == [
        (page.rows[0], Revealed.EXPORT)
    ]
    with begin(ELSEWHERE) as tx:
        assert tx.transfers.customers_of(page.rows) == ()
