"""Calendars described twice: for the engine, and for a judge who looks at the wall clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from intake.domain.calendar import Calendar
from intake.domain.calendar_plan import (
    CalendarPlan,
    Exceptional,
    Holidays,
    HolidayUse,
    HolidayYear,
    Weekday,
    Window,
)
from intake.domain.working_calendar import calendar_in_zone

MINUTE = timedelta(minutes=1)
DAY = 24 * 60
MINUTES = 45 * DAY
WORKDAYS = range(5)
WEEK = range(7)

Hours = tuple[range, int, int]
"""Days of the week from Monday 0, begin and end in minutes since midnight; an end may pass 1440."""
Dated = tuple[date, int, int]


@dataclass(frozen=True)
class Described:
    """A calendar in plain figures, and an evening at whose side a call comes in."""

    name: str
    zone: str
    begins: datetime
    hours: tuple[Hours, ...]
    closed: tuple[Dated, ...] = ()
    opened: tuple[Dated, ...] = ()
    holidays: frozenset[date] = frozenset()
    make_up: frozenset[date] = frozenset()
    uses_holidays: bool = field(default=False)

    def __str__(self) -> str:
        return self.name


def at_minute(minute: int) -> time:
    return time(minute % DAY // 60, minute % 60)


def engine(told: Described) -> Calendar:
    """Write the calendar as a policy would."""
    use = HolidayUse(list="x", from_year=2024, to_year=2028, make_up_as=Weekday.MON)
    years = (
        HolidayYear(
            list="x",
            year=year,
            closed={day: "holiday" for day in told.holidays if day.year == year},
            working={day: "make-up" for day in told.make_up if day.year == year},
        )
        for year in range(2024, 2029)
    )
    plan = CalendarPlan(
        windows=tuple(
            Window(
                name=f"w{number}",
                days=frozenset(tuple(Weekday)[day] for day in days),
                start=at_minute(begin),
                end=at_minute(end),
            )
            for number, (days, begin, end) in enumerate(told.hours)
        ),
        holidays=use if told.uses_holidays else None,
        closures=tuple(map(_exceptional, told.closed)),
        openings=tuple(map(_exceptional, told.opened)),
    )
    return calendar_in_zone(told.name, f"{told.name}@1", plan, told.zone, Holidays.of(years))


def _exceptional(dated: Dated) -> Exceptional:
    day, begin, end = dated
    return Exceptional(name="dated", on=day, start=at_minute(begin), end=at_minute(end))


def is_open(told: Described, local: datetime) -> bool:
    """Look at the clock on the wall, and nowhere else."""
    today, minute = local.date(), local.hour * 60 + local.minute
    yesterday = today - timedelta(days=1)
    for day, begin, end in told.opened:
        if _within(day, begin, end, today, minute):
            return True
    for day, begin, end in told.closed:
        if _within(day, begin, end, today, minute):
            return False
    if told.uses_holidays and today in told.holidays:
        return False
    began_today = any(b <= minute < e for b, e in _starting(told, today))
    return began_today or any(minute < e - DAY for _, e in _starting(told, yesterday))


def _starting(told: Described, day: date) -> Iterator[tuple[int, int]]:
    if told.uses_holidays and day in told.holidays:
        return
    if any(dated == (day, 0, DAY) for dated in told.closed):
        return
    weekday = 0 if told.uses_holidays and day in told.make_up else day.weekday()
    for days, begin, end in told.hours:
        if weekday in days:
            yield begin, end


def _within(day: date, begin: int, end: int, today: date, minute: int) -> bool:
    passed = (today - day).days * DAY + minute
    return begin <= passed < end


@cache
def open_minutes(told: Described) -> bytes:
    """Say of each minute from the beginning on whether it counts."""
    zone = ZoneInfo(told.zone)
    begins = told.begins.astimezone(UTC)
    return bytes(
        is_open(told, (begins + minute * MINUTE).astimezone(zone)) for minute in range(MINUTES)
    )


def local(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


SHANGHAI, BERLIN, NEW_YORK, LORD_HOWE = (
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour of daylight saving
)
SPRING_FESTIVAL = frozenset(date(2026, 2, 15) + timedelta(days=n) for n in range(9))
DESCRIBED = (
    Described(
        name="split-days",
        zone=SHANGHAI,
        begins=local("2026-03-05 06:00", SHANGHAI),
        hours=((WORKDAYS, 540, 720), (WORKDAYS, 780, 1080)),
    ),
    Described(
        name="mainland",
        zone=SHANGHAI,
        begins=local("2026-02-12 06:00", SHANGHAI),
        hours=((WORKDAYS, 540, 720), (WORKDAYS, 780, 1080)),
        holidays=SPRING_FESTIVAL,
        make_up=frozenset({date(2026, 2, 14), date(2026, 2, 28)}),
        uses_holidays=True,
    ),
    Described(
        name="half-days",
        zone=SHANGHAI,
        begins=local("2026-03-05 06:00", SHANGHAI),
        hours=((WORKDAYS, 510, 1050), (range(5, 6), 540, 720)),
        closed=(
            (date(2026, 3, 6), 720, DAY),
            (date(2026, 3, 9), 0, 660),
            (date(2026, 3, 10), 0, DAY),
        ),
        opened=((date(2026, 3, 8), 600, 900),),
    ),
    Described(
        name="night-shift",
        zone=SHANGHAI,
        begins=local("2026-04-02 12:00", SHANGHAI),
        hours=((WORKDAYS, 1320, DAY + 360), (range(5, 6), 600, 840)),
        holidays=frozenset({date(2026, 4, 5), date(2026, 4, 6)}),
        make_up=frozenset({date(2026, 4, 12)}),
        closed=((date(2026, 4, 8), 1380, DAY + 120),),
        uses_holidays=True,
    ),
    Described(
        name="berlin-spring",
        zone=BERLIN,
        begins=local("2026-03-27 12:00", BERLIN),
        hours=((WEEK, 150, 300), (WEEK, 480, 600), (WEEK, 1200, DAY + 60)),
    ),
    Described(
        name="berlin-autumn",
        zone=BERLIN,
        begins=local("2026-10-23 12:00", BERLIN),
        hours=((WEEK, 150, 300), (WEEK, 480, 600), (WEEK, 1200, DAY + 60)),
        closed=((date(2026, 10, 25), 120, 165),),
    ),
    Described(
        name="new-york-days",
        zone=NEW_YORK,
        begins=local("2026-10-30 12:00", NEW_YORK),
        hours=((WORKDAYS, 0, DAY), (range(6, 7), 0, DAY)),
    ),
    Described(
        name="lord-howe",
        zone=LORD_HOWE,
        begins=local("2026-04-03 12:00", LORD_HOWE),
        hours=((WEEK, 60, 135), (WEEK, 540, 1020)),
    ),
)
