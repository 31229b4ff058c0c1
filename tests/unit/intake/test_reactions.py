"""What the visit, the warehouse and our own closing do to a request."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from intake.domain.business_trace import BusinessTrace
from intake.domain.errors import RequestNotKnownYet, ServiceRequestNotFound
from intake.domain.events import ClocksPaused, MilestoneMet, ServiceRequestClosed
from intake.domain.facts import FactKind
from intake.domain.phases import Phase, phases_of
from intake.domain.vocabulary import (
    ClockState,
    Milestone,
    Outcome,
    PhaseKind,
    RequestState,
)
from intake.handlers.close_request import CloseRequest, close_request
from intake.handlers.on_parts_notice import PartsNotice, on_parts_notice
from intake.handlers.on_service_report_submitted import (
    ServiceReportSubmitted,
    on_service_report_submitted,
)
from intake.handlers.on_service_request_closed import (
    ServiceRequestClosed as OurClosing,
)
from intake.handlers.on_service_request_closed import on_service_request_closed
from intake.handlers.on_work_order_signed import WorkOrderSigned, on_work_order_signed
from intake.handlers.on_work_order_step import WorkOrderStep, on_work_order_step
from intake.handlers.on_work_resumed import WorkResumed, on_work_resumed
from intake.handlers.on_work_suspended import WorkSuspended, on_work_suspended
from intake.handlers.promising import promise_of
from intake.handlers.reopen_request import ReopenRequest, reopen_request
from unit.intake.scene import NOW, Scene, at


class Visit:
    """An on-site call and the events of its work order, an hour at a time."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        scene.register()
        scene.tx.act_as("system:intake", "system")

    def step(self, kind: FactKind, hour: float, now: float | None = None) -> None:
        event = WorkOrderStep(
            service_request_id="r-1", kind=kind, technician="T1", occurred_at=at(hour)
        )
        self.scene.run(on_work_order_step, event, at(hour if now is None else now))

    def suspend(self, hour: float, phase: PhaseKind, *, asked: bool = False) -> None:
        event = WorkSuspended(
            service_request_id="r-1",
            phase=phase,
            technician="T1",
            note="张先生 13812345678",
            customer_asked=asked,
            occurred_at=at(hour),
        )
        self.scene.run(on_work_suspended, event, at(hour))

    def resume(self, hour: float, phase: PhaseKind = PhaseKind.ON_SITE) -> None:
        event = WorkResumed(
            service_request_id="r-1", phase=phase, technician="T1", occurred_at=at(hour)
        )
        self.scene.run(on_work_resumed, event, at(hour))

    def report(self, hour: float, *, fixed: bool = True, now: float | None = None) -> None:
        event = ServiceReportSubmitted(
            service_request_id="r-1", technician="T1", fixed=fixed, finished_at=at(hour)
        )
        self.scene.run(on_service_report_submitted, event, at(hour if now is None else now))

    def sign(self, hour: float) -> None:
        event = WorkOrderSigned(
            service_request_id="r-1", technician="T1", signed_at=at(hour), visits=1
        )
        self.scene.run(on_work_order_signed, event, at(hour))

    def parts(self, hour: float, *, short: bool) -> None:
        event = PartsNotice(
            service_request_id="r-1", warehouse="WH-HZ", is_short=short, occurred_at=at(hour)
        )
        self.scene.run(on_parts_notice, event, at(hour))

    def to_site(self) -> None:
        for hour, kind in enumerate(
            (FactKind.ASSIGNED, FactKind.ACCEPTED, FactKind.TRAVELLING, FactKind.ARRIVED), start=1
        ):
            self.step(kind, hour)

    def phases(self, hour: float = 100) -> tuple[Phase, ...]:
        request = self.scene.request()
        promise = promise_of(request, self.scene.tx)
        return phases_of(request.timeline, request.call.handling, promise, at(hour))

    def kinds(self, hour: float = 100) -> list[tuple[PhaseKind, float | None]]:
        return [(p.activity.kind, _hours(p.end)) for p in self.phases(hour)]


def _hours(instant: datetime | None) -> float | None:
    return None if instant is None else (instant - NOW) / timedelta(hours=1)


@pytest.fixture
def visit(scene: Scene) -> Visit:
    return Visit(scene)


def test_acceptance_answers_the_customer_and_names_the_technician(visit: Visit) -> None:
    visit.step(FactKind.ASSIGNED, 0.5)
    assert visit.scene.told == []
    visit.step(FactKind.ACCEPTED, 0.6)
    (met,) = visit.scene.events
    assert isinstance(met, MilestoneMet)
    assert (met.line.reading.milestone, met.technician) == (Milestone.RESPOND, "T1")


