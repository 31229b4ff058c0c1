"""Runs, verification and drills, and what can be restored from them (I-27)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from intake.domain.planned_work.plan import WorkPlan
from intake.domain.planned_work.recording import RecordTooEarly
from intake.domain.planned_work.restorability import Gap, NotABackupPlan, months_before
from intake.domain.planned_work.work import WorkState
from intake.handlers.planned_work.check_restorability import check_restorability
from intake.handlers.planned_work.record_work import record_work
from unit.intake.planned_work.planner import NOW, Planner, recording

WEEK = timedelta(days=7)


@pytest.fixture
def planner() -> Planner:
    return Planner()


@pytest.fixture
def plan(planner: Planner) -> WorkPlan:
    return planner.plan(date(2026, 3, 2), kind="backup")


def run_weeks(
    planner: Planner, weeks: range, *, passed: str = "yes", kept: str = "2027-01-01"
) -> None:
    for week in weeks:
        at = NOW + week * WEEK
        planner.tick(at)
        (work,) = [w for w in planner.works if w.due_on == at.date() and w.kind == "backup"]
        planner.record(work, "run", at, place="nas-2", kept_until=kept)
        planner.record(work, "verification", at, passed=passed)


def drill(planner: Planner, at: datetime, passed: str = "yes") -> None:
    work = planner.work("restore-drill", at, due_on=at.date())
    planner.record(work, "drill", at, passed=passed)


def test_a_run_is_verified_after_it_was_made(planner: Planner, plan: WorkPlan) -> None:
    planner.tick()
    (work,) = planner.works
    assert work.record_due_on == date(2026, 3, 2)
    told = recording(work, "verification", passed="yes")
    assert planner.refused(RecordTooEarly, record_work, told).rule == "I-27"
    ran = planner.record(work, "run", place="nas-2", kept_until="2026-06-30")
    assert ran.record_due_on == date(2026, 3, 3)
    assert planner.record(work, "verification", passed="yes").state is WorkState.DONE


def test_weekly_verified_runs_can_restore_the_last_two_months(
    planner: Planner, plan: WorkPlan
) -> None:
    run_weeks(planner, range(20))
    now = NOW + 19 * WEEK + timedelta(days=3)
    found = check_restorability(plan.id, planner.tx, now)
    assert (found.is_given, found.gaps, found.since) == (True, (), months_before(now, 2))


@pytest.mark.parametrize(("days", "gaps"), [(7, 0), (8, 0), (9, 1)])
def test_a_copy_older_than_the_longest_gap_leaves_one(
    planner: Planner, plan: WorkPlan, days: int, gaps: int
) -> None:
    run_weeks(planner, range(20))
    last = NOW + 19 * WEEK
    found = check_restorability(plan.id, planner.tx, last + timedelta(days=days))
    assert len(found.gaps) == gaps


def test_a_missing_run_is_a_gap_between_its_neighbours(planner: Planner, plan: WorkPlan) -> None:
    run_weeks(planner, range(14))
    run_weeks(planner, range(14, 15), passed="no")
    run_weeks(planner, range(15, 20))
    found = check_restorability(plan.id, planner.tx, NOW + 19 * WEEK)
    assert found.gaps == (Gap(start=NOW + 13 * WEEK, end=NOW + 15 * WEEK),)
    assert not found.is_given


def test_a_copy_that_is_no_longer_kept_restores_nothing(planner: Planner, plan: WorkPlan) -> None:
    run_weeks(planner, range(10), kept="2026-06-01")
    run_weeks(planner, range(10, 20))
    now = NOW + 19 * WEEK
    found = check_restorability(plan.id, planner.tx, now)
    # The stretch begins on the thirteenth of May; the first copy still kept is of the eleventh.
    assert (found.usable_copies, found.gaps) == (10, ())


def test_nothing_before_the_plan_can_be_asked_for(planner: Planner, plan: WorkPlan) -> None:
    run_weeks(planner, range(1))
    found = check_restorability(plan.id, planner.tx, NOW + timedelta(days=5))
    assert (found.since, found.is_given) == (NOW, True)


def test_without_any_copy_everything_is_a_gap(planner: Planner, plan: WorkPlan) -> None:
    now = NOW + 20 * WEEK
    found = check_restorability(plan.id, planner.tx, now)
    assert found.gaps == (Gap(start=months_before(now, 2), end=now),)


@pytest.mark.parametrize(("passed", "due"), [("yes", False), ("no", True)])
def test_a_drill_that_worked_is_needed_each_half_year(
    planner: Planner, plan: WorkPlan, passed: str, *, due: bool
) -> None:
    assert not check_restorability(plan.id, planner.tx, NOW + 26 * WEEK).drill_is_due
    later = NOW + 27 * WEEK
    assert check_restorability(plan.id, planner.tx, later).drill_is_due
    drill(planner, NOW + 20 * WEEK, passed)
    assert check_restorability(plan.id, planner.tx, later).drill_is_due is due


def test_only_a_plan_of_backups_is_asked(planner: Planner) -> None:
    inspections = planner.plan()
    with pytest.raises(NotABackupPlan) as refusal:
        check_restorability(inspections.id, planner.tx, NOW)
    assert refusal.value.rule == "I-27"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-05-31", 3, "2026-02-28"),
        ("2026-01-15", 2, "2025-11-15"),
        ("2026-03-31", 6, "2025-09-30"),
    ],
)
def test_months_back_keep_the_day_or_take_the_last(day: str, months: int, expected: str) -> None:
    at = datetime.fromisoformat(f"{day}T09:30:00+00:00")
    assert months_before(at, months) == datetime.fromisoformat(f"{expected}T09:30:00+00:00")
