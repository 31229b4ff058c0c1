from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from dispatch.domain import events
from dispatch.domain.life_cycle import (
    MOVES,
    SUSPENDED,
    Act,
    IllegalTransition,
    State,
    allows,
    check_move,
)
from dispatch.domain.occurrence import OccurredInFuture, OccurredTooEarly
from dispatch.domain.work_order import AnotherVisitNeeded, NotYourWorkOrder, WorkOrder
from dispatch.handlers.accept_work_order import AcceptWorkOrder, accept_work_order
from dispatch.handlers.resume_work import ResumeWork, resume_work
from dispatch.handlers.submit_service_report import SubmitServiceReport, submit_service_report
from fakes.dispatch_acting import FIXED, LI, MINUTE, Dispatch, call, order_id, refused, window


def resume(dispatch: Dispatch) -> WorkOrder:
    dispatch.now += MINUTE
    return resume_work(ResumeWork(work_order_id=order_id("a")), dispatch.tx, dispatch.now)


COMMANDS: dict[Act, Callable[[Dispatch], WorkOrder]] = {
    Act.ASSIGN: Dispatch.assign,
    Act.ACCEPT: Dispatch.accept,
    Act.TRAVEL: Dispatch.travel,
    Act.CHECK_IN: Dispatch.arrive,
    Act.START: Dispatch.start,
    Act.RESUME: resume,
    Act.REPORT: Dispatch.report,
    Act.SIGN: Dispatch.sign,
    Act.CANCEL: Dispatch.cancel,
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", COMMANDS)
def test_a_command_does_what_the_table_says_and_nothing_else(act: Act, state: State) -> None:
    dispatch = Dispatch()
    dispatch.bring_to(state)
    command = COMMANDS[act]
    if state in MOVES[act]:
        assert command(dispatch).state in MOVES[act][state]
    else:
        with refused(dispatch, IllegalTransition, "D-14" if act is Act.SIGN else "D-06") as seen:
            command(dispatch)
        assert seen.metadata["from_state"] == state
        assert seen.metadata["act"] == act


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("target", sorted(SUSPENDED))
def test_work_is_suspended_only_where_the_table_says(state: State, target: State) -> None:
    dispatch = Dispatch()
    dispatch.bring_to(state)
    if allows(Act.SUSPEND, state, target):
        assert dispatch.suspend(target).state is target
    else:
        with refused(dispatch, IllegalTransition, "D-06"):
            dispatch.suspend(target)


def test_every_act_leads_somewhere_and_every_state_but_the_first_is_reached() -> None:
    assert set(MOVES) == set(Act)
    reached = {target for moves in MOVES.values() for each in moves.values() for target in each}
    assert reached == set(State)


def test_a_signature_before_the_work_is_done_is_refused_by_its_own_rule() -> None:
    with pytest.raises(IllegalTransition) as refusal:
        check_move(Act.SIGN, State.ON_SITE, State.SIGNED, work_order_id="wo")
    assert refusal.value.rule == "D-14"


def test_the_whole_way_leaves_who_when_and_where_of_every_step() -> None:
    dispatch = Dispatch().acting("dispatcher-1", "dispatcher")
    dispatch.register()
    dispatch.open()
    dispatch.assign()
    dispatch.acting(LI, "technician")
    for act in (dispatch.accept, dispatch.travel, dispatch.arrive, dispatch.report, dispatch.sign):
        act()
    dispatch.fake.act_as_system()
    dispatch.close()
    steps = dispatch.tx.steps.of(order_id("a"))
    assert [(each.from_state, each.to_state, each.actor) for each in steps] == [
        (State.OPEN, State.OPEN, "dispatcher-1"),
        (State.OPEN, State.ASSIGNED, "dispatcher-1"),
        (State.ASSIGNED, State.ACCEPTED, LI),
        (State.ACCEPTED, State.TRAVELLING, LI),
        (State.TRAVELLING, State.ON_SITE, LI),
        (State.ON_SITE, State.DONE, LI),
        (State.DONE, State.SIGNED, LI),
        (State.SIGNED, State.CLOSED, "system:dispatch"),
    ]
    assert [bool(each.place) for each in steps] == [False] * 4 + [True, False, True, False]
    assert [each.occurred_at for each in steps] == sorted(each.occurred_at for each in steps)
    assert [type(each).__name__ for each in dispatch.fake.sent] == [
        "TechnicianRegistered",
        "WorkOrderOpened",
        "WorkOrderAssigned",
        "WorkOrderAccepted",
        "TravelStarted",
        "TechnicianArrived",
        "ServiceReportSubmitted",
        "WorkOrderSigned",
        "WorkOrderClosed",
    ]


def test_who_acts_for_the_technician_is_noted_in_the_step() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ASSIGNED)
    dispatch.acting("dispatcher-1", "dispatcher").accept()
    step = dispatch.tx.steps.of(order_id("a"))[-1]
    assert (step.actor, step.note) == ("dispatcher-1", f"on behalf of {LI}")


