"""Laws that hold for every life, however facts are mixed and in whatever order they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.intake_policies import SERVICE_DESK, WARNINGS
from intake.domain.calendar import ALWAYS
from intake.domain.clock import read_clock, read_on
from intake.domain.facts import Fact, FactKind, Timeline
from intake.domain.phases import phases_of
from intake.domain.sla import SlaPack, Target
from intake.domain.terms import Terms
from intake.domain.vocabulary import (
    ClockState,
    Handling,
    Milestone,
    Outcome,
    PauseReason,
    PhaseKind,
    Severity,
)
from unit.intake.lives import CALL, at, fact, life, minutes, promised
from unit.intake.oracle import Told, judge_restore

TARGETS = {Severity.A: 20, Severity.B: 45, Severity.C: 90, Severity.D: 150}
MILESTONES = (Milestone.RESPOND, Milestone.ARRIVE, Milestone.RESTORE)
PACK = SlaPack(
    calendar="7x24",
    targets=tuple(
        Target(
            milestone=milestone, by_severity={s: timedelta(minutes=m) for s, m in TARGETS.items()}
        )
        for milestone in MILESTONES
    ),
)
PROMISE = promised(PACK)
WARNED = promised(PACK, WARNINGS)
KINDS = [kind for kind in FactKind if kind is not FactKind.RECEIVED]

told = st.lists(
    st.tuples(
        st.integers(0, 120),
        st.sampled_from(KINDS),
        st.sampled_from(Severity),
    ).map(lambda each: each if each[1] is FactKind.SEVERITY_CHANGED else (*each[:2], None)),
    max_size=14,
)


def _fact(each: Told) -> Fact:
    minute, kind, severity = each
    return fact(
        kind,
        minute,
        severity=severity,
        branch="SH02" if kind is FactKind.TRANSFERRED else "",
        technician="T1" if kind in {FactKind.ASSIGNED, FactKind.ARRIVED} else "",
        phase=PhaseKind.ON_SITE
        if kind is FactKind.WORK_RESUMED
        else PhaseKind.WAITING_FOR_PARTS
        if kind in {FactKind.SUSPENDED, FactKind.PROGRESS}
        else None,
        pause_reason=PauseReason.NO_ACCESS if kind is FactKind.PAUSED else None,
        outcome=Outcome.WITHDRAWN if kind is FactKind.CLOSED else None,
    )


def _life(facts: list[Told], first: Severity) -> Timeline:
    return life(*map(_fact, facts), severity=first)


def _as_of(timeline: Timeline, wait: int) -> int:
    return int(minutes(timeline.newest_at - CALL)) + wait


@settings(max_examples=400, deadline=None)
@given(told, st.sampled_from(Severity), st.integers(0, 200))
def test_the_engine_agrees_with_a_judge_who_walks_minute_by_minute(
    facts: list[Told], first: Severity, wait: int
) -> None:
    timeline = _life(facts, first)
    as_of = _as_of(timeline, wait)
    reading = read_clock(Milestone.RESTORE, timeline, PROMISE, at(as_of))
    assert reading is not None
    expected = judge_restore(facts, first, as_of, TARGETS)
    assert (minutes(reading.used), minutes(reading.paused), minutes(reading.stopped)) == (
        expected.used,
        expected.paused,
        expected.stopped,
    )
    assert reading.due_at == at(expected.due)
    assert reading.met_at == (None if expected.met is None else at(expected.met))
    assert reading.severity is expected.severity
    assert (reading.state is ClockState.BREACHED) == expected.is_late


@settings(max_examples=120, deadline=None)
@given(told, st.sampled_from(Severity), st.integers(0, 200), st.sampled_from(Milestone))
def test_used_paused_and_stopped_time_add_up_to_the_life_of_the_clock(
    facts: list[Told], first: Severity, wait: int, milestone: Milestone
) -> None:
    timeline = _life(facts, first)
    as_of = at(_as_of(timeline, wait))
    reading = read_clock(milestone, timeline, PROMISE, as_of)
    if reading is None:
        assert milestone not in MILESTONES
        return
    assert reading.used + reading.paused + reading.stopped == reading.judged_at - CALL
    assert reading.judged_at == (reading.met_at or reading.judged_at)
    assert reading.mode is not None or reading.judged_at <= as_of


@settings(max_examples=120, deadline=None)
@given(
    told,
    st.sampled_from(Severity),
    st.integers(0, 200),
    st.sampled_from(Handling),
)
def test_phases_tile_the_life_of_a_request_without_gap_or_overlap(
    facts: list[Told], first: Severity, wait: int, handling: Handling
) -> None:
    timeline = _life(facts, first)
    as_of = at(_as_of(timeline, wait))
    phases = phases_of(timeline, handling, PROMISE, as_of)
    closed = _ends(timeline)
    end = closed or as_of
    assert [phase.start for phase in phases[:1]] == ([CALL] if end > CALL else [])
    for earlier, later in pairwise(phases):
        assert earlier.end == later.start
        assert earlier.start < later.start
        assert (earlier.activity, earlier.clock_ran) != (later.activity, later.clock_ran)
    if phases:
        assert phases[-1].end == closed
        assert phases[-1].start < end


@settings(max_examples=120, deadline=None)
@given(told, st.sampled_from(Severity), st.integers(0, 200))
def test_the_phases_in_which_the_clock_ran_used_what_the_clock_used(
    facts: list[Told], first: Severity, wait: int
) -> None:
    timeline = _life(facts, first)
    as_of = at(_as_of(timeline, wait))
    reading = read_clock(Milestone.RESTORE, timeline, PROMISE, as_of)
    assert reading is not None
    phases = phases_of(timeline, Handling.REMOTE, PROMISE, as_of)
    assert sum((phase.used for phase in phases), timedelta(0)) == reading.used
    share = reading.used / reading.target
    assert abs(sum(float(phase.budget_share) for phase in phases) - share) < 1e-9


@settings(max_examples=120, deadline=None)
@given(told, st.sampled_from(Severity), st.randoms(use_true_random=False))
def test_facts_told_late_lead_to_the_same_judgement(
    facts: list[Told], first: Severity, random: Random
) -> None:
    # Facts of one instant are ordered by their telling, so each gets an instant of its own.
    apart = [(minute * 20 + n, kind, s) for n, (minute, kind, s) in enumerate(facts)]
    shuffled = random.sample(apart, len(apart))
    in_order, late = _life(apart, first), _life(shuffled, first)
    for milestone in MILESTONES:
        assert read_clock(milestone, in_order, PROMISE, in_order.newest_at) == read_clock(
            milestone, late, PROMISE, in_order.newest_at
        )


@settings(max_examples=120, deadline=None)
@given(told, st.sampled_from(Severity), st.integers(0, 100), st.integers(0, 100))
def test_a_reading_brought_forward_is_the_reading_taken_anew(
    facts: list[Told], first: Severity, wait: int, more: int
) -> None:
    timeline = _life(facts, first)
    earlier, later = at(_as_of(timeline, wait)), at(_as_of(timeline, wait + more))
    for milestone in MILESTONES:
        old = read_clock(milestone, timeline, PROMISE, earlier)
        assert old is not None
        brought = replace(read_on(old, later, ALWAYS), next_check_at=None)
        anew = read_clock(milestone, timeline, PROMISE, later)
        assert anew is not None
        assert brought == replace(anew, next_check_at=None)


@settings(max_examples=120, deadline=None)
@given(told, st.sampled_from(Severity), st.integers(0, 100))
def test_nothing_changes_by_time_alone_before_the_next_check(
    facts: list[Told], first: Severity, wait: int
) -> None:
    timeline = _life(facts, first)
    as_of = at(_as_of(timeline, wait))
    for milestone in MILESTONES:
        reading = read_clock(milestone, timeline, WARNED, as_of)
        assert reading is not None
        check = reading.next_check_at
        until = check or as_of + timedelta(days=30)
        before = read_clock(milestone, timeline, WARNED, until - timedelta(microseconds=1))
        assert before is not None
        if until - timedelta(microseconds=1) >= as_of:
            assert (before.state, before.warnings) == (reading.state, reading.warnings)
        if check is not None:
            assert check > as_of
            then = read_clock(milestone, timeline, WARNED, check)
            assert then is not None
            assert (then.state, then.warnings) != (reading.state, reading.warnings)


def _ends(timeline: Timeline) -> datetime | None:
    closed: datetime | None = None
    for each in timeline.facts:
        if each.kind is FactKind.CLOSED:
            closed = each.occurred_at
        elif each.kind is FactKind.REOPENED:
            closed = None
    return closed


def test_the_pack_of_the_service_desk_is_what_the_replay_promises() -> None:
    line = SERVICE_DESK.target(Milestone.RESTORE, Terms(severity=Severity.B))
    assert line
    assert line.length(Severity.B) == timedelta(hours=8)
