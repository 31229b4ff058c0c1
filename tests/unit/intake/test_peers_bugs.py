"""What users of other systems reported, often for years: one named test for each report.

frappe/helpdesk#2212, glpi-project/glpi#6835, #6902 (PR 16383), #23359, #24481 and PR 22678,
frappe/erpnext PRs 47029 to 51111, zammad/zammad#3180, freescout-help-desk/freescout#5135.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from chassis.resources import service_folder
from fakes.intake_policies import OFFICE, WARNINGS
from intake.adapters.calendars import CalendarShelf
from intake.domain.calendar import Calendar
from intake.domain.calendar_plan import (
    NO_HOLIDAYS,
    CalendarPlan,
    Exceptional,
    Weekday,
    Window,
)
from intake.domain.clock import ClockReading, read_clock
from intake.domain.facts import Fact
from intake.domain.promise import Pledge, Promise
from intake.domain.sla import SlaPack, Target
from intake.domain.vocabulary import ClockState, Milestone, Severity
from intake.domain.working_calendar import calendar_in_zone
from unit.intake.lives import at, life, minutes, paused, proposed, reopened, resumed, severity

ZONE = "Asia/Shanghai"
CALL = at(120)
"""Monday 2026-03-02, 11:00 in Shanghai: an hour before lunch."""
NINE = 0  # minute of `lives` at which it is 09:00 on that Monday
LUNCH, AFTERNOON, EVENING, TOMORROW = 180, 240, 540, 1440


def planned(plan: CalendarPlan) -> Calendar:
    return calendar_in_zone("office", "calendar/office@1", plan, ZONE, NO_HOLIDAYS)


def read(
    *facts: Fact, as_of: float, hours: float = 4, calendar: Calendar | None = None
) -> ClockReading:
    """Read a restore clock of so many office hours (severity B: twice as many)."""
    length = timedelta(hours=hours)
    lengths = dict.fromkeys(Severity, length) | {Severity.B: 2 * length}
    pack = SlaPack(
        calendar="office",
        targets=(Target(milestone=Milestone.RESTORE, by_severity=lengths),),
    )
    pledge = Pledge(pack=pack, ref="x", calendars={"office": calendar or planned(OFFICE)})
    promise = Promise(pledge=pledge, warnings=WARNINGS)
    reading = read_clock(Milestone.RESTORE, life(*facts), promise, at(as_of))
    assert reading
    return reading


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


def test_helpdesk_2212_several_windows_a_day_and_a_lunch_break() -> None:
    reading = read(as_of=TOMORROW, hours=4)
    assert reading.due_at == at(LUNCH + 60 + 60)
    assert minutes(reading.used) == 8 * 60
    assert planned(OFFICE).advance(CALL, timedelta(hours=2)) == local("2026-03-02 14:00")


def test_glpi_6835_half_day_holidays() -> None:
    afternoon = Exceptional(name="妇女节", on=date(2026, 3, 2), start=time(12), end=time(0))
    calendar = planned(replace(OFFICE, closures=(afternoon,)))
    assert read(as_of=0, hours=4, calendar=calendar).due_at == at(TOMORROW + 60)


def test_weekends_that_are_working_days() -> None:
    shelf = CalendarShelf(service_folder("intake", "policies"))
    calendar = shelf.get("calendar/cn-working-hours@2026.1", ZONE)
    friday, saturday = local("2026-02-13 17:00"), local("2026-02-14 10:00")
    assert calendar.advance(friday, timedelta(hours=2)) == saturday


def test_glpi_6902_a_pause_survives_a_change_of_severity() -> None:
    reading = read(paused(60), severity(90, Severity.B), resumed(150), as_of=200)
    assert (minutes(reading.paused), reading.severity) == (90, Severity.B)
    # Eight hours from 09:00 would end at 18:00; the hour and a half goes on the next morning.
    assert reading.due_at == at(TOMORROW + 90)


def test_glpi_23359_time_between_solution_and_return_is_not_a_pause() -> None:
    reading = read(proposed(60), reopened(AFTERNOON + 60), as_of=AFTERNOON + 60)
    figures = (minutes(reading.used), minutes(reading.paused), minutes(reading.stopped))
    assert figures == (60, 0, 120 + 60)
    assert minutes(reading.closed) == 60


def test_glpi_24481_no_breach_while_paused() -> None:
    for as_of in (200, EVENING, TOMORROW, 10 * TOMORROW):
        reading = read(paused(AFTERNOON + 59), as_of=max(as_of, AFTERNOON + 59))
        assert reading.state is ClockState.RUNNING
        assert reading.due_at > at(as_of)


def test_glpi_pr_22678_warnings_at_the_right_minute_on_split_days() -> None:
    facts = (paused(0), resumed(120))  # the clock begins to run at 11:00
    reading = read(*facts, as_of=EVENING)
    assert [(str(w.share), w.reached_at) for w in reading.warnings] == [
        ("0.50", at(AFTERNOON + 60)),
        ("0.75", at(AFTERNOON + 120)),
        ("0.90", at(AFTERNOON + 156)),
    ]
    assert read(*facts, as_of=LUNCH + 30).next_check_at == at(AFTERNOON + 60)
    assert read(*facts, as_of=AFTERNOON + 60).next_check_at == at(AFTERNOON + 120)


@pytest.mark.parametrize(
    ("facts", "held", "due"),
    [
        ((paused(60), resumed(90), paused(100), resumed(120)), 50, LUNCH + 60 + 60 + 50),
        # 11:00 to 14:00: the lunch break is no hold.
        ((paused(120), resumed(AFTERNOON + 60)), 120, AFTERNOON + 180),
        # 17:00 to 10:00 the next morning: the night is no hold.
        ((paused(EVENING - 60), resumed(TOMORROW + 60)), 120, LUNCH + 60 + 60),
        # A hold that begins and ends at night is none at all.
        ((paused(EVENING + 60), resumed(EVENING + 120)), 0, LUNCH + 60 + 60),
    ],
)
def test_erpnext_47029_to_51111_hold_time_is_what_the_calendar_counts(
    facts: Sequence[Fact], held: int, due: int
) -> None:
    reading = read(*facts, as_of=TOMORROW + 120)
    assert (minutes(reading.paused), reading.due_at) == (held, at(due))
    whole = reading.used + reading.paused + reading.stopped + reading.closed
    assert whole == reading.judged_at - reading.started_at


def test_zammad_3180_no_minute_is_lost_at_midnight() -> None:
    every = Window(name="24h", days=frozenset(Weekday), start=time(0), end=time(0))
    for calendar in (
        planned(CalendarPlan(windows=(every,))),
        planned(CalendarPlan(windows=(every,), closures=(Exceptional(name="x", on=date.min),))),
    ):
        reading = read(as_of=30 * TOMORROW, hours=24 * 30, calendar=calendar)
        assert reading.used == timedelta(days=30)
        assert (reading.due_at, reading.state) == (at(30 * TOMORROW), ClockState.RUNNING)


def test_freescout_5135_a_deadline_is_told_to_the_minute() -> None:
    reading = read(as_of=0, hours=3.75)
    assert (minutes(reading.target), reading.due_at) == (225, at(LUNCH + 60 + 45))