@pytest.mark.parametrize(
    ("state", "act", "rule"),
    [
        (State.ASSIGNED, Dispatch.accept, "D-06"),
        (State.ACCEPTED, Dispatch.travel, "D-06"),
        (State.TRAVELLING, Dispatch.arrive, "D-10"),
        (State.INTERRUPTED, resume, "D-12"),
        (State.ON_SITE, Dispatch.report, "D-13"),
        (State.DONE, Dispatch.sign, "D-14"),
    ],
)
def test_a_technician_cannot_act_on_the_order_of_another(
    state: State, act: Callable[[Dispatch], WorkOrder], rule: str
) -> None:
    dispatch = Dispatch()
    dispatch.bring_to(state)
    dispatch.acting("T-OTHER", "technician")
    with refused(dispatch, NotYourWorkOrder, rule):
        act(dispatch)


@pytest.mark.parametrize(
    ("ahead", "is_taken"),
    [
        (timedelta(minutes=4, seconds=59), True),
        (5 * MINUTE, True),
        (5 * MINUTE + MINUTE / 60, False),
    ],
)
def test_a_time_is_taken_as_now_up_to_the_skew_of_clocks(
    ahead: timedelta, *, is_taken: bool
) -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ASSIGNED)
    at = dispatch.now + ahead
    command = AcceptWorkOrder(work_order_id=order_id("a"), occurred_at=at)
    if is_taken:
        assert accept_work_order(command, dispatch.tx, dispatch.now).last_step_at == dispatch.now
    else:
        with refused(dispatch, OccurredInFuture, "D-06") as seen:
            accept_work_order(command, dispatch.tx, dispatch.now)
        assert seen.error.field == "occurred_time"


@pytest.mark.parametrize(("offset", "is_taken"), [(-1, False), (0, True), (1, True)])
def test_a_step_cannot_have_happened_before_the_one_it_follows(
    offset: int, *, is_taken: bool
) -> None:
    dispatch = Dispatch()
    order = dispatch.bring_to(State.ASSIGNED)
    command = AcceptWorkOrder(
        work_order_id=order.id, occurred_at=order.last_step_at + offset * timedelta(seconds=1)
    )
    if is_taken:
        assert (
            accept_work_order(command, dispatch.tx, dispatch.now + MINUTE).state is State.ACCEPTED
        )
    else:
        with refused(dispatch, OccurredTooEarly, "D-06"):
            accept_work_order(command, dispatch.tx, dispatch.now + MINUTE)


def test_a_step_without_a_time_never_precedes_the_one_before() -> None:
    dispatch = Dispatch()
    order = dispatch.bring_to(State.ASSIGNED)
    early = order.last_step_at - MINUTE
    accepted = accept_work_order(AcceptWorkOrder(work_order_id=order.id), dispatch.tx, early)
    assert accepted.last_step_at == order.last_step_at
    assert dispatch.tx.steps.of(order.id)[-1].recorded_at == early


