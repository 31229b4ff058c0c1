"""The headers of an event on the wire, written by the relay and read by the consumer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid5

from google.protobuf.message import DecodeError, Message

from chassis.validation import InvalidMessage, validate
from chassis.worker import IncomingEvent, Reaction

CONTENT_TYPE: Final = "application/protobuf"

EVENT_ID: Final = "event-id"
EVENT_TYPE: Final = "event-type"
EVENT_SOURCE: Final = "event-source"
EVENT_TIME: Final = "event-time"
STREAM: Final = "stream"
AGGREGATE_ID: Final = "aggregate-id"
AGGREGATE_SEQUENCE: Final = "aggregate-sequence"
TRACEPARENT: Final = "traceparent"
CELL: Final = "cell"
BRANCH: Final = "branch"

_REQUIRED: Final = (
    EVENT_ID,
    EVENT_TYPE,
    EVENT_TIME,
    STREAM,
    AGGREGATE_ID,
    AGGREGATE_SEQUENCE,
    CELL,
)
_ALL: Final = (*_REQUIRED, EVENT_SOURCE, TRACEPARENT, BRANCH)
_UNREADABLE: Final = UUID("5f0cf1d4-9a86-5be3-8a3e-0f3c1d0c7a11")


class Undecodable(Exception):  # noqa: N818
    """A message that no number of attempts will make readable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMessage:
    """A message as the broker handed it over, before anybody believed a word of it.

    `deliveries` counts earlier ones that got no answer: each may have ended a process.
    """

    headers: Mapping[str, Any]
    body: bytes
    deliveries: int = 0

    @property
    def fallback_id(self) -> UUID:
        """An id for a message without a readable one; equal for equal messages."""
        text = repr(sorted((str(k), str(v)) for k, v in self.headers.items()))
        return uuid5(_UNREADABLE, f"{text}|{self.body.hex()}")


def routing_key(stream: str, event_type: str) -> str:
    """Return `<stream>.<EventName>`."""
    return f"{stream}.{event_type.rpartition('.')[2]}"


def headers_of(event: IncomingEvent) -> dict[str, str]:
    """Write an event's headers; every value is a string."""
    return {
        EVENT_ID: str(event.id),
        EVENT_TYPE: event.type,
        EVENT_SOURCE: event.source,
        EVENT_TIME: event.occurred_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        STREAM: event.stream,
        AGGREGATE_ID: event.aggregate_id,
        AGGREGATE_SEQUENCE: str(event.sequence),
        TRACEPARENT: event.traceparent,
        CELL: event.cell,
        BRANCH: event.branch,
    }


def read_event(raw: RawMessage) -> IncomingEvent:
    """Read the headers of a message.

    Raises:
        Undecodable: Names the header that is missing or wrong.
    """
    headers = raw.headers
    for name in _REQUIRED:
        if not headers.get(name):
            raise Undecodable(f"header {name} is missing")
    if "\x00" in "".join([str(headers.get(name, "")) for name in _ALL]):
        raise Undecodable("a header contains NUL")
    occurred_at = _instant(headers[EVENT_TIME])
    sequence = _number(headers[AGGREGATE_SEQUENCE])
    return IncomingEvent(
        id=_uuid(headers[EVENT_ID]),
        type=str(headers[EVENT_TYPE]),
        source=str(headers.get(EVENT_SOURCE, "")),
        stream=str(headers[STREAM]),
        aggregate_id=str(headers[AGGREGATE_ID]),
        sequence=sequence,
        occurred_at=occurred_at,
        branch=str(headers.get(BRANCH, "")),
        cell=str(headers[CELL]),
        traceparent=str(headers.get(TRACEPARENT, "")),
        body=raw.body,
    )


def read_body(event: IncomingEvent, reaction: Reaction[Any]) -> Message:
    """Parse and validate an event's body.

    Raises:
        Undecodable: The bytes are not this message, or break its validation rules.
    """
    try:
        message = reaction.message.FromString(event.body)
        validate(message)
    except DecodeError as error:
        raise Undecodable(f"body is not a {event.type}: {error}") from error
    except InvalidMessage as error:
        raise Undecodable(str(error)) from error
    return message


def _uuid(value: Any) -> UUID:
    try:
        return UUID(str(value))
    except ValueError as error:
        raise Undecodable(f"header {EVENT_ID} is not a UUID: {value!r}") from error


def _instant(value: Any) -> datetime:
    try:
        instant = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise Undecodable(f"header {EVENT_TIME} is not an instant: {value!r}") from error
    if instant.tzinfo is None:
        raise Undecodable(f"header {EVENT_TIME} has no time zone: {value!r}")
    return instant.astimezone(UTC)


def _number(value: Any) -> int:
    try:
        number = int(str(value))
    except ValueError as error:
        raise Undecodable(f"header {AGGREGATE_SEQUENCE} is not a number: {value!r}") from error
    if number < 1:
        raise Undecodable(f"header {AGGREGATE_SEQUENCE} starts at 1, not {number}")
    return number
