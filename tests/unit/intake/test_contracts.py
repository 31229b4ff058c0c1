"""Maintenance contracts: what they pay for, and what is told before they end (I-13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from intake.domain.contract import (
    Contract,
    ContractKind,
    ContractNotExtended,
    ContractNotFound,
    ContractNoticePolicy,
    ContractNumberTaken,
    ContractPriceInvalid,
    ContractTermReversed,
    NoticeAlreadySettled,
    NoticeKind,
    NoticeNotFound,
    NoticeRule,
    NotTheCustomersContract,
)
from intake.domain.customer import InstalledProduct
from intake.domain.errors import CustomerNotFound, InstalledProductNotFound, SlaPackUnknown
from intake.domain.events import ContractExpiryNoticed
from intake.domain.vocabulary import Handling, Outcome, ServiceCategory
from intake.domain.warranty import Charging
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.notify_expiring_contracts import notify_expiring_contracts
from intake.handlers.register_contract import RegisterContract, register_contract
from intake.handlers.renew_contract import RenewContract, renew_contract
from intake.handlers.settle_contract_notice import SettleContractNotice, settle_contract_notice
from unit.intake.scene import CUSTOMER, NOW, PRODUCT, Scene, at

ENDS = date(2027, 2, 28)
CONTRACT = Contract(
    id="k-1",
    number="HT-1",
    customer_id="c-1",
    branch="",
    kind=ContractKind.MAINTENANCE,
    products=("p-1",),
    items=("除尘",),
    calendar="",
    sla_pack="service-desk",
    visits_included=2,
    price=Decimal("12000.50"),
    starts_on=date(2026, 3, 1),
    term_starts_on=date(2026, 3, 1),
    ends_on=ENDS,
    responsible="E-07",
)
OLD_PRODUCT = replace(PRODUCT, delivered_on=date(2020, 1, 1))


def sign(scene: Scene, **told: Any) -> Contract:
    scene.tx.state.products["p-1"] = OLD_PRODUCT
    cmd = RegisterContract(contract=replace(CONTRACT, **told))
    return scene.run(register_contract, cmd, NOW)


def local(day: date, hour: int = 12) -> datetime:
    """An instant of a day at the branch."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def look(scene: Scene, day: date, hour: int = 12) -> list[NoticeKind]:
    """Let the timer run; return the notices it raised."""
    before = len(scene.tx.sent)
    notify_expiring_contracts(scene.tx, local(day, hour), 100)
    told = scene.tx.sent[before:]
    return [event.notice for event in told if isinstance(event, ContractExpiryNoticed)]


def test_a_contract_is_kept_with_branch_calendar_and_first_notice(scene: Scene) -> None:
    contract = sign(scene)
    assert (contract.branch, contract.calendar) == ("HZ01", "7x24")
    assert contract.next_notice_on == date(2027, 1, 28)
    assert scene.tx.contracts.get("k-1") == contract


def test_a_call_about_what_it_covers_is_paid_by_the_contract_under_its_pack(scene: Scene) -> None:
    sign(scene)
    call = scene.register(installed_product_id="p-1").request.call
    assert (call.category, call.charging, call.contract_id) == (
        ServiceCategory.CONTRACT,
        Charging.BY_CONTRACT,
        "k-1",
    )
    assert (call.sla_pack, call.category_policy_ref) == ("service-desk", "category/category@test")


def test_a_pack_that_the_call_names_counts_before_that_of_the_contract(scene: Scene) -> None:
    sign(scene)
    call = scene.register(installed_product_id="p-1", sla_pack="managed-service").request.call
    assert call.sla_pack == "managed-service"


def test_the_pack_of_a_contract_counts_in_warranty_too(scene: Scene) -> None:
    sign(scene)
    scene.tx.state.products["p-1"] = PRODUCT
    call = scene.register(installed_product_id="p-1").request.call
    assert (call.category, call.sla_pack) == (ServiceCategory.WARRANTY, "service-desk")


@pytest.mark.parametrize(
    ("day", "category"),
    [
        (date(2026, 2, 28), ServiceCategory.CHARGEABLE),
        (date(2026, 3, 1), ServiceCategory.CONTRACT),
        (ENDS, ServiceCategory.CONTRACT),
        (ENDS + timedelta(days=1), ServiceCategory.CHARGEABLE),
    ],
)
def test_a_contract_covers_from_its_first_to_its_last_day(
    scene: Scene, day: date, category: ServiceCategory
) -> None:
    sign(scene)
    call = scene.register(local(day), installed_product_id="p-1").request.call
    assert call.category is category


