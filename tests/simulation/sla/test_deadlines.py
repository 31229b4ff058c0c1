"""Every clock against a judge who walks minute by minute, on calendars where others went wrong.

Split days, half days, make-up days, windows across midnight, four changes of daylight saving (one
of half an hour), pauses across closing that end by themselves or do not, changes of severity, zone,
pack and calendar inside them, reopened calls, agreed dates, and facts told in any order.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.domain import basis, clock
from intake.domain.calendar import ALWAYS, AroundTheClock, Calendar
from intake.domain.clock import ClockReading, portion, read_clock, read_on
from intake.domain.facts import Fact, FactKind, Timeline
from intake.domain.promise import Pledge, Promise
from intake.domain.segments import SegmentKind, segments_of
from intake.domain.sla import SlaPack, SlaWarnings, Target, WarningRule
from intake.domain.stretches import Course, course_of
from intake.domain.terms import Terms, terms_at
from intake.domain.vocabulary import (
    ClockState,
    CountedFrom,
    Milestone,
    Outcome,
    PauseReason,
    PhaseKind,
    ServiceZone,
    Severity,
)
from intake.domain.wall_clock import Piece, WallClock
from intake.domain.working_calendar import LocalSpan, WorkingWeek
from simulation.sla.hours import DAY, DESCRIBED, MINUTE, Described, engine, open_minutes
from simulation.sla.judge import MICROSECOND, SHARES, Life, Line, Told, Verdict

pytestmark = pytest.mark.simulation

CASES = int(os.environ.get("CALLOUT_TEST_SLA_CASES", "20000"))
"""How many lives in all, spread evenly over the calendars."""

LIFE = 2 * DAY
WARNINGS = SlaWarnings(
    warnings=tuple(
        WarningRule(share=Decimal(share.numerator) / share.denominator, role="x")
        for share in SHARES
    )
)
PACKS = (
    (
        Line("respond", dict.fromkeys("ABCD", 45)),
        Line("arrive", dict.fromkeys("ABCD", 240), from_diagnosis=True),
        Line("plan", dict.fromkeys("ABCD", 360), zone="urban"),
        Line("plan", dict.fromkeys("ABCD", 540), zone="suburban"),
        Line("restore", {"A": 120, "B": 480, "C": 960}, severities="ABC"),
        Line("restore", None, severities="D"),
        Line("report", dict.fromkeys("ABCD", 1440), always=True),
    ),
    (
        Line("respond", dict.fromkeys("ABCD", 15), always=True),
        Line("arrive", dict.fromkeys("AB", 300), severities="AB"),
        Line("restore", {"A": 60, "B": 240, "C": 600, "D": 900}),
        Line("report", dict.fromkeys("ABCD", 600)),
    ),
)
KINDS = {
    "respond": FactKind.RESPONDED,
    "progress": FactKind.PROGRESS,
    "pause": FactKind.PAUSED,
    "resume": FactKind.RESUMED,
    "severity": FactKind.SEVERITY_CHANGED,
    "zone": FactKind.PROMISE_CHANGED,
    "choice": FactKind.PROMISE_CHANGED,
    "agree": FactKind.DATE_AGREED,
    "diagnose": FactKind.DIAGNOSED,
    "plan": FactKind.PLAN_GIVEN,
    "report": FactKind.REPORT_DELIVERED,
    "arrive": FactKind.ARRIVED,
    "propose": FactKind.SOLUTION_PROPOSED,
    "restore": FactKind.RESTORED,
    "close": FactKind.CLOSED,
    "reopen": FactKind.REOPENED,
}


def told_lately(draw: Random) -> list[Told]:
    """Make up what happened, in the order in which it is told; the minutes are in no order."""
    found = []
    for _ in range(draw.randrange(13)):
        minute = draw.choice((draw.randrange(240), draw.randrange(LIFE)))
        kind = draw.choice((*KINDS, "pause", "severity", "resume", "reopen"))
        figure: object = None
        match kind:
            case "pause":
                figure = draw.choice((None, minute + draw.randrange(1, 1500)))
            case "severity":
                figure = draw.choice("ABCD")
            case "zone":
                figure = draw.choice(("urban", "suburban"))
            case "choice":
                figure = draw.choice(("00", "01", "10", "11"))
            case "agree":
                figure = minute + draw.randrange(1, 3000)
            case "close":
                figure = draw.choice(("done", "withdrawn"))
        found.append(Told(minute, kind, figure))
    return found


def as_fact(each: Told, call: datetime) -> Fact:
    """Tell the engine what the judge is told."""
    at = call + each.minute * MINUTE
    fact = Fact(kind=KINDS[each.kind], occurred_at=at, recorded_at=at, actor="x")
    told: dict[str, Any] = {}
    match each.kind, each.figure:
        case "pause", ends:
            ends_at = call + ends * MINUTE if isinstance(ends, int) else None
            told = {"pause_reason": PauseReason.NO_ACCESS, "ends_at": ends_at}
        case "severity", str(severity):
            told = {"severity": Severity(severity)}
        case "zone", str(zone):
            told = {"zone": ServiceZone(zone)}
        case "choice", choice:
            told = {"sla_policy_ref": f"pack-{choice}"}
        case "agree", int(minute):
            told = {"milestone": Milestone.RESTORE, "agreed_for": call + minute * MINUTE}
        case "close", outcome:
            is_done = outcome == "done"
            told = {"outcome": Outcome.DONE_REMOTELY if is_done else Outcome.WITHDRAWN}
        case "progress", _:
            told = {"phase": PhaseKind.REMOTE_WORK}
    return replace(fact, **told)


@cache
def sla_packs() -> tuple[SlaPack, ...]:
    return tuple(
        SlaPack(calendar="own", targets=tuple(_target(line) for line in lines)) for lines in PACKS
    )


def _target(line: Line) -> Target:
    lengths = line.minutes or {}
    return Target(
        milestone=Milestone(line.milestone),
        by_severity={Severity(s): minutes * MINUTE for s, minutes in lengths.items()},
        agreed=line.minutes is None,
        severities=frozenset(map(Severity, line.severities)),
        zones=frozenset({ServiceZone(line.zone)} if line.zone else ()),
        counted_from=CountedFrom.DIAGNOSIS if line.from_diagnosis else CountedFrom.CALL,
        calendar="7x24" if line.always else "",
    )


@cache
def pledges(described: Described) -> dict[str, Pledge]:
    """Each pack by its own calendar, and by the one that may take its place."""
    own, other = engine(described), engine(DESCRIBED[DESCRIBED.index(described) - 1])
    calendars: dict[str, Calendar] = {"own": own, "7x24": AroundTheClock()}
    return {
        f"pack-{pack}{place}": Pledge(
            pack=sla_packs()[pack],
            ref=f"pack-{pack}{place}",
            calendars=calendars,
            instead=other if place else None,
        )
        for pack in range(len(PACKS))
        for place in (0, 1)
    }


def promise_of(described: Described, timeline: Timeline) -> Promise:
    known = pledges(described)
    later = {f.sequence: known[f.sla_policy_ref] for f in timeline.facts if f.sla_policy_ref}
    return Promise(pledge=known["pack-00"], later=later, warnings=WARNINGS)


def life_of(told: Sequence[Told], first: str, call: datetime) -> Timeline:
    received = Fact(
        kind=FactKind.RECEIVED,
        occurred_at=call,
        recorded_at=call,
        actor="x",
        severity=Severity(first),
        branch="HZ01",
        zone=ServiceZone.URBAN,
    )
    timeline = Timeline(()).insert(received)
    for each in told:
        timeline = timeline.insert(as_fact(each, call))
    return timeline


def verdict_of(reading: ClockReading, call: datetime) -> Verdict:
    def minute(instant: datetime) -> int:
        assert not (instant - call) % MINUTE
        return (instant - call) // MINUTE

    def exactly(instant: datetime) -> Fraction:
        return (instant - call) // timedelta(microseconds=1) * MICROSECOND

    return Verdict(
        start=minute(reading.started_at),
        used=reading.used // MINUTE,
        paused=reading.paused // MINUTE,
        stopped=reading.stopped // MINUTE,
        closed=reading.closed // MINUTE,
        due=minute(reading.due_at),
        met=None if reading.met_at is None else minute(reading.met_at),
        end=minute(reading.judged_at),
        target=reading.target // MINUTE,
        is_late=reading.state is ClockState.BREACHED,
        warnings=tuple((Fraction(w.share), exactly(w.reached_at)) for w in reading.warnings),
        next_check=exactly(reading.next_check_at) if reading.next_check_at else None,
    )


def assert_segments_tell(
    milestone: Milestone, timeline: Timeline, promise: Promise, reading: ClockReading, at: datetime
) -> None:
    """The explanation tiles the clock's life and adds up to its reading."""
    segments = segments_of(milestone, timeline, promise, at)
    spent = dict.fromkeys(SegmentKind, timedelta(0))
    for segment in segments:
        assert segment.start < segment.end
        spent[segment.kind] += segment.end - segment.start
    for earlier, later in pairwise(segments):
        assert earlier.end == later.start
    if segments:
        assert (segments[0].start, segments[-1].end) == (reading.started_at, reading.judged_at)
        assert segments[-1].used == reading.used
    assert (
        spent[SegmentKind.COUNTED],
        spent[SegmentKind.PAUSED],
        spent[SegmentKind.STOPPED],
        spent[SegmentKind.CLOSED],
    ) == (reading.used, reading.paused, reading.stopped, reading.closed)


