"""Returns and exchanges through the real door (I-11)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import grpc
import pytest
from google.type.date_pb2 import Date

from callout.intake.v1 import intake_service_pb2 as intake_pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1 import return_case_events_pb2 as events_pb
from callout.intake.v1 import return_case_pb2 as rc
from callout.intake.v1 import return_case_service_pb2 as pb
from callout.intake.v1.return_case_service_pb2_grpc import ReturnCaseServiceStub
from integration.intake.front_door import FrontDoor, key, now, twice

pytestmark = pytest.mark.integration


def stub(
    door: FrontDoor, role: str = "supervisor", subject: str = "zhou", *branches: str
) -> ReturnCaseServiceStub:
    return ReturnCaseServiceStub(door.channel_as(role, *branches, subject=subject))


def product(door: FrontDoor) -> str:
    customer = door.desk.RegisterCustomer(
        intake_pb.RegisterCustomerRequest(
            request_id=key(), branch_code="HZ01", name="王先生", phone="13812345678"
        )
    ).customer
    installed = door.desk.RegisterInstalledProduct(
        intake_pb.RegisterInstalledProductRequest(
            request_id=key(),
            customer_id=customer.id,
            product_line="appliance",
            product_model="KFR-35",
            serial_number=key(),
        )
    ).installed_product
    return str(installed.id)


def wish(product_id: str, days: int = 3, **told: Any) -> pb.OpenReturnCaseRequest:
    sold = now().date() - timedelta(days=days)
    values: dict[str, Any] = {
        "request_id": key(),
        "installed_product_id": product_id,
        "kind": rc.RETURN_KIND_RETURN,
        "basis": rc.RETURN_BASIS_QUALITY_FAULT,
        "sold_on": Date(year=sold.year, month=sold.month, day=sold.day),
        "description": "三次维修仍不制冷",
        **told,
    }
    return pb.OpenReturnCaseRequest(**values)


def test_a_return_goes_from_the_wish_to_the_case_report(door: FrontDoor) -> None:
    desk, product_id = stub(door), product(door)
    case = twice(stub(door, "call_taker", "li").OpenReturnCase, wish(product_id)).return_case
    assert (case.state, case.freight_payer) == (
        rc.ReturnCase.STATE_REPORTED,
        rc.FREIGHT_PAYER_COMPANY,
    )

    def about(**told: Any) -> dict[str, Any]:
        return {"request_id": key(), "return_case_id": case.id, **told}

    engineer = stub(door, "technician", "T1", "HZ01")
    twice(engineer.RecordFinding, pb.RecordFindingRequest(**about(confirmed=True, finding="缺陷")))
    decide = pb.DecideReturnRequest(**about(approved=True, reason="同意"))
    denied = door.writes_nothing(lambda: desk.DecideReturn(decide), "return_cases")
    assert (denied.code, denied.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-11")
    twice(stub(door, "approver", "boss").DecideReturn, decide)
    settle = about(
        cause=rc.RETURN_CAUSE_MATERIAL,
        unit="采购部",
        person="P-07",
        evidence="报告",
        cost="1800.50",
    )
    twice(desk.SettleLiability, pb.SettleLiabilityRequest(**settle))
    early = door.writes_nothing(
        lambda: desk.CloseReturnCase(pb.CloseReturnCaseRequest(**about(conclusion="x"))),
        "return_cases",
    )
    assert (early.reason, early.metadata["missing"], early.metadata["rule"]) == (
        "RETURN_CASE_INCOMPLETE",
        "recovery,levels,customer",
        "I-11",
    )
    paid = about(amount="1800.50", unit="采购部", reference="凭证 8")
    twice(desk.RecordRecovery, pb.RecordRecoveryRequest(**paid))
    for level in ("supervisor", "branch_manager", "general_manager"):
        twice(desk.InformLevel, pb.InformLevelRequest(**about(level=level)))
    told = about(channel=rs.CHANNEL_PHONE, text="明天取货")
    twice(desk.InformCustomer, pb.InformCustomerRequest(**told))
    close = pb.CloseReturnCaseRequest(**about(conclusion="更换供应商批次"))
    report = twice(desk.CloseReturnCase, close).return_case
    assert (report.state, report.recovered, report.liability.person) == (
        rc.ReturnCase.STATE_CLOSED,
        "1800.50",
        "P-07",
    )
    assert [each.level for each in report.levels_informed][-1] == "general_manager"
    found = desk.GetReturnCase(pb.GetReturnCaseRequest(return_case_id=case.id)).return_case
    assert found == report
    (event,) = door.bodies(events_pb.ReturnCaseClosed)
    assert (event.responsible_person, event.cause, event.cost, event.approved) == (
        "P-07",
        rc.RETURN_CAUSE_MATERIAL,
        "1800.50",
        True,
    )
    assert [name for name in door.events() if name.startswith("Return")] == [
        "ReturnCaseOpened",
        "ReturnCaseDecided",
        "ReturnCaseClosed",
    ]


def test_refusals_name_their_rule_and_leave_nothing(door: FrontDoor) -> None:
    desk, product_id = stub(door), product(door)
    no_reason = {"basis": rc.RETURN_BASIS_NO_REASON}
    late = door.writes_nothing(
        lambda: desk.OpenReturnCase(wish(product_id, 9, **no_reason)), "return_cases"
    )
    assert (late.code, late.reason, late.metadata["rule"]) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "RETURN_WINDOW_OVER",
        "I-11",
    )
    impossible = wish(product_id, sold_on=Date(year=2026, month=2, day=30))
    day = door.writes_nothing(lambda: desk.OpenReturnCase(impossible), "return_cases")
    assert (day.reason, set(day.fields)) == ("NOT_A_TIME", {"sold_on"})
    nobody = wish(product_id, kind=rc.RETURN_KIND_UNSPECIFIED)
    assert "kind" in door.writes_nothing(lambda: desk.OpenReturnCase(nobody)).fields
    hidden = stub(door, "supervisor", "wu", "SH02")
    gone = door.writes_nothing(lambda: hidden.OpenReturnCase(wish(product_id)), "return_cases")
    assert gone.code is grpc.StatusCode.NOT_FOUND


def test_of_many_wishes_about_one_product_one_becomes_a_case(door: FrontDoor) -> None:
    desk, product_id = stub(door), product(door)

    def open_case(_: int) -> str:
        try:
            return str(desk.OpenReturnCase(wish(product_id)).return_case.id)
        except grpc.RpcError as error:
            failed: Any = error
            return str(failed.code())

    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(open_case, range(6)))
    assert results.count("StatusCode.FAILED_PRECONDITION") == 5
    listed = desk.ListReturnCases(pb.ListReturnCasesRequest(branch_code="HZ01", open_only=True))
    assert [case.id in results for case in listed.return_cases] == [True]