def test_a_contract_without_named_products_covers_all_of_its_customer(scene: Scene) -> None:
    sign(scene, products=())
    assert scene.register(installed_product_id="p-1").request.call.contract_id == "k-1"


def test_a_product_that_is_not_named_is_not_covered(scene: Scene) -> None:
    sign(scene)
    other = replace(OLD_PRODUCT, id="p-2", serial_number="S-2")
    scene.tx.state.products["p-2"] = other
    assert scene.register(installed_product_id="p-2").request.call.contract_id == ""


def test_visits_beyond_those_included_are_chargeable_and_refused_ones_give_theirs_back(
    scene: Scene,
) -> None:
    sign(scene)
    symptoms = ["E1", "E2", "E3"]
    calls = [
        scene.register(installed_product_id="p-1", symptom_code=code, another_fault=True).request
        for code in symptoms
    ]
    assert [request.call.category for request in calls] == [
        ServiceCategory.CONTRACT,
        ServiceCategory.CONTRACT,
        ServiceCategory.CHARGEABLE,
    ]
    assert calls[2].call.charging is Charging.COST_PRICE_AND_LABOUR
    remote = scene.register(
        installed_product_id="p-1", symptom_code="E4", another_fault=True, handling=Handling.REMOTE
    )
    assert remote.request.call.category is ServiceCategory.CONTRACT
    cmd = CloseRequest(
        service_request_id=calls[0].id,
        occurred_at=None,
        outcome=Outcome.WITHDRAWN,
        reason="客户自行解决",
    )
    scene.run(close_request, cmd, at(1))
    again = scene.register(
        at(2), installed_product_id="p-1", symptom_code="E5", another_fault=True
    ).request
    assert again.call.category is ServiceCategory.CONTRACT


def test_a_renewed_contract_counts_its_visits_anew(scene: Scene) -> None:
    sign(scene, visits_included=1)
    scene.register(installed_product_id="p-1", symptom_code="E1", another_fault=True)
    scene.run(renew_contract, renewal(), NOW)
    told = {"installed_product_id": "p-1"}
    late = scene.register(local(ENDS), symptom_code="E2", another_fault=True, **told).request.call
    fresh = scene.register(
        local(ENDS + timedelta(days=1)), symptom_code="E3", another_fault=True, **told
    ).request.call
    assert [late.category, fresh.category] == [ServiceCategory.CHARGEABLE, ServiceCategory.CONTRACT]


@pytest.mark.parametrize(
    ("day", "category"),
    [
        (date(2027, 1, 30), ServiceCategory.CONTRACT),
        (date(2027, 1, 31), ServiceCategory.CONTRACT),
        (date(2027, 2, 1), ServiceCategory.CHARGEABLE),
    ],
)
def test_a_contract_written_beside_the_product_covers_up_to_its_last_day(
    scene: Scene, day: date, category: ServiceCategory
) -> None:
    scene.tx.state.products["p-1"] = _noted(OLD_PRODUCT)
    call = scene.register(local(day), installed_product_id="p-1").request.call
    assert (call.category, call.contract_id) == (category, "")


def test_a_contract_on_file_counts_more_than_the_note_beside_the_product(scene: Scene) -> None:
    sign(scene, number="HT-9", ends_on=date(2026, 12, 31))
    scene.tx.state.products["p-1"] = _noted(OLD_PRODUCT)
    call = scene.register(local(date(2027, 1, 1)), installed_product_id="p-1").request.call
    assert call.category is ServiceCategory.CHARGEABLE


def _noted(product: InstalledProduct) -> InstalledProduct:
    return replace(product, contract_number="HT-9", contract_ends_on=date(2027, 1, 31))


def test_a_notice_is_raised_from_its_day_and_once(scene: Scene) -> None:
    sign(scene)
    assert look(scene, date(2027, 1, 27), 23) == []
    assert look(scene, date(2027, 1, 28), 0) == [NoticeKind.RENEWAL]
    assert look(scene, date(2027, 1, 28)) == []
    assert look(scene, date(2027, 2, 10)) == []
    (event,) = scene.tx.sent
    assert isinstance(event, ContractExpiryNoticed)
    assert (event.role, event.contract.responsible) == ("supervisor", "E-07")


def test_a_project_has_its_report_three_months_before(scene: Scene) -> None:
    sign(scene, kind=ContractKind.PROJECT)
    days = [date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29), date(2027, 1, 28)]
    assert [look(scene, day) for day in days] == [
        [],
        [NoticeKind.REPORT],
        [],
        [NoticeKind.RENEWAL],
    ]
    assert scene.tx.contracts.get("k-1").next_notice_on is None


