"""Words, instants and days of the domain as protobuf has them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from callout.intake.v1 import resources_pb2 as pb
from intake.domain import vocabulary as words
from intake.domain.errors import Invalid

E = TypeVar("E", bound=StrEnum)


class NotATime(Invalid):
    """A timestamp or day that no calendar has."""

    reason = "NOT_A_TIME"


class Words(Generic[E]):
    """One enum of the domain beside its proto twin; the proto names carry a prefix."""

    def __init__(self, kind: type[E], proto: Any, prefix: str) -> None:
        self._numbers: Mapping[E, int] = {
            member: proto.Value(f"{prefix}_{member.name}") for member in kind
        }
        self._members: Mapping[int, E] = {n: member for member, n in self._numbers.items()}

    def write(self, member: E | None) -> Any:
        """Return the proto number; zero for None."""
        return self._numbers[member] if member is not None else 0

    def read(self, number: int) -> E | None:
        """Return the word; None for zero."""
        return self._members[number] if number else None

    def need(self, number: int) -> E:
        """Return the word of a field that validation has found to be set."""
        return self._members[number]


CHANNEL: Final = Words(words.Channel, pb.Channel, "CHANNEL")
CATEGORY: Final = Words(words.ServiceCategory, pb.ServiceCategory, "SERVICE_CATEGORY")
PURPOSE: Final = Words(words.Purpose, pb.Purpose, "PURPOSE")
SEVERITY: Final = Words(words.Severity, pb.Severity, "SEVERITY")
IMPACT: Final = Words(words.Impact, pb.Impact, "IMPACT")
HANDLING: Final = Words(words.Handling, pb.Handling, "HANDLING")
MILESTONE: Final = Words(words.Milestone, pb.Milestone, "MILESTONE")
CLOCK_STATE: Final = Words(words.ClockState, pb.ClockState, "CLOCK_STATE")
PAUSE_REASON: Final = Words(words.PauseReason, pb.PauseReason, "PAUSE_REASON")
OUTCOME: Final = Words(words.Outcome, pb.Outcome, "OUTCOME")
PHASE_KIND: Final = Words(words.PhaseKind, pb.PhaseKind, "PHASE_KIND")
REQUEST_STATE: Final = Words(words.RequestState, pb.ServiceRequest.State, "STATE")


def write_instant(instant: datetime | None) -> Timestamp | None:
    """Return a timestamp; None stays None, which leaves a field absent."""
    if instant is None:
        return None
    stamp = Timestamp()
    stamp.FromDatetime(instant)
    return stamp


def read_instant(stamp: Timestamp, field: str) -> datetime:
    """Return an aware UTC instant.

    Raises:
        NotATime: The stamp lies outside of the years 1 to 9999.
    """
    try:
        return stamp.ToDatetime(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise NotATime(f"{field} is not an instant", field=field) from error


def read_optional_instant(message: Any, field: str) -> datetime | None:
    """Return the instant of a field, None where it is absent."""
    return read_instant(getattr(message, field), field) if message.HasField(field) else None


def write_day(day: date | None) -> Date | None:
    """Return a calendar day; None stays None."""
    return None if day is None else Date(year=day.year, month=day.month, day=day.day)


def read_optional_day(message: Any, field: str) -> date | None:
    """Return the day of a field, None where it is absent.

    Raises:
        NotATime: There is no such day.
    """
    if not message.HasField(field):
        return None
    day = getattr(message, field)
    try:
        return date(day.year, day.month, day.day)
    except ValueError as error:
        raise NotATime(f"{field} is not a day", field=field) from error
