"""The knowledge base through the real door and the real inbox (I-24)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import grpc
import pytest

from callout.dispatch.v1 import events_pb2 as dispatch_pb
from callout.dispatch.v1 import resources_pb2 as dispatch_rs
from callout.intake.v1 import events_pb2
from callout.intake.v1 import intake_service_pb2 as intake_pb
from callout.intake.v1 import knowledge_service_pb2 as pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1.knowledge_service_pb2_grpc import KnowledgeServiceStub
from integration.intake.front_door import FrontDoor, key, now, stamp, twice
from testkit.api import refused

pytestmark = pytest.mark.integration

TABLES = ("knowledge_cases", "knowledge_tokens")


def stub(
    door: FrontDoor, role: str = "supervisor", *branches: str, subject: str = "tester"
) -> KnowledgeServiceStub:
    return KnowledgeServiceStub(door.channel_as(role, *branches, subject=subject))


def done(door: FrontDoor, **told: Any) -> str:
    request = door.call(**told)
    about: dict[str, Any] = {"service_request_id": request.id}
    door.desk.RecordRestoration(
        intake_pb.RecordRestorationRequest(request_id=key(), remedy="更换电容", **about)
    )
    door.desk.CloseRequest(
        intake_pb.CloseRequestRequest(request_id=key(), outcome=rs.OUTCOME_DONE_REMOTELY, **about)
    )
    return str(request.id)


def lesson(request_id: str, **told: Any) -> pb.WriteCaseRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "service_request_id": request_id,
        "cause": "电容失效",
        "remedy": "更换 35μF 电容",
        **told,
    }
    return pb.WriteCaseRequest(**values)


def suggested(door: FrontDoor, text: str, **told: Any) -> list[str]:
    answer = stub(door, "call_taker").SuggestCases(pb.SuggestCasesRequest(text=text, **told))
    return [each.knowledge_case.id for each in answer.suggestions]


def test_what_was_learned_is_suggested_while_the_next_call_is_on(door: FrontDoor) -> None:
    desk = stub(door)
    chinese = done(door, symptom="空调不制冷，外机不转", symptom_code="E1")
    english = done(door, symptom="Server down after power failure", product_line="it-system")
    first = twice(desk.WriteCase, lesson(chinese)).knowledge_case
    second = twice(
        desk.WriteCase, lesson(english, cause="Failed power supply", remedy="Replaced the PSU")
    ).knowledge_case
    assert suggested(door, "客户说空调不制冷") == [first.id]
    assert suggested(door, "the servers went down, power failed") == [second.id]
    assert suggested(door, "打印机卡纸") == []
    retire = pb.RetireCaseRequest(request_id=key(), case_id=first.id, reason="停产")
    assert twice(desk.RetireCase, retire).knowledge_case.version == 2
    assert suggested(door, "客户说空调不制冷") == []
    found = desk.GetCase(pb.GetCaseRequest(case_id=second.id)).knowledge_case
    assert found == second


def test_a_visit_s_parts_and_a_closing_yield_a_draft_once(door: FrontDoor) -> None:
    start = now() - timedelta(hours=1)
    request = door.call(received_time=stamp(start), handling=rs.HANDLING_ON_SITE)
    order = key()
    door.sender.send(
        "dispatch.work_order",
        order,
        dispatch_pb.ServiceReportSubmitted(
            work_order_id=order,
            service_request_id=request.id,
            technician_code="T1",
            fixed=True,
            finished_time=stamp(start + timedelta(minutes=20)),
            replaced_parts=[dispatch_rs.ReplacedPart(part_number="KFR-CAP-35", quantity=2)],
        ),
        branch="HZ01",
    )
    door.sender.send(
        "dispatch.work_order",
        order,
        dispatch_pb.WorkOrderSigned(
            work_order_id=order,
            service_request_id=request.id,
            technician_code="T1",
            signed_time=stamp(start + timedelta(minutes=30)),
            visits=1,
        ),
        branch="HZ01",
    )
    (closed,) = door.bodies(events_pb2.ServiceRequestClosed)
    for _ in range(2):
        door.sender.send("intake.service_request", request.id, closed)
    desk = stub(door)
    page = desk.ListCases(pb.ListCasesRequest(state=pb.KnowledgeCase.STATE_DRAFT))
    (draft,) = page.knowledge_cases
    assert (draft.service_request_id, draft.parts[0].part_number, draft.parts[0].quantity) == (
        request.id,
        "KFR-CAP-35",
        2,
    )
    case = desk.WriteCase(lesson(request.id)).knowledge_case
    assert (case.id, list(case.parts)) == (draft.id, list(draft.parts))


def test_a_customer_s_own_words_stay_with_those_who_serve_the_request(door: FrontDoor) -> None:
    told = "王先生 13812345678，西湖区文三路1号，空调不制冷"
    request_id = done(door, symptom=told)
    (closed,) = door.bodies(events_pb2.ServiceRequestClosed)
    door.sender.send("intake.service_request", request_id, closed)
    (draft,) = stub(door).ListCases(pb.ListCasesRequest()).knowledge_cases
    assert draft.symptom == told
    home, away = stub(door, "supervisor", "HZ01"), stub(door, "supervisor", "SH02")
    strangers = (away, stub(door, "technician", "SH02"), stub(door, "technician", "HZ01"))

    def unseen() -> None:
        assert home.GetCase(pb.GetCaseRequest(case_id=draft.id)).knowledge_case.id == draft.id
        for stranger in strangers:
            assert not stranger.ListCases(pb.ListCasesRequest()).knowledge_cases
            refusal = refused(partial(stranger.GetCase, pb.GetCaseRequest(case_id=draft.id)))
            assert refusal.reason == "KNOWLEDGE_CASE_NOT_FOUND"

    unseen()
    retire = pb.RetireCaseRequest(request_id=key(), case_id=draft.id, reason="x")
    assert door.writes_nothing(lambda: away.RetireCase(retire), *TABLES).reason == (
        "KNOWLEDGE_CASE_NOT_FOUND"
    )

    home.WriteCase(lesson(request_id, symptom="空调不制冷"))
    for stranger in strangers:
        (published,) = stranger.ListCases(pb.ListCasesRequest()).knowledge_cases
        found = stranger.GetCase(pb.GetCaseRequest(case_id=draft.id)).knowledge_case
        assert published == found
        assert found.symptom == "空调不制冷"

    home.RetireCase(pb.RetireCaseRequest(request_id=key(), case_id=draft.id, reason="停产"))
    unseen()


def test_refusals_name_their_rule_and_leave_nothing(door: FrontDoor) -> None:
    desk, request = stub(door), door.call()
    undone = door.writes_nothing(lambda: desk.WriteCase(lesson(request.id)), *TABLES)
    assert (undone.code, undone.reason, undone.metadata["rule"]) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "REQUEST_NOT_DONE",
        "I-24",
    )
    number = lesson(done(door), remedy="打13812345678")
    told = door.writes_nothing(lambda: desk.WriteCase(number), *TABLES)
    assert (told.reason, told.metadata["rule"], set(told.fields)) == (
        "CONTACT_IN_CASE",
        "I-08",
        {"remedy"},
    )
    empty = door.writes_nothing(lambda: desk.WriteCase(lesson(request.id, cause="")), *TABLES)
    assert "cause" in empty.fields
    denied = door.writes_nothing(
        lambda: stub(door, "analyst").SuggestCases(pb.SuggestCasesRequest(text="x"))
    )
    assert denied.code is grpc.StatusCode.PERMISSION_DENIED