def test_a_timer_that_ran_late_raises_what_was_missed_but_nothing_after_the_end(
    scene: Scene,
) -> None:
    sign(scene, kind=ContractKind.PROJECT)
    assert look(scene, ENDS) == [NoticeKind.REPORT, NoticeKind.RENEWAL]
    sign(scene, id="k-2", number="HT-2")
    assert look(scene, ENDS + timedelta(days=1)) == []
    assert scene.tx.contracts.get("k-2").next_notice_on is None


def renewal(**told: Any) -> RenewContract:
    values: dict[str, Any] = {
        "contract_id": "k-1",
        "ends_on": date(2028, 2, 29),
        "price": Decimal(13000),
        **told,
    }
    return RenewContract(**values)


def test_a_renewed_contract_is_noticed_before_its_new_end(scene: Scene) -> None:
    sign(scene)
    assert look(scene, date(2027, 1, 28)) == [NoticeKind.RENEWAL]
    contract = scene.run(renew_contract, renewal(), NOW)
    assert (contract.term_starts_on, contract.next_notice_on) == (
        date(2027, 3, 1),
        date(2028, 1, 29),
    )
    assert look(scene, date(2027, 2, 28)) == []
    assert look(scene, date(2028, 1, 29)) == [NoticeKind.RENEWAL]


@pytest.mark.parametrize("ends_on", [ENDS - timedelta(days=1), ENDS])
def test_a_renewal_moves_the_end(scene: Scene, ends_on: date) -> None:
    sign(scene)
    refusal = scene.refused(ContractNotExtended, renew_contract, renewal(ends_on=ends_on), NOW)
    assert (refusal.rule, refusal.field) == ("I-13", "ends_on")


def test_somebody_was_sent_and_that_is_recorded_once(scene: Scene) -> None:
    sign(scene)
    cmd = SettleContractNotice(contract_id="k-1", notice=NoticeKind.RENEWAL, note="小王上门")
    scene.refused(NoticeNotFound, settle_contract_notice, cmd, NOW)
    look(scene, date(2027, 1, 28))
    done = scene.run(settle_contract_notice, cmd, at(1))
    assert (done.settled_by, done.settled_at, done.note) == ("tester", at(1), "小王上门")
    scene.refused(NoticeAlreadySettled, settle_contract_notice, cmd, at(2))


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"number": "HT-1", "id": "k-2"}, ContractNumberTaken),
        ({"id": "k-2", "number": "HT-2", "sla_pack": "gold"}, SlaPackUnknown),
        ({"id": "k-2", "number": "HT-2", "customer_id": "c-9"}, CustomerNotFound),
        ({"id": "k-2", "number": "HT-2", "products": ("p-9",)}, InstalledProductNotFound),
        ({"id": "k-2", "number": "HT-2", "products": ("p-2",)}, NotTheCustomersContract),
    ],
)
def test_a_contract_that_cannot_be_is_refused(scene: Scene, told: Any, kind: Any) -> None:
    sign(scene)
    scene.tx.state.products["p-2"] = replace(PRODUCT, id="p-2", customer_id="c-2")
    cmd = RegisterContract(contract=replace(CONTRACT, **told))
    scene.refused(kind, register_contract, cmd, NOW)


@pytest.mark.parametrize("price", ["-0.01", "0.001", "1e12"])
def test_a_price_is_an_amount(price: str) -> None:
    with pytest.raises(ContractPriceInvalid) as refusal:
        replace(CONTRACT, price=Decimal(price))
    assert (refusal.value.rule, refusal.value.field) == ("I-13", "price")


def test_a_contract_ends_after_it_starts() -> None:
    replace(CONTRACT, ends_on=CONTRACT.starts_on)
    with pytest.raises(ContractTermReversed):
        replace(CONTRACT, ends_on=CONTRACT.starts_on - timedelta(days=1))


def test_a_contract_of_another_branch_is_not_found(scene: Scene) -> None:
    sign(scene)
    scene.tx.act_as("li", branches=frozenset({"SH02"}))
    scene.refused(ContractNotFound, renew_contract, renewal(), NOW)


def test_every_kind_of_contract_has_notices() -> None:
    with pytest.raises(ValueError, match="no notice for contracts of kind"):
        ContractNoticePolicy(by_kind={})
    rule = NoticeRule(notice=NoticeKind.REPORT, months_before=0, role="supervisor")
    with pytest.raises(ValueError, match="named twice"):
        ContractNoticePolicy(by_kind=dict.fromkeys(ContractKind, (rule, rule)))
    assert CUSTOMER.id == CONTRACT.customer_id
