"""What travels beside an event, and what is refused at the worker's door."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from google.protobuf.wrappers_pb2 import StringValue

from callout.intake.v1 import events_pb2
from chassis.envelope import (
    RawMessage,
    Undecodable,
    headers_of,
    read_body,
    read_event,
    routing_key,
)
from chassis.worker import IncomingEvent, Reaction

EVENT = IncomingEvent(
    id=UUID(int=5),
    type="callout.intake.v1.CallJoined",
    source="intake",
    stream="intake.service_request",
    aggregate_id="上海-1",
    sequence=3,
    occurred_at=datetime(2026, 3, 2, 16, 30, tzinfo=timezone(timedelta(hours=8))),
    branch="SH",
    cell="main",
    traceparent="00-" + "a" * 32 + "-" + "b" * 16 + "-01",
    body=b"body",
)


def reaction(message: Any) -> Reaction[None]:
    return Reaction(message=message, handle=lambda *_: None)


def raw(**changed: str | None) -> RawMessage:
    headers = {**headers_of(EVENT), **{k.replace("_", "-"): v for k, v in changed.items()}}
    return RawMessage(headers={k: v for k, v in headers.items() if v is not None}, body=EVENT.body)


def test_headers_are_text_and_bring_the_event_back() -> None:
    headers = headers_of(EVENT)
    assert all(isinstance(value, str) for value in headers.values())
    assert headers["event-time"] == "2026-03-02T08:30:00Z"
    assert read_event(RawMessage(headers=headers, body=EVENT.body)) == EVENT


def test_the_routing_key_ends_with_the_name_of_the_event() -> None:
    assert routing_key(EVENT.stream, EVENT.type) == "intake.service_request.CallJoined"


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"event_id": None}, "event-id is missing"),
        ({"event_id": "seven"}, "event-id is not a UUID"),
        ({"event_type": ""}, "event-type is missing"),
        ({"event_time": "yesterday"}, "event-time is not an instant"),
        ({"event_time": "2026-03-02T08:30:00"}, "event-time has no time zone"),
        ({"aggregate_sequence": "first"}, "aggregate-sequence is not a number"),
        ({"aggregate_sequence": "0"}, "aggregate-sequence starts at 1"),
        ({"stream": None}, "stream is missing"),
        ({"aggregate_id": None}, "aggregate-id is missing"),
        ({"cell": None}, "cell is missing"),
        ({"branch": "S\x00H"}, "contains NUL"),
    ],
)
def test_a_wrong_header_is_named(changed: dict[str, str | None], complaint: str) -> None:
    with pytest.raises(Undecodable, match=complaint):
        read_event(raw(**changed))


@pytest.mark.parametrize("absent", ["branch", "traceparent", "event_source"])
def test_some_headers_may_be_absent(absent: str) -> None:
    assert read_event(raw(**{absent: None})).id == EVENT.id


def test_a_message_without_an_id_gets_the_same_one_each_time() -> None:
    first, second = raw(event_id=None), raw(event_id=None)
    assert first.fallback_id == second.fallback_id != raw(event_id=None, branch="BJ").fallback_id


def test_a_body_that_is_another_message_is_refused() -> None:
    with pytest.raises(Undecodable, match="body is not a"):
        read_body(
            read_event(RawMessage(headers=headers_of(EVENT), body=b"\xff")), reaction(StringValue)
        )


def test_a_body_that_breaks_a_rule_of_its_fields_is_refused() -> None:
    event = read_event(RawMessage(headers=headers_of(EVENT), body=b""))
    with pytest.raises(Undecodable, match="service_request_id"):
        read_body(event, reaction(events_pb2.CallJoined))
