from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.domain import events
from dispatch.domain.assignment import AssignmentRefused
from dispatch.domain.life_cycle import State
from dispatch.domain.ranking import OverrideNeedsReason, Suggestion
from dispatch.domain.technician import Certificate, EmploymentState, Technician, TechnicianNotFound
from dispatch.domain.time_window import InvalidVisit, TimeWindow
from dispatch.domain.work_order import WorkOrderNotFound
from dispatch.handlers.on_branch_registered import on_branch_registered
from dispatch.handlers.suggest_technicians import SuggestTechnicians, suggest_technicians
from fakes.dispatch_acting import (
    DAY,
    FIXED,
    HOUR,
    LI,
    MINUTE,
    MONDAY,
    NORTH,
    PAPERS,
    SOUTH,
    WANG,
    Dispatch,
    branch,
    call,
    order_id,
    refused,
    technician,
    window,
)


def suggest(dispatch: Dispatch, visit: TimeWindow | None = None, name: str = "a") -> Suggestion:
    query = SuggestTechnicians(work_order_id=order_id(name), visit=visit or window())
    return suggest_technicians(query, dispatch.tx, dispatch.now)


def papers_until(day: date) -> tuple[Certificate, ...]:
    return tuple(replace(each, valid_until=day) for each in PAPERS)


def test_a_fit_technician_is_promised_and_the_fact_is_announced_once() -> None:
    dispatch = Dispatch()
    dispatch.register()
    dispatch.open()
    order = dispatch.assign()
    assert (order.state, order.technician_code, order.visit) == (State.ASSIGNED, LI, window())
    assert order.assignment_policy_ref == "assignment/standard@test"
    announced = [each for each in dispatch.fake.sent if isinstance(each, events.WorkOrderAssigned)]
    assert [(each.technician_code, each.visit) for each in announced] == [(LI, window())]


@pytest.mark.parametrize(
    ("who", "rule", "reason"),
    [
        (technician(papers=()), "D-01", "CERTIFICATE_MISSING"),
        (technician(papers=papers_until(date(2026, 3, 1))), "D-01", "CERTIFICATE_EXPIRED"),
        (technician(skills=frozenset({"network"})), "D-05", "SKILL_MISSING"),
        (technician(state=EmploymentState.SUSPENDED), "H-12", "IS_SUSPENDED"),
        (technician(state=EmploymentState.LEFT), "H-12", "HAS_LEFT"),
        (technician(branch=SOUTH), "D-01", "OTHER_BRANCH"),
    ],
)
def test_each_hard_rule_refuses_and_suggests_with_the_same_reason(
    who: Technician, rule: str, reason: str
) -> None:
    dispatch = Dispatch()
    dispatch.register(who)
    on_branch_registered(branch(NORTH), dispatch.tx, MONDAY)
    on_branch_registered(branch(SOUTH), dispatch.tx, MONDAY)
    dispatch.open()
    found = suggest(dispatch)
    assert found.candidates == ()
    if who.is_on_roster or who.branch_code == NORTH:
        assert {(each.rule, each.reason) for each in found.refused[0].violations} == {
            (rule, reason)
        }
    with refused(dispatch, AssignmentRefused, rule) as seen:
        dispatch.assign(reason="no one else")
    assert seen.metadata["reasons"] == reason


def test_a_refusal_lists_every_broken_rule_with_its_figures() -> None:
    dispatch = Dispatch()
    dispatch.register(technician(papers=(), skills=frozenset()))
    dispatch.open()
    with refused(dispatch, AssignmentRefused, "D-01") as seen:
        dispatch.assign()
    assert seen.metadata["rules"] == "D-01,D-05"
    assert seen.metadata["reasons"] == "CERTIFICATE_MISSING,SKILL_MISSING"
    assert "CERTIFICATE_MISSING (electrician)" in str(seen.error)


@pytest.mark.parametrize(
    ("valid_until", "may_go"),
    [(date(2026, 3, 1), False), (date(2026, 3, 2), True), (date(2026, 3, 3), True)],
)
def test_a_certificate_counts_through_its_last_day(valid_until: date, *, may_go: bool) -> None:
    dispatch = Dispatch()
    dispatch.register(technician(papers=papers_until(valid_until)))
    dispatch.open()
    assert bool(suggest(dispatch).candidates) is may_go


@pytest.mark.parametrize(("time_zone", "may_go"), [("Asia/Shanghai", False), ("UTC", True)])
def test_the_day_of_a_visit_is_the_branches_own(time_zone: str, *, may_go: bool) -> None:
    # From 17:00 UTC it is the next day in Shanghai.
    dispatch = Dispatch()
    on_branch_registered(branch(NORTH, time_zone=time_zone), dispatch.tx, MONDAY)
    dispatch.register(technician(papers=papers_until(date(2026, 3, 2))))
    dispatch.open()
    assert bool(suggest(dispatch, window(16, 1)).candidates) is may_go


