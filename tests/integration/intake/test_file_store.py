"""What both stores promise about files, the installed base and contracts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from chassis.unit_of_work import SYSTEM, Principal
from fakes.intake_files import FILE
from intake.domain.contract import (
    Contract,
    ContractFilter,
    ContractKind,
    ContractNotFound,
    ContractNotice,
    ContractNumberTaken,
    NoticeKind,
    StaleContract,
)
from intake.domain.customer import ContactReading, InstalledPart, ReadingFilter, Revealed
from intake.domain.customer_file import (
    ContactPerson,
    FileContent,
    FileDuty,
    MaintenancePlan,
    StaleCustomerFile,
    UpkeepCheck,
    open_file,
)
from intake.domain.errors import (
    BarCodeTaken,
    CustomerCodeTaken,
    CustomerNotFound,
    InstalledProductNotFound,
    PartAlreadyReplaced,
)
from intake.domain.listing import ProductKey, Reference, RequestFilter
from intake.domain.vocabulary import Handling, ServiceCategory
from intake.handlers.register_branch import register_branch
from intake.handlers.register_call import register_call
from integration.intake.conftest import Begin
from unit.intake.scene import CUSTOMER, HANGZHOU, NOW, PRODUCT, SHANGHAI, a_call, at

FIRST, SECOND, THIRD = (str(UUID(int=number)) for number in (1, 2, 3))
ONE, TWO = (str(UUID(int=number)) for number in (11, 12))
BEGUN = date(2026, 3, 1)
ELSEWHERE = Principal(subject="li", role="call_taker", branches=frozenset({"SH02"}))
CONTENT = FileContent(
    phones=("057188880000",),
    contacts=(
        ContactPerson(name="李主任", role="机房", phones=("13900001111", "13900002222")),
        ContactPerson(name="赵工"),
    ),
    environment="恒温机房",
    configuration="双路供电",
    maintenance=MaintenancePlan(items=("除尘", "检漏"), every_months=3, next_on=date(2026, 6, 1)),
    services=("巡检", "备机"),
)
CONTRACT = Contract(
    id=str(UUID(int=21)),
    number="HT-1",
    customer_id=FIRST,
    branch="HZ01",
    kind=ContractKind.MAINTENANCE,
    products=(ONE,),
    items=("除尘",),
    calendar="7x24",
    sla_pack="service-desk",
    visits_included=1,
    price=Decimal("12000.50"),
    starts_on=date(2026, 3, 1),
    term_starts_on=date(2026, 3, 1),
    ends_on=date(2027, 2, 28),
    responsible="E-07",
    next_notice_on=date(2027, 1, 28),
)


@pytest.fixture(autouse=True)
def files(begin: Begin) -> None:
    """Two branches, three customers with files, two products of the first one."""
    with begin() as tx:
        for branch in (HANGZHOU, SHANGHAI):
            register_branch(branch, tx, NOW)
    with begin() as tx:
        for number, (customer_id, code) in enumerate(
            [(FIRST, "HZ01"), (SECOND, "HZ01"), (THIRD, "SH02")]
        ):
            customer = replace(CUSTOMER, id=customer_id, branch=code, code=f"K-{number}")
            tx.customers.add(customer)
            tx.customer_files.add(open_file(customer, BEGUN + timedelta(days=number), FILE))
        old = replace(PRODUCT, customer_id=FIRST, delivered_on=date(2020, 1, 1))
        tx.installed_products.add(replace(old, id=ONE, bar_code="69001", has_warranty_card=False))
        tx.installed_products.add(replace(old, id=TWO, serial_number="S-2", contract_number="HT-8"))


def test_a_file_is_read_as_it_was_written(begin: Begin) -> None:
    with begin() as tx:
        file = tx.customer_files.lock(FIRST)
        full = replace(file, content=CONTENT, completed_on=date(2026, 3, 2))
        saved = tx.customer_files.save(full)
    with begin() as tx:
        assert tx.customer_files.get(FIRST) == saved
        assert (saved.version, saved.content) == (2, CONTENT)
        with pytest.raises(StaleCustomerFile):
            tx.customer_files.save(file)
    with begin() as tx:
        emptied = tx.customer_files.save(replace(saved, content=FileContent()))
    with begin() as tx:
        assert tx.customer_files.get(FIRST) == emptied


def test_a_file_of_another_branch_is_not_found(begin: Begin) -> None:
    for customer_id in (FIRST, str(UUID(int=9)), "no uuid"):
        with begin(ELSEWHERE) as tx, pytest.raises(CustomerNotFound):
            tx.customer_files.lock(customer_id)
    with begin(ELSEWHERE) as tx:
        assert tx.customer_files.get(THIRD).branch == "SH02"


def due(begin: Begin, duty: FileDuty, days: float, **told: Any) -> list[str]:
    principal = told.pop("principal", None)
    with begin(principal) if principal else begin() as tx:
        values: dict[str, Any] = {"branch": "", "after": ("", ""), "limit": 10, **told}
        page = tx.customer_files.due(duty, now=at(24 * days), **values)
    return [row.customer_id for row in page.rows]


def test_overdue_files_come_the_oldest_first_and_page_by_key(begin: Begin) -> None:
    completion = FileDuty.COMPLETION
    assert [due(begin, completion, days) for days in (1, 2, 3, 4)] == [
        [],
        [FIRST],
        [FIRST, SECOND],
        [FIRST, SECOND, THIRD],
    ]
    with begin() as tx:
        first = tx.customer_files.due(completion, "", at(240), ("", ""), 2)
        assert first.has_more
        last = first.rows[-1]
        place = (last.due_on.isoformat(), last.customer_id)
        second = tx.customer_files.due(completion, "", at(240), place, 2)
    assert ([row.customer_id for row in second.rows], second.has_more) == ([THIRD], False)
    assert (last.customer_code, last.due_on) == ("K-1", BEGUN + timedelta(days=3))
    assert due(begin, completion, 10, branch="SH02") == [THIRD]
    assert due(begin, completion, 10, principal=ELSEWHERE) == [THIRD]


def test_the_day_of_a_duty_is_that_of_the_branch(begin: Begin) -> None:
    midnight = 15 / 24  # hours from 01:00 UTC to midnight in Shanghai, as days
    assert due(begin, FileDuty.COMPLETION, 1 + midnight - 0.001) == []
    assert due(begin, FileDuty.COMPLETION, 1 + midnight) == [FIRST]


def test_complete_files_are_not_overdue_and_maintenance_has_its_own_list(begin: Begin) -> None:
    with begin() as tx:
        file = tx.customer_files.lock(FIRST)
        tx.customer_files.save(replace(file, content=CONTENT, completed_on=BEGUN))
    assert due(begin, FileDuty.COMPLETION, 100) == [SECOND, THIRD]
    assert due(begin, FileDuty.MAINTENANCE, 90) == []
    assert due(begin, FileDuty.MAINTENANCE, 91) == [FIRST]
    assert due(begin, FileDuty.UPKEEP, 30) == [FIRST]
    assert due(begin, FileDuty.UPKEEP, 32) == [FIRST, SECOND, THIRD]


def test_upkeep_checks_are_kept_in_their_order(begin: Begin) -> None:
    checks = [
        UpkeepCheck(
            customer_id=FIRST, checked_on=BEGUN, checked_by="li", note=str(n), recorded_at=NOW
        )
        for n in range(3)
    ]
    with begin() as tx:
        for check in (*checks, replace(checks[0], customer_id=SECOND)):
            tx.customer_files.add_check(check)
    with begin() as tx:
        first = tx.customer_files.checks(FIRST, 0, 2)
        rest = tx.customer_files.checks(FIRST, first.rows[-1][0], 2)
    assert [check for _, check in (*first.rows, *rest.rows)] == checks
    assert (first.has_more, rest.has_more) == (True, False)


def test_a_customer_code_is_one_customer_s(begin: Begin) -> None:
    with pytest.raises(CustomerCodeTaken), begin() as tx:
        tx.customers.add(replace(CUSTOMER, id=str(uuid4()), code="K-1"))
    with begin() as tx:
        for _ in range(2):
            tx.customers.add(replace(CUSTOMER, id=str(uuid4())))


def test_readings_are_listed_for_auditors(begin: Begin) -> None:
    readings = [
        ContactReading(customer_id=customer, reader=reader, reason="回访", read_at=NOW, what=what)
        for customer, reader, what in [
            (FIRST, "li", Revealed.CONTACT),
            (THIRD, "li", Revealed.FILE),
            (FIRST, "wang", Revealed.EXPORT),
        ]
    ]
    with begin() as tx:
        for reading in readings:
            tx.contact_readings.add(reading)
    with begin() as tx:
        page = tx.contact_readings.page(ReadingFilter(), 0, 2)
        assert [line.reading for line in page.rows] == readings[:2]
        rest = tx.contact_readings.page(ReadingFilter(), page.rows[-1].id, 2)
        assert [line.reading for line in rest.rows] == readings[2:]
        for wanted, count in [
            (ReadingFilter(reader="li"), 2),
            (ReadingFilter(customer_id=FIRST), 2),
            (ReadingFilter(branch="SH02"), 1),
            (ReadingFilter(reader="wang", customer_id=THIRD), 0),
        ]:
            assert len(tx.contact_readings.page(wanted, 0, 10).rows) == count, wanted
    with begin(ELSEWHERE) as tx:
        assert [line.branch for line in tx.contact_readings.page(ReadingFilter(), 0, 9).rows] == [
            "SH02"
        ]


def found(begin: Begin, principal: Principal | None = None, **key: str) -> list[str]:
    with begin(principal) if principal else begin() as tx:
        page = tx.installed_products.page(ProductKey(**key), "", 10)
    return [product.id for product in page.rows]


def test_a_product_is_found_by_each_of_its_keys(begin: Begin) -> None:
    part = InstalledPart(
        bar_code="B-1", installed_product_id=ONE, part_number="FAN", installed_on=BEGUN
    )
    with begin() as tx:
        tx.installed_parts.add(part)
        tx.contracts.add(CONTRACT)
        tx.contracts.add(replace(CONTRACT, id=str(uuid4()), number="HT-2", products=()))
    assert found(begin, serial_number="S-2") == [TWO]
    assert found(begin, bar_code="69001") == [ONE]
    assert found(begin, bar_code="B-1") == [ONE]
    assert found(begin, contract_number="HT-8") == [TWO]
    assert found(begin, contract_number="HT-1") == [ONE]
    assert found(begin, contract_number="HT-2") == [ONE, TWO]
    assert found(begin, customer_id=FIRST) == [ONE, TWO]
    assert found(begin, customer_id="no uuid") == []
    assert found(begin, ELSEWHERE, customer_id=FIRST) == []
    with begin() as tx:
        first = tx.installed_products.page(ProductKey(customer_id=FIRST), "", 1)
        rest = tx.installed_products.page(ProductKey(customer_id=FIRST), first.rows[-1].id, 1)
    assert ([each.id for each in rest.rows], rest.has_more) == ([TWO], False)
    assert not first.rows[0].has_warranty_card


def test_days_of_a_product_are_stored(begin: Begin) -> None:
    with begin() as tx:
        product = tx.installed_products.lock(ONE)
        tx.installed_products.save_dates(replace(product, accepted_on=date(2020, 2, 1)))
    with begin() as tx:
        assert tx.installed_products.lock(ONE).accepted_on == date(2020, 2, 1)


def test_a_bar_code_stands_on_one_thing_and_a_part_is_replaced_once(begin: Begin) -> None:
    part = InstalledPart(
        bar_code="B-1", installed_product_id=ONE, part_number="FAN", installed_on=BEGUN
    )
    second = replace(part, bar_code="B-2", replaces="B-1", replaced_in_warranty=True)
    with begin() as tx:
        tx.installed_parts.add(part)
        tx.installed_parts.add(second)
    with begin() as tx:
        assert tx.installed_parts.find(ONE, "B-2") == second
        assert tx.installed_parts.find(TWO, "B-2") is None
    for wrong, kind in [
        (part, BarCodeTaken),
        (replace(part, bar_code="69001"), BarCodeTaken),
        (replace(part, bar_code="B-3", replaces="B-1"), PartAlreadyReplaced),
    ]:
        with pytest.raises(kind), begin() as tx:
            tx.installed_parts.add(wrong)
    with pytest.raises(BarCodeTaken), begin() as tx:
        tx.installed_products.add(
            replace(
                PRODUCT, id=str(uuid4()), serial_number="S-3", bar_code="69001", customer_id=FIRST
            )
        )


def test_a_contract_is_read_as_it_was_written(begin: Begin) -> None:
    whole = replace(CONTRACT, id=str(uuid4()), number="HT-2", products=(), visits_included=None)
    with begin() as tx:
        tx.contracts.add(CONTRACT)
        tx.contracts.add(whole)
    with begin() as tx:
        assert tx.contracts.get(CONTRACT.id) == replace(CONTRACT, version=1)
        assert tx.contracts.get(whole.id) == replace(whole, version=1)
        assert [tx.contracts.is_known(number) for number in ("HT-1", "HT-3")] == [True, False]
    with pytest.raises(ContractNumberTaken), begin() as tx:
        tx.contracts.add(replace(CONTRACT, id=str(uuid4())))
    for contract_id in (CONTRACT.id, str(UUID(int=9)), "no uuid"):
        with begin(ELSEWHERE) as tx, pytest.raises(ContractNotFound):
            tx.contracts.lock(contract_id)


def test_a_contract_that_changed_meanwhile_is_not_overwritten(begin: Begin) -> None:
    with begin() as tx:
        tx.contracts.add(CONTRACT)
    with begin() as tx:
        locked = tx.contracts.lock(CONTRACT.id)
        saved = tx.contracts.save(replace(locked, price=Decimal(1), next_notice_on=None))
        with pytest.raises(StaleContract):
            tx.contracts.save(locked)
    with begin() as tx:
        assert tx.contracts.get(CONTRACT.id) == saved


def test_contracts_are_listed_by_number_and_filter(begin: Begin) -> None:
    with begin() as tx:
        tx.contracts.add(CONTRACT)
        tx.contracts.add(
            replace(CONTRACT, id=str(uuid4()), number="HT-2", ends_on=date(2028, 1, 1))
        )
    for wanted, numbers in [
        (ContractFilter(), ["HT-1", "HT-2"]),
        (ContractFilter(branch="SH02"), []),
        (ContractFilter(customer_id=FIRST), ["HT-1", "HT-2"]),
        (ContractFilter(ends_by=date(2027, 2, 27)), []),
        (ContractFilter(ends_by=date(2027, 2, 28)), ["HT-1"]),
    ]:
        with begin() as tx:
            page = tx.contracts.page(wanted, "", 10)
        assert [contract.number for contract in page.rows] == numbers, wanted
    with begin() as tx:
        assert [c.number for c in tx.contracts.page(ContractFilter(), "HT-1", 1).rows] == ["HT-2"]
    with begin(ELSEWHERE) as tx:
        assert tx.contracts.page(ContractFilter(), "", 10).rows == ()


def test_the_cover_that_lasts_longest_counts_with_the_visits_of_its_term(begin: Begin) -> None:
    longer = replace(
        CONTRACT,
        id=str(uuid4()),
        number="HT-2",
        products=(),
        term_starts_on=date(2026, 4, 1),
        ends_on=date(2028, 1, 1),
    )
    with begin() as tx:
        tx.contracts.add(CONTRACT)
        tx.contracts.add(longer)
    told: dict[str, Any] = {"installed_product_id": ONE, "product_model": ""}
    for number, (hours, handling) in enumerate(
        [(0, Handling.ON_SITE), (1, Handling.REMOTE), (24 * 40, Handling.ON_SITE)]
    ):
        with begin() as tx:
            cmd = a_call(
                **told,
                request_id=str(uuid4()),
                received_at=at(hours),
                handling=handling,
                symptom_code=f"E{number}",
                another_fault=True,
            )
            request = register_call(cmd, tx, at(hours)).request
        assert request.call.contract_id == longer.id
        assert request.call.category is ServiceCategory.CONTRACT
        with begin() as tx:
            stored = tx.service_requests.get(Reference(request_id=request.id)).call
        assert stored == request.call
    with begin() as tx:
        product = tx.installed_products.lock(ONE)
        used = [
            cover.visits_used if (cover := tx.contracts.covering(product, day)) else None
            for day in (date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 1), date(2028, 1, 2))
        ]
        other = tx.contracts.covering(tx.installed_products.lock(TWO), date(2026, 4, 1))
    assert used == [None, 1, 1, None]
    assert other
    assert other.number == "HT-2"


def test_a_due_notice_is_found_on_the_day_of_the_branch_and_kept_once(begin: Begin) -> None:
    with begin() as tx:
        tx.contracts.add(CONTRACT)
    midnight = at(24 * 331 + 15)  # 2027-01-28 00:00 in Shanghai
    notice = ContractNotice(
        contract_id=CONTRACT.id,
        kind=NoticeKind.RENEWAL,
        ends_on=CONTRACT.ends_on,
        raised_at=NOW,
        policy_ref="x@1",
    )
    with begin(SYSTEM) as tx:
        assert tx.contracts.lock_due(midnight - timedelta(seconds=1), 10) == ()
        (contract,) = tx.contracts.lock_due(midnight, 10)
        assert tx.contracts.raised(contract) == ()
        tx.contracts.save_notice(notice)
        tx.contracts.save(replace(contract, next_notice_on=None))
    done = replace(notice, settled_at=at(1), settled_by="li", note="已上门")
    with begin(SYSTEM) as tx:
        assert tx.contracts.lock_due(at(24 * 340), 10) == ()
        assert tx.contracts.raised(contract) == (notice,)
        tx.contracts.save_notice(done)
    with begin() as tx:
        assert tx.contracts.raised(contract) == (done,)
        assert tx.contracts.raised(replace(contract, ends_on=date(2028, 1, 1))) == ()


def test_the_history_of_a_customer_is_his_requests(begin: Begin) -> None:
    numbers = []
    for customer in (FIRST, FIRST, SECOND):
        with begin() as tx:
            cmd = a_call(request_id=str(uuid4()), customer_id=customer)
            numbers.append(register_call(cmd, tx, NOW).request.call.number)
    with begin() as tx:
        page = tx.service_requests.page(RequestFilter(customer_id=FIRST), "", 10)
        assert [row.call.number for row in page.rows] == numbers[:2]
        assert not tx.service_requests.page(RequestFilter(customer_id="no uuid"), "", 10).rows


def test_a_product_of_another_branch_is_not_found(begin: Begin) -> None:
    with begin(ELSEWHERE) as tx, pytest.raises(InstalledProductNotFound):
        tx.installed_products.lock(ONE)