def test_the_whole_visit_meets_every_promise_and_closes_with_the_signature(visit: Visit) -> None:
    visit.to_site()
    assert visit.scene.told == ["MilestoneMet"]
    visit.report(5)
    assert visit.scene.told == ["ServiceRestored", "MilestoneMet"]
    visit.sign(6)
    (closed,) = visit.scene.events
    assert isinstance(closed, ServiceRequestClosed)
    assert (closed.occurred_at, closed.request.standing.outcome) == (at(6), Outcome.DONE_ON_SITE)
    assert [c.state for c in closed.request.clocks] == [ClockState.MET] * 3
    assert visit.kinds() == [
        (PhaseKind.WAITING_FOR_DISPATCH, 1),
        (PhaseKind.WAITING_FOR_ACCEPTANCE, 2),
        (PhaseKind.PREPARING, 3),
        (PhaseKind.TRAVELLING, 4),
        (PhaseKind.ON_SITE, 5),
        (PhaseKind.SIGN_OFF, 6),
    ]
    owners = {p.activity.kind: (p.activity.service, p.activity.role) for p in visit.phases()}
    assert owners[PhaseKind.WAITING_FOR_DISPATCH] == ("dispatch", "dispatcher")
    assert owners[PhaseKind.ON_SITE] == ("dispatch", "technician")
    assert visit.phases()[4].activity.person == "T1"
    assert [p.clock_ran for p in visit.phases()] == [True] * 5 + [False]
    assert sum(p.budget_share for p in visit.phases()) == Fraction(5, 48)


def test_the_service_is_restored_when_the_work_was_finished_not_when_it_was_told(
    visit: Visit,
) -> None:
    visit.to_site()
    visit.report(5, now=30)
    clock = visit.scene.request().clock(Milestone.RESTORE)
    assert clock
    assert clock.met_at == at(5)


def test_waiting_for_parts_names_the_warehouse_and_is_the_storekeeper_s_time(visit: Visit) -> None:
    visit.to_site()
    visit.parts(4.5, short=True)
    visit.suspend(5, PhaseKind.WAITING_FOR_PARTS)
    visit.parts(20, short=False)
    visit.resume(22)
    waiting = next(p for p in visit.phases() if p.activity.kind is PhaseKind.WAITING_FOR_PARTS)
    activity = waiting.activity
    assert (activity.service, activity.role, activity.note) == ("inventory", "storekeeper", "WH-HZ")
    assert (waiting.start, waiting.end, waiting.clock_ran) == (at(5), at(22), True)


def test_an_on_site_call_of_the_past_waits_for_dispatch_from_the_call_on(scene: Scene) -> None:
    scene.register(at(100), received_at=NOW, historical=True)
    request = scene.request()
    promise = promise_of(request, scene.tx)
    (phase,) = phases_of(request.timeline, request.call.handling, promise, at(1))
    assert (phase.activity.kind, phase.activity.service) == (
        PhaseKind.WAITING_FOR_DISPATCH,
        "dispatch",
    )


def test_the_time_until_a_call_is_written_down_is_the_call_taker_s(scene: Scene) -> None:
    scene.register(at(1), received_at=NOW)
    request = scene.request()
    promise = promise_of(request, scene.tx)
    first, second = phases_of(request.timeline, request.call.handling, promise, at(2))
    assert (first.activity.role, first.end) == ("call_taker", at(1))
    assert second.activity.kind is PhaseKind.WAITING_FOR_DISPATCH


def test_a_shortage_told_during_the_wait_names_the_warehouse_too(visit: Visit) -> None:
    visit.to_site()
    visit.suspend(5, PhaseKind.WAITING_FOR_PARTS)
    visit.parts(6, short=True)
    assert visit.kinds(10)[-1] == (PhaseKind.WAITING_FOR_PARTS, None)
    assert visit.phases(10)[-1].activity.note == "WH-HZ"


def test_what_a_technician_writes_never_reaches_a_phase(visit: Visit) -> None:
    visit.to_site()
    visit.suspend(5, PhaseKind.INTERRUPTED)
    assert "13812345678" not in repr(visit.phases())


def test_the_clocks_pause_only_if_the_customer_asked(visit: Visit) -> None:
    visit.to_site()
    visit.suspend(5, PhaseKind.INTERRUPTED)
    assert visit.scene.told == []
    visit.resume(6)
    visit.suspend(7, PhaseKind.INTERRUPTED, asked=True)
    (paused,) = visit.scene.events
    assert isinstance(paused, ClocksPaused)
    visit.resume(10)
    assert visit.scene.told == ["ClocksResumed"]
    clock = visit.scene.request().clock(Milestone.RESTORE)
    assert clock
    assert clock.due_at == at(51)
    held = next(p for p in visit.phases() if p.activity.kind is PhaseKind.PAUSED_BY_CUSTOMER)
    assert (held.activity.role, held.activity.note) == ("customer", "customer_asked_later")
    assert not held.clock_ran


def test_work_that_did_not_fix_it_is_an_interruption(visit: Visit) -> None:
    visit.to_site()
    visit.report(5, fixed=False)
    assert visit.scene.request().standing.state is RequestState.OPEN
    assert visit.kinds(6)[-1] == (PhaseKind.INTERRUPTED, None)


def test_a_signature_under_unfinished_work_closes_nothing(visit: Visit) -> None:
    visit.to_site()
    visit.sign(6)
    assert visit.scene.told == []
    assert visit.scene.request().standing.state is RequestState.OPEN


