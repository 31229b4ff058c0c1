"""A calendar plan in a zone: open time counted from tables that are made once per year (I-17)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from intake.domain.calendar import AroundTheClock, Calendar, Span, SpanKind
from intake.domain.calendar_plan import (
    DAY_LENGTH,
    CalendarPlan,
    Exceptional,
    Holidays,
    Weekday,
    Window,
    weekday_of,
)
from intake.domain.wall_clock import WallClock

_NOTHING = timedelta(0)
_ONE_DAY = timedelta(days=1)


def calendar_in_zone(
    name: str, ref: str, plan: CalendarPlan, zone: str, holidays: Holidays
) -> Calendar:
    """Make the calendar of a plan as the wall clock of a zone tells it.

    Args:
        name: Name of the calendar.
        ref: Version of the policy that has the plan.
        plan: Windows, holidays used, closures, openings.
        zone: IANA name.
        holidays: Every known year of the list that the plan uses.

    Raises:
        ValueError: The plan relies on a year that is not known.

    Source: rulebook I-17.
    """
    if plan.is_always_open:
        return AroundTheClock(name=name, ref=ref, zone=zone)
    if plan.holidays and (missing := holidays.missing(plan.holidays.years)):
        raise ValueError(
            f"holidays of {', '.join(map(str, missing))} are not known to {plan.holidays.list}"
            " (I-17): name fewer years, or supply a policy of kind holiday-year"
        )
    return WorkingCalendar(name, ref, plan, zone, holidays)


class LocalSpan(NamedTuple):
    """[begin, end) of a local date, as lengths since its midnight."""

    begin: timedelta
    end: timedelta
    kind: SpanKind
    name: str


class WorkingWeek:
    """What a plan says about each local date; knows no zone."""

    def __init__(self, plan: CalendarPlan, holidays: Holidays) -> None:
        self._plan = plan
        self._holidays = holidays
        self._make_up_as = plan.holidays.make_up_as if plan.holidays else None
        self._windows: dict[Weekday, tuple[Window, ...]] = {
            day: tuple(window for window in plan.windows if day in window.days) for day in Weekday
        }
        self._closures = _by_date(plan.closures)
        self._openings = _by_date(plan.openings)

    def open(self, day: date) -> list[LocalSpan]:
        """Return what counts of a local date, in order and without overlap."""
        found = [] if self._holiday(day) else self._regular(day)
        for closed in self._spilling(self._closures, day, SpanKind.CLOSURE):
            found = [piece for span in found for piece in _without(span, closed)]
        found += self._spilling(self._openings, day, SpanKind.OPENING)
        return _disjoint(found)

    def closed(self, day: date) -> list[LocalSpan]:
        """Return why time of a date would not count; the first that covers a moment decides."""
        reasons = self._spilling(self._closures, day, SpanKind.CLOSURE)
        if holiday := self._holiday(day):
            kind, name = SpanKind.HOLIDAY, holiday
        elif not self._begins(day):
            kind, name = SpanKind.REST_DAY, ""
        else:
            kind, name = SpanKind.OUTSIDE_HOURS, ""
        return [*reasons, LocalSpan(_NOTHING, DAY_LENGTH, kind, name)]

    def _holiday(self, day: date) -> str:
        return self._holidays.closed(day) if self._make_up_as else ""

    def _begins(self, day: date) -> list[tuple[Window, SpanKind]]:
        """Return the windows that begin on a date."""
        if self._holiday(day) or any(each.is_whole_day for each in self._closures.get(day, ())):
            return []
        if self._make_up_as and self._holidays.working(day):
            return [(each, SpanKind.MAKE_UP_WINDOW) for each in self._windows[self._make_up_as]]
        return [(window, SpanKind.WINDOW) for window in self._windows[weekday_of(day)]]

    def _regular(self, day: date) -> list[LocalSpan]:
        found = []
        for window, kind in self._begins(day):
            begin, end = window.hours
            found.append(LocalSpan(begin, min(end, DAY_LENGTH), kind, window.name))
        for window, kind in self._begins(day - _ONE_DAY):
            _, end = window.hours
            if end > DAY_LENGTH:
                found.append(LocalSpan(_NOTHING, end - DAY_LENGTH, kind, window.name))
        return found

    def _spilling(
        self, dated: dict[date, list[Exceptional]], day: date, kind: SpanKind
    ) -> list[LocalSpan]:
        """Return what dated exceptions take of a date, those of the evening before included."""
        found = []
        for each in dated.get(day, ()):
            begin, end = each.hours
            found.append(LocalSpan(begin, min(end, DAY_LENGTH), kind, each.name))
        for each in dated.get(day - _ONE_DAY, ()):
            _, end = each.hours
            if end > DAY_LENGTH:
                found.append(LocalSpan(_NOTHING, end - DAY_LENGTH, kind, each.name))
        return found


class _Year:
    """The open time of one UTC year: starts, ends and how much had been open at each start."""

    __slots__ = ("before", "begin", "end", "ends", "labels", "starts", "total")

    def __init__(self, year: int, spans: list[Span]) -> None:
        self.begin = datetime(year, 1, 1, tzinfo=UTC)
        self.end = datetime(year + 1, 1, 1, tzinfo=UTC)
        self.starts = [span.start for span in spans]
        self.ends = [span.end for span in spans]
        self.labels = [(span.kind, span.name) for span in spans]
        lengths = (span.end - span.start for span in spans)
        self.before = list(accumulate(lengths, initial=_NOTHING))
        self.total = self.before[-1]

    def until(self, instant: datetime) -> timedelta:
        """Return how much of the year before an instant was open."""
        place = bisect_right(self.starts, instant) - 1
        if place < 0:
            return _NOTHING
        end = self.ends[place]
        return self.before[place] + ((min(end, instant)) - self.starts[place])

    def between(
        self, start: datetime, end: datetime
    ) -> Iterator[tuple[datetime, datetime, tuple[SpanKind, str]]]:
        """Yield the open spans that lie in [start, end), cut to it."""
        for place in range(max(bisect_right(self.starts, start) - 1, 0), len(self.starts)):
            begin, stop = max(self.starts[place], start), min(self.ends[place], end)
            if begin >= end:
                return
            if begin < stop:
                yield begin, stop, self.labels[place]

    def at(self, amount: timedelta) -> datetime:
        """Return the earliest instant by which an amount above zero has been open."""
        place = bisect_left(self.before, amount) - 1
        return self.starts[place] + (amount - self.before[place])


class WorkingCalendar:
    """Windows in a zone. Tables are filled when a year is first asked for, and never change.

    Raises nothing for years whose holidays are not known: it counts them by the weekly pattern, and
    `is_known` says so.
    """

    def __init__(
        self, name: str, ref: str, plan: CalendarPlan, zone: str, holidays: Holidays
    ) -> None:
        self.name = name
        self.ref = ref
        self.zone = zone
        self._clock = WallClock(zone)
        self._week = WorkingWeek(plan, holidays)
        self._years: dict[int, _Year] = {}
        self._known = (
            holidays.known_around(plan.holidays.years) if plan.holidays is not None else None
        )

    def open_between(self, start: datetime, end: datetime) -> timedelta:
        """Return how much of [start, end) is counted, from two look-ups."""
        if end <= start:
            return _NOTHING
        start, end = _utc(start), _utc(end)
        first = self._year(start.year)
        if end <= first.end:
            return first.until(end) - first.until(start)
        last = self._year(end.year)
        between = (self._year(year).total for year in range(start.year + 1, end.year))
        return sum(between, first.total - first.until(start) + last.until(end))

    def advance(self, start: datetime, amount: timedelta) -> datetime:
        """Return the earliest instant at which `amount` has been counted from `start` on."""
        if amount <= _NOTHING:
            return start
        start = _utc(start)
        year = self._year(start.year)
        wanted = year.until(start) + amount
        while wanted > year.total:
            wanted -= year.total
            year = self._year(year.end.year)
        return year.at(wanted)

    def spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        """Tile [start, end) by the window, holiday or closure that decided; neighbours differ."""
        pending: Span | None = None
        for span in self._cut(_utc(start), _utc(end)):
            if pending is None:
                pending = span
            elif (pending.kind, pending.name) == (span.kind, span.name):
                pending = Span(pending.start, span.end, span.kind, span.name)
            else:
                yield pending
                pending = span
        if pending is not None:
            yield pending

    def is_known(self, start: datetime, end: datetime) -> bool:
        """Say whether the holidays of every local year that [start, end] touches are known."""
        if self._known is None:
            return True
        first, last = self._clock.local(start).year, self._clock.local(end).year
        return self._known[0] <= first and last <= self._known[-1]

    def known_until(self, instant: datetime) -> datetime | None:
        """Return when the last year of known holidays ends, None if none are used."""
        if self._known is None:
            return None
        last = self._known[-1]
        new_year = date(last + 1, 1, 1)
        begin, _ = next(self._clock.instants(new_year, _NOTHING, DAY_LENGTH, last + 1))
        return begin if begin > instant else None

    def _year(self, year: int) -> _Year:
        table = self._years.get(year)
        if table is None:
            table = self._years[year] = self._fill(year)
        return table

    def _fill(self, year: int) -> _Year:
        begin, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
        day, last = date(year, 1, 1) - _ONE_DAY, date(year + 1, 1, 1)
        spans = []
        while day <= last:
            for local in self._week.open(day):
                for start, stop in self._clock.instants(day, local.begin, local.end, year):
                    start, stop = max(start, begin), min(stop, end)  # noqa: PLW2901 - clipped
                    if start < stop:
                        spans.append(Span(start, stop, local.kind, local.name))
            day += _ONE_DAY
        spans.sort(key=lambda span: span.start)
        return _Year(year, spans)

    def _cut(self, start: datetime, end: datetime) -> Iterator[Span]:
        """Yield open spans from the tables, and between them why it is closed."""
        at = start
        while at < end:
            year = self._year(at.year)
            until = min(end, year.end)
            for begin, stop, label in year.between(at, until):
                yield from self._closed(at, begin)
                yield Span(begin, stop, *label)
                at = stop
            yield from self._closed(at, until)
            at = until

    def _closed(self, start: datetime, end: datetime) -> Iterator[Span]:
        """Tile closed time by local date and by what closes it."""
        found = []
        day, last = self._clock.local(start).date(), self._clock.local(end).date()
        while start < end and day <= last:
            taken: list[tuple[datetime, datetime]] = []
            for reason in self._week.closed(day):
                for begin, stop in self._clock.instants(day, reason.begin, reason.end, start.year):
                    pieces = [(max(begin, start), min(stop, end))]
                    for other in taken:
                        pieces = [part for each in pieces for part in _minus(each, other)]
                    pieces = [(one, two) for one, two in pieces if one < two]
                    found += [Span(one, two, reason.kind, reason.name) for one, two in pieces]
                    taken += pieces
            day += _ONE_DAY
        yield from sorted(found, key=lambda span: span.start)


def _utc(instant: datetime) -> datetime:
    return instant if instant.tzinfo is UTC else instant.astimezone(UTC)


def _by_date(dated: tuple[Exceptional, ...]) -> dict[date, list[Exceptional]]:
    found: dict[date, list[Exceptional]] = {}
    for each in dated:
        found.setdefault(each.on, []).append(each)
    return found


def _minus(
    whole: tuple[datetime, datetime], part: tuple[datetime, datetime]
) -> Iterator[tuple[datetime, datetime]]:
    """Yield what is left of an interval without another."""
    start, end = whole
    if part[1] <= start or end <= part[0]:
        yield whole
        return
    if start < part[0]:
        yield start, part[0]
    if part[1] < end:
        yield part[1], end


def _without(span: LocalSpan, part: LocalSpan) -> Iterator[LocalSpan]:
    """Yield what is left of a local span without another."""
    if part.end <= span.begin or span.end <= part.begin:
        yield span
        return
    if span.begin < part.begin:
        yield span._replace(end=part.begin)
    if part.end < span.end:
        yield span._replace(begin=part.end)


def _disjoint(spans: list[LocalSpan]) -> list[LocalSpan]:
    """Order spans and cut what overlaps, so that no moment counts twice."""
    found: list[LocalSpan] = []
    reached = _NOTHING
    for span in sorted(spans, key=lambda each: (each.begin, each.end)):
        begin = max(span.begin, reached)
        if begin < span.end:
            found.append(span._replace(begin=begin))
            reached = span.end
    return found
