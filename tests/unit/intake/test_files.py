"""Branches, customer files, installed products, and what is decided from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from fakes.intake_policies import SEVERITY
from intake.domain import errors
from intake.domain.branch import Branch, BranchAlreadyRegistered, UnknownTimeZone
from intake.domain.customer import Customer, masked_address, masked_phone
from intake.domain.errors import BranchNotFound, CustomerNotFound, IntakeError, SerialNumberTaken
from intake.domain.listing import Reference, ReferenceMissing
from intake.domain.months import months_after
from intake.domain.severity import ImpactRule, SeverityPolicy, decide_severity
from intake.domain.vocabulary import Impact, Purpose, Severity
from intake.handlers.read_customer_contact import ReadCustomerContact, read_customer_contact
from intake.handlers.record_response import RecordResponse, record_response
from intake.handlers.register_branch import register_branch
from intake.handlers.register_customer import RegisterCustomer, register_customer
from intake.handlers.register_installed_product import register_installed_product
from unit.intake.scene import CUSTOMER, HANGZHOU, NOW, PRODUCT, Scene, at


def test_a_branch_is_announced_once(scene: Scene) -> None:
    ningbo = replace(HANGZHOU, code="NB03", name="宁波站", city="宁波")
    scene.run(register_branch, ningbo, NOW)
    assert scene.told == ["BranchRegistered"]
    scene.run(register_branch, ningbo, NOW)
    assert scene.told == []


def test_a_code_belongs_to_one_branch(scene: Scene) -> None:
    other = replace(HANGZHOU, city="温州")
    refusal = scene.refused(BranchAlreadyRegistered, register_branch, other, NOW)
    assert (refusal.rule, refusal.field) == ("I-02", "code")


@pytest.mark.parametrize("zone", ["Asia/Atlantis", "", "../etc/passwd", "Asia"])
def test_a_branch_needs_a_zone_that_exists(zone: str) -> None:
    with pytest.raises(UnknownTimeZone) as refusal:
        Branch(code="X", name="X", city="", region="", time_zone=zone)
    assert refusal.value.field == "time_zone"


def test_a_customer_file_needs_a_branch_and_is_announced_nowhere(scene: Scene) -> None:
    customer = replace(CUSTOMER, id="c-2")
    scene.run(register_customer, RegisterCustomer(customer=customer), NOW)
    assert scene.told == []
    elsewhere = RegisterCustomer(customer=replace(customer, branch="XX"))
    scene.refused(BranchNotFound, register_customer, elsewhere, NOW)


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13812345678", "138****5678"),
        ("0571-8888", "057****8888"),
        ("12345678", "123****5678"),
        ("1234567", "*****67"),
        ("110", "*10"),
        ("10", "10"),
    ],
)
def test_a_phone_shows_its_ends_only(phone: str, masked: str) -> None:
    assert masked_phone(phone) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("杭州市西湖区文三路1号", "杭州市西湖区****"),
        ("杭州市西湖区", "****"),
        ("杭州", "****"),
        ("", ""),
    ],
)
def test_an_address_shows_city_and_district_only(address: str, masked: str) -> None:
    assert masked_address(address) == masked


def test_each_reading_of_a_contact_is_logged_with_reader_and_reason(scene: Scene) -> None:
    scene.tx.act_as("li")
    scene.run(read_customer_contact, ReadCustomerContact(customer_id="c-1", reason="回电"), NOW)
    (reading,) = scene.tx.state.readings
    assert (reading.customer_id, reading.reader, reading.reason, reading.read_at) == (
        "c-1",
        "li",
        "回电",
        NOW,
    )


def test_a_contact_that_may_not_be_seen_is_not_found_and_not_logged(scene: Scene) -> None:
    scene.tx.act_as("li", branches=frozenset({"SH02"}))
    scene.refused(
        CustomerNotFound,
        read_customer_contact,
        ReadCustomerContact(customer_id="c-1", reason="x"),
        NOW,
    )
    assert scene.tx.state.readings == []


def test_a_technician_reads_the_contact_of_a_customer_he_works_for(scene: Scene) -> None:
    cmd = ReadCustomerContact(customer_id="c-1", reason="约时间")
    scene.register(customer_id="c-1")
    scene.tx.act_as("T1", "technician")
    scene.refused(CustomerNotFound, read_customer_contact, cmd, NOW)
    scene.tx.act_as("li")
    scene.run(
        record_response,
        RecordResponse(service_request_id="r-1", occurred_at=None, technician="T1"),
        NOW,
    )
    scene.tx.act_as("T1", "technician")
    scene.run(read_customer_contact, cmd, at(1))
    assert len(scene.tx.state.readings) == 1


def test_a_product_belongs_to_the_branch_of_its_customer(scene: Scene) -> None:
    product = replace(PRODUCT, id="p-2", serial_number="S-2", branch="")
    stored = scene.run(register_installed_product, product, NOW)
    assert stored.branch == "HZ01"


def test_a_serial_number_is_one_product_s(scene: Scene) -> None:
    twin = replace(PRODUCT, id="p-2")
    refusal = scene.refused(SerialNumberTaken, register_installed_product, twin, NOW)
    assert refusal.rule == "I-06"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 3, 5), 36, date(2028, 3, 5)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("minutes", "severity"),
    [(9, Severity.B), (10, Severity.B), (11, Severity.A), (None, Severity.A)],
)
def test_a_system_down_for_over_ten_minutes_or_nobody_knows_how_long_is_the_worst(
    minutes: int | None, severity: Severity
) -> None:
    interrupted = None if minutes is None else timedelta(minutes=minutes)
    assert (
        decide_severity(
            SEVERITY,
            purpose=Purpose.FAULT,
            stated=None,
            impact=Impact.SYSTEM_DOWN,
            interrupted=interrupted,
        )
        is severity
    )


def test_a_severity_agreed_elsewhere_stands() -> None:
    assert (
        decide_severity(
            SEVERITY,
            purpose=Purpose.FAULT,
            stated=Severity.D,
            impact=Impact.DATA_LOST,
            interrupted=None,
        )
        is Severity.D
    )


def test_a_severity_policy_with_gaps_is_refused() -> None:
    with pytest.raises(ValueError, match="no severity for impact"):
        SeverityPolicy(by_impact={}, by_purpose=SEVERITY.by_purpose)
    with pytest.raises(ValueError, match="no severity for purpose"):
        SeverityPolicy(by_impact=SEVERITY.by_impact, by_purpose={})
    with pytest.raises(ValueError, match="belong together"):
        ImpactRule(severity=Severity.A, interrupted_over=timedelta(minutes=1))


@pytest.mark.parametrize("given", [{}, {"request_id": "a", "number": "b"}])
def test_a_request_is_named_by_exactly_one_reference(given: dict[str, str]) -> None:
    with pytest.raises(ReferenceMissing):
        Reference(**given)


def _kinds(kind: type[IntakeError]) -> list[type[IntakeError]]:
    return [kind, *(found for child in kind.__subclasses__() for found in _kinds(child))]


def test_every_refusal_has_a_reason_of_its_own() -> None:
    reasons = [kind.reason for kind in _kinds(IntakeError)]
    assert len(set(reasons)) == len(reasons)
    assert all(reason.replace("_", "").isupper() for reason in reasons)
    assert errors.RequestNotKnownYet.retry_later


def test_a_customer_s_contact_is_not_shown_by_accident() -> None:
    customer = Customer(id="c", branch="b", name="n", phone="13812345678", address="x" * 20)
    assert "13812345678" not in repr(customer)
