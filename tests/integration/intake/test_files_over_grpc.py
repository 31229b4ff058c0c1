"""Files, the installed base, contracts and grounds through the real door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from callout.intake.v1 import (
    coverage_pb2,
    coverage_service_pb2,
    customer_files_pb2,
    customer_files_service_pb2,
    events_pb2,
    intake_service_pb2,
    resources_pb2,
)
from integration.intake.door import (
    Door,
    add_branches,
    add_customer,
    add_product,
    key,
    on,
    open_door,
)
from integration.intake.doors import today
from testkit.api import refused
from testkit.identity import Identities

pytestmark = pytest.mark.integration

FS, CS, RS = customer_files_service_pb2, coverage_service_pb2, resources_pb2
SECRETS = ("李主任", "13900001111", "057188880000", "13812345678", "文三路")


@pytest.fixture
def door(database_of: Callable[[str], str], identities: Identities) -> Iterator[Door]:
    with open_door(database_of("intake"), identities) as door:
        add_branches(door.desk)
        yield door


def a_file(customer_id: str, **told: Any) -> FS.WriteCustomerFileRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "customer_id": customer_id,
        "phones": ["057188880000"],
        "contacts": [
            FS.WriteCustomerFileRequest.Person(name="李主任", role="机房", phones=["13900001111"])
        ],
        "environment": "恒温机房",
        "configuration": "双路供电",
        "maintenance_items": ["除尘"],
        "maintenance_months": 3,
        "next_maintenance_on": on(today() + timedelta(days=90)),
        "services_wanted": ["巡检"],
        **told,
    }
    return FS.WriteCustomerFileRequest(**values)


def a_call(**told: Any) -> intake_service_pb2.RegisterCallRequest:
    received = Timestamp()
    received.FromDatetime(datetime.now(UTC))
    values: dict[str, Any] = {
        "request_id": key(),
        "branch_code": "HZ01",
        "channel": RS.CHANNEL_PHONE,
        "purpose": RS.PURPOSE_FAULT,
        "symptom": "不制冷",
        "impact": RS.IMPACT_WRONG_RESULT,
        "handling": RS.HANDLING_ON_SITE,
        "received_time": received,
        **told,
    }
    return intake_service_pb2.RegisterCallRequest(**values)


def a_contract(customer_id: str, **told: Any) -> CS.RegisterContractRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "contract_number": "HT-1",
        "customer_id": customer_id,
        "kind": coverage_pb2.CONTRACT_KIND_PROJECT,
        "items": ["除尘"],
        "sla_pack": "service-desk",
        "visits_included": 4,
        "price": "12000.50",
        "starts_on": on(today() - timedelta(days=300)),
        "ends_on": on(today() + timedelta(days=20)),
        "responsible": "E-07",
        **told,
    }
    return CS.RegisterContractRequest(**values)


def test_a_file_is_shown_masked_and_completed_when_nothing_is_missing(door: Door) -> None:
    customer = add_customer(door.desk, customer_code="K-1")
    shown = door.desk.files.GetCustomerFile(FS.GetCustomerFileRequest(customer_id=customer.id))
    assert len(shown.file.missing) == 5
    assert shown.file.begun_on == on(today())
    assert shown.file.due_on == on(today() + timedelta(days=2))
    file = door.desk.files.WriteCustomerFile(a_file(customer.id)).file
    assert (list(file.missing), file.completed_on, file.version) == ([], on(today()), 2)
    assert list(file.phones) == ["057****0000"]
    (person,) = file.contacts
    assert (person.name, person.role, list(person.phones)) == ("李**", "机房", ["139****1111"])


def test_persons_are_stored_encrypted_and_no_stored_answer_or_event_names_them(door: Door) -> None:
    customer = add_customer(door.desk)
    door.desk.files.WriteCustomerFile(a_file(customer.id))
    reading = FS.ReadCustomerFileRequest(request_id=key(), customer_id=customer.id, reason="回访")
    file = door.desk.files.ReadCustomerFile(reading).file
    assert (file.contacts[0].name, file.phones[0]) == ("李主任", "057188880000")
    assert file.customer.phone == "13812345678"
    for table in ("customers", "customer_files", "request_log", "outbox", "contact_readings"):
        for row in door.rows(f"select * from {table}"):
            stored = b"".join(
                bytes(cell) if isinstance(cell, memoryview) else str(cell).encode() for cell in row
            )
            assert not [secret for secret in SECRETS if secret.encode() in stored], table


def test_each_unmasked_reading_is_on_the_auditors_list(door: Door) -> None:
    customer = add_customer(door.desk)
    taker = door.desk_of("call_taker", "HZ01", subject="li")
    taker.files.ReadCustomerFile(
        FS.ReadCustomerFileRequest(request_id=key(), customer_id=customer.id, reason="约时间")
    )
    taker.intake.ReadCustomerContact(
        intake_service_pb2.ReadCustomerContactRequest(
            request_id=key(), customer_id=customer.id, reason="回电"
        )
    )
    first = door.desk.files.ListContactReadings(FS.ListContactReadingsRequest(page_size=1))
    rest = door.desk.files.ListContactReadings(
        FS.ListContactReadingsRequest(page_size=1, page_token=first.next_page_token)
    )
    told = [(row.reader, row.what, row.reason) for row in (*first.readings, *rest.readings)]
    assert told == [("li", "file", "约时间"), ("li", "contact", "回电")]
    denied = refused(lambda: taker.files.ListContactReadings(FS.ListContactReadingsRequest()))
    assert (denied.code, denied.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-08")
    elsewhere = door.desk_of("supervisor", "SH02").files
    assert not elsewhere.ListContactReadings(FS.ListContactReadingsRequest()).readings
    bad = FS.ListContactReadingsRequest(page_token="WyJ4Il0=")
    assert refused(lambda: door.desk.files.ListContactReadings(bad)).fields


def test_overdue_files_and_upkeep_are_listed_until_they_are_done(door: Door) -> None:
    long_ago = on(today() - timedelta(days=60))
    ids = [
        add_customer(door.desk, first_contact_on=long_ago, customer_code=f"K-{n}").id
        for n in range(3)
    ]
    duty = customer_files_pb2.FILE_DUTY_COMPLETION

    def listed(duty: customer_files_pb2.FileDuty) -> list[str]:
        found, token = [], ""
        while True:
            page = door.desk.files.ListCustomerFiles(
                FS.ListCustomerFilesRequest(duty=duty, page_size=2, page_token=token)
            )
            found += [row.customer_id for row in page.files]
            token = page.next_page_token
            if not token:
                return found

    assert listed(duty) == sorted(ids)
    door.desk.files.WriteCustomerFile(a_file(ids[0]))
    assert listed(duty) == sorted(ids[1:])
    assert listed(customer_files_pb2.FILE_DUTY_UPKEEP) == sorted(ids)
    answer = door.desk.files.RecordUpkeepCheck(
        FS.RecordUpkeepCheckRequest(request_id=key(), customer_id=ids[1], note="无变化")
    )
    assert answer.check.checked_on == on(today())
    assert listed(customer_files_pb2.FILE_DUTY_UPKEEP) == sorted({*ids} - {ids[1]})
    checks = door.desk.files.ListUpkeepChecks(FS.ListUpkeepChecksRequest(customer_id=ids[1]))
    assert [check.note for check in checks.checks] == ["无变化"]


def test_a_product_is_found_with_its_days_and_its_history(door: Door) -> None:
    customer = add_customer(door.desk)
    product = add_product(door.desk, customer.id, bar_code="69001")
    dated = door.desk.files.RecordProductDates(
        FS.RecordProductDatesRequest(
            request_id=key(),
            installed_product_id=product.id,
            delivered_on=on(date(2026, 1, 5)),
            accepted_on=on(date(2026, 1, 9)),
        )
    ).installed_product
    found = door.desk.files.FindInstalledProducts(
        FS.FindInstalledProductsRequest(bar_code="69001")
    ).installed_products
    assert list(found) == [dated]
    request = door.desk.intake.RegisterCall(a_call(installed_product_id=product.id)).service_request
    history = door.desk.files.ListServiceHistory(
        FS.ListServiceHistoryRequest(customer_id=customer.id)
    ).service_requests
    assert [each.number for each in history] == [request.number]


@pytest.mark.parametrize(
    ("told", "field", "reason"),
    [
        ({"maintenance_months": 0}, "maintenance_items", "MAINTENANCE_INCOMPLETE"),
        ({"next_maintenance_on": None}, "maintenance_items", "MAINTENANCE_INCOMPLETE"),
        ({"environment": "x" * 4001}, "environment", "INVALID_REQUEST"),
        ({"phones": ["1"]}, "phones[0]", "INVALID_REQUEST"),
        ({"configuration": "a\x00b"}, "configuration", "INVALID_REQUEST"),
    ],
)
def test_a_wrong_file_is_refused_with_its_field_and_nothing_is_written(
    door: Door, told: dict[str, Any], field: str, reason: str
) -> None:
    customer = add_customer(door.desk)
    before = door.stored()
    refusal = refused(lambda: door.desk.files.WriteCustomerFile(a_file(customer.id, **told)))
    assert (refusal.code, refusal.reason) == (grpc.StatusCode.INVALID_ARGUMENT, reason)
    assert field in refusal.fields
    assert door.stored() == before


def test_a_part_s_bar_code_decides_without_a_card_and_the_grounds_are_told(door: Door) -> None:
    customer = add_customer(door.desk)
    product = add_product(door.desk, customer.id, without_warranty_card=True)
    part = FS.RegisterInstalledPartRequest(
        request_id=key(),
        installed_product_id=product.id,
        bar_code="B-1",
        part_number="FAN",
        installed_on=on(today() - timedelta(days=30)),
    )
    door.desk.files.RegisterInstalledPart(part)
    told = {"installed_product_id": product.id}
    known = door.desk.intake.RegisterCall(a_call(part_bar_code="B-1", **told)).service_request
    unknown = door.desk.intake.RegisterCall(
        a_call(part_bar_code="B-9", another_fault=True, **told)
    ).service_request
    assert (known.category, unknown.category) == (
        RS.SERVICE_CATEGORY_WARRANTY,
        RS.SERVICE_CATEGORY_CHARGEABLE,
    )
    why = door.desk.coverage.ExplainCategory(
        CS.ExplainCategoryRequest(request_number=known.number)
    ).explanation
    assert (why.category, why.charging, why.category_policy_ref) == (
        RS.SERVICE_CATEGORY_WARRANTY,
        coverage_pb2.CHARGING_FREE,
        "category/category@2026.1",
    )
    ground = why.considered[1]
    assert (ground.check, ground.holds) == (coverage_pb2.CATEGORY_CHECK_IN_WARRANTY, True)
    assert (ground.figures["evidence"], ground.figures["part"], ground.figures["pack"]) == (
        "part",
        "B-1",
        "warranty-pack/standard@2026.1",
    )


def test_a_contract_pays_brings_its_pack_and_is_noticed_once(door: Door) -> None:
    customer = add_customer(door.desk)
    product = add_product(door.desk, customer.id, delivered_on=on(date(2020, 1, 1)))
    contract = door.desk.coverage.RegisterContract(a_contract(customer.id)).contract
    assert (contract.calendar, contract.price, contract.visits_included) == ("7x24", "12000.50", 4)
    request = door.desk.intake.RegisterCall(a_call(installed_product_id=product.id)).service_request
    assert (request.category, request.sla_pack) == (RS.SERVICE_CATEGORY_CONTRACT, "service-desk")
    for _ in range(2):
        door.run_timer("notify-contracts", datetime.now(UTC))
    assert door.events().count("ContractExpiryNoticed") == 2
    bodies = door.rows("select body from outbox where type like '%ContractExpiryNoticed'")
    notices = {
        events_pb2.ContractExpiryNoticed.FromString(bytes(row.body)).notice for row in bodies
    }
    assert notices == {coverage_pb2.NOTICE_KIND_REPORT, coverage_pb2.NOTICE_KIND_RENEWAL}
    settled = door.desk.coverage.SettleContractNotice(
        CS.SettleContractNoticeRequest(
            request_id=key(),
            contract_id=contract.id,
            kind=coverage_pb2.NOTICE_KIND_RENEWAL,
            note="小王上门",
        )
    ).notice
    assert (settled.settled_by, settled.note) == ("tester", "小王上门")
    renewed = door.desk.coverage.RenewContract(
        CS.RenewContractRequest(
            request_id=key(),
            contract_id=contract.id,
            ends_on=on(today() + timedelta(days=400)),
            price="13000",
        )
    ).contract
    assert renewed.term_starts_on == on(today() + timedelta(days=21))
    listed = door.desk.coverage.ListContracts(
        CS.ListContractsRequest(ends_by=on(today() + timedelta(days=400)))
    ).contracts
    assert [each.id for each in listed] == [contract.id]
    got = door.desk.coverage.GetContract(CS.GetContractRequest(contract_id=contract.id))
    assert list(got.notices) == []


@pytest.mark.parametrize(
    ("told", "field", "code"),
    [
        ({"ends_on": on(date(2020, 1, 1))}, "ends_on", grpc.StatusCode.INVALID_ARGUMENT),
        ({"price": "12,5"}, "price", grpc.StatusCode.INVALID_ARGUMENT),
        ({"starts_on": None}, "starts_on", grpc.StatusCode.INVALID_ARGUMENT),
        ({"sla_pack": "gold"}, "sla_pack", grpc.StatusCode.INVALID_ARGUMENT),
        ({"customer_id": key()}, "", grpc.StatusCode.NOT_FOUND),
    ],
)
def test_a_wrong_contract_is_refused_with_its_field_and_nothing_is_written(
    door: Door, told: dict[str, Any], field: str, code: grpc.StatusCode
) -> None:
    customer = add_customer(door.desk)
    before = door.stored()
    request = a_contract(customer.id)
    for name, value in told.items():
        request.ClearField(name)
        if isinstance(value, str):
            setattr(request, name, value)
        elif value is not None:
            getattr(request, name).CopyFrom(value)
    refusal = refused(lambda: door.desk.coverage.RegisterContract(request))
    assert refusal.code is code
    assert not field or field in refusal.fields
    assert door.stored() == before
