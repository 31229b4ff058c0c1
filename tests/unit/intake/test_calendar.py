"""Calendars on days where others went wrong (I-17): lunch, half days, make-up days, DST."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from chassis.resources import service_folder
from intake.adapters.calendars import CalendarShelf
from intake.domain.calendar import Calendar, SpanKind
from intake.domain.calendar_plan import (
    NO_HOLIDAYS,
    CalendarPlan,
    Exceptional,
    Weekday,
    Window,
)
from intake.domain.working_calendar import calendar_in_zone

SHANGHAI = ZoneInfo("Asia/Shanghai")
EVERY_DAY = frozenset(Weekday)
WORKDAYS = EVERY_DAY - {Weekday.SAT, Weekday.SUN}
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def shelf() -> CalendarShelf:
    return CalendarShelf(service_folder("intake", "policies"))


@pytest.fixture(scope="module")
def office(shelf: CalendarShelf) -> Calendar:
    return shelf.get(shelf.ref("cn-working-hours", date(2026, 3, 2)), "Asia/Shanghai")


def local(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def hours(calendar: Calendar, start: str, end: str) -> float:
    return calendar.open_between(local(start), local(end)) / HOUR


def made(zone: str, *windows: Window, **told: Any) -> Calendar:
    plan = CalendarPlan(windows=windows, **told)
    return calendar_in_zone("test", "calendar/test@1", plan, zone, NO_HOLIDAYS)


def window(start: int, end: int, days: frozenset[Weekday] = EVERY_DAY, minute: int = 0) -> Window:
    return Window(name="w", days=days, start=time(start, minute), end=time(end))


def test_a_day_with_a_lunch_break_has_two_windows(office: Calendar) -> None:
    assert hours(office, "2026-03-02 00:00", "2026-03-03 00:00") == 8
    assert hours(office, "2026-03-02 11:30", "2026-03-02 13:30") == 1
    assert office.advance(local("2026-03-02 11:00"), 2 * HOUR) == local("2026-03-02 14:00")


def test_an_amount_that_ends_with_a_window_is_used_up_at_its_end(office: Calendar) -> None:
    assert office.advance(local("2026-03-02 09:00"), 3 * HOUR) == local("2026-03-02 12:00")
    assert office.advance(local("2026-03-06 17:00"), HOUR) == local("2026-03-06 18:00")
    minute = HOUR + timedelta(minutes=1)
    assert office.advance(local("2026-03-06 17:00"), minute) == local("2026-03-09 09:01")


def test_spring_festival_is_closed_and_its_make_up_days_are_open(office: Calendar) -> None:
    # 2026: closed 15 to 23 February, make-up days Saturday 14 and Saturday 28.
    assert hours(office, "2026-02-15 00:00", "2026-02-24 00:00") == 0
    assert hours(office, "2026-02-14 00:00", "2026-02-15 00:00") == 8
    assert hours(office, "2026-02-28 00:00", "2026-03-01 00:00") == 8
    assert office.advance(local("2026-02-14 17:00"), 2 * HOUR) == local("2026-02-24 10:00")


def test_every_span_says_which_window_or_holiday_decided(office: Calendar) -> None:
    spans = list(office.spans(local("2026-02-14 17:00"), local("2026-02-24 10:00")))
    assert [(span.kind, span.name, (span.end - span.start) / HOUR) for span in spans] == [
        (SpanKind.MAKE_UP_WINDOW, "afternoon", 1),
        (SpanKind.OUTSIDE_HOURS, "", 6),
        (SpanKind.HOLIDAY, "Spring Festival", 9 * 24),
        (SpanKind.OUTSIDE_HOURS, "", 9),
        (SpanKind.WINDOW, "morning", 1),
    ]


def test_a_weekend_is_a_rest_and_not_an_evening(office: Calendar) -> None:
    spans = list(office.spans(local("2026-03-06 18:00"), local("2026-03-09 09:00")))
    assert [(span.kind, (span.end - span.start) / HOUR) for span in spans] == [
        (SpanKind.OUTSIDE_HOURS, 6),
        (SpanKind.REST_DAY, 48),
        (SpanKind.OUTSIDE_HOURS, 9),
    ]


def test_a_half_day_closure_takes_its_hours_and_no_more() -> None:
    closed = Exceptional(name="年会", on=date(2026, 3, 2), start=time(15), end=time(0))
    calendar = made("Asia/Shanghai", window(9, 18, WORKDAYS), closures=(closed,))
    assert hours(calendar, "2026-03-02 00:00", "2026-03-03 00:00") == 6
    spans = list(calendar.spans(local("2026-03-02 14:00"), local("2026-03-03 10:00")))
    assert [(span.kind, span.name) for span in spans] == [
        (SpanKind.WINDOW, "w"),
        (SpanKind.CLOSURE, "年会"),
        (SpanKind.OUTSIDE_HOURS, ""),
        (SpanKind.WINDOW, "w"),
    ]


def test_a_closed_day_and_an_extra_opening() -> None:
    calendar = made(
        "Asia/Shanghai",
        window(9, 18, WORKDAYS),
        closures=(Exceptional(name="搬家", on=date(2026, 3, 2)),),
        openings=(Exceptional(name="补班", on=date(2026, 3, 7), start=time(9), end=time(11)),),
    )
    assert hours(calendar, "2026-03-02 00:00", "2026-03-03 00:00") == 0
    assert hours(calendar, "2026-03-07 00:00", "2026-03-09 00:00") == 2
    opening = next(calendar.spans(local("2026-03-07 09:00"), local("2026-03-07 10:00")))
    assert (opening.kind, opening.name) == (SpanKind.OPENING, "补班")


def test_a_window_across_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    calendar = made("Asia/Shanghai", window(22, 6, WORKDAYS))
    assert hours(calendar, "2026-03-06 00:00", "2026-03-09 00:00") == 6 + 2 + 6
    assert hours(calendar, "2026-03-09 00:00", "2026-03-09 06:00") == 0


def test_windows_that_overlap_count_once() -> None:
    calendar = made("Asia/Shanghai", window(9, 14), window(12, 18), window(22, 10))
    assert hours(calendar, "2026-03-02 00:00", "2026-03-03 00:00") == 20


def test_all_day_windows_lose_no_minute_at_midnight() -> None:
    """zammad#3180: a calendar of 00:00 to 23:59 lost a minute each day."""
    calendar = made("Asia/Shanghai", Window(name="w", days=WORKDAYS, start=time(0), end=time(0)))
    assert hours(calendar, "2026-03-02 00:00", "2026-03-07 00:00") == 120
    start = local("2026-03-02 23:59")
    assert calendar.advance(start, timedelta(minutes=2)) == local("2026-03-03 00:01")