@pytest.mark.parametrize(("minutes", "may_go"), [(-1, True), (0, True), (1, False)])
def test_a_visit_over_midnight_needs_papers_for_both_days(minutes: int, *, may_go: bool) -> None:
    # Midnight in Shanghai is 15 hours after nine; the end of a window is not part of it.
    dispatch = Dispatch()
    dispatch.register(technician(papers=papers_until(date(2026, 3, 2))))
    dispatch.open()
    visit = TimeWindow(start=MONDAY + 14 * HOUR, end=MONDAY + 15 * HOUR + minutes * MINUTE)
    assert bool(suggest(dispatch, visit).candidates) is may_go


def test_the_latest_of_several_certificates_of_a_kind_counts() -> None:
    old = papers_until(date(2025, 1, 1))
    dispatch = Dispatch()
    dispatch.register(technician(papers=(*PAPERS, *old)))
    dispatch.open()
    assert suggest(dispatch).candidates


@pytest.mark.parametrize(
    ("start", "hours", "may_go"),
    [(0, 2, True), (0, 2.01, False), (2.5, 0.1, False), (2.99, 1, False), (3, 1, True)],
)
def test_a_technician_is_promised_to_one_customer_at_a_time(
    start: float, hours: float, *, may_go: bool
) -> None:
    dispatch = Dispatch()
    dispatch.register()
    dispatch.open()
    dispatch.assign(visit=window(2, 1))
    dispatch.open(call("b"))
    assert bool(suggest(dispatch, window(start, hours), "b").candidates) is may_go
    if may_go:
        dispatch.assign("b", visit=window(start, hours))
    else:
        with refused(dispatch, AssignmentRefused, "D-05") as seen:
            dispatch.assign("b", visit=window(start, hours))
        assert seen.metadata["reasons"] == "VISIT_OVERLAPS"


def test_an_order_does_not_stand_in_its_own_way() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ASSIGNED)
    assert dispatch.assign(visit=window(1.5, 2)).visit == window(1.5, 2)


@pytest.mark.parametrize(
    ("seconds", "may_go"), [(-301, False), (-300, True), (-299, True), (60, True)]
)
def test_a_visit_is_not_promised_for_the_past(seconds: int, *, may_go: bool) -> None:
    # Clocks may differ by five minutes.
    dispatch = Dispatch()
    dispatch.register()
    dispatch.open()
    start = MONDAY + timedelta(seconds=seconds)
    found = suggest(dispatch, TimeWindow(start=start, end=start + HOUR))
    assert bool(found.candidates) is may_go
    if not may_go:
        (violation,) = found.refused[0].violations
        assert (violation.rule, violation.reason) == ("D-05", "VISIT_IN_THE_PAST")


def test_a_past_decision_is_judged_by_its_own_time() -> None:
    dispatch = Dispatch()
    dispatch.register()
    dispatch.open()
    query = SuggestTechnicians(work_order_id=order_id("a"), visit=window(), occurred_at=MONDAY)
    much_later = MONDAY + 30 * DAY
    assert suggest_technicians(query, dispatch.tx, much_later).candidates
    assert not suggest_technicians(
        replace(query, occurred_at=None), dispatch.tx, much_later
    ).candidates


@pytest.mark.parametrize(
    ("state", "is_free"),
    [
        (State.ASSIGNED, False),
        (State.ON_SITE, False),
        (State.INTERRUPTED, False),
        (State.WAITING_FOR_PARTS, False),
        (State.TAKEN_IN, False),
        (State.CANCELLED, True),
    ],
)
def test_a_promised_visit_is_kept_free_until_the_order_ends(state: State, *, is_free: bool) -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ASSIGNED if state is State.CANCELLED else state)
    if state is State.CANCELLED:
        dispatch.cancel()
    dispatch.open(call("b"))
    assert bool(suggest(dispatch, window(), "b").candidates) is is_free
    assert suggest(dispatch, window(2), "b").candidates


def test_a_visit_that_ended_unfixed_frees_its_technician() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ON_SITE)
    dispatch.report(findings=replace(FIXED, fixed=False))
    dispatch.open(call("b"))
    assert suggest(dispatch, window(), "b").candidates


def test_a_finished_visit_frees_the_rest_of_its_time() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.TRAVELLING)
    dispatch.arrive(at=window().start)
    dispatch.report()
    dispatch.open(call("b"))
    finished = dispatch.now
    taken = TimeWindow(start=finished - MINUTE / 2, end=finished + HOUR)
    assert suggest(dispatch, taken, "b").candidates == ()
    assert suggest(dispatch, TimeWindow(start=finished, end=finished + HOUR), "b").candidates


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=12))
def test_no_sequence_of_assignments_books_anybody_twice(wishes: list[tuple[int, int]]) -> None:
    dispatch = Dispatch()
    dispatch.register()
    for index, (start, length) in enumerate(wishes):
        dispatch.open(call(str(index)))
        try:
            dispatch.assign(str(index), visit=window(start / 4, length / 4))
        except AssignmentRefused:
            continue
    booked = sorted(
        (each.visit for each in dispatch.fake.state.orders.values() if each.visit),
        key=lambda visit: visit.start,
    )
    assert all(one.end <= other.start for one, other in itertools.pairwise(booked))


