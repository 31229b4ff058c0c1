"""Whatever is told unmasked is logged, as often as it is told (I-08, I-28)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from google.protobuf.message import Message
from sqlalchemy import text

from callout.intake.v1 import custody_service_pb2 as custody_pb
from callout.intake.v1 import customer_files_service_pb2 as files_pb
from callout.intake.v1 import file_transfer_service_pb2 as transfer_pb
from callout.intake.v1 import intake_service_pb2 as intake_pb
from callout.intake.v1.custody_service_pb2_grpc import CustodyServiceStub
from callout.intake.v1.customer_files_service_pb2_grpc import CustomerFilesServiceStub
from callout.intake.v1.file_transfer_service_pb2_grpc import FileTransferServiceStub
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from chassis.unit_of_work import SYSTEM
from integration.intake.doors import Intake, key
from testkit.api import refused

pytestmark = pytest.mark.integration

WHY = "回访"
PHONE, SECRET = "13812345678", "pa55-word"
Ask = Callable[[], Message]


def contact(intake: Intake, customer: str) -> Ask:
    request = intake_pb.ReadCustomerContactRequest(
        request_id=key(), customer_id=customer, reason=WHY
    )
    stub = IntakeServiceStub(intake.channel_as("admin"))
    return lambda: stub.ReadCustomerContact(request)


def file(intake: Intake, customer: str) -> Ask:
    request = files_pb.ReadCustomerFileRequest(request_id=key(), customer_id=customer, reason=WHY)
    stub = CustomerFilesServiceStub(intake.channel_as("admin"))
    return lambda: stub.ReadCustomerFile(request)


def page(intake: Intake, _customer: str) -> Ask:
    request = transfer_pb.RevealCustomersRequest(
        request_id=key(), branch_code="HZ01", page_size=5, reason=WHY
    )
    stub = FileTransferServiceStub(intake.channel_as("admin"))
    return lambda: stub.RevealCustomers(request)


def access(intake: Intake, customer: str) -> Ask:
    stub = CustodyServiceStub(intake.channel_as("admin"))
    taken = stub.TakeIntoCustody(
        custody_pb.TakeIntoCustodyRequest(
            request_id=key(),
            customer_id=customer,
            system="ERP",
            account="root",
            secret=SECRET,
            holder="tester",
        )
    ).access
    request = custody_pb.ReadAccessRequest(request_id=key(), access_id=taken.id, reason=WHY)
    return lambda: stub.ReadAccess(request)


DOORS = [
    (contact, "contact_readings", PHONE),
    (file, "contact_readings", PHONE),
    (page, "contact_readings", PHONE),
    (access, "access_readings", SECRET),
]


@pytest.mark.parametrize(("door", "log", "told"), DOORS)
def test_each_repetition_is_a_reading_of_its_own(
    intake: Intake, door: Callable[[Intake, str], Ask], log: str, told: str
) -> None:
    customer, *_ = intake.branch_with_products()
    ask = door(intake, customer)
    for readings in (1, 2, 3):
        assert told in str(ask())
        assert intake.count(log) == readings
    answers: list[Any] = intake.rows("select response from request_log")
    assert not [row for row in answers if told.encode() in bytes(row.response)]


@pytest.mark.parametrize(("door", "log", "told"), DOORS)
def test_nothing_is_told_where_it_cannot_be_logged(
    intake: Intake, door: Callable[[Intake, str], Ask], log: str, told: str
) -> None:
    customer, *_ = intake.branch_with_products()
    ask = door(intake, customer)
    ask()
    with intake.uow.begin(SYSTEM) as work:
        closed = f"alter table {log} add constraint closed check (reason <> '{WHY}') not valid"
        work.connection.execute(text(closed))
    refusal = refused(ask)
    assert told not in refusal.message + str(refusal.metadata)
    assert intake.count(log) == 1
