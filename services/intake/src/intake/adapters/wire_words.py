"""Words, instants and days of the domain as protobuf has them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date

from callout.intake.v1 import coverage_pb2 as coverage
from callout.intake.v1 import customer_files_pb2 as files
from callout.intake.v1 import resources_pb2 as pb
from intake.domain import vocabulary as words
from intake.domain.category import Check
from intake.domain.contract import ContractKind, NoticeKind
from intake.domain.customer_file import FileDuty, FilePart
from intake.domain.errors import Invalid
from intake.domain.warranty import Charging

E = TypeVar("E", bound=StrEnum)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_S: Final = 86_400
_MICROSECOND_NS: Final = 1000


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
SERVICE_ZONE: Final = Words(words.ServiceZone, pb.ServiceZone, "SERVICE_ZONE")
MILESTONE: Final = Words(words.Milestone, pb.Milestone, "MILESTONE")
CLOCK_STATE: Final = Words(words.ClockState, pb.ClockState, "CLOCK_STATE")
PAUSE_REASON: Final = Words(words.PauseReason, pb.PauseReason, "PAUSE_REASON")
OUTCOME: Final = Words(words.Outcome, pb.Outcome, "OUTCOME")
PHASE_KIND: Final = Words(words.PhaseKind, pb.PhaseKind, "PHASE_KIND")
CONTRACT_KIND: Final = Words(ContractKind, coverage.ContractKind, "CONTRACT_KIND")
NOTICE_KIND: Final = Words(NoticeKind, coverage.NoticeKind, "NOTICE_KIND")
CHARGING: Final = Words(Charging, coverage.Charging, "CHARGING")
CHECK: Final = Words(Check, coverage.CategoryCheck, "CATEGORY_CHECK")
FILE_PART: Final = Words(FilePart, files.FilePart, "FILE_PART")
FILE_DUTY: Final = Words(FileDuty, files.FileDuty, "FILE_DUTY")
REQUEST_STATE: Final = Words(words.RequestState, pb.ServiceRequest.State, "STATE")


def write_instant(instant: datetime | None) -> Timestamp | None:
    """Return a timestamp; None stays None, which leaves a field absent."""
    if instant is None:
        return None
    since = instant - _EPOCH  # protobuf's own way is three times as long
    return Timestamp(
        seconds=since.days * _DAY_S + since.seconds, nanos=since.microseconds * _MICROSECOND_NS
    )


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
    return _as_day(getattr(message, field), field) if message.HasField(field) else None


def _as_day(day: Date, field: str) -> date:
    """Return a calendar day.

    Raises:
        NotATime: There is no such day.
    """
    try:
        return date(day.year, day.month, day.day)
    except ValueError as error:
        raise NotATime(f"{field} is not a day", field=field) from error


def read_day(message: Any, field: str) -> date:
    """Return the day of a field that has to be there.

    Raises:
        NotATime: There is no such day.
    """
    day = read_optional_day(message, field)
    if day is None:
        raise NotATime(f"{field} is missing", field=field)
    return day
