"""Instants on the wire are those that protobuf's own conversion makes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from intake.adapters.wire_words import read_instant, write_instant


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2026, 7, 1, 8, 30, 59, 999_999, tzinfo=UTC),
        datetime(2026, 7, 1, 8, 30, tzinfo=timezone(timedelta(hours=8))),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 1, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    ],
)
def test_an_instant_is_written_as_protobuf_writes_it_and_read_back(instant: datetime) -> None:
    expected = Timestamp()
    expected.FromDatetime(instant)
    written = write_instant(instant)
    assert written is not None
    assert (written, read_instant(written, "at")) == (expected, instant)


def test_an_instant_that_is_not_known_stays_absent() -> None:
    assert write_instant(None) is None
