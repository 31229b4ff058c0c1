"""The test kit keeps its own promises."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from testkit.clock import FakeClock
from testkit.outbox import RecordingOutbox
from testkit.waiting import eventually


def test_a_fake_clock_moves_when_it_is_told() -> None:
    clock = FakeClock(datetime(2026, 3, 1, tzinfo=UTC))
    assert clock() == clock()
    clock.advance(timedelta(hours=1))
    assert clock() == datetime(2026, 3, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="does not go back"):
        clock.advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="time zone"):
        FakeClock(datetime(2026, 3, 1))  # noqa: DTZ001


def test_an_outbox_forgets_what_was_rolled_back() -> None:
    outbox: RecordingOutbox[object] = RecordingOutbox()
    outbox.append("kept")
    mark = outbox.snapshot()
    outbox.append(5)
    assert outbox.of(int) == [5]
    outbox.restore(mark)
    assert outbox.events == ["kept"]


def test_waiting_ends_with_the_value_or_with_a_failure() -> None:
    values = iter([0, 0, 7])
    assert eventually(lambda: next(values)) == 7
    with pytest.raises(AssertionError, match="did not happen"):
        eventually(lambda: False, within=0.05)