def test_work_suspended_on_the_way_goes_on_on_the_way() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.TRAVELLING)
    dispatch.suspend(State.WAITING_FOR_CUSTOMER, customer_asked=True)
    assert resume(dispatch).state is State.TRAVELLING
    suspended, resumed = dispatch.fake.sent[-2:]
    assert isinstance(suspended, events.WorkSuspended)
    assert (suspended.customer_asked, suspended.note) == (True, "等配件")
    assert isinstance(resumed, events.WorkResumed)
    assert resumed.state is State.TRAVELLING


def test_work_suspended_on_site_goes_on_on_site_without_another_arrival() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.WAITING_FOR_PARTS)
    assert resume(dispatch).state is State.ON_SITE
    assert dispatch.tx.work_orders.get(order_id("a")).visits == 1


def test_a_visit_that_ended_unfixed_is_not_resumed_but_assigned_again() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ON_SITE)
    reported = dispatch.report(findings=replace(FIXED, fixed=False))
    assert (reported.state, reported.visit, reported.visits) == (State.INTERRUPTED, None, 1)
    with refused(dispatch, AnotherVisitNeeded, "D-06"):
        resume(dispatch)
    dispatch.assign(visit=window(3))
    for act in (dispatch.accept, dispatch.travel):
        act()
    assert dispatch.arrive().visits == 2
    assert [each.number for each in dispatch.tx.visits.of(order_id("a"))] == [1, 2]


def test_an_order_is_cancelled_with_its_reason() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ON_SITE)
    cancelled = dispatch.cancel()
    event = dispatch.fake.sent[-1]
    assert isinstance(event, events.WorkOrderCancelled)
    assert (cancelled.state, event.reason) == (State.CANCELLED, "客户撤销")
    assert dispatch.tx.steps.of(cancelled.id)[-1].note == "客户撤销"
    assert cancelled.occupies is None


@pytest.mark.parametrize(("seconds", "late"), [(-1, -1), (0, 0), (1, 1)])
def test_lateness_is_counted_against_the_promised_start(seconds: int, late: int) -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.TRAVELLING)
    promised = window()
    dispatch.arrive(at=promised.start + timedelta(seconds=seconds))
    arrived = dispatch.fake.sent[-1]
    assert isinstance(arrived, events.TechnicianArrived)
    assert (arrived.late_seconds, arrived.visit_number) == (late, 1)
    assert arrived.occurred_at == promised.start + timedelta(seconds=seconds)


def test_a_reassigned_order_starts_from_the_assignment_again() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.WAITING_FOR_PARTS)
    assigned = dispatch.assign(visit=window(24))
    assert (assigned.state, assigned.arrived_at, assigned.visits) == (State.ASSIGNED, None, 1)


def test_the_policy_says_how_far_clocks_may_differ() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ASSIGNED)
    dispatch.fake.policies.time = replace(dispatch.fake.policies.time, clock_skew=MINUTE)
    command = AcceptWorkOrder(work_order_id=order_id("a"), occurred_at=dispatch.now + 2 * MINUTE)
    with refused(dispatch, OccurredInFuture, "D-06"):
        accept_work_order(command, dispatch.tx, dispatch.now)


def test_work_that_ended_by_a_clock_ahead_of_ours_ended_now() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ON_SITE)
    ahead = dispatch.now + 3 * MINUTE
    command = SubmitServiceReport(
        work_order_id=order_id("a"), findings=FIXED, finished_at=ahead, occurred_at=ahead
    )
    done = submit_service_report(command, dispatch.tx, dispatch.now)
    assert (done.finished_at, done.last_step_at) == (dispatch.now, dispatch.now)


def test_an_order_opened_by_a_clock_ahead_of_ours_can_be_finished() -> None:
    dispatch = Dispatch()
    ahead = dispatch.now + 60 * MINUTE
    dispatch.bring_to(State.ON_SITE, event=call(received_at=ahead))
    command = SubmitServiceReport(
        work_order_id=order_id("a"), findings=FIXED, finished_at=ahead, occurred_at=None
    )
    done = submit_service_report(command, dispatch.tx, ahead - 2 * MINUTE)
    assert (done.finished_at, done.last_step_at) == (ahead, ahead)
