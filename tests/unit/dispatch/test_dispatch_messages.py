from __future__ import annotations

import base64
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date
from hypothesis import given
from hypothesis import strategies as st

from callout.dispatch.v1 import dispatch_service_pb2 as pb
from callout.dispatch.v1 import resources_pb2 as rs
from chassis.page_tokens import PageTokenUnreadable
from dispatch.adapters import wire_resources as wire
from dispatch.adapters.wire_events import outgoing
from dispatch.adapters.wire_words import PAIRS, number_of, word_of
from dispatch.api import decode
from dispatch.api.page_tokens import (
    queue_token,
    read_queue_token,
    read_technician_token,
    technician_token,
)
from dispatch.domain.errors import Invalid
from dispatch.domain.identity import TechnicianCode, WorkOrderId
from dispatch.domain.life_cycle import State
from dispatch.domain.technician import TechnicianChange
from dispatch.domain.work_order import Severity
from dispatch.domain.work_queue import QueueKey, Turn
from dispatch.handlers.get_work_order import file_of
from dispatch.handlers.list_work_orders import QueuePlace
from fakes.dispatch_acting import FIXED, MONDAY, PLACE, Dispatch, order_id, window


@pytest.mark.parametrize("kind", list(PAIRS), ids=lambda kind: kind.__name__)
def test_words_and_enums_match_one_to_one(kind: type[StrEnum]) -> None:
    enum, _ = PAIRS[kind]
    assert {number_of(word) for word in kind} == set(enum.values()) - {0}
    assert all(word_of(kind, number_of(word)) is word for word in kind)
    assert word_of(kind, 0) is None


def test_no_event_carries_who_signed_where_or_what_the_customer_said() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.SIGNED)
    for event in dispatch.fake.sent:
        for secret in ("张先生", PLACE, FIXED.customer_opinion, FIXED.advice):
            assert secret.encode() not in outgoing(event).body


def test_an_order_says_on_the_wire_what_it_is() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.SIGNED)
    order = dispatch.tx.work_orders.get(order_id("a"))
    message = wire.work_order(file_of(order, dispatch.tx))
    assert (message.id, message.state) == (order.id, rs.WorkOrder.STATE_SIGNED)
    assert (message.severity, message.product_line) == ("B", "appliance")
    assert message.visit == wire.visit_window(window())
    assert list(message.required_certificates) == ["electrician", "service-qualification"]
    assert message.report.replaced_parts[0].serial_number == "SN-0001"
    assert message.signature.intact
    assert "张先生" not in str(message)
    assert message.version == order.version


def test_an_open_order_has_neither_technician_nor_visit_nor_papers() -> None:
    dispatch = Dispatch()
    message = wire.work_order(file_of(dispatch.open(), dispatch.tx))
    assert message.technician_code == ""
    for field in ("visit", "report", "signature"):
        assert not message.HasField(field)


def test_what_a_change_leaves_out_stays() -> None:
    request = pb.ChangeTechnicianRequest(code="T-1", version=3)
    assert decode.change_technician(request).change == TechnicianChange()


def test_a_report_without_an_end_ends_when_it_is_told() -> None:
    request = pb.SubmitServiceReportRequest(report=rs.ServiceReport(fixed=True))
    assert decode.submit_service_report(request).finished_at is None
    request.report.finished_time.FromDatetime(MONDAY)
    assert decode.submit_service_report(request).finished_at == MONDAY


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (pb.AcceptWorkOrderRequest(occurred_time=Timestamp(seconds=10**15)), "occurred_time"),
        (pb.AcceptWorkOrderRequest(occurred_time=Timestamp(seconds=-(10**15))), "occurred_time"),
    ],
)
def test_an_instant_outside_the_calendar_is_refused(
    request_: pb.AcceptWorkOrderRequest, field: str
) -> None:
    with pytest.raises(decode.InvalidTime) as refusal:
        decode.accept_work_order(request_)
    assert (refusal.value.field, refusal.value.rule) == (field, "D-06")


@pytest.mark.parametrize(
    ("visit", "field"),
    [
        (rs.VisitWindow(), "visit.start_time"),
        (rs.VisitWindow(start_time=Timestamp(seconds=1)), "visit.end_time"),
        (rs.VisitWindow(start_time=Timestamp(), end_time=Timestamp()), "visit.end_time"),
    ],
)
def test_a_visit_without_start_or_end_is_refused(visit: rs.VisitWindow, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        decode.suggest_technicians(pb.SuggestTechniciansRequest(visit=visit))
    assert (refusal.value.field, refusal.value.rule) == (field, "D-05")


@pytest.mark.parametrize("day", [Date(), Date(year=2026), Date(year=2026, month=2, day=29)])
def test_a_certificate_until_no_date_is_refused(day: Date) -> None:
    request = pb.RegisterTechnicianRequest(
        employment_state=rs.EMPLOYMENT_STATE_REGULAR,
        certificates=[rs.Certificate(kind="x", valid_until=day)],
    )
    with pytest.raises(decode.InvalidDate) as refusal:
        decode.register_technician(request)
    assert refusal.value.field == "certificates.valid_until"


def test_a_choice_left_open_is_refused() -> None:
    with pytest.raises(decode.WordMissing):
        decode.register_technician(pb.RegisterTechnicianRequest())
    with pytest.raises(decode.WordMissing):
        decode.suspend_work(pb.SuspendWorkRequest())


@given(
    st.dates(),
    st.sampled_from(Turn),
    st.sampled_from(Severity),
    st.datetimes(timezones=st.just(UTC)),
    st.uuids(),
)
def test_a_place_in_the_queue_comes_back(
    today: date, turn: Turn, severity: Severity, due_at: datetime, key: object
) -> None:
    place = QueuePlace(
        today=today,
        key=QueueKey(
            turn=turn, severity=severity, due_at=due_at, work_order_id=WorkOrderId(str(key))
        ),
    )
    assert read_queue_token(queue_token(place)) == place


@given(st.text(min_size=1))
def test_a_place_in_the_roster_comes_back(code: str) -> None:
    assert read_technician_token(technician_token(TechnicianCode(code))) == code


def test_no_token_is_the_first_page_and_no_place_is_no_token() -> None:
    assert (read_queue_token(""), read_technician_token("")) == (None, None)
    assert (queue_token(None), technician_token(None)) == ("", "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"5",
        b"{}",
        b"[]",
        b"[1]",
        b'["2026-03-02", 9, "A", "2026-03-02T00:00:00+00:00", "x"]',
        b'["2026-03-02", 0, "Z", "2026-03-02T00:00:00+00:00", "x"]',
        b'["2026-03-02", 0, "A", "2026-03-02T00:00:00", "x"]',
        b'["today", 0, "A", "2026-03-02T00:00:00+00:00", "x"]',
        b'[null, 0, "A", "2026-03-02T00:00:00+00:00", "x"]',
    ],
)
def test_a_token_that_is_not_ours_is_refused(content: bytes) -> None:
    token = base64.urlsafe_b64encode(content).decode() or "!"
    for read in (read_queue_token, read_technician_token):
        with pytest.raises(PageTokenUnreadable) as refusal:
            read(token)
        assert refusal.value.field == "page_token"
