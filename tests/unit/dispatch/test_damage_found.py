"""Rules I-10 and I-12 on site: who pays turns while the technician is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dispatch.domain.events import WarrantyEnded
from dispatch.domain.fee import QuoteNotAccepted, WorkNotStarted
from dispatch.domain.life_cycle import State
from dispatch.domain.work_order import WorkOrder
from dispatch.handlers.on_category_decided_anew import DecidedCategory, on_category_decided_anew
from dispatch.handlers.on_service_request_reopened import (
    ReopenedRequest,
    on_service_request_reopened,
)
from dispatch.handlers.submit_service_report import SubmitServiceReport, submit_service_report
from fakes.dispatch_acting import (
    FIXED,
    HOUR,
    MINUTE,
    Dispatch,
    call,
    order_id,
    refused,
    request_id,
    window,
)

SECOND = timedelta(seconds=1)


def brought_to(state: State = State.ON_SITE, *, is_chargeable: bool = False) -> Dispatch:
    dispatch = Dispatch()
    dispatch.bring_to(state, event=call(is_chargeable=is_chargeable))
    return dispatch


def find_damage(
    dispatch: Dispatch,
    at: datetime | None = None,
    *,
    is_chargeable: bool = True,
    ends_warranty: bool = False,
) -> WorkOrder:
    dispatch.now += MINUTE
    event = DecidedCategory(
        service_request_id=request_id("a"),
        is_chargeable=is_chargeable,
        found_at=at or dispatch.now,
        ends_warranty=ends_warranty,
    )
    on_category_decided_anew(event, dispatch.tx, dispatch.now)
    return dispatch.tx.work_orders.get(order_id("a"))


def test_the_end_of_a_warranty_is_announced_whoever_pays_then() -> None:
    for is_chargeable in (True, False):
        dispatch = brought_to()
        find_damage(dispatch, is_chargeable=is_chargeable)
        assert not any(isinstance(each, WarrantyEnded) for each in dispatch.fake.sent)
        find_damage(dispatch, is_chargeable=is_chargeable, ends_warranty=True)
        (ended,) = (each for each in dispatch.fake.sent if isinstance(each, WarrantyEnded))
        assert ended.origin.work_order_id == order_id("a")
        assert ended.occurred_at == dispatch.now


def test_work_that_had_started_goes_on_with_a_price_and_a_new_start() -> None:
    dispatch = brought_to()
    dispatch.start()
    charged = find_damage(dispatch)
    assert (charged.state, charged.is_chargeable, charged.charged_from) == (
        State.ON_SITE,
        True,
        dispatch.now,
    )
    assert charged.work_started_at is None
    with refused(dispatch, WorkNotStarted, "I-12"):
        dispatch.report()
    with refused(dispatch, QuoteNotAccepted, "I-12"):
        dispatch.start()
    dispatch.hear_yes()
    assert dispatch.start().work_started_at == dispatch.now
    assert dispatch.report().state is State.DONE


def test_the_step_says_when_and_why() -> None:
    dispatch = brought_to()
    found_at = dispatch.now - 10 * MINUTE
    order = find_damage(dispatch, found_at)
    step = dispatch.tx.steps.of(order.id)[-1]
    assert (step.occurred_at, step.recorded_at) == (found_at, dispatch.now)
    assert (step.from_state, step.to_state) == (State.ON_SITE, State.ON_SITE)
    assert step.note == (
        "damage by people found: the customer pays; work starts after an accepted price"
    )


@pytest.mark.parametrize(
    ("after", "is_refused"), [(-SECOND, False), (timedelta(0), False), (SECOND, True)]
)
def test_what_ended_by_then_is_reported_without_a_price(
    after: timedelta, *, is_refused: bool
) -> None:
    dispatch = brought_to()
    dispatch.start()
    dispatch.now += HOUR
    find_damage(dispatch, dispatch.now)
    partly = SubmitServiceReport(
        work_order_id=order_id("a"),
        findings=replace(FIXED, fixed=False),
        finished_at=dispatch.now - MINUTE + after,
    )
    if is_refused:
        with refused(dispatch, WorkNotStarted, "I-12"):
            submit_service_report(partly, dispatch.tx, dispatch.now)
    else:
        reported = submit_service_report(partly, dispatch.tx, dispatch.now)
        assert reported.state is State.INTERRUPTED


@pytest.mark.parametrize("state", [State.DONE, State.SIGNED, State.CLOSED, State.CANCELLED])
def test_finished_work_stays_as_it_was_done(state: State) -> None:
    dispatch = brought_to(state)
    before = dispatch.tx.work_orders.get(order_id("a"))
    charged = find_damage(dispatch, dispatch.now - HOUR)
    assert charged == replace(
        before,
        is_chargeable=True,
        charged_from=before.finished_at or before.last_step_at,
        version=before.version + 1,
    )
    step = dispatch.tx.steps.of(charged.id)[-1]
    assert step.note == "damage by people found: the customer pays; work was done before"
    assert (step.from_state, step.to_state) == (state, state)


def test_finished_work_closes_as_ever_and_starts_with_a_price_if_it_comes_back() -> None:
    dispatch = brought_to(State.DONE)
    find_damage(dispatch)
    dispatch.sign()
    assert dispatch.close().state is State.CLOSED
    again = ReopenedRequest(service_request_id=request_id("a"), reopened_at=dispatch.now)
    on_service_request_reopened(again, dispatch.tx, dispatch.now)
    dispatch.assign(visit=window(5))
    for act in (dispatch.accept, dispatch.travel, dispatch.arrive):
        act()
    with refused(dispatch, QuoteNotAccepted, "I-12"):
        dispatch.start()
    with refused(dispatch, WorkNotStarted, "I-12"):
        dispatch.report()


@pytest.mark.parametrize(("was", "becomes"), [(False, False), (True, True), (True, False)])
def test_where_the_customer_pays_no_more_than_before_nothing_changes(
    *, was: bool, becomes: bool
) -> None:
    dispatch = brought_to(is_chargeable=was)
    before = dispatch.fake.snapshot()
    find_damage(dispatch, is_chargeable=becomes)
    assert vars(dispatch.fake.snapshot()) == vars(before)


def test_a_request_without_visits_has_nothing_to_charge() -> None:
    dispatch = Dispatch()
    event = DecidedCategory(
        service_request_id=request_id("a"), is_chargeable=True, found_at=dispatch.now
    )
    on_category_decided_anew(event, dispatch.tx, dispatch.now)
    assert dispatch.fake.state.orders == {}


def test_a_finding_told_twice_is_noted_once() -> None:
    dispatch = brought_to()
    first = find_damage(dispatch)
    assert find_damage(dispatch) == first
