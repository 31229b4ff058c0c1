"""Who may do what at the desk, by real principals: past lives, and requests that moved on."""

from __future__ import annotations

from functools import partial
from typing import Any

import grpc
import pytest

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import planned_work_service_pb2 as planned_pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from callout.intake.v1.planned_work_service_pb2_grpc import PlannedWorkServiceStub
from integration.intake.doors import day, today
from integration.intake.front_door import FrontDoor, key, now, stamp
from testkit.api import refused
from unit.intake.scene import CALLER

pytestmark = pytest.mark.integration

HOME, AWAY = "HZ01", "SH02"
TECHNICIAN = "T-9"


def desk_of(door: FrontDoor, role: str, *branches: str, subject: str = "li") -> IntakeServiceStub:
    return IntakeServiceStub(door.channel_as(role, *branches, subject=subject))


def a_call(product_id: str = "", **told: Any) -> pb.RegisterCallRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "branch_code": HOME,
        "channel": rs.CHANNEL_PHONE,
        "purpose": rs.PURPOSE_FAULT,
        "product_line": "" if product_id else "appliance",
        "installed_product_id": product_id,
        "symptom_code": "E1",
        "symptom": "不制冷",
        "impact": rs.IMPACT_WRONG_RESULT,
        "handling": rs.HANDLING_ON_SITE,
        "received_time": stamp(now()),
        **told,
    }
    return pb.RegisterCallRequest(**values)


@pytest.fixture
def product(door: FrontDoor) -> rs.InstalledProduct:
    """A customer of the home branch with a product."""
    customer = door.desk.RegisterCustomer(
        pb.RegisterCustomerRequest(
            request_id=key(),
            branch_code=HOME,
            name="王先生",
            phone="13812345678",
            address="杭州市西湖区文三路1号",
        )
    ).customer
    answer: pb.RegisterInstalledProductResponse = door.desk.RegisterInstalledProduct(
        pb.RegisterInstalledProductRequest(
            request_id=key(),
            customer_id=customer.id,
            product_line="appliance",
            product_model="KFR-35",
            serial_number="S-1",
        )
    )
    return answer.installed_product


def moved(door: FrontDoor, request_id: str) -> None:
    """Transfer a request to the other branch, whose technician works on it."""
    desk_of(door, "supervisor", HOME).TransferRequest(
        pb.TransferRequestRequest(
            request_id=key(), service_request_id=request_id, to_branch_code=AWAY, reason="就近"
        )
    )
    desk_of(door, "dispatcher", AWAY).RecordResponse(
        pb.RecordResponseRequest(
            request_id=key(), service_request_id=request_id, technician_code=TECHNICIAN
        )
    )


def reading(customer_id: str) -> pb.ReadCustomerContactRequest:
    return pb.ReadCustomerContactRequest(request_id=key(), customer_id=customer_id, reason="约时间")


@pytest.mark.parametrize("role", ["call_taker", "supervisor"])
def test_the_desk_tells_no_past_life(door: FrontDoor, role: str) -> None:
    desk = desk_of(door, role, HOME)
    past = a_call(customer_id=CALLER.id, historical=True, external_ref="INC1")
    refusal = door.writes_nothing(lambda: desk.RegisterCall(past), "service_requests")
    assert (refusal.code, refusal.reason, refusal.metadata["rule"]) == (
        grpc.StatusCode.PERMISSION_DENIED,
        "AUTH_FIELD_DENIED",
        "I-01",
    )
    assert not desk.RegisterCall(a_call(customer_id=CALLER.id)).joined


def test_the_administrator_tells_a_past_life_by_its_number(door: FrontDoor) -> None:
    past = a_call(historical=True)
    refusal = door.writes_nothing(lambda: door.desk.RegisterCall(past), "service_requests")
    assert (refusal.reason, refusal.metadata["rule"]) == ("PAST_LIFE_NEEDS_REFERENCE", "I-02")
    door.desk.RegisterCall(a_call(historical=True, external_ref="INC1"))
    assert [row.historical for row in door.rows("select * from service_requests")] == [True]


