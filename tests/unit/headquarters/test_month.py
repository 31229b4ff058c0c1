"""A month is text on the wire and a stretch of instants in every zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headquarters.domain.month import Month, MonthUnreadable

ZONES = st.sampled_from(["UTC", "Asia/Shanghai", "Pacific/Kiritimati", "Pacific/Niue"])
INSTANTS = st.integers(0, 4 * 10**9).map(lambda second: datetime.fromtimestamp(second, UTC))


@given(INSTANTS, ZONES)
def test_the_stretch_of_a_month_holds_its_instants_in_every_zone(at: datetime, zone: str) -> None:
    month = Month.parse(at.astimezone(ZoneInfo(zone)).strftime("%Y-%m"))
    begins, ends = month.instants()
    assert begins <= at < ends
    assert ends - begins <= timedelta(days=33)


def test_december_ends_in_the_next_year() -> None:
    _, ends = Month.parse("2026-12").instants()
    assert ends == datetime(2027, 1, 2, tzinfo=UTC)


def test_the_first_month_there_is_begins_with_the_calendar() -> None:
    assert Month.parse("0001-01").instants()[0] == datetime(1, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "2026-13", "2026-00", "2026-3", "0000-01", "9999-12", "x"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(MonthUnreadable) as raised:
        Month.parse(text)
    assert raised.value.field == "month"


def test_a_month_is_written_as_it_is_read() -> None:
    assert str(Month.parse("2026-03")) == "2026-03"
