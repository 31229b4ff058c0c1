"""Instants between Python, protobuf and the reader."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date


def stamp(instant: datetime) -> Timestamp:
    """Return an aware instant as a protobuf timestamp."""
    moment = Timestamp()
    moment.FromDatetime(instant.astimezone(UTC))
    return moment


def instant_of(moment: Timestamp) -> datetime:
    """Return a protobuf timestamp as an aware UTC instant."""
    return moment.ToDatetime(tzinfo=UTC)


def local_iso(moment: Timestamp, zone: str) -> str:
    """Write an instant in ISO 8601 with the offset of a zone, e.g. `2016-02-29T01:16:00+08:00`."""
    local = instant_of(moment).astimezone(ZoneInfo(zone or "UTC"))
    return local.isoformat(timespec="seconds")


def wire_date(day: date) -> Date:
    """Return a day as `google.type.Date`."""
    return Date(year=day.year, month=day.month, day=day.day)


def day_of(day: Date) -> date:
    """Return `google.type.Date` as a day."""
    return date(day.year, day.month, day.day)
