"""Deadlines per second beside `businesstimedelta`, on the same simple cases; and whole clocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from random import Random
from statistics import median
from time import process_time
from typing import Any, Final

import pytest
from businesstimedelta import BusinessTimeDelta, Rules, WorkDayRule
from pytz import timezone

from bench.report import Bench
from fakes.intake_policies import OFFICE
from intake.domain.calendar_plan import NO_HOLIDAYS
from intake.domain.clock import read_clock
from intake.domain.promise import Pledge, Promise
from intake.domain.sla import SlaPack, Target
from intake.domain.vocabulary import Milestone, Severity
from intake.domain.working_calendar import calendar_in_zone
from unit.intake.lives import life, paused, proposed, reopened, responded, resumed, severity

pytestmark = pytest.mark.bench

AIM: Final = 50
ZONE: Final = "Asia/Shanghai"
CASES: Final = 300
ROUNDS: Final = 5
FIRST: Final = datetime(2026, 3, 2, tzinfo=UTC)

OURS: Final = calendar_in_zone("office", "calendar/office@1", OFFICE, ZONE, NO_HOLIDAYS)
THEIRS: Final = Rules(
    [
        WorkDayRule(start_time=time(9), end_time=time(12), tz=timezone(ZONE)),
        WorkDayRule(start_time=time(13), end_time=time(18), tz=timezone(ZONE)),
    ]
)
"""Monday to Friday 09:00 to 12:00 and 13:00 to 18:00 without holidays, for both."""


def cases() -> list[tuple[datetime, datetime, int]]:
    """Make up starts, ends up to two weeks later, and targets of up to forty hours."""
    draw = Random(20260302)
    found = []
    for _ in range(CASES):
        start = FIRST + timedelta(minutes=draw.randrange(60 * 24 * 14))
        found.append(
            (start, start + timedelta(minutes=draw.randrange(20160)), draw.randrange(1, 41))
        )
    return found


def rate(work: Callable[[], Any], times: int) -> float:
    """Return how often a second of processor time does the work, the median of some rounds."""
    rates = []
    for _ in range(ROUNDS):
        began = process_time()
        work()
        rates.append(times / (process_time() - began))
    return median(rates)


def test_deadlines_are_computed_at_least_fifty_times_as_fast() -> None:
    told = cases()

    def our_deadlines() -> list[datetime]:
        return [OURS.advance(start, timedelta(hours=hours)) for start, _, hours in told]

    def their_deadlines() -> list[datetime]:
        return [start + BusinessTimeDelta(THEIRS, hours=hours) for start, _, hours in told]

    def our_lengths() -> list[timedelta]:
        return [OURS.open_between(start, end) for start, end, _ in told]

    def their_lengths() -> list[timedelta]:
        return [THEIRS.difference(start, end).timedelta for start, end, _ in told]

    assert our_deadlines() == their_deadlines()
    assert our_lengths() == their_lengths()
    pairs = (("deadline", our_deadlines, their_deadlines), ("length", our_lengths, their_lengths))
    rows: list[dict[str, float | int | str]] = []
    ratios = []
    for name, ours, theirs in pairs:
        our_rate, their_rate = rate(ours, CASES), rate(theirs, CASES)
        ratios.append(our_rate / their_rate)
        rows.append(
            {
                "what": name,
                "callout_per_s": round(our_rate),
                "businesstimedelta_per_s": round(their_rate),
                "ratio": round(our_rate / their_rate, 1),
            }
        )
    rows.append(
        {
            "what": "whole clock of 10 facts",
            "callout_per_s": round(rate(read_whole_clocks, CASES)),
            "businesstimedelta_per_s": 0,
            "ratio": 0.0,
        }
    )
    Bench(
        name="deadlines",
        title="Deadlines per second of processor time",
        rows=rows,
        note="Two windows a day, Monday to Friday, no holidays, the same instants for both.",
    ).show()
    assert min(ratios) >= AIM


TIMELINE: Final = life(
    responded(10),
    severity(20, Severity.B),
    paused(60),
    resumed(300),
    proposed(600),
    reopened(900),
    paused(1000),
    resumed(1200),
    resumed(1500),
)
PROMISE: Final = Promise(
    pledge=Pledge(
        pack=SlaPack(
            calendar="office",
            targets=(Target(milestone=Milestone.RESTORE, within=timedelta(hours=16)),),
        ),
        ref="x",
        calendars={"office": OURS},
    )
)


def read_whole_clocks() -> None:
    """Read the restore clock of a life with pauses, a return and a change of severity."""
    at = FIRST + timedelta(days=3)
    for _ in range(CASES):
        assert read_clock(Milestone.RESTORE, TIMELINE, PROMISE, at)
