"""Promises that change, dates agreed, plans, reports, diagnoses, pauses that end (I-16 to I-19)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from intake.domain.basis import Known
from intake.domain.clock import ClockReading, read_clock
from intake.domain.customer import InstalledProduct
from intake.domain.errors import CalendarUnknown, ConditionUnknown, SlaPackUnknown
from intake.domain.events import ClocksResumed, PromiseChanged, SlaBreached, SlaBreachWithdrawn
from intake.domain.lifecycle import RequestClosed
from intake.domain.promising import (
    MilestoneAlreadyMet,
    NotAhead,
    NotByAgreement,
    PromiseUnchanged,
)
from intake.domain.segments import SegmentKind, history_of, segments_of
from intake.domain.stretches import Mode
from intake.domain.vocabulary import (
    ClockState,
    Handling,
    Milestone,
    Outcome,
    PauseReason,
    ServiceZone,
    Severity,
)
from intake.handlers.agree_date import AgreeDate, agree_date
from intake.handlers.change_promise import ChangePromise, change_promise
from intake.handlers.change_severity import ChangeSeverity, change_severity
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.pause_clocks import PauseClocks, pause_clocks
from intake.handlers.promising import promise_of
from intake.handlers.propose_solution import ProposeSolution, propose_solution
from intake.handlers.record_diagnosis import RecordDiagnosis, record_diagnosis
from intake.handlers.record_plan import RecordPlan, record_plan
from intake.handlers.record_report import RecordReport, record_report
from intake.handlers.record_restoration import RecordRestoration, record_restoration
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from unit.intake.scene import NOW, Scene, at

HOUR = timedelta(hours=1)
TOLD: dict[str, Any] = {"service_request_id": "r-1", "occurred_at": None}


@pytest.fixture
def desk(scene: Scene) -> Scene:
    """A call of severity B on Monday 09:00 in Hangzhou under a pack that promises everything."""
    scene.register(sla_pack="everything", severity=Severity.B)
    return scene


def clock(scene: Scene, milestone: Milestone) -> ClockReading:
    found = scene.request().clock(milestone)
    assert found
    return found


def change(**told: Any) -> ChangePromise:
    nothing: dict[str, Any] = {
        "zone": None,
        "distance_km": None,
        "conditions": None,
        "sla_pack": "",
        "calendar": "",
        "reason": "登记有误",
    }
    return ChangePromise(**{**TOLD, **nothing, **told})


def agreed(hours: float, milestone: Milestone = Milestone.RESTORE) -> AgreeDate:
    return AgreeDate(**TOLD, milestone=milestone, agreed_for=at(hours), evidence="电话录音 7")


def pause(until: float | None, hours: float | None = None) -> PauseClocks:
    return PauseClocks(
        service_request_id="r-1",
        occurred_at=None if hours is None else at(hours),
        reason=PauseReason.CUSTOMER_ASKED_LATER,
        evidence="客户短信",
        ends_at=None if until is None else at(until),
    )


def test_a_restore_clock_counts_office_hours_and_the_others_do_not(desk: Scene) -> None:
    restore, plan = clock(desk, Milestone.RESTORE), clock(desk, Milestone.PLAN)
    assert (restore.calendar, restore.calendar_zone) == ("office", "Asia/Shanghai")
    # Monday 09:00 plus 24 office hours of eight a day is Wednesday 18:00 in Hangzhou.
    assert restore.due_at == datetime(2026, 3, 4, 10, tzinfo=UTC)
    assert plan.due_at == at(6)


def test_a_visit_is_promised_from_the_diagnosis_on(desk: Scene) -> None:
    assert desk.request().clock(Milestone.ARRIVE) is None
    desk.run(record_diagnosis, RecordDiagnosis(**TOLD, technician="T1", finding="电源坏"), at(3))
    arrive = clock(desk, Milestone.ARRIVE)
    assert (arrive.started_at, arrive.due_at) == (at(3), at(5))
    assert clock(desk, Milestone.RESPOND).met_at == at(3)
    desk.run(record_diagnosis, RecordDiagnosis(**TOLD, technician="T1", finding="主板"), at(4))
    assert clock(desk, Milestone.ARRIVE).started_at == at(3)


@pytest.mark.parametrize(
    ("hours", "state"),
    [(5.9, ClockState.MET), (6, ClockState.MET), (6.1, ClockState.BREACHED)],
)
def test_a_plan_before_at_and_after_its_target(
    desk: Scene, hours: float, state: ClockState
) -> None:
    desk.run(record_plan, RecordPlan(**TOLD, technician="", plan="周三换件"), at(hours))
    assert (clock(desk, Milestone.PLAN).state, clock(desk, Milestone.PLAN).met_at) == (
        state,
        at(hours),
    )


def test_a_report_may_follow_after_closing_and_is_owed_again_after_a_return(desk: Scene) -> None:
    desk.run(record_restoration, RecordRestoration(**TOLD, remedy="换件"), at(1))
    done = CloseRequest(**TOLD, outcome=Outcome.DONE_REMOTELY, reason="")
    desk.run(close_request, done, at(2))
    assert clock(desk, Milestone.REPORT).state is ClockState.RUNNING
    desk.run(record_report, RecordReport(**TOLD, document="doc-1"), at(3))
    assert clock(desk, Milestone.REPORT).met_at == at(3)
    assert desk.told == ["MilestoneMet", "ClosingCorrected"]
    desk.run(reopen_request, ReopenRequest(**TOLD, reason="又坏了"), at(5))
    assert clock(desk, Milestone.REPORT).met_at is None


def test_a_report_that_time_makes_late_after_closing_corrects_it_once(desk: Scene) -> None:
    desk.run(record_restoration, RecordRestoration(**TOLD, remedy="换件"), at(1))
    done = CloseRequest(**TOLD, outcome=Outcome.DONE_REMOTELY, reason="")
    desk.run(close_request, done, at(2))
    told = []
    while (due_at := clock(desk, Milestone.REPORT).next_check_at) is not None:
        desk.tick(due_at)
        told.append(desk.told)
    assert clock(desk, Milestone.REPORT).state is ClockState.BREACHED
    assert told[-1] == ["SlaBreached", "ClosingCorrected"]
    assert not any("ClosingCorrected" in each for each in told[:-1])


def test_no_report_about_a_call_that_was_withdrawn(desk: Scene) -> None:
    gone = CloseRequest(**TOLD, outcome=Outcome.WITHDRAWN, reason="客户自行处理")
    desk.run(close_request, gone, at(1))
    assert clock(desk, Milestone.REPORT).state is ClockState.CANCELLED
    refusal = desk.refused(RequestClosed, record_report, RecordReport(**TOLD, document="x"), at(2))
    assert refusal.rule == "I-02"


def test_an_agreed_date_is_when_the_clock_runs_out(scene: Scene) -> None:
    scene.register(sla_pack="everything", severity=Severity.D)
    assert scene.request().clock(Milestone.RESTORE) is None
    scene.run(agree_date, agreed(50), at(2))
    restore = clock(scene, Milestone.RESTORE)
    assert (restore.due_at, restore.calendar, restore.target) == (at(50), "7x24", 50 * HOUR)
    assert "PromiseChanged" in scene.told
    scene.run(pause_clocks, pause(30, 10), at(10))
    assert clock(scene, Milestone.RESTORE).due_at == at(70)
    scene.tick(at(30))
    scene.run(agree_date, agreed(60), at(40))
    assert clock(scene, Milestone.RESTORE).due_at == at(60)


@pytest.mark.parametrize("ends", [None, 49])
def test_a_date_agreed_during_a_pause_is_when_the_clock_runs_out(
    scene: Scene, ends: float | None
) -> None:
    scene.register(sla_pack="everything", severity=Severity.D)
    scene.run(pause_clocks, pause(ends, 1), at(1))
    scene.run(agree_date, agreed(50), at(2))
    for hour in (2, 30, 49):
        scene.tick(at(hour))
        assert clock(scene, Milestone.RESTORE).due_at == at(50)
    assert clock(scene, Milestone.RESPOND).used == HOUR
    scene.tick(at(51))
    assert "SlaBreached" in scene.told
    assert clock(scene, Milestone.RESTORE).paused == HOUR


def test_a_date_agreed_while_a_solution_stands_is_when_the_clock_runs_out(scene: Scene) -> None:
    scene.register(sla_pack="everything", severity=Severity.D)
    propose = ProposeSolution(**TOLD, remedy="x")
    scene.run(propose_solution, propose, at(1))
    scene.run(agree_date, agreed(50), at(2))
    scene.run(reopen_request, ReopenRequest(**TOLD, reason="x"), at(10))
    restore = clock(scene, Milestone.RESTORE)
    assert (restore.due_at, restore.stopped, restore.used) == (at(50), HOUR, 9 * HOUR)


def test_what_the_pack_promises_is_not_agreed_on(desk: Scene) -> None:
    refusal = desk.refused(NotByAgreement, agree_date, agreed(50), at(2))
    assert (refusal.rule, refusal.metadata["milestone"]) == ("I-18", "restore")


@pytest.mark.parametrize("hours", [1, 2, 2 + 366 * 24 + 1])
def test_an_agreed_date_lies_ahead_and_not_too_far(scene: Scene, hours: float) -> None:
    scene.register(sla_pack="everything", severity=Severity.D)
    refusal = scene.refused(NotAhead, agree_date, agreed(hours), at(2))
    assert (refusal.rule, refusal.field) == ("I-19", "agreed_time")


def test_nothing_is_agreed_on_once_it_is_met(scene: Scene) -> None:
    scene.register(sla_pack="everything", severity=Severity.D)
    scene.run(record_restoration, RecordRestoration(**TOLD, remedy=""), at(1))
    scene.refused(MilestoneAlreadyMet, agree_date, agreed(50), at(2))


def test_another_zone_computes_the_target_anew_from_the_call(desk: Scene) -> None:
    desk.run(change_promise, change(zone=ServiceZone.SUBURBAN), at(1))
    assert clock(desk, Milestone.PLAN).due_at == at(9)
    (event,) = (event for event in desk.events if isinstance(event, PromiseChanged))
    assert (event.sla_policy_ref, event.reason) == ("sla-pack/everything@test", "登记有误")


def test_another_pack_and_another_calendar_count_from_the_call(desk: Scene) -> None:
    desk.run(change_promise, change(sla_pack="managed-service"), at(1))
    restore = clock(desk, Milestone.RESTORE)
    assert (restore.due_at, restore.policy_ref) == (at(48), "sla-pack/managed-service@test")
    desk.run(change_promise, change(calendar="office"), at(2))
    restore = clock(desk, Milestone.RESTORE)
    assert (restore.calendar_ref, restore.target) == ("calendar/office@test", 48 * HOUR)
    assert restore.due_at == datetime(2026, 3, 9, 10, tzinfo=UTC)  # six working days
    desk.run(change_promise, change(sla_pack="service-desk"), at(3))
    assert clock(desk, Milestone.RESTORE).calendar == "7x24"


def test_the_history_keeps_every_old_target_with_who_and_why(desk: Scene) -> None:
    desk.run(change_promise, change(sla_pack="managed-service"), at(1))
    desk.run(change_severity, ChangeSeverity(**TOLD, severity=Severity.A, reason="更糟"), at(2))
    desk.run(change_promise, change(sla_pack="service-desk", reason="合同"), at(3))
    request = desk.request()
    history = history_of(Milestone.RESTORE, request.timeline, promise_of(request, desk.tx), at(4))
    assert [(each.target, each.policy_ref, each.fact.note) for each in history] == [
        (24 * HOUR, "sla-pack/everything@test", ""),
        (48 * HOUR, "sla-pack/managed-service@test", "登记有误"),
        (4 * HOUR, "sla-pack/service-desk@test", "合同"),
    ]
    assert [each.due_at for each in history[1:]] == [at(48), at(4)]
    assert {each.fact.actor for each in history} == {"tester"}


@pytest.mark.parametrize(
    ("told", "kind", "field"),
    [
        ({"sla_pack": "gold"}, SlaPackUnknown, "sla_pack"),
        ({"calendar": "9x9"}, CalendarUnknown, "calendar"),
        ({"conditions": frozenset({"rain"})}, ConditionUnknown, "conditions"),
        ({}, PromiseUnchanged, ""),
        ({"zone": ServiceZone.URBAN}, PromiseUnchanged, ""),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    desk: Scene, told: dict[str, Any], kind: Any, field: str
) -> None:
    assert desk.refused(kind, change_promise, change(**told), at(1)).field == field


def test_a_closed_request_is_promised_nothing_else(desk: Scene) -> None:
    gone = CloseRequest(**TOLD, outcome=Outcome.WITHDRAWN, reason="客户自行处理")
    desk.run(close_request, gone, at(1))
    cmd = change(zone=ServiceZone.SUBURBAN)
    assert desk.refused(RequestClosed, change_promise, cmd, at(2)).rule == "I-02"


def test_a_longer_promise_corrects_a_breach_by_its_own_event(scene: Scene) -> None:
    """A breach is recorded even if the timer was behind, and never silently turned into a pass."""
    scene.desk_call()  # severity A: restore within 4 h
    cmd = ChangeSeverity(
        service_request_id="r-1", occurred_at=None, severity=Severity.C, reason="误判"
    )
    scene.run(change_severity, cmd, at(5))
    restore = [
        type(event)
        for event in scene.events
        if isinstance(event, SlaBreached | SlaBreachWithdrawn)
        and event.milestone is Milestone.RESTORE
    ]
    assert restore == [SlaBreached, SlaBreachWithdrawn]
    alarms = [a for a in scene.request().alarms if a.milestone is Milestone.RESTORE and a.is_breach]
    assert [(a.episode, a.withdrawn_at) for a in alarms] == [(1, at(5))]


def test_what_is_announced_does_not_depend_on_when_the_timer_ran() -> None:
    cmd = ChangeSeverity(
        service_request_id="r-1", occurred_at=None, severity=Severity.C, reason="误判"
    )
    told = []
    for ticks in ((), (2, 3, 3.5, 4, 4.1), (4.5,)):
        scene = Scene()
        scene.desk_call()
        for hours in ticks:
            scene.tick(at(hours))
        scene.run(change_severity, cmd, at(5))
        scene.tick(at(6))
        told.append({repr(event) for event in scene.tx.sent})
    assert told[0] == told[1] == told[2]


def test_a_pause_ends_by_itself_when_its_reason_was_expected_to_end(scene: Scene) -> None:
    scene.desk_call()
    scene.run(pause_clocks, pause(3), at(1))
    restore = clock(scene, Milestone.RESTORE)
    assert (restore.mode, restore.resumes_at, restore.due_at) == (Mode.PAUSED, at(3), at(6))
    assert restore.next_check_at == at(3)
    assert scene.tick(at(2.9)) == 0
    scene.tick(at(3.5))
    resumed = [event for event in scene.events if isinstance(event, ClocksResumed)]
    assert [event.occurred_at for event in resumed] == [at(3)]
    assert not scene.request().standing.paused
    assert scene.tick(at(3.5)) == 0
    restore = clock(scene, Milestone.RESTORE)
    assert (restore.used, restore.paused, restore.due_at) == (1.5 * HOUR, 2 * HOUR, at(6))


@pytest.mark.parametrize("pack", ["nothing", "service-desk"])
def test_a_pause_ends_by_itself_though_no_clock_runs(scene: Scene, pack: str) -> None:
    scene.desk_call(sla_pack=pack)
    scene.run(pause_clocks, pause(3), at(1))
    assert scene.tick(at(2.9)) == 0
    scene.tick(at(3))
    assert scene.told == ["ClocksResumed"]
    assert not scene.request().standing.paused
    assert scene.tick(at(3)) == 0


def test_a_fact_after_the_expected_end_tells_that_the_clocks_run(scene: Scene) -> None:
    scene.desk_call()
    scene.run(pause_clocks, pause(3), at(1))
    change = ChangeSeverity(**TOLD, severity=Severity.B, reason="好一点")
    scene.run(change_severity, change, at(4))
    resumed = [event for event in scene.events if isinstance(event, ClocksResumed)]
    assert [event.occurred_at for event in resumed] == [at(3)]
    scene.run(pause_clocks, pause(None), at(5))  # a new pause is allowed
    assert clock(scene, Milestone.RESTORE).paused == 2 * HOUR


def test_an_expected_end_lies_ahead(scene: Scene) -> None:
    scene.desk_call()
    refusal = scene.refused(NotAhead, pause_clocks, pause(1), at(1))
    assert (refusal.rule, refusal.field) == ("I-19", "expected_end_time")


def test_a_contract_puts_another_calendar_in_place_of_the_packs(scene: Scene) -> None:
    scene.tx.state.products["p-9"] = InstalledProduct(
        id="p-9",
        customer_id="c-1",
        branch="HZ01",
        product_line="it-system",
        product_model="R740",
        serial_number="S-9",
        contract_number="C-OFFICE",
        contract_ends_on=date(2026, 12, 31),
    )
    covered = scene.register(installed_product_id="p-9", customer_id="c-1").request
    restore = covered.clock(Milestone.RESTORE)
    assert restore
    assert (restore.calendar, restore.target) == ("office", 48 * HOUR)
    later = NOW + timedelta(days=400)
    another: dict[str, Any] = {"symptom_code": "E2", "another_fault": True}
    expired = scene.register(later, installed_product_id="p-9", **another).request
    restore = expired.clock(Milestone.RESTORE)
    assert restore
    assert restore.calendar == "7x24"


def test_a_call_may_name_its_calendar_zone_and_conditions(scene: Scene) -> None:
    call = scene.register(
        sla_pack="everything",
        severity=Severity.B,
        conditions=frozenset({"emergency"}),
        zone=ServiceZone.OTHER_CITY,
        calendar="office",
        handling=Handling.REMOTE,
    ).request
    restore, plan = call.clock(Milestone.RESTORE), call.clock(Milestone.PLAN)
    assert restore
    assert plan
    assert (restore.calendar, restore.target) == ("office", 3 * HOUR)
    assert (plan.calendar, plan.target) == ("office", 9 * HOUR)


def test_segments_add_up_to_the_reading_and_say_why(desk: Scene) -> None:
    desk.run(pause_clocks, pause(10), at(2))  # 11:00 to 19:00: across the closing at 18:00
    desk.tick(at(10))
    desk.run(record_restoration, RecordRestoration(**TOLD, remedy="换件"), at(25))
    request = desk.request()
    promise = promise_of(request, desk.tx)
    segments = segments_of(Milestone.RESTORE, request.timeline, promise, at(25))
    assert [(s.kind, s.span.name, (s.end - s.start) / HOUR) for s in segments] == [
        (SegmentKind.COUNTED, "morning", 2),
        (SegmentKind.PAUSED, "morning", 1),
        (SegmentKind.CLOSED, "", 1),
        (SegmentKind.PAUSED, "afternoon", 5),
        (SegmentKind.CLOSED, "", 1),
        (SegmentKind.CLOSED, "", 14),
        (SegmentKind.COUNTED, "morning", 1),
    ]
    causes = {s.cause.note for s in segments if s.cause}
    assert causes == {"客户短信"}
    reading = read_clock(Milestone.RESTORE, request.timeline, promise, at(25))
    assert reading
    assert (reading.used, reading.paused, reading.closed) == (3 * HOUR, 6 * HOUR, 16 * HOUR)
    assert segments[-1].used == reading.used
    assert Known.at(request.timeline, at(25)).course.mode_at(at(3)) is Mode.PAUSED