def test_an_unknown_order_or_technician_is_refused() -> None:
    dispatch = Dispatch()
    dispatch.register()
    with refused(dispatch, WorkOrderNotFound, "D-06"):
        dispatch.assign("nobody")
    dispatch.open()
    with refused(dispatch, TechnicianNotFound, "D-01"):
        dispatch.assign(code="T-NOBODY")


def test_a_dispatcher_of_another_branch_knows_of_neither_order_nor_technician() -> None:
    dispatch = Dispatch()
    dispatch.register()
    dispatch.open()
    dispatch.acting("dispatcher-2", "dispatcher", frozenset({SOUTH}))
    with refused(dispatch, TechnicianNotFound, "D-01"):
        dispatch.assign()
    with refused(dispatch, WorkOrderNotFound, "D-06"):
        suggest(dispatch)


def test_a_visit_ends_after_it_starts() -> None:
    with pytest.raises(InvalidVisit) as refusal:
        TimeWindow(start=MONDAY, end=MONDAY)
    assert (refusal.value.rule, refusal.value.field) == ("D-05", "visit.end_time")


def test_passing_over_a_better_candidate_needs_a_reason_that_is_kept() -> None:
    dispatch = Dispatch().acting("dispatcher-1", "dispatcher")
    dispatch.register(technician(LI), technician(WANG))
    for name in ("a", "b", "c"):
        dispatch.open(call(name))
    dispatch.assign("b", WANG, window(4), reason="asked for")
    dispatch.assign("c", WANG, window(6), reason="asked for")
    with refused(dispatch, OverrideNeedsReason, "D-05") as seen:
        dispatch.assign("a", WANG, reason=" ")
    assert seen.metadata["best"] == LI
    order = dispatch.assign("a", WANG, reason="knows the house")
    announced = dispatch.fake.sent[-1]
    assert isinstance(announced, events.WorkOrderAssigned)
    assert order.overridden_reason == announced.overridden_reason == "knows the house"
    assert dispatch.tx.steps.of(order.id)[-1].note == f"{WANG}: knows the house"


@pytest.mark.parametrize(
    ("tolerance", "needs_reason"), [("0.049", True), ("0.050", False), ("0.051", False)]
)
def test_a_candidate_within_the_tolerance_needs_no_reason(
    tolerance: str, *, needs_reason: bool
) -> None:
    # One visit of six more on the day: 0.3 x 1/6 = 0.05 less.
    dispatch = Dispatch()
    policies = dispatch.fake.policies
    policies.choice = replace(policies.choice, override_tolerance=Decimal(tolerance))
    dispatch.register(technician(LI), technician(WANG))
    dispatch.open(call("b"))
    dispatch.assign("b", WANG, window(6), reason="first")
    dispatch.open()
    if needs_reason:
        with refused(dispatch, OverrideNeedsReason, "D-05"):
            dispatch.assign("a", WANG)
    else:
        assert dispatch.assign("a", WANG).overridden_reason == ""


def test_the_best_candidate_needs_no_reason_and_is_no_override() -> None:
    dispatch = Dispatch()
    dispatch.register(technician(LI), technician(WANG))
    dispatch.open()
    best = suggest(dispatch).candidates[0].technician.code
    assert dispatch.assign(code=best, reason="likes him").overridden_reason == ""


def test_helpful_outsiders_are_listed_as_refused_but_not_those_of_other_cities() -> None:
    dispatch = Dispatch()
    on_branch_registered(branch(NORTH), dispatch.tx, MONDAY)
    on_branch_registered(branch(SOUTH), dispatch.tx, MONDAY)
    on_branch_registered(branch("BJ01", city="北京"), dispatch.tx, MONDAY)
    dispatch.register(
        technician("T-NEAR", branch=SOUTH),
        technician("T-FAR", branch="BJ01"),
        technician("T-UNSKILLED", branch=SOUTH, skills=frozenset()),
    )
    dispatch.open()
    found = suggest(dispatch)
    assert [each.technician.code for each in found.refused] == ["T-NEAR"]
    assert found.refused[0].violations[0].detail == "of SH02, not of SH01"


def test_a_day_may_be_planned_ahead_and_again() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ACCEPTED)
    moved = dispatch.assign(visit=window(1, on=MONDAY + DAY))
    assert (moved.state, moved.visit) == (State.ASSIGNED, window(1, on=MONDAY + DAY))
