"""Every command on a request: what it does, what it announces, what it is refused for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from intake.domain import lifecycle
from intake.domain.errors import BranchNotFound, IntakeError, ServiceRequestNotFound
from intake.domain.events import (
    MilestoneMet,
    ServiceRequestClosed,
    ServiceRequestReopened,
    ServiceRequestTransferred,
    SeverityChanged,
)
from intake.domain.register import BeforeTheCall, InTheFuture
from intake.domain.vocabulary import (
    ClockState,
    Handling,
    Milestone,
    Outcome,
    PauseReason,
    PhaseKind,
    RequestState,
    Severity,
)
from intake.handlers.change_severity import ChangeSeverity, change_severity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.pause_clocks import PauseClocks, pause_clocks
from intake.handlers.propose_solution import ProposeSolution, propose_solution
from intake.handlers.record_progress import RecordProgress, record_progress
from intake.handlers.record_response import RecordResponse, record_response
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from intake.handlers.resume_clocks import ResumeClocks, resume_clocks
from intake.handlers.transfer_request import TransferRequest, transfer_request
from unit.intake.scene import NOW, Scene, at

Step = tuple[Callable[..., Any], Any]


def respond(when: float | None = None, technician: str = "") -> Step:
    return record_response, RecordResponse(
        service_request_id="r-1", occurred_at=_at(when), technician=technician
    )


def progress(when: float | None = None, phase: PhaseKind = PhaseKind.REMOTE_WORK) -> Step:
    return record_progress, RecordProgress(
        service_request_id="r-1",
        occurred_at=_at(when),
        phase=phase,
        role="",
        technician="",
        note="",
    )


def pause(when: float | None = None) -> Step:
    return pause_clocks, PauseClocks(
        service_request_id="r-1",
        occurred_at=_at(when),
        reason=PauseReason.NO_ACCESS,
        evidence="门锁着",
    )


def resume(when: float | None = None) -> Step:
    return resume_clocks, ResumeClocks(service_request_id="r-1", occurred_at=_at(when))


def severity(to: Severity, when: float | None = None) -> Step:
    return change_severity, ChangeSeverity(
        service_request_id="r-1", occurred_at=_at(when), severity=to, reason="重新评估"
    )


def transfer(to: str = "SH02", when: float | None = None) -> Step:
    return transfer_request, TransferRequest(
        service_request_id="r-1", occurred_at=_at(when), to_branch=to, reason="就近"
    )


def propose(when: float | None = None) -> Step:
    return propose_solution, ProposeSolution(
        service_request_id="r-1", occurred_at=_at(when), remedy="重启"
    )


def restore(when: float | None = None) -> Step:
    return record_restoration, RecordRestoration(
        service_request_id="r-1", occurred_at=_at(when), remedy="换件"
    )


def close(
    outcome: Outcome = Outcome.DONE_REMOTELY, when: float | None = None, reason: str = ""
) -> Step:
    return close_request, CloseRequest(
        service_request_id="r-1", occurred_at=_at(when), outcome=outcome, reason=reason
    )


def reopen(when: float | None = None) -> Step:
    return reopen_request, ReopenRequest(
        service_request_id="r-1", occurred_at=_at(when), reason="又坏了"
    )


def _at(hours: float | None) -> datetime | None:
    return None if hours is None else at(hours)


def after(scene: Scene, *steps: tuple[float, Step]) -> Scene:
    """Let things happen, each at its hour."""
    for hour, (use_case, cmd) in steps:
        scene.run(use_case, cmd, at(hour))
    return scene


@pytest.fixture
def desk(scene: Scene) -> Scene:
    """A remote call of severity A under warranty, received at hour 0."""
    scene.desk_call(installed_product_id="p-1")
    return scene


def test_the_first_answer_meets_respond_and_names_the_technician(desk: Scene) -> None:
    after(desk, (0.2, respond(technician="T1")))
    assert desk.told == ["MilestoneMet"]
    (met,) = desk.events
    assert isinstance(met, MilestoneMet)
    assert (met.technician, met.line.reading.state) == ("T1", ClockState.MET)
    after(desk, (0.4, respond(technician="T2")))
    assert desk.told == []
    assert desk.request().standing.technician == "T2"


def test_an_answer_reported_late_counts_from_when_it_was_given(desk: Scene) -> None:
    after(desk, (3, respond(when=0.4)))
    respond_clock = desk.request().clock(Milestone.RESPOND)
    assert respond_clock
    assert (respond_clock.met_at, respond_clock.state) == (at(0.4), ClockState.MET)


def test_a_fact_without_a_time_happened_now(desk: Scene) -> None:
    after(desk, (0.1, respond()))
    assert desk.request().timeline.facts[-1].occurred_at == at(0.1)


def test_progress_says_what_the_time_is_used_for(desk: Scene) -> None:
    after(desk, (0.2, progress(phase=PhaseKind.WAITING_FOR_VENDOR)))
    assert desk.told == ["MilestoneMet"]
    assert desk.request().timeline.facts[-1].phase is PhaseKind.WAITING_FOR_VENDOR


@pytest.mark.parametrize(
    "phase", [PhaseKind.TRAVELLING, PhaseKind.PAUSED_BY_CUSTOMER, PhaseKind.SIGN_OFF]
)
def test_a_phase_that_follows_from_other_facts_cannot_be_told(
    desk: Scene, phase: PhaseKind
) -> None:
    use_case, cmd = progress(phase=phase)
    assert desk.refused(lifecycle.NotAProgress, use_case, cmd, at(1)).rule == "I-21"


def test_a_pause_stops_the_use_until_the_clocks_resume(desk: Scene) -> None:
    after(desk, (0.1, respond()), (1, pause()))
    assert desk.told == ["ClocksPaused"]
    assert desk.request().standing.paused
    after(desk, (3, resume()))
    assert desk.told == ["ClocksResumed"]
    clock = desk.request().clock(Milestone.RESTORE)
    assert clock
    assert clock.due_at == at(6)


@pytest.mark.parametrize("step", [progress(), propose(), restore()], ids=["work", "solve", "fix"])
def test_work_that_goes_on_ends_a_pause_and_says_so(desk: Scene, step: Step) -> None:
    after(desk, (0.1, respond()), (0.2, pause()), (0.3, step))
    assert desk.told[0] == "ClocksResumed"
    assert not desk.request().standing.paused


def test_a_pause_reported_after_it_ended_takes_its_own_place(desk: Scene) -> None:
    after(desk, (5, pause(when=1)), (5, resume(when=2)))
    clock = desk.request().clock(Milestone.RESTORE)
    assert clock
    assert (clock.due_at, clock.state) == (at(5), ClockState.RUNNING)


def test_a_severity_changed_moves_the_promised_times(desk: Scene) -> None:
    after(desk, (1, severity(Severity.B)))
    (changed,) = (event for event in desk.events if isinstance(event, SeverityChanged))
    assert (changed.from_severity, changed.to_severity) == (Severity.A, Severity.B)
    assert (changed.arrive_due_at, changed.restore_due_at) == (None, at(8))


def test_a_transfer_changes_the_owner_but_neither_number_nor_clocks(desk: Scene) -> None:
    before = desk.request()
    after(desk, (0.1, transfer()))
    moved = desk.request()
    (event,) = desk.events
    assert isinstance(event, ServiceRequestTransferred)
    assert (event.from_branch, event.to_branch, event.branch) == ("HZ01", "SH02", "SH02")
    assert (moved.standing.branch, moved.call.number) == ("SH02", before.call.number)
    assert [c.due_at for c in moved.clocks] == [c.due_at for c in before.clocks]


def test_a_solution_alone_does_not_meet_restore(desk: Scene) -> None:
    after(desk, (0.2, propose()))
    assert desk.request().standing.state is RequestState.OPEN
    clock = desk.request().clock(Milestone.RESTORE)
    assert clock
    assert clock.met_at is None


def test_restoration_meets_restore_and_leaves_the_sign_off_open(desk: Scene) -> None:
    after(desk, (0.1, respond()), (0.5, restore()))
    assert desk.told == ["ServiceRestored", "MilestoneMet"]
    assert desk.request().standing.state is RequestState.RESTORED


def test_a_closing_tells_how_every_clock_was_judged(desk: Scene) -> None:
    after(desk, (0.1, respond(technician="T1")), (0.5, restore()), (1, close()))
    assert desk.told == ["ServiceRequestClosed"]
    (closed,) = desk.events
    assert isinstance(closed, ServiceRequestClosed)
    assert closed.occurred_at == at(1)
    assert closed.request.standing.technician == "T1"
    assert [c.state for c in closed.request.clocks] == [ClockState.MET, ClockState.MET]


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.WITHDRAWN])
def test_a_call_that_ends_undone_cancels_its_clocks(desk: Scene, outcome: Outcome) -> None:
    after(desk, (0.1, close(outcome, reason="客户取消")))
    assert [c.state for c in desk.request().clocks] == [ClockState.CANCELLED] * 2
    assert desk.tick(at(1000)) == 0


def test_a_closed_call_that_comes_back_is_open_with_its_milestone_withdrawn(desk: Scene) -> None:
    after(desk, (0.1, respond()), (0.5, restore()), (1, close()), (10, reopen()))
    assert desk.told == ["ServiceRequestReopened", "MilestoneWithdrawn"]
    event = desk.events[0]
    assert isinstance(event, ServiceRequestReopened)
    assert event.was_closed
    standing = desk.request().standing
    assert (standing.state, standing.reopenings, standing.closings) == (RequestState.OPEN, 1, 1)


def test_a_solution_taken_back_is_no_reopened_closing(desk: Scene) -> None:
    after(desk, (0.2, propose()), (1, reopen()))
    event = desk.events[0]
    assert isinstance(event, ServiceRequestReopened)
    assert not event.was_closed


def test_a_second_closing_is_counted_as_the_second(desk: Scene) -> None:
    after(desk, (0.5, restore()), (1, close()), (2, reopen()), (3, restore()), (4, close()))
    assert desk.request().standing.closings == 2


@pytest.mark.parametrize(("hours", "is_refused"), [(719, False), (720, False), (721, True)])
def test_a_request_comes_back_within_the_window_after_closing(
    desk: Scene, hours: float, *, is_refused: bool
) -> None:
    after(desk, (0.5, restore()), (1, close()))
    use_case, cmd = reopen()
    if is_refused:
        refusal = desk.refused(lifecycle.ReopenWindowOver, use_case, cmd, at(1 + hours))
        assert refusal.rule == "I-03"
    else:
        desk.run(use_case, cmd, at(1 + hours))
        assert desk.request().standing.state is RequestState.OPEN


def test_work_on_site_closes_by_its_voucher_only(scene: Scene) -> None:
    scene.register()
    after(scene, (1, restore()))
    use_case, cmd = close(Outcome.DONE_ON_SITE)
    refusal = scene.refused(lifecycle.SignatureNeeded, use_case, cmd, at(2))
    assert refusal.rule == "D-14"
    after(scene, (2, close(Outcome.DONE_REMOTELY)))
    assert scene.request().standing.outcome is Outcome.DONE_REMOTELY


def test_a_past_visit_needs_no_signature_of_today(scene: Scene) -> None:
    scene.register(historical=True, handling=Handling.ON_SITE)
    after(scene, (1, restore()), (2, close(Outcome.DONE_ON_SITE)))
    assert scene.request().standing.state is RequestState.CLOSED


_OPEN: list[tuple[float, Step]] = []
_PAUSED = [(0.1, pause())]
_SOLVED = [(0.1, propose())]
_RESTORED = [(0.1, restore())]
_CLOSED = [(0.1, restore()), (0.2, close())]
_WITHDRAWN = [(0.2, close(Outcome.WITHDRAWN, reason="x"))]


@pytest.mark.parametrize(
    ("life", "step", "kind", "rule"),
    [
        (_CLOSED, respond(), lifecycle.RequestClosed, "I-02"),
        (_CLOSED, progress(), lifecycle.RequestClosed, "I-02"),
        (_SOLVED, progress(), lifecycle.AlreadySolved, "I-19"),
        (_CLOSED, pause(), lifecycle.RequestClosed, "I-02"),
        (_SOLVED, pause(), lifecycle.AlreadySolved, "I-19"),
        (_PAUSED, pause(), lifecycle.AlreadyPaused, "I-19"),
        (_OPEN, resume(), lifecycle.NotPaused, "I-19"),
        (_CLOSED, resume(), lifecycle.RequestClosed, "I-02"),
        (_OPEN, severity(Severity.A), lifecycle.SeverityUnchanged, "I-15"),
        (_CLOSED, severity(Severity.B), lifecycle.RequestClosed, "I-02"),
        (_OPEN, transfer("HZ01"), lifecycle.SameBranch, "I-02"),
        (_OPEN, transfer("XX"), BranchNotFound, ""),
        (_CLOSED, transfer(), lifecycle.RequestClosed, "I-02"),
        (_SOLVED, propose(), lifecycle.AlreadySolved, "I-19"),
        (_CLOSED, propose(), lifecycle.RequestClosed, "I-02"),
        (_RESTORED, restore(), lifecycle.AlreadySolved, "I-16"),
        (_CLOSED, restore(), lifecycle.RequestClosed, "I-02"),
        (_OPEN, close(), lifecycle.NotRestored, "I-02"),
        (_SOLVED, close(), lifecycle.NotRestored, "I-02"),
        (_CLOSED, close(), lifecycle.RequestClosed, "I-02"),
        (_OPEN, close(Outcome.REJECTED), lifecycle.ReasonNeeded, "I-02"),
        (_OPEN, close(Outcome.WITHDRAWN, reason=" "), lifecycle.ReasonNeeded, "I-02"),
        (_OPEN, reopen(), lifecycle.NothingToReopen, "I-02"),
        (_WITHDRAWN, reopen(), lifecycle.NotReopenable, "I-02"),
        (_OPEN, respond(when=-1), BeforeTheCall, "I-19"),
        (_OPEN, respond(when=5), InTheFuture, "I-19"),
    ],
)
def test_what_the_life_of_a_request_does_not_allow_is_refused_and_leaves_no_trace(
    desk: Scene, life: list[tuple[float, Step]], step: Step, kind: type[IntakeError], rule: str
) -> None:
    after(desk, *life)
    use_case, cmd = step
    assert desk.refused(kind, use_case, cmd, at(0.5)).rule == rule


def test_what_was_allowed_at_its_own_time_may_be_told_after_closing(desk: Scene) -> None:
    after(desk, (0.5, restore()), (1, close()), (2, respond(when=0.2)))
    assert desk.told == ["MilestoneMet", "ClosingCorrected"]
    respond_clock = desk.request().clock(Milestone.RESPOND)
    assert respond_clock
    assert respond_clock.met_at == at(0.2)


def test_a_request_of_another_branch_is_not_found(desk: Scene) -> None:
    desk.tx.act_as("li", branches=frozenset({"SH02"}))
    use_case, cmd = respond()
    desk.refused(ServiceRequestNotFound, use_case, cmd, NOW)


def test_a_technician_finds_only_his_own_requests(desk: Scene) -> None:
    after(desk, (0.1, respond(technician="T1")))
    use_case, cmd = restore()
    desk.tx.act_as("T2", "technician")
    desk.refused(ServiceRequestNotFound, use_case, cmd, at(1))
    desk.tx.act_as("T1", "technician")
    desk.run(use_case, cmd, at(1))
    assert desk.request().timeline.facts[-1].actor == "T1"
