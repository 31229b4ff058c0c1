"""The register is listed through the real door: filters, pages, scope, refusals, and no digits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import grpc
import pytest

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from integration.intake.front_door import FrontDoor, key, now, stamp
from testkit.api import refused

pytestmark = pytest.mark.integration

BY_PROMISE = pb.ListServiceRequestsRequest.ORDER_OLDEST_PROMISE_FIRST


def wanted(**told: Any) -> pb.ListServiceRequestsRequest:
    return pb.ListServiceRequestsRequest(**told)


def customer(door: FrontDoor, phone: str, branch: str = "HZ01") -> str:
    request = pb.RegisterCustomerRequest(
        request_id=key(), branch_code=branch, name="王先生", phone=phone
    )
    made: str = door.desk.RegisterCustomer(request).customer.id
    return made


def pages(stub: IntakeServiceStub, **told: Any) -> Iterator[list[str]]:
    """Return the ids of every page."""
    token = ""
    while True:
        page = stub.ListServiceRequests(wanted(page_token=token, **told))
        yield [request.id for request in page.service_requests]
        token = page.next_page_token
        if not token:
            return


def ids(stub: IntakeServiceStub, **told: Any) -> list[str]:
    return [each for page in pages(stub, page_size=2, **told) for each in page]


def stub_as(door: FrontDoor, role: str, *branches: str, subject: str = "li") -> IntakeServiceStub:
    return IntakeServiceStub(door.channel_as(role, *branches, subject=subject))


def test_one_list_has_every_filter(door: FrontDoor) -> None:
    mine = customer(door, "13812345678")
    at = now().replace(hour=4) - timedelta(days=1)  # noon in China: an hour less is the same day
    made = [
        door.call(customer_id=mine, symptom="空调外机漏水", received_time=stamp(at)),
        door.call(symptom="空调不制冷", received_time=stamp(at - timedelta(hours=1))),
        door.call(customer_id=mine, symptom="漏水 again", branch_code="SH02"),
    ]
    first, second, third = [request.id for request in made]
    desk = door.desk
    assert ids(desk, branch_code="HZ01") == [first, second]
    assert ids(desk) == [first, second, third]
    assert ids(desk, customer_id=mine) == [first, third]
    assert ids(desk, phone_tail="5678") == [third, first]
    assert ids(desk, phone_tail="5678", branch_code="SH02") == [third]
    assert ids(desk, branch_code="HZ01", text="漏水") == [first]
    assert ids(desk, branch_code="HZ01", text="空调") == [second, first]
    assert ids(desk, branch_code="HZ01", order=BY_PROMISE) == [second, first]
    listed = desk.ListServiceRequests(wanted(branch_code="HZ01", order=BY_PROMISE))
    due = [request.next_due_time.ToDatetime() for request in listed.service_requests]
    assert due[1] - due[0] == timedelta(hours=1)


def test_nobody_finds_what_is_not_his(door: FrontDoor) -> None:
    mine = customer(door, "13812345678")
    door.call(customer_id=mine, symptom="漏水")
    taker = stub_as(door, "call_taker", "SH02")
    assert ids(taker, phone_tail="5678") == []
    assert ids(taker, customer_id=mine) == []
    assert ids(taker, branch_code="SH02", text="漏水") == []
    technician = stub_as(door, "technician", "HZ01", subject="zhang")
    assert ids(technician, branch_code="HZ01", text="漏水") == []
    assert ids(technician, phone_tail="5678") == []
    denied = refused(lambda: taker.ListServiceRequests(wanted(branch_code="HZ01", text="漏水")))
    assert (denied.code, denied.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-08")
    outsider = stub_as(door, "storekeeper", "HZ01")
    denied = refused(lambda: outsider.ListServiceRequests(wanted(phone_tail="5678")))
    assert denied.code is grpc.StatusCode.PERMISSION_DENIED


@pytest.mark.parametrize(
    ("told", "reason", "rule"),
    [
        ({"text": "漏水"}, "BRANCH_NEEDED", "I-02"),
        ({"branch_code": "HZ01", "text": "，的 the"}, "NOTHING_TO_LOOK_FOR", "I-02"),
        ({"order": BY_PROMISE}, "BRANCH_NEEDED", "I-02"),
        ({"phone_tail": "5678", "order": BY_PROMISE}, "ORDER_NOT_OFFERED", "I-02"),
    ],
)
def test_what_cannot_be_listed_is_refused_with_its_rule(
    door: FrontDoor, told: dict[str, Any], reason: str, rule: str
) -> None:
    refusal = refused(lambda: door.desk.ListServiceRequests(wanted(**told)))
    assert (refusal.code, refusal.reason, refusal.metadata["rule"]) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        reason,
        rule,
    )


@pytest.mark.parametrize(
    "told",
    [
        {"phone_tail": "678"},
        {"phone_tail": "45678"},
        {"phone_tail": "567x"},
        {"customer_id": "no uuid"},
        {"branch_code": "HZ01", "text": ""},
        {"branch_code": "HZ01", "text": "漏" * 201},
        {"order": 7},
    ],
)
def test_a_filter_that_cannot_be_right_is_told_by_its_field(
    door: FrontDoor, told: dict[str, Any]
) -> None:
    refusal = refused(lambda: door.desk.ListServiceRequests(wanted(**told)))
    assert refusal.code is grpc.StatusCode.INVALID_ARGUMENT
    assert set(refusal.fields) == set(told) - {"branch_code"}


def test_a_token_goes_on_its_own_list_alone(door: FrontDoor) -> None:
    for _ in range(3):
        door.call(symptom="空调漏水", customer_id=customer(door, "13812345678"))
    desk = door.desk
    asked: list[dict[str, Any]] = [
        {"branch_code": "HZ01"},
        {"branch_code": "HZ01", "open_only": True},
        {"branch_code": "HZ01", "order": BY_PROMISE},
        {"branch_code": "HZ01", "text": "漏水"},
        {"branch_code": "HZ01", "text": "空调"},
        {"phone_tail": "5678"},
    ]
    tokens = [
        desk.ListServiceRequests(wanted(page_size=1, **told)).next_page_token for told in asked
    ]
    assert len(set(tokens)) == len(asked)
    for place, token in enumerate(tokens):
        for other, told in enumerate(asked):
            request = wanted(page_token=token, **told)
            if other == place:
                assert len(desk.ListServiceRequests(request).service_requests) == 2
                continue
            refusal = refused(partial(desk.ListServiceRequests, request))
            assert refusal.reason == "PAGE_TOKEN_UNREADABLE"


def test_pages_lose_nothing_and_repeat_nothing_while_calls_come_in(door: FrontDoor) -> None:
    lists: list[dict[str, Any]] = [
        {"branch_code": "HZ01", "text": "漏水"},
        {"branch_code": "HZ01"},
        {"branch_code": "HZ01", "order": BY_PROMISE},
    ]
    for told in lists:
        before = {door.call(symptom="水泵漏水").id for _ in range(3)} | set(ids(door.desk, **told))
        seen = []
        for page in pages(door.desk, page_size=1, **told):
            seen += page
            if len(seen) <= 3:
                door.call(symptom="水泵漏水")
        assert before <= set(seen)
        assert len(seen) == len(set(seen))


def test_words_that_are_common_alone_and_rare_together_come_in_short_pages(
    door: FrontDoor,
) -> None:
    both = door.call(symptom="水泵 异响").id
    for place in range(40):
        door.call(symptom=("水泵", "异响")[place % 2])
    found = list(pages(door.desk, branch_code="HZ01", text="水泵异响", page_size=1))
    assert [each for page in found for each in page] == []
    found = list(pages(door.desk, branch_code="HZ01", text="水泵 异响", page_size=1))
    assert [each for page in found for each in page] == [both]
    assert [] in found


def test_no_digit_of_a_number_is_stored_or_told(
    door: FrontDoor, capfd: pytest.CaptureFixture[str]
) -> None:
    door.call(customer_id=customer(door, "13812349753"), symptom="漏水")
    door.call(customer_id=customer(door, "13912349753"), symptom="漏水")
    page = door.desk.ListServiceRequests(wanted(phone_tail="9753", page_size=1))
    refused(lambda: door.desk.ListServiceRequests(wanted(phone_tail="97531")))
    words = {row.word for row in door.rows("select word from entry_words where word like '#%'")}
    assert len(words) == 1
    stored = "".join(str(door.rows(f"select * from {name}")) for name in ("outbox", "request_log"))
    told = capfd.readouterr()
    for text in (*words, stored, page.next_page_token, told.out, told.err):
        assert "9753" not in text


def test_entries_of_a_version_that_kept_no_words_are_indexed(door: FrontDoor) -> None:
    made = door.call(customer_id=customer(door, "13812345678"), symptom="空调漏水")
    before = door.rows("select * from entry_words order by word")
    due = door.rows("select next_due_at from service_requests")
    for statement in (
        "delete from entry_words returning 1",
        "update customers set phone_marks = null returning 1",
        "update service_requests set next_due_at = null returning 1",
    ):
        door.rows(statement)
    assert ids(door.desk, phone_tail="5678") == []
    token, turns = "", 0
    while token or not turns:
        request = pb.IndexRegisterRequest(request_id=key(), page_token=token)
        token = door.desk.IndexRegister(request).next_page_token
        turns += 1
    assert ids(door.desk, phone_tail="5678") == [made.id]
    assert door.rows("select * from entry_words order by word") == before
    assert door.rows("select next_due_at from service_requests") == due
    denied = refused(lambda: stub_as(door, "supervisor", "HZ01").IndexRegister(request))
    assert (denied.code, denied.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-08")


def test_a_request_is_listed_as_it_is_read(door: FrontDoor) -> None:
    made = door.call(symptom="漏水")
    (listed,) = door.desk.ListServiceRequests(wanted(branch_code="HZ01")).service_requests
    whole = door.desk.GetServiceRequest(
        pb.GetServiceRequestRequest(service_request_id=made.id)
    ).service_request
    due = min((clock.due_time for clock in whole.clocks), key=lambda each: each.ToDatetime())
    assert listed.next_due_time == due
    bare = rs.ServiceRequest()
    bare.CopyFrom(whole)
    bare.ClearField("clocks")
    bare.next_due_time.CopyFrom(due)
    assert listed == bare
