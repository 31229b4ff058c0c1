"""A calendar as a policy writes it: windows per weekday, holidays, own closures and openings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType

DAY_LENGTH = timedelta(days=1)


class Weekday(StrEnum):
    """Days of the week as policies write them, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


_WEEK = tuple(Weekday)


def weekday_of(day: date) -> Weekday:
    """Return the day of the week of a date."""
    return _WEEK[day.weekday()]


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)


def hours_of(start: time, end: time) -> tuple[timedelta, timedelta]:
    """Return begin and end as lengths since midnight; an end not after the start is tomorrow's."""
    begin, finish = _since_midnight(start), _since_midnight(end)
    return begin, finish if finish > begin else finish + DAY_LENGTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A named time of day on some weekdays, by the branch's wall clock.

    An `end` that is not after the `start` lies on the next day, so that 22:00 to 06:00 crosses
    midnight and 00:00 to 00:00 is a whole day.
    """

    name: str
    days: frozenset[Weekday]
    start: time
    end: time

    def __post_init__(self) -> None:
        if not self.days:
            raise ValueError(f"window {self.name!r} is on no day")

    @property
    def hours(self) -> tuple[timedelta, timedelta]:
        """Begin and end since midnight of the day on which the window begins."""
        return hours_of(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptional:
    """A dated closure or opening; without times it takes the whole day."""

    name: str
    on: date
    start: time = time(0)
    end: time = time(0)

    @property
    def hours(self) -> tuple[timedelta, timedelta]:
        """Begin and end since midnight of the date."""
        return hours_of(self.start, self.end)

    @property
    def is_whole_day(self) -> bool:
        """Say whether nothing of the date is left."""
        return self.hours == (timedelta(0), DAY_LENGTH)

    def overlaps(self, other: Exceptional) -> bool:
        """Say whether two of them share a moment, by the wall clock."""
        shift = (other.on - self.on) // DAY_LENGTH * DAY_LENGTH
        begin, end = self.hours
        return begin < other.hours[1] + shift and other.hours[0] + shift < end


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayUse:
    """Which list of public holidays counts, and for which years the policy relies on it (I-17).

    Make-up working days have the windows of the weekday `make_up_as`.
    """

    list: str
    from_year: int
    to_year: int
    make_up_as: Weekday

    def __post_init__(self) -> None:
        if not 1 <= self.from_year <= self.to_year <= date.max.year - 1:
            raise ValueError(f"there are no years {self.from_year} to {self.to_year}")

    @property
    def years(self) -> range:
        """The years relied on."""
        return range(self.from_year, self.to_year + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPlan:
    """A weekly pattern with what departs from it; told by the wall clock of a branch (I-17).

    On a closed date no window begins and no minute counts, not even of a window that began the
    evening before; a closure with times takes those minutes away. An opening counts whatever the
    weekday or holiday.
    """

    windows: tuple[Window, ...]
    holidays: HolidayUse | None = None
    closures: tuple[Exceptional, ...] = ()
    openings: tuple[Exceptional, ...] = ()

    def __post_init__(self) -> None:
        if not self.windows:
            raise ValueError("a calendar without windows never counts (I-17)")
        if self.holidays and not any(self.holidays.make_up_as in w.days for w in self.windows):
            raise ValueError(f"make_up_as: no window on {self.holidays.make_up_as} (I-17)")
        for closure in self.closures:
            for opening in self.openings:
                if closure.overlaps(opening):
                    raise ValueError(
                        f"closure {closure.name!r} and opening {opening.name!r} share"
                        f" a moment of {opening.on.isoformat()} (I-17)"
                    )
        for first, second in combinations(self.openings, 2):
            if first.overlaps(second):
                raise ValueError(
                    f"openings {first.name!r} and {second.name!r} share a moment (I-17)"
                )

    @property
    def is_always_open(self) -> bool:
        """Say whether every instant of every week counts, whatever the zone."""
        whole_days = {
            day
            for window in self.windows
            if window.hours == (timedelta(0), DAY_LENGTH)
            for day in window.days
        }
        return len(whole_days) == len(_WEEK) and not self.holidays and not self.closures


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayYear:
    """The public holidays and make-up working days of one year, with their names."""

    list: str
    year: int
    closed: Mapping[date, str] = field(default_factory=dict)
    working: Mapping[date, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        days = {*self.closed, *self.working}
        if strangers := sorted(day for day in days if day.year != self.year):
            raise ValueError(f"{strangers[0].isoformat()} is not a day of {self.year} (I-17)")
        if both := sorted(set(self.closed) & set(self.working)):
            raise ValueError(f"{both[0].isoformat()} is both closed and working (I-17)")


@dataclass(frozen=True, slots=True)
class Holidays:
    """All known years of one list; what is not in it is not known, never assumed."""

    years: Mapping[int, HolidayYear]

    @classmethod
    def of(cls, years: Iterator[HolidayYear]) -> Holidays:
        """Gather years; a later one of the same year replaces an earlier one."""
        return cls(MappingProxyType({year.year: year for year in years}))

    def closed(self, day: date) -> str:
        """Return the name of the public holiday on a day, empty if it is none."""
        year = self.years.get(day.year)
        return year.closed.get(day, "") if year else ""

    def working(self, day: date) -> str:
        """Return what a make-up working day is for, empty if the day is none."""
        year = self.years.get(day.year)
        return year.working.get(day, "") if year else ""

    def missing(self, years: range) -> tuple[int, ...]:
        """Return which of some years are not known."""
        return tuple(year for year in years if year not in self.years)

    def known_around(self, years: range) -> range:
        """Widen a range of known years by the known ones next to it."""
        first, last = years[0], years[-1]
        while first - 1 in self.years:
            first -= 1
        while last + 1 in self.years:
            last += 1
        return range(first, last + 1)


NO_HOLIDAYS = Holidays(MappingProxyType({}))