def test_an_order_that_is_open_again_waits_for_dispatch(visit: Visit) -> None:
    visit.to_site()
    visit.step(FactKind.ORDER_OPENED, 5)
    assert visit.kinds(6)[-1] == (PhaseKind.WAITING_FOR_DISPATCH, None)
    assert visit.scene.request().standing.technician == "T1"


def test_a_step_told_twice_is_recorded_once(visit: Visit) -> None:
    visit.step(FactKind.ACCEPTED, 1)
    visit.step(FactKind.ACCEPTED, 1, now=2)
    kinds = [fact.kind for fact in visit.scene.request().timeline.facts]
    assert kinds.count(FactKind.ACCEPTED) == 1


def test_steps_told_in_disorder_end_in_the_same_phases(visit: Visit) -> None:
    visit.step(FactKind.ARRIVED, 4)
    visit.step(FactKind.TRAVELLING, 3, now=5)
    visit.step(FactKind.ACCEPTED, 2, now=5)
    visit.step(FactKind.ASSIGNED, 1, now=6)
    assert [kind for kind, _ in visit.kinds()] == [
        PhaseKind.WAITING_FOR_DISPATCH,
        PhaseKind.WAITING_FOR_ACCEPTANCE,
        PhaseKind.PREPARING,
        PhaseKind.TRAVELLING,
        PhaseKind.ON_SITE,
    ]


def test_what_happens_after_the_end_is_not_recorded(visit: Visit) -> None:
    withdrawn = CloseRequest(
        service_request_id="r-1", occurred_at=at(1), outcome=Outcome.WITHDRAWN, reason="x"
    )
    visit.scene.run(close_request, withdrawn, at(1))
    facts = visit.scene.request().timeline.facts
    visit.step(FactKind.ORDER_OPENED, 2)
    visit.sign(3)
    assert visit.scene.request().timeline.facts == facts
    assert visit.scene.told == []


def test_a_clock_that_runs_behind_does_not_put_a_step_before_the_call(visit: Visit) -> None:
    visit.step(FactKind.ACCEPTED, -0.01, now=0)
    clock = visit.scene.request().clock(Milestone.RESPOND)
    assert clock
    assert clock.met_at == NOW


@pytest.mark.parametrize(
    ("reaction", "event"),
    [
        (
            on_work_order_step,
            WorkOrderStep(
                service_request_id="r-9", kind=FactKind.ACCEPTED, technician="T1", occurred_at=NOW
            ),
        ),
        (
            on_work_order_signed,
            WorkOrderSigned(service_request_id="r-9", technician="T1", signed_at=NOW, visits=1),
        ),
        (
            on_parts_notice,
            PartsNotice(service_request_id="r-9", warehouse="W", is_short=True, occurred_at=NOW),
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_request_that_has_not_arrived_yet_is_asked_for_again_later(
    scene: Scene, reaction: object, event: object
) -> None:
    refusal = scene.refused(RequestNotKnownYet, reaction, event, NOW)  # type: ignore[arg-type]
    assert refusal.retry_later


def test_parts_of_no_request_are_nobody_s_wait(scene: Scene) -> None:
    event = PartsNotice(service_request_id="", warehouse="W", is_short=True, occurred_at=NOW)
    scene.run(on_parts_notice, event, NOW)
    assert scene.told == []


def _closing(scene: Scene, closings: int) -> list[BusinessTrace]:
    event = OurClosing(service_request_id="r-1", closings=closings)
    scene.run(on_service_request_closed, event, at(200))
    return scene.tx.traces


def test_a_closing_is_told_as_one_trace_whose_phases_tile_the_life(visit: Visit) -> None:
    visit.to_site()
    visit.report(5)
    visit.sign(6)
    (trace,) = _closing(visit.scene, 1)
    assert (trace.started_at, trace.ended_at, trace.closings) == (NOW, at(6), 1)
    assert trace.phases == visit.phases()
    assert trace.step_traceparents
    assert not trace.breached


def test_a_request_that_came_back_waits_for_its_next_closing_to_be_told(visit: Visit) -> None:
    visit.to_site()
    visit.report(5)
    visit.sign(6)
    reopen = ReopenRequest(service_request_id="r-1", occurred_at=at(7), reason="x")
    visit.scene.run(reopen_request, reopen, at(7))
    assert _closing(visit.scene, 1) == []
    visit.step(FactKind.ASSIGNED, 8)
    visit.report(10)
    visit.sign(11)
    (trace,) = _closing(visit.scene, 2)
    kinds = [phase.activity.kind for phase in trace.phases]
    assert PhaseKind.STOPPED in kinds
    assert trace.phases[kinds.index(PhaseKind.STOPPED)].start == at(5)


def test_our_own_closing_of_an_unknown_request_is_a_defect(scene: Scene) -> None:
    event = OurClosing(service_request_id="r-9", closings=1)
    scene.refused(ServiceRequestNotFound, on_service_request_closed, event, NOW)
