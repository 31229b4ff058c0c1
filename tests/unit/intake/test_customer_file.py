"""The customer file: when it is due, what it lacks, and the monthly look through it (I-05)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from fakes.intake_files import FILE
from intake.domain.customer import (
    AcceptedBeforeDelivery,
    InstalledPart,
    ReadingFilter,
    Revealed,
    masked_name,
)
from intake.domain.customer_file import (
    CheckedBeforeTheFile,
    ContactPerson,
    FileContent,
    FileDuty,
    FilePart,
    FilePolicy,
    MaintenanceIncomplete,
    MaintenancePlan,
    StaleCustomerFile,
    begun_by,
    open_file,
)
from intake.domain.errors import (
    BarCodeTaken,
    CustomerCodeTaken,
    CustomerNotFound,
    InstalledPartNotFound,
    InstalledProductNotFound,
    PartAlreadyReplaced,
)
from intake.domain.listing import ProductKey, ProductKeyMissing
from intake.domain.register import InTheFuture
from intake.handlers.read_customer_contact import ReadCustomerContact, read_customer_contact
from intake.handlers.record_product_dates import RecordProductDates, record_product_dates
from intake.handlers.record_upkeep_check import RecordUpkeepCheck, record_upkeep_check
from intake.handlers.register_customer import RegisterCustomer, register_customer
from intake.handlers.register_installed_part import (
    RegisterInstalledPart,
    register_installed_part,
)
from intake.handlers.register_installed_product import register_installed_product
from intake.handlers.write_customer_file import (
    WriteCustomerFile,
    show_customer_file,
    write_customer_file,
)
from unit.intake.scene import CUSTOMER, FIRST_CONTACT, NOW, PRODUCT, Scene, at

TODAY = date(2026, 3, 2)
CONTENT = FileContent(
    phones=("057188880000",),
    contacts=(ContactPerson(name="李主任", role="机房", phones=("13900001111", "13900002222")),),
    environment="恒温机房",
    configuration="双路供电",
    maintenance=MaintenancePlan(items=("除尘",), every_months=3, next_on=date(2026, 6, 1)),
    services=("巡检",),
)


def write(scene: Scene, content: FileContent = CONTENT, **told: Any) -> Any:
    cmd = WriteCustomerFile(customer_id="c-1", content=content, **told)
    return scene.run(write_customer_file, cmd, NOW)


def overdue(scene: Scene, days: int) -> list[str]:
    """Ids of files that are overdue so many days after the last day in time, at noon there."""
    noon = at(3) + timedelta(days=days + 1)
    page = scene.tx.customer_files.due(FileDuty.COMPLETION, "", noon, ("", ""), 10)
    return [row.customer_id for row in page.rows]


@pytest.mark.parametrize(("days", "expected"), [(-1, []), (0, []), (1, ["c-1"])])
def test_a_file_is_overdue_once_its_two_days_are_over(
    scene: Scene, days: int, expected: list[str]
) -> None:
    assert scene.tx.customer_files.get("c-1").due_on == FIRST_CONTACT + timedelta(days=2)
    assert overdue(scene, days) == expected


def test_a_complete_file_is_not_overdue(scene: Scene) -> None:
    shown = write(scene)
    assert (shown.missing, shown.file.completed_on) == ((), TODAY)
    assert overdue(scene, 30) == []


@pytest.mark.parametrize(
    ("lacks", "part"),
    [
        ({"contacts": ()}, FilePart.CONTACTS),
        ({"environment": ""}, FilePart.ENVIRONMENT),
        ({"configuration": ""}, FilePart.CONFIGURATION),
        ({"maintenance": None}, FilePart.MAINTENANCE),
        ({"services": ()}, FilePart.SERVICES),
    ],
)
def test_a_file_that_lacks_a_part_is_not_complete(
    scene: Scene, lacks: dict[str, Any], part: FilePart
) -> None:
    shown = write(scene, replace(CONTENT, **lacks))
    assert (shown.missing, shown.file.completed_on) == ((part,), None)


def test_a_customer_without_an_address_has_no_complete_file(scene: Scene) -> None:
    scene.tx.state.customers["c-1"] = replace(CUSTOMER, address="")
    assert write(scene).missing == (FilePart.ADDRESS,)


def test_a_file_that_loses_a_part_is_open_again_and_keeps_its_day_when_complete(
    scene: Scene,
) -> None:
    first = write(scene).file.completed_on
    again = scene.run(
        write_customer_file, WriteCustomerFile(customer_id="c-1", content=CONTENT), at(48)
    )
    assert again.file.completed_on == first
    assert write(scene, replace(CONTENT, services=())).file.completed_on is None
    assert overdue(scene, 30) == ["c-1"]


def test_a_file_is_written_by_one_at_a_time(scene: Scene) -> None:
    read = show_customer_file("c-1", scene.tx, NOW).file.version
    write(scene, version=read)
    cmd = WriteCustomerFile(customer_id="c-1", content=FileContent(), version=read)
    refusal = scene.refused(StaleCustomerFile, write_customer_file, cmd, NOW)
    assert refusal.rule == "I-05"


def test_a_file_of_another_branch_is_not_found(scene: Scene) -> None:
    scene.tx.act_as("li", branches=frozenset({"SH02"}))
    cmd = WriteCustomerFile(customer_id="c-1", content=CONTENT)
    scene.refused(CustomerNotFound, write_customer_file, cmd, NOW)


@pytest.mark.parametrize(("items", "months"), [((), 3), (("除尘",), 0)])
def test_maintenance_has_items_and_a_period(items: tuple[str, ...], months: int) -> None:
    with pytest.raises(MaintenanceIncomplete) as refusal:
        MaintenancePlan(items=items, every_months=months, next_on=TODAY)
    assert (refusal.value.rule, refusal.value.field) == ("I-05", "maintenance_items")


def test_a_file_begins_with_its_first_contact(scene: Scene) -> None:
    customer = replace(CUSTOMER, id="c-2", code="K-2")
    cmd = RegisterCustomer(customer=customer, first_contact_on=date(2026, 2, 20))
    scene.run(register_customer, cmd, NOW)
    file = scene.tx.customer_files.get("c-2")
    assert (file.begun_on, file.due_on, file.upkeep_due_on) == (
        date(2026, 2, 20),
        date(2026, 2, 22),
        date(2026, 3, 20),
    )


@pytest.mark.parametrize(("ahead", "accepted"), [(-1, True), (0, True), (1, False)])
def test_a_first_contact_is_not_ahead_of_today(scene: Scene, ahead: int, *, accepted: bool) -> None:
    cmd = RegisterCustomer(
        customer=replace(CUSTOMER, id="c-2"), first_contact_on=TODAY + timedelta(days=ahead)
    )
    if accepted:
        scene.run(register_customer, cmd, NOW)
        return
    refusal = scene.refused(InTheFuture, register_customer, cmd, NOW)
    assert (refusal.rule, refusal.field) == ("I-05", "first_contact_on")


def test_a_customer_code_is_one_customer_s(scene: Scene) -> None:
    for number in ("c-2", "c-3"):
        cmd = RegisterCustomer(customer=replace(CUSTOMER, id=number, code="K-1"))
        if number == "c-2":
            scene.run(register_customer, cmd, NOW)
    refusal = scene.refused(CustomerCodeTaken, register_customer, cmd, NOW)
    assert (refusal.rule, refusal.field) == ("I-05", "customer_code")


@pytest.mark.parametrize(
    ("delivered", "begun"),
    [
        (date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 3, 1), FIRST_CONTACT),
        (date(2026, 3, 2), FIRST_CONTACT),
    ],
)
def test_an_earlier_delivery_is_what_a_file_begins_with(
    scene: Scene, delivered: date, begun: date
) -> None:
    product = replace(PRODUCT, id="p-2", serial_number="S-2", delivered_on=delivered)
    scene.run(register_installed_product, product, NOW)
    file = scene.tx.customer_files.get("c-1")
    assert (file.begun_on, file.due_on) == (begun, begun + timedelta(days=2))


def test_the_next_upkeep_check_is_due_a_month_later(scene: Scene) -> None:
    due = FileDuty.UPKEEP
    before = at(24 * 29)
    assert not scene.tx.customer_files.due(due, "", before, ("", ""), 10).rows
    on_the_day = at(24 * 30)
    assert scene.tx.customer_files.due(due, "", on_the_day, ("", ""), 10).rows
    cmd = RecordUpkeepCheck(customer_id="c-1", note="电话已换")
    check, following = scene.run(record_upkeep_check, cmd, on_the_day)
    assert (check.checked_on, check.checked_by, following) == (
        date(2026, 4, 1),
        "tester",
        date(2026, 5, 1),
    )
    assert not scene.tx.customer_files.due(due, "", on_the_day, ("", ""), 10).rows
    assert [check for _, check in scene.tx.customer_files.checks("c-1", 0, 10).rows] == [check]


def test_a_check_told_late_does_not_bring_the_next_one_forward(scene: Scene) -> None:
    scene.run(record_upkeep_check, RecordUpkeepCheck(customer_id="c-1", note="一"), at(24 * 30))
    late = RecordUpkeepCheck(customer_id="c-1", note="二", checked_on=TODAY)
    _, following = scene.run(record_upkeep_check, late, at(24 * 31))
    assert following == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("day", "kind"),
    [(date(2026, 2, 28), CheckedBeforeTheFile), (date(2026, 3, 3), InTheFuture)],
)
def test_a_check_has_a_day_that_can_be_true(scene: Scene, day: date, kind: Any) -> None:
    cmd = RecordUpkeepCheck(customer_id="c-1", note="x", checked_on=day)
    refusal = scene.refused(kind, record_upkeep_check, cmd, NOW)
    assert (refusal.rule, refusal.field) == ("I-05", "checked_on")


def test_maintenance_is_due_from_its_day(scene: Scene) -> None:
    write(scene)
    due = FileDuty.MAINTENANCE
    days = [
        len(scene.tx.customer_files.due(due, "", at(24 * days), ("", ""), 10).rows)
        for days in (90, 91, 92)
    ]
    assert days == [0, 1, 1]


def test_a_file_policy_has_days_and_months() -> None:
    with pytest.raises(ValueError, match="from 1"):
        FilePolicy(due_within_days=2, upkeep_every_months=0, needed=())
    file = open_file(CUSTOMER, TODAY, FILE)
    assert begun_by(file, TODAY, FILE) == file


def test_persons_are_not_shown_by_accident() -> None:
    shown = repr(CONTENT)
    assert not any(secret in shown for secret in ("李主任", "13900001111", "057188880000"))
    assert (masked_name("李主任"), masked_name("")) == ("李**", "")


def test_the_log_tells_what_was_read(scene: Scene) -> None:
    for what in Revealed:
        cmd = ReadCustomerContact(customer_id="c-1", reason="回访", what=what)
        scene.run(read_customer_contact, cmd, NOW)
    page = scene.tx.contact_readings.page(ReadingFilter(reader="tester"), 1, 10)
    assert [(line.id, line.reading.what) for line in page.rows] == [
        (2, Revealed.FILE),
        (3, Revealed.EXPORT),
    ]


def test_a_product_is_found_by_each_of_its_keys(scene: Scene) -> None:
    product = replace(
        PRODUCT, id="p-2", serial_number="S-2", bar_code="69001", contract_number="HT-1"
    )
    scene.run(register_installed_product, product, NOW)
    part = InstalledPart(
        bar_code="B-1", installed_product_id="p-2", part_number="FAN", installed_on=TODAY
    )
    scene.run(register_installed_part, RegisterInstalledPart(part=part), NOW)
    for key in (
        ProductKey(serial_number="S-2"),
        ProductKey(bar_code="69001"),
        ProductKey(bar_code="B-1"),
        ProductKey(contract_number="HT-1"),
    ):
        found = scene.tx.installed_products.page(key, "", 10).rows
        assert [each.id for each in found] == ["p-2"], key
    every = scene.tx.installed_products.page(ProductKey(customer_id="c-1"), "", 10).rows
    assert [each.id for each in every] == ["p-1", "p-2"]


@pytest.mark.parametrize("given", [{}, {"serial_number": "a", "bar_code": "b"}])
def test_a_product_is_looked_for_by_exactly_one_key(given: dict[str, str]) -> None:
    with pytest.raises(ProductKeyMissing):
        ProductKey(**given)


def test_a_bar_code_stands_on_one_thing(scene: Scene) -> None:
    coded = replace(PRODUCT, id="p-2", serial_number="S-2", bar_code="69001")
    scene.run(register_installed_product, coded, NOW)
    twin = replace(coded, id="p-3", serial_number="S-3")
    refusal = scene.refused(BarCodeTaken, register_installed_product, twin, NOW)
    assert (refusal.rule, refusal.field) == ("I-06", "bar_code")
    part = InstalledPart(
        bar_code="69001", installed_product_id="p-1", part_number="FAN", installed_on=TODAY
    )
    scene.refused(BarCodeTaken, register_installed_part, RegisterInstalledPart(part=part), NOW)


def test_a_part_takes_the_place_of_one_that_is_there(scene: Scene) -> None:
    old = InstalledPart(
        bar_code="B-1", installed_product_id="p-1", part_number="FAN", installed_on=TODAY
    )
    scene.run(register_installed_part, RegisterInstalledPart(part=old), NOW)
    new = RegisterInstalledPart(part=replace(old, bar_code="B-2", replaces="B-1"))
    assert scene.run(register_installed_part, new, NOW).replaced_in_warranty
    again = RegisterInstalledPart(part=replace(old, bar_code="B-3", replaces="B-1"))
    scene.refused(PartAlreadyReplaced, register_installed_part, again, NOW)
    nothing = RegisterInstalledPart(part=replace(old, bar_code="B-3", replaces="B-9"))
    scene.refused(InstalledPartNotFound, register_installed_part, nothing, NOW)
    nowhere = RegisterInstalledPart(part=replace(old, bar_code="B-3", installed_product_id="p-9"))
    scene.refused(InstalledProductNotFound, register_installed_part, nowhere, NOW)
    ahead = replace(old, bar_code="B-3", installed_on=TODAY + timedelta(days=1))
    scene.refused(InTheFuture, register_installed_part, RegisterInstalledPart(part=ahead), NOW)


def test_a_part_broken_by_people_is_not_replaced_in_warranty(scene: Scene) -> None:
    old = InstalledPart(
        bar_code="B-1", installed_product_id="p-1", part_number="FAN", installed_on=TODAY
    )
    scene.run(register_installed_part, RegisterInstalledPart(part=old), NOW)
    cmd = RegisterInstalledPart(
        part=replace(old, bar_code="B-2", replaces="B-1"), caused_by_people=True
    )
    assert not scene.run(register_installed_part, cmd, NOW).replaced_in_warranty


def test_delivery_and_acceptance_are_kept_in_their_order(scene: Scene) -> None:
    accepted = RecordProductDates(
        installed_product_id="p-1", delivered_on=None, accepted_on=date(2025, 7, 1)
    )
    product = scene.run(record_product_dates, accepted, NOW)
    assert (product.delivered_on, product.accepted_on) == (date(2025, 6, 1), date(2025, 7, 1))
    assert scene.tx.customer_files.get("c-1").begun_on == date(2025, 6, 1)
    before = replace(accepted, accepted_on=date(2025, 5, 31))
    refusal = scene.refused(AcceptedBeforeDelivery, record_product_dates, before, NOW)
    assert (refusal.rule, refusal.field) == ("I-06", "accepted_on")
    ahead = replace(accepted, accepted_on=date(2026, 3, 3))
    scene.refused(InTheFuture, record_product_dates, ahead, NOW)
