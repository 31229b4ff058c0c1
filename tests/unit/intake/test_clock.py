"""What a clock says about a life: rules I-16 and I-19, with the cases where others went wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fakes.intake_policies import ON_SITE
from intake.domain.clock import read_clock
from intake.domain.facts import Fact, FactKind
from intake.domain.sla import SlaPack, Target
from intake.domain.vocabulary import ClockState, Milestone, Outcome, PhaseKind, Severity
from unit.intake.lives import (
    at,
    clock,
    closed,
    life,
    minutes,
    paused,
    promised,
    proposed,
    reopened,
    responded,
    restore,
    restored,
    resumed,
    severity,
    step,
    working,
)


@pytest.mark.parametrize(
    ("minute", "state"),
    [(239, ClockState.MET), (240, ClockState.MET), (241, ClockState.BREACHED)],
)
def test_restored_before_at_and_after_the_target_is_met_met_and_breached(
    minute: float, state: ClockState
) -> None:
    reading = restore(life(restored(minute)))
    assert (reading.state, reading.due_at, reading.met_at) == (state, at(240), at(minute))


@pytest.mark.parametrize(
    ("minute", "state"),
    [(239, ClockState.RUNNING), (240, ClockState.RUNNING), (240.01, ClockState.BREACHED)],
)
def test_an_open_clock_breaks_when_its_use_exceeds_the_target(
    minute: float, state: ClockState
) -> None:
    assert restore(life(), as_of=minute).state is state


def test_a_clock_starts_at_the_call_and_not_at_its_registration() -> None:
    timeline = life(step(FactKind.REGISTERED, 100))
    assert restore(timeline).started_at == at(0)
    assert minutes(restore(timeline).used) == 100


def test_paused_time_moves_the_deadline_and_is_not_used() -> None:
    reading = restore(life(paused(60), resumed(90), restored(260)))
    assert (minutes(reading.used), minutes(reading.paused)) == (230, 30)
    assert (reading.due_at, reading.state) == (at(270), ClockState.MET)


def test_no_breach_while_paused_however_long_it_lasts() -> None:
    reading = restore(life(paused(239)), as_of=10_000)
    assert reading.state is ClockState.RUNNING
    assert reading.due_at == at(10_001)


@pytest.mark.parametrize(
    "returning",
    [
        resumed(90),
        working(90),
        working(90, PhaseKind.WAITING_FOR_VENDOR),
        working(90, PhaseKind.WAITING_FOR_ANSWER),
        step(FactKind.TRAVELLING, 90),
        step(FactKind.ARRIVED, 90),
        step(FactKind.WORK_RESUMED, 90, phase=PhaseKind.ON_SITE),
        proposed(90),
    ],
    ids=lambda fact: f"{fact.kind}-{fact.phase}",
)
def test_a_pause_ends_by_itself_when_work_goes_on(returning: Fact) -> None:
    assert minutes(restore(life(paused(60), returning), as_of=200).paused) == 30


@pytest.mark.parametrize(
    "other",
    [
        responded(90),
        severity(90, Severity.B),
        step(FactKind.ASSIGNED, 90),
        step(FactKind.ACCEPTED, 90),
        step(FactKind.SUSPENDED, 90, phase=PhaseKind.INTERRUPTED),
        step(FactKind.PARTS_SHORT, 90),
    ],
    ids=lambda fact: fact.kind,
)
def test_a_pause_survives_what_is_not_work(other: Fact) -> None:
    assert minutes(restore(life(paused(60), other), as_of=200).paused) == 140


def test_restoration_ends_an_open_pause() -> None:
    reading = restore(life(paused(60), restored(100), closed(5000)))
    assert (minutes(reading.used), minutes(reading.paused)) == (60, 40)


def test_time_until_a_solution_is_taken_back_is_stopped_and_neither_used_nor_paused() -> None:
    reading = restore(life(proposed(60), reopened(200), restored(300)))
    figures = (minutes(reading.used), minutes(reading.paused), minutes(reading.stopped))
    assert figures == (160, 0, 140)
    assert reading.due_at == at(380)


def test_a_solution_that_is_confirmed_without_return_was_used_time_up_to_the_restoration() -> None:
    reading = restore(life(proposed(60), restored(200)))
    assert (minutes(reading.used), minutes(reading.stopped)) == (200, 0)


def test_a_closed_call_that_comes_back_has_its_milestone_open_again() -> None:
    timeline = life(restored(60), closed(100), reopened(1000))
    reading = restore(timeline, as_of=1010)
    assert reading.met_at is None
    assert (minutes(reading.used), minutes(reading.stopped)) == (70, 940)
    assert reading.state is ClockState.RUNNING


def test_a_breach_is_not_forgiven_by_reopening() -> None:
    reading = restore(life(restored(300), reopened(400)), as_of=400)
    assert (reading.state, reading.due_at) == (ClockState.BREACHED, at(240))


def test_the_last_restoration_that_was_not_taken_back_counts() -> None:
    assert restore(life(restored(60), reopened(100), restored(150))).met_at == at(150)


def test_a_restoration_reported_late_counts_from_its_own_time() -> None:
    assert restore(life(restored(300), restored(200))).met_at == at(200)


def test_a_return_at_the_very_instant_of_the_restoration_takes_it_back() -> None:
    assert restore(life(restored(60), reopened(60)), as_of=60).met_at is None


@pytest.mark.parametrize(
    "answer",
    [
        responded(20),
        working(20),
        working(20, PhaseKind.WAITING_FOR_PROBLEM),
        step(FactKind.ACCEPTED, 20),
        step(FactKind.ARRIVED, 20),
        proposed(20),
        restored(20),
    ],
    ids=lambda fact: fact.kind,
)
def test_the_first_sign_of_a_person_meets_respond(answer: Fact) -> None:
    assert clock(Milestone.RESPOND, life(answer, responded(40))).met_at == at(20)


@pytest.mark.parametrize(
    "silence",
    [
        working(20, PhaseKind.WAITING_FOR_ANSWER),
        step(FactKind.REGISTERED, 20),
        step(FactKind.ASSIGNED, 20),
        severity(20, Severity.B),
    ],
    ids=lambda fact: fact.kind,
)
def test_what_no_person_said_to_the_customer_does_not_meet_respond(silence: Fact) -> None:
    assert clock(Milestone.RESPOND, life(silence), as_of=25).met_at is None


def test_respond_stays_met_when_the_call_comes_back() -> None:
    assert clock(Milestone.RESPOND, life(responded(5), proposed(6), reopened(7))).met_at == at(5)


def test_a_clock_is_judged_by_the_severity_in_force_when_it_was_met() -> None:
    timeline = life(
        responded(5), severity(10, Severity.B), restored(300), severity(400, Severity.A)
    )
    assert clock(Milestone.RESPOND, timeline).severity is Severity.A
    reading = restore(timeline)
    assert (reading.severity, reading.state) == (Severity.B, ClockState.MET)


def test_a_severity_changed_at_the_very_instant_of_restoration_counts() -> None:
    reading = restore(life(restored(300), severity(300, Severity.B)))
    assert (reading.severity, reading.state) == (Severity.B, ClockState.MET)


def test_an_open_clock_is_judged_by_the_severity_of_now_from_the_call_on() -> None:
    milder = life(severity(200, Severity.B))
    assert restore(milder, as_of=300).due_at == at(480)
    worse = life(severity(300, Severity.A), severity=Severity.B)
    assert restore(worse, as_of=300).state is ClockState.BREACHED


def test_a_pause_survives_a_change_of_severity() -> None:
    timeline = life(paused(60), severity(80, Severity.B), resumed(120))
    assert minutes(restore(timeline, as_of=200).paused) == 60


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.WITHDRAWN])
def test_a_call_that_ends_undone_cancels_open_clocks_but_not_broken_promises(
    outcome: Outcome,
) -> None:
    early = life(closed(100, outcome))
    assert restore(early, as_of=9000).state is ClockState.CANCELLED
    late = life(closed(300, outcome))
    assert restore(late).state is ClockState.BREACHED


def test_a_cancelled_clock_keeps_what_it_used() -> None:
    assert minutes(restore(life(closed(100, Outcome.WITHDRAWN)), as_of=9000).used) == 100


@pytest.mark.parametrize(
    ("minute", "state"),
    [(719, ClockState.MET), (720, ClockState.MET), (721, ClockState.BREACHED)],
)
def test_arrival_before_at_and_after_the_target(minute: float, state: ClockState) -> None:
    reading = clock(Milestone.ARRIVE, life(step(FactKind.ARRIVED, minute)), pack=ON_SITE)
    assert (reading.state, reading.met_at) == (state, at(minute))


def test_nobody_has_to_arrive_once_the_fault_is_gone() -> None:
    reading = clock(Milestone.ARRIVE, life(restored(60)), as_of=5000, pack=ON_SITE)
    assert (reading.state, minutes(reading.used)) == (ClockState.CANCELLED, 60)


def test_only_the_first_arrival_is_promised() -> None:
    timeline = life(step(FactKind.ARRIVED, 60), restored(90), reopened(500))
    again = timeline.insert(step(FactKind.ARRIVED, 900))
    assert clock(Milestone.ARRIVE, again, pack=ON_SITE).met_at == at(60)


def test_what_is_not_promised_for_a_severity_has_no_clock() -> None:
    line = Target(milestone=Milestone.RESTORE, by_severity={Severity.A: timedelta(hours=4)})
    promise = promised(SlaPack(calendar="7x24", targets=(line,)))
    assert read_clock(Milestone.RESTORE, life(severity=Severity.D), promise, at(10)) is None


def test_a_fact_that_is_still_to_come_does_not_count_yet() -> None:
    timeline = life(restored(100))
    assert restore(timeline, as_of=99).met_at is None
    assert restore(timeline, as_of=100).met_at == at(100)


def test_the_order_of_recording_does_not_matter_only_the_order_of_happening() -> None:
    in_order = life(paused(10), resumed(40), proposed(60), reopened(90), restored(200))
    shuffled = life(restored(200), reopened(90), paused(10), proposed(60), resumed(40))
    assert restore(in_order) == restore(shuffled)


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"within": timedelta(0)}, "not above zero"),
        ({"by_severity": {Severity.A: timedelta(0)}}, "not above zero"),
        ({}, "one of within"),
        ({"within": timedelta(hours=1), "agreed": True}, "one of within"),
        ({"agreed": True, "calendar": "office"}, "needs no calendar"),
    ],
)
def test_a_promise_that_cannot_be_kept_is_refused(told: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Target(milestone=Milestone.RESTORE, **told)
