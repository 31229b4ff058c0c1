"""Warnings and breaches: announced once, whatever the timers and the order of facts (I-20)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.events import SlaBreached, SlaBreachWithdrawn, SlaWarningRaised
from intake.domain.facts import FactKind
from intake.domain.following import LaterFactStands
from intake.domain.lifecycle import AlreadyPaused, AlreadySolved, NothingToReopen, NotPaused
from intake.domain.request import ServiceRequest
from intake.domain.vocabulary import ClockState, Milestone, PauseReason, PhaseKind, Severity
from intake.handlers.change_severity import ChangeSeverity, change_severity
from intake.handlers.pause_clocks import PauseClocks, pause_clocks
from intake.handlers.propose_solution import ProposeSolution, propose_solution
from intake.handlers.record_response import RecordResponse, record_response
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.handlers.resume_clocks import ResumeClocks, resume_clocks
from unit.intake.scene import NOW, Scene, at

TICK = timedelta(microseconds=1)


@pytest.fixture
def desk(scene: Scene) -> Scene:
    """A remote call of severity A (restore within 4 h), answered at once."""
    scene.desk_call()
    scene.run(
        record_response,
        RecordResponse(service_request_id="r-1", occurred_at=NOW, technician=""),
        NOW,
    )
    return scene


def pause(scene: Scene, when: float, now: float) -> None:
    cmd = PauseClocks(
        service_request_id="r-1", occurred_at=at(when), reason=PauseReason.NO_ACCESS, evidence="x"
    )
    scene.run(pause_clocks, cmd, at(now))


def resume(scene: Scene, when: float, now: float) -> None:
    cmd = ResumeClocks(service_request_id="r-1", occurred_at=at(when))
    scene.run(resume_clocks, cmd, at(now))


def restore(scene: Scene, when: float, now: float) -> None:
    cmd = RecordRestoration(service_request_id="r-1", occurred_at=at(when), remedy="")
    scene.run(record_restoration, cmd, at(now))


@pytest.mark.parametrize(("hours", "role"), [(2, "assignee"), (3, "supervisor"), (3.6, "manager")])
def test_each_share_of_the_target_warns_its_role_at_the_instant_it_is_used(
    desk: Scene, hours: float, role: str
) -> None:
    desk.tick(at(hours) - TICK)
    assert desk.tick(at(hours) - TICK) == 0
    desk.tick(at(hours))
    (warning,) = desk.events
    assert isinstance(warning, SlaWarningRaised)
    assert (warning.notify_role, warning.occurred_at, warning.due_at) == (role, at(hours), at(4))


def test_the_breach_is_announced_after_the_target_and_once(desk: Scene) -> None:
    desk.tick(at(4))
    assert "SlaBreached" not in desk.told
    desk.tick(at(4) + TICK)
    assert desk.told == ["SlaBreached"]
    assert desk.tick(at(400)) == 0


def test_a_breach_names_the_phase_that_used_the_most(desk: Scene) -> None:
    desk.tick(at(5))
    breach = desk.events[-1]
    assert isinstance(breach, SlaBreached)
    assert breach.longest_phase
    assert breach.longest_phase.activity.kind is PhaseKind.REMOTE_WORK
    assert (breach.milestone, breach.occurred_at) == (Milestone.RESTORE, at(4))


def test_a_timer_that_ran_late_raises_the_same_as_one_that_ran_in_time(scene: Scene) -> None:
    scene.desk_call()
    late = scene.tx.snapshot()
    for quarter in range(1, 40):
        scene.tick(at(quarter / 4))
    in_time = {repr(e) for e in scene.tx.sent}
    scene.tx.restore(late)
    scene.tick(at(39 / 4))
    assert {repr(e) for e in scene.tx.sent} == in_time


@pytest.mark.parametrize("is_timer_late", [False, True])
def test_a_late_fact_that_disproves_a_breach_withdraws_it_whether_or_not_the_timer_ran(
    desk: Scene, *, is_timer_late: bool
) -> None:
    if not is_timer_late:
        desk.tick(at(4.01))
    cmd = ChangeSeverity(
        service_request_id="r-1", occurred_at=at(3.9), severity=Severity.B, reason="x"
    )
    desk.run(change_severity, cmd, at(4.1))
    alarms = [type(e) for e in desk.tx.sent if isinstance(e, SlaBreached | SlaBreachWithdrawn)]
    assert alarms == [SlaBreached, SlaBreachWithdrawn]


def test_a_late_pause_withdraws_a_breach_that_no_timer_had_seen(desk: Scene) -> None:
    pause(desk, 3.9, 4.1)
    assert [n for n in desk.told if n.startswith("SlaBreach")] == [
        "SlaBreached",
        "SlaBreachWithdrawn",
    ]


def test_a_pause_that_is_over_is_recorded_as_ended_before_a_fact_that_the_timer_missed(
    desk: Scene,
) -> None:
    cmd = PauseClocks(
        service_request_id="r-1",
        occurred_at=at(1),
        reason=PauseReason.NO_ACCESS,
        evidence="x",
        ends_at=at(3),
    )
    desk.run(pause_clocks, cmd, at(1))
    restore(desk, 2, 4)
    assert "ClocksResumed" in desk.told
    resumed = next(f for f in desk.request().timeline.facts if f.kind is FactKind.RESUMED)
    paused = next(f for f in desk.request().timeline.facts if f.kind is FactKind.PAUSED)
    assert (resumed.occurred_at, resumed.actor) == (at(3), paused.actor)


def test_nothing_is_announced_while_the_customer_has_the_time(desk: Scene) -> None:
    pause(desk, 1, 1)
    assert desk.tick(at(1000)) == 0
    resume(desk, 1000, 1000)
    assert desk.tick(at(1000.9)) == 0
    assert desk.tick(at(1001)) == 1


def test_a_restoration_reported_late_withdraws_the_breach_it_disproves(desk: Scene) -> None:
    desk.tick(at(5))
    restore(desk, 3.5, 6)
    withdrawn = next(e for e in desk.events if isinstance(e, SlaBreachWithdrawn))
    assert (withdrawn.milestone, withdrawn.reason) == (Milestone.RESTORE, "restored")
    clock = desk.request().clock(Milestone.RESTORE)
    assert clock
    assert clock.state is ClockState.MET


@pytest.mark.parametrize(("hours", "is_withdrawn"), [(3.99, True), (4, True), (4.01, False)])
def test_a_late_restoration_withdraws_only_what_it_disproves(
    desk: Scene, hours: float, *, is_withdrawn: bool
) -> None:
    desk.tick(at(5))
    restore(desk, hours, 6)
    assert ("SlaBreachWithdrawn" in desk.told) is is_withdrawn


def test_a_promise_that_breaks_again_after_a_withdrawal_is_announced_again(desk: Scene) -> None:
    desk.tick(at(5))
    pause(desk, 3, 5)
    assert desk.told == ["ClocksPaused", "SlaBreachWithdrawn"]
    resume(desk, 5, 5)
    desk.tick(at(6) + TICK)
    assert desk.told == ["SlaBreached"]
    breaches = [alarm for alarm in desk.request().alarms if alarm.is_breach]
    assert [(alarm.episode, alarm.withdrawn_at) for alarm in breaches] == [(1, at(5)), (2, None)]


def test_a_warning_is_given_once_even_if_its_share_is_reached_again(desk: Scene) -> None:
    desk.tick(at(2.5))
    assert desk.told == ["SlaWarningRaised"]
    pause(desk, 1, 2.5)
    resume(desk, 2.5, 2.5)
    desk.tick(at(3.5))
    assert desk.told == []


def test_a_milder_severity_withdraws_a_breach_by_its_own_event(desk: Scene) -> None:
    desk.tick(at(5))
    cmd = ChangeSeverity(
        service_request_id="r-1", occurred_at=None, severity=Severity.B, reason="x"
    )
    desk.run(change_severity, cmd, at(5))
    assert desk.told == ["SeverityChanged", "SlaBreachWithdrawn"]


def test_a_met_milestone_is_announced_again_when_a_late_fact_moves_it(desk: Scene) -> None:
    restore(desk, 3, 3)
    assert "MilestoneMet" in desk.told
    restore(desk, 1, 3.5)
    assert desk.told == ["ServiceRestored", "MilestoneMet"]


def test_a_past_life_is_judged_by_its_facts_and_warns_nobody(scene: Scene) -> None:
    scene.desk_call(at(10_000), received_at=NOW, historical=True)
    assert scene.tick(at(20_000)) == 0
    assert scene.request().clocks[1].state is ClockState.RUNNING
    restore(scene, 5, 20_000)
    assert scene.told == [
        "ServiceRestored",
        "MilestoneMet",
        "MilestoneMet",
        "SlaBreached",
        "SlaBreached",
    ]


def test_one_timer_handles_a_portion_and_says_how_much(scene: Scene) -> None:
    for _ in range(5):
        scene.desk_call()
    assert scene.tick(at(0.3)) == 5
    assert scene.tick(at(0.3)) == 0


def test_a_request_judged_again_without_news_announces_nothing(desk: Scene) -> None:
    desk.tick(at(5))
    request = desk.request()
    stale = replace(request, clocks=tuple(replace(c, next_check_at=NOW) for c in request.clocks))
    desk.tx.state.requests["r-1"] = stale
    assert desk.tick(at(6)) == 1
    assert desk.told == []


def _turn(name: str, when: datetime) -> tuple[Callable[..., ServiceRequest], object]:
    told: Any = {"service_request_id": "r-1", "occurred_at": when}
    match name:
        case "pause":
            return pause_clocks, PauseClocks(**told, reason=PauseReason.NO_ACCESS, evidence="x")
        case "resume":
            return resume_clocks, ResumeClocks(**told)
        case "solve":
            return propose_solution, ProposeSolution(**told, remedy="")
        case "restore":
            return record_restoration, RecordRestoration(**told, remedy="")
        case _:
            return reopen_request, ReopenRequest(**told, reason="x")


_TURNS = ("pause", "resume", "solve", "restore", "reopen")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(_TURNS), st.integers(0, 40), st.integers(0, 10)),
        max_size=10,
    )
)
def test_announced_breaches_always_match_the_clocks(moves: list[tuple[str, int, int]]) -> None:
    scene = Scene()
    scene.desk_call()
    now = 0.0
    for name, back, wait in moves:
        now += wait
        use_case, cmd = _turn(name, at(max(now - back / 4, 0)))
        before = scene.tx.snapshot()
        try:
            scene.run(use_case, cmd, at(now))
        except (AlreadyPaused, AlreadySolved, LaterFactStands, NothingToReopen, NotPaused):
            scene.tx.restore(before)
        scene.tick(at(now))
        request = scene.request()
        for clock in request.clocks:
            raised = [e for e in scene.tx.sent if _is(SlaBreached, e, clock.milestone)]
            taken = [e for e in scene.tx.sent if _is(SlaBreachWithdrawn, e, clock.milestone)]
            standing = len(raised) - len(taken)
            assert standing == (clock.state is ClockState.BREACHED)
            warned = [
                e.share
                for e in scene.tx.sent
                if isinstance(e, SlaWarningRaised) and e.milestone is clock.milestone
            ]
            assert len(warned) == len(set(warned))
            assert {w.share for w in clock.warnings} <= set(warned)


def _is(kind: type, event: object, milestone: Milestone) -> bool:
    return isinstance(event, kind) and getattr(event, "milestone", None) is milestone
