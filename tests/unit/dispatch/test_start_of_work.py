"""Rule I-12 on site: chargeable work starts after its customer accepted the price."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dispatch.domain.fee import QuoteNotAccepted, WorkNotStarted
from dispatch.domain.life_cycle import State
from dispatch.domain.occurrence import OccurredTooEarly
from dispatch.domain.service_report import Findings, InvalidFinish
from dispatch.domain.work_order import NotYourWorkOrder, WorkOrder
from dispatch.handlers.on_service_request_reopened import (
    ReopenedRequest,
    on_service_request_reopened,
)
from dispatch.handlers.resume_work import ResumeWork, resume_work
from dispatch.handlers.submit_service_report import SubmitServiceReport, submit_service_report
from fakes.dispatch_acting import (
    FIXED,
    HOUR,
    LI,
    MINUTE,
    MONDAY,
    WANG,
    Dispatch,
    call,
    order_id,
    refused,
    request_id,
    technician,
    window,
)

SKEW = timedelta(minutes=5)
LOOKED_AT = replace(FIXED, fixed=False, replaced_parts=())
PARTLY = replace(FIXED, fixed=False)


def on_site(*, is_chargeable: bool = True) -> Dispatch:
    dispatch = Dispatch()
    dispatch.bring_to(State.ON_SITE, event=call(is_chargeable=is_chargeable))
    return dispatch


def resume(dispatch: Dispatch) -> WorkOrder:
    dispatch.now += MINUTE
    return resume_work(ResumeWork(work_order_id=order_id("a")), dispatch.tx, dispatch.now)


def test_chargeable_work_does_not_start_before_the_customer_accepted() -> None:
    dispatch = on_site()
    with refused(dispatch, QuoteNotAccepted, "I-12") as seen:
        dispatch.start()
    assert seen.metadata["request_number"] == "SH01-20260302-a"
    dispatch.hear_yes()
    order = dispatch.acting(LI, "technician").start()
    assert (order.state, order.work_started_at) == (State.ON_SITE, dispatch.now)
    step = dispatch.tx.steps.of(order.id)[-1]
    assert (step.note, step.from_state, step.to_state) == (
        "work starts",
        State.ON_SITE,
        State.ON_SITE,
    )
    assert dispatch.report().state is State.DONE


def test_an_arrival_is_recorded_whether_or_not_the_price_is_accepted() -> None:
    assert on_site().tx.work_orders.get(order_id("a")).state is State.ON_SITE


def test_a_yes_for_another_request_is_no_yes() -> None:
    dispatch = on_site()
    dispatch.hear_yes("b")
    with refused(dispatch, QuoteNotAccepted, "I-12"):
        dispatch.start()


def test_a_yes_that_is_heard_before_the_call_counts() -> None:
    dispatch = Dispatch()
    dispatch.hear_yes()
    dispatch.bring_to(State.ON_SITE, event=call(is_chargeable=True))
    assert dispatch.start().work_started_at


@pytest.mark.parametrize("findings", [FIXED, PARTLY])
def test_work_that_never_started_is_not_reported(findings: Findings) -> None:
    dispatch = on_site()
    dispatch.hear_yes()
    with refused(dispatch, WorkNotStarted, "I-12"):
        dispatch.report(findings=findings)


def test_a_look_without_work_is_reported_without_a_price() -> None:
    dispatch = on_site()
    assert dispatch.report(findings=LOOKED_AT).state is State.INTERRUPTED


def test_work_that_is_not_chargeable_starts_and_ends_without_a_price() -> None:
    started = on_site(is_chargeable=False)
    assert started.start().work_started_at == started.now
    assert on_site(is_chargeable=False).report().state is State.DONE


@pytest.mark.parametrize(
    ("ahead", "is_refused"),
    [(SKEW - MINUTE, False), (SKEW, False), (SKEW + timedelta(seconds=1), True)],
)
def test_a_late_fact_is_judged_by_when_it_happened(ahead: timedelta, *, is_refused: bool) -> None:
    dispatch = on_site()
    began = dispatch.now + 10 * MINUTE
    dispatch.now += HOUR
    dispatch.hear_yes(at=began + ahead)
    if is_refused:
        with refused(dispatch, QuoteNotAccepted, "I-12"):
            dispatch.start(at=began)
    else:
        order = dispatch.start(at=began)
        assert order.work_started_at == order.last_step_at == began + ahead


def test_a_start_told_late_counts_from_when_it_happened() -> None:
    dispatch = on_site()
    began = dispatch.now + 10 * MINUTE
    dispatch.hear_yes(at=began)
    dispatch.now += HOUR
    assert dispatch.start(at=began).work_started_at == began


def test_work_starts_after_the_arrival() -> None:
    dispatch = on_site()
    dispatch.hear_yes(at=MONDAY)
    with refused(dispatch, OccurredTooEarly, "D-11"):
        dispatch.start(at=MONDAY)


def test_another_technician_does_not_start_it() -> None:
    dispatch = on_site()
    dispatch.hear_yes()
    dispatch.register(technician(WANG))
    with refused(dispatch.acting(WANG, "technician"), NotYourWorkOrder, "D-11"):
        dispatch.start()
    assert dispatch.acting(LI, "technician").start().work_started_at


def test_work_does_not_end_before_it_started() -> None:
    dispatch = on_site()
    dispatch.hear_yes()
    dispatch.now += HOUR
    dispatch.start()
    early = SubmitServiceReport(
        work_order_id=order_id("a"), findings=FIXED, finished_at=dispatch.now - MINUTE
    )
    with refused(dispatch, InvalidFinish, "D-13"):
        submit_service_report(early, dispatch.tx, dispatch.now)


def test_the_first_start_of_a_visit_counts_and_outlasts_an_interruption() -> None:
    dispatch = on_site()
    dispatch.hear_yes()
    first = dispatch.start().work_started_at
    dispatch.suspend(State.WAITING_FOR_PARTS)
    assert resume(dispatch).work_started_at == first
    assert dispatch.start().work_started_at == first


def test_work_on_an_item_that_was_taken_in_starts_on_the_bench() -> None:
    dispatch = on_site()
    dispatch.suspend(State.TAKEN_IN)
    with refused(dispatch, QuoteNotAccepted, "I-12"):
        dispatch.start()
    dispatch.hear_yes()
    assert dispatch.start().state is State.TAKEN_IN
    resume(dispatch)
    assert dispatch.report().state is State.DONE


def test_each_visit_starts_anew_under_the_accepted_price() -> None:
    dispatch = on_site()
    dispatch.hear_yes()
    dispatch.start()
    assert dispatch.report(findings=PARTLY).work_started_at is None
    assert dispatch.assign(visit=window(5)).work_started_at is None
    for act in (dispatch.accept, dispatch.travel, dispatch.arrive):
        act()
    with refused(dispatch, WorkNotStarted, "I-12"):
        dispatch.report()
    dispatch.start()
    dispatch.report()
    dispatch.sign()
    dispatch.close()
    again = ReopenedRequest(service_request_id=request_id("a"), reopened_at=dispatch.now)
    on_service_request_reopened(again, dispatch.tx, dispatch.now)
    reopened = dispatch.tx.work_orders.get(order_id("a"))
    assert (reopened.work_started_at, reopened.is_chargeable) == (None, True)


def test_a_yes_that_is_told_twice_is_kept_once() -> None:
    dispatch = on_site()
    dispatch.hear_yes()
    dispatch.hear_yes()
    assert len(dispatch.tx.accepted_quotes.of(request_id("a"))) == 1