@cache
def masks_of(described: Described) -> list[bytes]:
    """Return which minutes count, by the calendar itself and by the one that may replace it."""
    both = (described, DESCRIBED[DESCRIBED.index(described) - 1])
    return [open_minutes(replace(each, begins=described.begins)) for each in both]


def assert_clocks_agree(described: Described, draw: Random) -> None:
    """Make up one life and compare every clock of it with the judge's."""
    begin = draw.randrange(2 * DAY)
    call = described.begins.astimezone(UTC) + begin * MINUTE
    told, first = told_lately(draw), draw.choice("ABCD")
    timeline = life_of(told, first, call)
    as_of = max((each.minute for each in told), default=0) + draw.randrange(1500)
    at, later = call + as_of * MINUTE, call + (as_of + draw.randrange(2000)) * MINUTE
    promise = promise_of(described, timeline)
    judge = Life(told, first, as_of, PACKS, [mask[begin:] for mask in masks_of(described)])
    for milestone in Milestone:
        reading = read_clock(milestone, timeline, promise, at)
        expected = judge.judge(milestone.value)
        said = verdict_of(reading, call) if reading else None
        assert said == expected, (milestone, first, as_of, call, told)
        if reading is None:
            continue
        assert_segments_tell(milestone, timeline, promise, reading, at)
        brought = read_on(reading, later, _calendar(described, reading))
        anew = read_clock(milestone, timeline, promise, later)
        assert anew
        apart: dict[str, Any] = {"next_check_at": None, "warnings": ()}
        assert replace(brought, **apart) == replace(anew, **apart)


