"""Hotlines through the real door (I-04)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import grpc
import pytest

from callout.intake.v1 import hotline_events_pb2 as events_pb
from callout.intake.v1 import hotline_service_pb2 as pb
from callout.intake.v1.hotline_service_pb2_grpc import HotlineServiceStub
from integration.intake.front_door import FrontDoor, key, now, stamp, twice

pytestmark = pytest.mark.integration


def stub(door: FrontDoor, role: str = "supervisor", *branches: str) -> HotlineServiceStub:
    return HotlineServiceStub(door.channel_as(role, *branches))


def hotline(**told: Any) -> pb.RegisterHotlineRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "code": "HZ-400",
        "branch_code": "HZ01",
        "name": "杭州热线",
        "number": "400-800-1234",
        "hours": "7x24",
        "fallback_number": "0571-88880000",
        **told,
    }
    return pb.RegisterHotlineRequest(**values)


def duty(start: datetime, hours: float = 2, **told: Any) -> pb.PlanDutyRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "hotline_code": "HZ-400",
        "person": "li",
        "number": "13900000001",
        "start_time": stamp(start),
        "end_time": stamp(start + timedelta(hours=hours)),
        **told,
    }
    return pb.PlanDutyRequest(**values)


def rang(called_at: datetime, **told: Any) -> pb.RecordUnansweredCallRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "hotline_code": "HZ-400",
        "called_time": stamp(called_at),
        "rang_seconds": 45,
        **told,
    }
    return pb.RecordUnansweredCallRequest(**values)


def test_an_unanswered_call_is_an_event_with_the_person_on_duty(door: FrontDoor) -> None:
    desk, at = stub(door), now()
    assert twice(desk.RegisterHotline, hotline()).hotline.version == 1
    twice(desk.PlanDuty, duty(at - timedelta(hours=1)))
    call = twice(desk.RecordUnansweredCall, rang(at)).unanswered_call
    assert (call.in_hours, call.person, call.rang_seconds, call.forwarded_to) == (
        True,
        "li",
        45,
        "",
    )
    (event,) = door.bodies(events_pb.CallUnanswered)
    assert (event.person_on_duty, event.hotline_code, event.branch_code) == ("li", "HZ-400", "HZ01")
    assert event.hours_policy_ref == "calendar/7x24@2026.1"
    report = desk.ListUnansweredCalls(pb.ListUnansweredCallsRequest(branch_code="HZ01"))
    assert list(report.unanswered_calls) == [call]


def test_coverage_duties_and_hotlines_are_listed(door: FrontDoor) -> None:
    desk, at = stub(door), now()
    desk.RegisterHotline(hotline(hours="daily-09-22"))
    desk.RegisterHotline(hotline(code="SH-400", branch_code="SH02"))
    planned = desk.PlanDuty(duty(at + timedelta(hours=1), hours=48)).duty
    night = (at + timedelta(days=1)).replace(hour=16)  # midnight in Shanghai
    told = desk.GetCoverage(pb.GetCoverageRequest(hotline_code="HZ-400", at_time=stamp(night)))
    assert (told.in_hours, told.person, told.rings_at) == (False, "li", "13900000001")
    span = {"start_time": stamp(at), "end_time": stamp(night)}
    assert list(desk.ListDuties(pb.ListDutiesRequest(hotline_code="HZ-400", **span)).duties) == [
        planned
    ]
    twice(desk.CancelDuty, pb.CancelDutyRequest(request_id=key(), duty_id=planned.id))
    told = desk.GetCoverage(pb.GetCoverageRequest(hotline_code="HZ-400", at_time=stamp(night)))
    assert (told.person, told.rings_at) == ("", "0571-88880000")
    change = pb.ChangeHotlineRequest(
        request_id=key(), code="HZ-400", number="400-1", hours="7x24", fallback_number="0571-1"
    )
    assert twice(desk.ChangeHotline, change).hotline.version == 2
    page = desk.ListHotlines(pb.ListHotlinesRequest(page_size=1))
    rest = desk.ListHotlines(pb.ListHotlinesRequest(page_token=page.next_page_token))
    assert [h.code for h in (*page.hotlines, *rest.hotlines)] == ["HZ-400", "SH-400"]


@pytest.mark.parametrize(
    ("day", "in_hours"),
    [
        ("2026-09-30", True),
        ("2026-10-01", False),  # National Day, a Thursday
        ("2026-10-10", True),  # a Saturday that makes up for it
        ("2026-10-11", False),
    ],
)
def test_holidays_and_make_up_days_are_those_of_the_calendar(
    door: FrontDoor, day: str, *, in_hours: bool
) -> None:
    desk = stub(door)
    desk.RegisterHotline(hotline(hours="cn-working-hours"))
    morning = datetime.fromisoformat(f"{day}T10:00+08:00")
    told = desk.GetCoverage(pb.GetCoverageRequest(hotline_code="HZ-400", at_time=stamp(morning)))
    assert told.in_hours == in_hours
    assert told.rings_at == ("400-800-1234" if in_hours else "0571-88880000")


def test_a_refusal_names_its_rule_and_leaves_nothing(door: FrontDoor) -> None:
    desk, at = stub(door), now()
    tables = ("hotlines", "hotline_duties", "unanswered_calls")
    unknown = door.writes_nothing(lambda: desk.RegisterHotline(hotline(hours="never")), *tables)
    assert (unknown.code, unknown.reason, unknown.metadata["rule"], set(unknown.fields)) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        "CALENDAR_UNKNOWN",
        "I-17",
        {"calendar"},
    )
    desk.RegisterHotline(hotline())
    desk.PlanDuty(duty(at))
    shared = door.writes_nothing(lambda: desk.PlanDuty(duty(at + timedelta(hours=1))), *tables)
    assert (shared.code, shared.reason, shared.metadata["person"]) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "DUTY_OVERLAPS",
        "li",
    )
    ahead = door.writes_nothing(
        lambda: desk.RecordUnansweredCall(rang(at + timedelta(hours=1))), *tables
    )
    assert (ahead.reason, set(ahead.fields)) == ("IN_THE_FUTURE", {"called_time"})
    wrong = door.writes_nothing(lambda: desk.RegisterHotline(hotline(number="call me")), *tables)
    assert "number" in wrong.fields
    foreign = stub(door, "supervisor", "SH02")
    hidden = door.writes_nothing(lambda: foreign.RecordUnansweredCall(rang(at)), *tables)
    assert hidden.code is grpc.StatusCode.NOT_FOUND
    denied = door.writes_nothing(lambda: stub(door, "technician").PlanDuty(duty(at)), *tables)
    assert (denied.code, denied.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-04")


def test_of_many_who_take_the_same_duty_one_gets_it(door: FrontDoor) -> None:
    desk, at = stub(door), now()
    desk.RegisterHotline(hotline())

    def plan(number: int) -> str:
        try:
            return str(desk.PlanDuty(duty(at, person=f"p{number}")).duty.person)
        except grpc.RpcError as error:
            code: Any = error
            return str(code.code())

    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(plan, range(6)))
    assert results.count("StatusCode.FAILED_PRECONDITION") == 5
    (row,) = door.rows("select person from hotline_duties")
    assert row.person in results
