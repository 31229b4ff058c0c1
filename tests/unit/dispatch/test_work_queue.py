from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.domain.life_cycle import State
from dispatch.domain.work_order import Severity, WorkOrder
from dispatch.domain.work_queue import QueueFilter, Turn, queue_key
from dispatch.handlers.list_work_orders import ListWorkOrders, list_work_orders
from dispatch.handlers.on_branch_registered import on_branch_registered
from fakes.dispatch_acting import (
    DAY,
    HOUR,
    LI,
    MINUTE,
    MONDAY,
    NORTH,
    SOUTH,
    Dispatch,
    branch,
    call,
    order_id,
)


def queue(dispatch: Dispatch, limit: int = 50, **wanted: Any) -> list[WorkOrder]:
    query = ListWorkOrders(wanted=QueueFilter(**wanted), limit=limit)
    found: list[WorkOrder] = []
    while True:
        page = list_work_orders(query, dispatch.tx, dispatch.now)
        assert len(page.orders) <= limit
        found += page.orders
        if page.next_place is None:
            return found
        query = replace(query, after=page.next_place)
        dispatch.now += MINUTE


def test_left_overs_come_first_then_severity_then_due_time() -> None:
    dispatch = Dispatch()
    dispatch.open(call("today-d", severity=Severity.D))
    dispatch.open(call("today-a", severity=Severity.A))
    dispatch.open(call("today-b-late", severity=Severity.B, arrive_due_at=MONDAY + 3 * HOUR))
    dispatch.open(call("today-b-soon", severity=Severity.B, arrive_due_at=MONDAY + 2 * HOUR))
    never = call("today-b-never", severity=Severity.B, arrive_due_at=None, restore_due_at=None)
    dispatch.open(never)
    dispatch.open(call("yesterday-d", severity=Severity.D, received_at=MONDAY - DAY))
    dispatch.open(call("yesterday-c", severity=Severity.C, received_at=MONDAY - DAY))
    dispatch.bring_to(State.CANCELLED, "gone-a", call("gone-a", severity=Severity.A))
    assert [each.id for each in queue(dispatch)] == [
        order_id(name)
        for name in (
            "yesterday-c",
            "yesterday-d",
            "today-a",
            "today-b-soon",
            "today-b-late",
            "today-b-never",
            "today-d",
            "gone-a",
        )
    ]


@pytest.mark.parametrize(
    ("opened_on", "turn"),
    [
        (date(2026, 3, 1), Turn.LEFT_OVER),
        (date(2026, 3, 2), Turn.TODAY),
        (date(2026, 3, 3), Turn.TODAY),
    ],
)
def test_work_of_an_earlier_day_is_a_left_over(opened_on: date, turn: Turn) -> None:
    order = replace(Dispatch().open(), opened_on=opened_on)
    assert queue_key(order, date(2026, 3, 2)).turn is turn


def test_once_somebody_was_there_restoration_is_what_is_due() -> None:
    dispatch = Dispatch()
    order = dispatch.bring_to(State.ASSIGNED)
    assert queue_key(order, MONDAY.date()).due_at == order.arrive_due_at
    for act in (dispatch.accept, dispatch.travel, dispatch.arrive):
        order = act()
    assert queue_key(order, MONDAY.date()).due_at == order.restore_due_at


def test_the_queue_is_asked_by_branch_technician_and_state() -> None:
    dispatch = Dispatch()
    dispatch.bring_to(State.ASSIGNED, "mine")
    dispatch.open(call("open"))
    dispatch.open(call("south", branch=SOUTH))
    assert [each.id for each in queue(dispatch, technician_code=LI)] == [order_id("mine")]
    assert [each.id for each in queue(dispatch, branch_code=SOUTH)] == [order_id("south")]
    opened = queue(dispatch, branch_code=NORTH, state=State.OPEN)
    assert [each.id for each in opened] == [order_id("open")]


def test_nobody_sees_orders_of_branches_he_does_not_act_for() -> None:
    dispatch = Dispatch()
    dispatch.open(call("north"))
    dispatch.open(call("south", branch=SOUTH))
    dispatch.acting("dispatcher-2", "dispatcher", frozenset({SOUTH}))
    assert [each.id for each in queue(dispatch)] == [order_id("south")]


def test_what_day_it_is_depends_on_the_branch_asked_for() -> None:
    # 16:30 UTC: the next day in Shanghai, still the same in London.
    dispatch = Dispatch(now=MONDAY + 15.5 * HOUR)
    on_branch_registered(branch(NORTH), dispatch.tx, MONDAY)
    on_branch_registered(branch(SOUTH, time_zone="Europe/London"), dispatch.tx, MONDAY)
    for code in (NORTH, SOUTH):
        dispatch.open(call(f"{code}-b", branch=code, severity=Severity.B))
        late = call(f"{code}-a", branch=code, severity=Severity.A, received_at=dispatch.now)
        dispatch.open(late)
    north = [each.severity for each in queue(dispatch, branch_code=NORTH)]
    south = [each.severity for each in queue(dispatch, branch_code=SOUTH)]
    assert (north, south) == ([Severity.B, Severity.A], [Severity.A, Severity.B])


def test_pages_keep_their_day_over_midnight() -> None:
    dispatch = Dispatch(now=MONDAY + 15 * HOUR - MINUTE)
    for name in "abcdef":
        dispatch.open(call(name, severity=Severity.B))
    assert len({each.id for each in queue(dispatch, limit=1)}) == 6


@given(
    st.lists(
        st.tuples(
            st.integers(-2, 0),
            st.sampled_from(Severity),
            st.one_of(st.none(), st.integers(0, 3)),
        ),
        max_size=12,
    ),
    st.integers(1, 5),
)
def test_pages_together_are_the_whole_queue_in_order(
    calls: list[tuple[int, Severity, int | None]], limit: int
) -> None:
    dispatch = Dispatch()
    for index, (day, severity, due) in enumerate(calls):
        due_at = None if due is None else MONDAY + due * HOUR
        dispatch.open(
            call(
                str(index),
                severity=severity,
                received_at=MONDAY + day * DAY,
                arrive_due_at=due_at,
                restore_due_at=None,
            )
        )
    today = (MONDAY + timedelta(hours=8)).date()
    keys = [queue_key(each, today) for each in queue(dispatch, limit)]
    assert keys == sorted(queue_key(each, today) for each in dispatch.fake.state.orders.values())