@pytest.mark.parametrize("described", DESCRIBED, ids=str)
def test_every_clock_is_what_a_judge_says_who_walks_minute_by_minute(described: Described) -> None:
    @settings(
        max_examples=CASES // len(DESCRIBED),
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=True))
    def agrees(draw: Random) -> None:
        assert_clocks_agree(described, draw)

    agrees()


def _calendar(described: Described, reading: ClockReading) -> Calendar:
    if reading.calendar == "7x24":
        return ALWAYS
    known = (pledge.calendar for pledge in pledges(described).values())
    return next(calendar for calendar in known if calendar.ref == reading.calendar_ref)


def _endless(timeline: Timeline, agreed: Milestone | None = None) -> Course:
    endless = Timeline(tuple(replace(fact, ends_at=None) for fact in timeline.facts))
    return course_of(endless, agreed)


def _paused_on(timeline: Timeline, _agreed: Milestone | None = None) -> Course:
    return course_of(timeline)


def _never(*_: object) -> None:
    return None


def _a_little_early(whole: timedelta, share: Decimal) -> timedelta:
    return portion(whole, share) - timedelta(microseconds=1)


def _as_called(timeline: Timeline, _instant: datetime) -> Terms:
    return terms_at(timeline, timeline.received_at)


def _winter(self: WallClock, year: int) -> Iterator[Piece]:
    begin, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    offset = self.local(begin).utcoffset() or timedelta(0)
    yield Piece(begin - timedelta(days=2), end + timedelta(days=2), offset)


def _live(described: Described, seeds: range) -> None:
    for seed in seeds:
        assert_clocks_agree(described, Random(seed))


def forget() -> None:
    """Read calendars and shares of targets anew."""
    pledges.cache_clear()
    clock._shares.cache_clear()


def _nothing(*_: object) -> list[LocalSpan]:
    return []


@pytest.mark.parametrize(
    ("place", "name", "bug", "where"),
    [
        (basis, "course_of", _endless, "split-days"),
        (basis, "course_of", _paused_on, "split-days"),
        (basis, "terms_at", _as_called, "split-days"),
        (clock, "_next_check", _never, "split-days"),
        (clock, "portion", _a_little_early, "split-days"),
        (WallClock, "_find", _winter, "berlin-spring"),
        (WallClock, "_find", _winter, "lord-howe"),
        (WorkingWeek, "_holiday", lambda *_: "", "mainland"),
        (WorkingWeek, "_spilling", _nothing, "half-days"),
        (WorkingWeek, "_spilling", _nothing, "berlin-autumn"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_planted_bug_is_found(
    monkeypatch: pytest.MonkeyPatch, place: Any, name: str, bug: Any, where: str
) -> None:
    described = next(each for each in DESCRIBED if each.name == where)
    forget()
    monkeypatch.setattr(place, name, bug)
    try:
        with pytest.raises(AssertionError):
            _live(described, range(150))
    finally:
        forget()