def test_a_call_about_nobody_is_refused(door: FrontDoor) -> None:
    desk = desk_of(door, "call_taker", HOME)
    refusal = door.writes_nothing(lambda: desk.RegisterCall(a_call()), "service_requests")
    assert (refusal.code, refusal.reason, refusal.metadata["rule"]) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        "CUSTOMER_NEEDED",
        "I-01",
    )
    assert set(refusal.fields) == {"customer_id"}


def test_the_branch_that_has_a_request_reaches_its_customer_until_it_is_closed(
    door: FrontDoor, product: rs.InstalledProduct
) -> None:
    customer_id = product.customer_id
    request = desk_of(door, "call_taker", HOME).RegisterCall(a_call(product.id)).service_request
    technician = desk_of(door, "technician", AWAY, subject=TECHNICIAN)
    colleague = desk_of(door, "technician", AWAY, subject="T-8")
    taker = desk_of(door, "call_taker", AWAY)
    hidden = refused(lambda: taker.ReadCustomerContact(reading(customer_id)))
    assert hidden.reason == "CUSTOMER_NOT_FOUND"

    moved(door, request.id)
    for stub in (technician, taker):
        read = stub.ReadCustomerContact(reading(customer_id))
        assert read.customer.phone == "13812345678"
    assert taker.GetCustomer(pb.GetCustomerRequest(customer_id=customer_id)).customer.name
    for stub in (colleague, desk_of(door, "technician", HOME, subject=TECHNICIAN)):
        denied = refused(partial(stub.ReadCustomerContact, reading(customer_id)))
        assert denied.reason == "CUSTOMER_NOT_FOUND"

    taker.CloseRequest(
        pb.CloseRequestRequest(
            request_id=key(),
            service_request_id=request.id,
            outcome=rs.OUTCOME_WITHDRAWN,
            reason="客户取消",
        )
    )
    for stub in (technician, taker):
        over = refused(partial(stub.ReadCustomerContact, reading(customer_id)))
        assert over.reason == "CUSTOMER_NOT_FOUND"


def test_a_second_call_joins_the_request_wherever_it_is(
    door: FrontDoor, product: rs.InstalledProduct
) -> None:
    home, away = desk_of(door, "call_taker", HOME), desk_of(door, "call_taker", AWAY)
    unknown = refused(lambda: away.RegisterCall(a_call(product.id, branch_code=AWAY)))
    assert unknown.reason == "INSTALLED_PRODUCT_NOT_FOUND"
    request = home.RegisterCall(a_call(product.id)).service_request
    moved(door, request.id)
    for calls, (desk, branch) in enumerate(((home, HOME), (away, AWAY)), 2):
        again = desk.RegisterCall(a_call(product.id, branch_code=branch))
        assert (again.joined, again.service_request.id) == (True, request.id)
        assert (again.service_request.calls, again.service_request.branch_code) == (calls, AWAY)


def test_planned_work_goes_with_its_request(door: FrontDoor, product: rs.InstalledProduct) -> None:
    def works_of(role: str, branch: str) -> PlannedWorkServiceStub:
        return PlannedWorkServiceStub(door.channel_as(role, branch))

    home, away = works_of("supervisor", HOME), works_of("supervisor", AWAY)
    work = home.PlanWork(
        planned_pb.PlanWorkRequest(
            request_id=key(),
            branch_code=HOME,
            kind="training",
            installed_product_id=product.id,
            title="培训",
            due_on=day(today()),
        )
    ).work
    wanted = planned_pb.GetPlannedWorkRequest(work_id=work.id)
    assert refused(lambda: away.GetPlannedWork(wanted)).reason == "PLANNED_WORK_NOT_FOUND"
    moved(door, work.service_request_id)
    assert away.GetPlannedWork(wanted).work.id == work.id
    assert refused(lambda: home.GetPlannedWork(wanted)).reason == "PLANNED_WORK_NOT_FOUND"