def test_what_is_skipped_in_spring_does_not_count() -> None:
    berlin = ZoneInfo("Europe/Berlin")  # 2026-03-29 02:00 becomes 03:00
    calendar = made("Europe/Berlin", window(2, 5, minute=30))
    start, end = local("2026-03-29 00:00", berlin), local("2026-03-30 00:00", berlin)
    assert calendar.open_between(start, end) == 2 * HOUR
    assert calendar.advance(start, HOUR) == local("2026-03-29 04:00", berlin)


def test_what_is_repeated_in_autumn_counts_each_time_the_clock_shows_it() -> None:
    berlin = ZoneInfo("Europe/Berlin")  # 2026-10-25 03:00 becomes 02:00
    calendar = made("Europe/Berlin", window(2, 5, minute=30))
    start, end = local("2026-10-25 00:00", berlin), local("2026-10-26 00:00", berlin)
    assert calendar.open_between(start, end) == 3 * HOUR
    whole = made(
        "Europe/Berlin", Window(name="w", days=WORKDAYS | {Weekday.SUN}, start=time(0), end=time(0))
    )
    assert whole.open_between(start, end) == 25 * HOUR


def test_a_date_that_never_was_has_no_minute() -> None:
    apia = ZoneInfo("Pacific/Apia")  # there was no 2011-12-30
    calendar = made("Pacific/Apia", window(9, 17))
    start, end = local("2011-12-29 00:00", apia), local("2012-01-01 00:00", apia)
    assert calendar.open_between(start, end) == 16 * HOUR
    assert sum((s.end - s.start for s in calendar.spans(start, end)), timedelta()) == end - start


def test_time_beyond_the_known_years_is_provisional(office: Calendar) -> None:
    new_year = local("2027-01-01 00:00")
    assert office.known_until(local("2026-11-01 09:00")) == new_year
    assert office.is_known(local("2026-11-01 09:00"), new_year - HOUR)
    assert not office.is_known(local("2026-11-01 09:00"), new_year)
    assert office.known_until(new_year) is None
    assert office.is_known(local("2009-06-01 00:00"), local("2009-06-02 00:00"))
    assert not office.is_known(local("2003-06-01 00:00"), local("2003-06-02 00:00"))


def test_an_always_open_plan_is_around_the_clock(shelf: CalendarShelf) -> None:
    calendar = shelf.get("calendar/7x24@2026.1", "Europe/Berlin")
    assert (calendar.name, calendar.ref) == ("7x24", "calendar/7x24@2026.1")
    start, end = datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 3, 30, tzinfo=UTC)
    assert calendar.open_between(start, end) == 48 * HOUR
    assert [span.kind for span in calendar.spans(start, end)] == [SpanKind.AROUND_THE_CLOCK]


def test_closures_and_openings_must_not_contradict_each_other() -> None:
    day = date(2026, 3, 2)
    closed = Exceptional(name="a", on=day, start=time(9), end=time(12))
    opened = Exceptional(name="b", on=day, start=time(11), end=time(13))
    with pytest.raises(ValueError, match="share a moment"):
        CalendarPlan(windows=(window(9, 18),), closures=(closed,), openings=(opened,))
    with pytest.raises(ValueError, match="share a moment"):
        CalendarPlan(windows=(window(9, 18),), openings=(opened, closed))
    with pytest.raises(ValueError, match="never counts"):
        CalendarPlan(windows=())
