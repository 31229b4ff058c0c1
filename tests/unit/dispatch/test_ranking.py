from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispatch.domain.assignment import Availability, Commitment, PlannedVisit
from dispatch.domain.identity import WorkOrderId
from dispatch.domain.ranking import (
    AssignmentPolicy,
    Weights,
    load,
    passes_over,
    ranked,
    skill_fit,
    sla_due,
    suggestion,
    travel,
)
from dispatch.domain.time_window import TimeWindow
from fakes.dispatch import FakePolicies
from fakes.dispatch_acting import (
    HOUR,
    MINUTE,
    MONDAY,
    Dispatch,
    branch,
    call,
    technician,
    window,
)

POLICY = FakePolicies().choice
IN_FORCE = FakePolicies().assignment(MONDAY.date())


def planned(due_in: timedelta | None = 4 * HOUR, start: float = 1) -> PlannedVisit:
    due = None if due_in is None else MONDAY + due_in
    order = Dispatch().open(call(arrive_due_at=due, restore_due_at=None))
    return PlannedVisit(
        order=order,
        window=window(start),
        zone=branch().zone,
        earliest_start=MONDAY,
    )


def person(*busy: TimeWindow, code: str = "T-1", skills: int = 1) -> Availability:
    names = frozenset({"appliance", *(f"skill-{each}" for each in range(skills - 1))})
    return Availability(
        technician=technician(code, skills=names),
        commitments=tuple(
            Commitment(work_order_id=WorkOrderId(f"other-{index}"), window=each)
            for index, each in enumerate(busy)
        ),
    )


@pytest.mark.parametrize(
    ("held", "share"), [(1, Decimal(1)), (2, Decimal("0.5")), (4, Decimal("0.25"))]
)
def test_the_specialist_fits_better_than_who_can_do_everything(held: int, share: Decimal) -> None:
    found, words = skill_fit(planned(), person(skills=held), POLICY)
    assert found == share
    assert words == f"skill: the work uses 1 of {held} skills"


def test_work_without_needs_prefers_who_can_do_less() -> None:
    visit = planned()
    needless = replace(visit.order.requirements, skills=frozenset())
    visit = replace(visit, order=replace(visit.order, requirements=needless))
    one, _ = skill_fit(visit, person(skills=1), POLICY)
    three, _ = skill_fit(visit, person(skills=3), POLICY)
    assert (one, three) == (Decimal("0.5"), Decimal("0.25"))


@pytest.mark.parametrize(
    ("due_in", "share"),
    [
        (HOUR - MINUTE, Decimal(0)),
        (HOUR, Decimal(0)),
        (2 * HOUR, Decimal("0.5")),
        (3 * HOUR - 36 * timedelta(seconds=2), Decimal("0.99")),
        (3 * HOUR, Decimal(1)),
        (9 * HOUR, Decimal(1)),
    ],
)
def test_a_margin_before_the_due_time_counts_up_to_the_comfortable_one(
    due_in: timedelta, share: Decimal
) -> None:
    assert sla_due(planned(due_in), person(), POLICY)[0] == share


def test_the_margin_is_told_in_words() -> None:
    assert sla_due(planned(3 * HOUR), person(), POLICY)[1] == "SLA: there 120 min before due"
    assert sla_due(planned(HOUR / 2), person(), POLICY)[1] == "SLA: there 30 min after due"
    assert sla_due(planned(None), person(), POLICY) == (Decimal(1), "SLA: nothing is promised")


def test_who_comes_from_another_visit_is_there_later() -> None:
    # The visit before ends ten minutes earlier, the way takes thirty.
    busy = TimeWindow(start=MONDAY, end=MONDAY + 50 * MINUTE)
    assert sla_due(planned(3 * HOUR), person(busy), POLICY)[1] == "SLA: there 100 min before due"


@pytest.mark.parametrize(
    ("visits", "share"), [(0, 1), (1, Decimal(5) / 6), (5, Decimal(1) / 6), (6, 0), (7, 0)]
)
def test_the_load_of_the_day_counts_up_to_a_full_day(visits: int, share: Decimal) -> None:
    busy = [window(3 + each, 0.5) for each in range(visits)]
    found, words = load(planned(), person(*busy), POLICY)
    assert found == share
    assert words == f"load: {visits} other visits on 2026-03-02"


def test_visits_of_another_day_are_no_load() -> None:
    # 24:00 in Shanghai is 15 hours after nine.
    assert load(planned(), person(window(15)), POLICY)[0] == 1
    assert load(planned(), person(window(14.9)), POLICY)[0] < 1


@pytest.mark.parametrize(
    ("gap", "share"), [(0, 0), (15, Decimal("0.5")), (29, Decimal(1740) / 1800), (30, 1), (31, 1)]
)
def test_the_way_needs_time_before_and_after(gap: int, share: Decimal) -> None:
    visit = planned()
    before = TimeWindow(start=visit.window.start - HOUR, end=visit.window.start - gap * MINUTE)
    after = TimeWindow(start=visit.window.end + gap * MINUTE, end=visit.window.end + 2 * HOUR)
    assert travel(visit, person(before), POLICY)[0] == share
    assert travel(visit, person(after), POLICY)[0] == share


def test_a_score_is_the_weighted_mean_and_every_reason_is_told() -> None:
    busy = window(4)
    found = ranked(planned(2 * HOUR), person(busy, skills=2), POLICY)
    # 0.2 x 1/2 + 0.4 x 1/2 + 0.3 x 5/6 + 0.1 x 1
    assert found.score == Decimal("0.650")
    assert [each.partition(":")[0] for each in found.reasons] == ["skill", "SLA", "load", "travel"]


def test_equal_candidates_are_ordered_by_code() -> None:
    people = [person(code=code) for code in ("T-3", "T-1", "T-2")]
    found = suggestion(planned(), people, IN_FORCE)
    assert [each.technician.code for each in found.candidates] == ["T-1", "T-2", "T-3"]
    assert found.policy_ref == "assignment/standard@test"
    assert passes_over(found, found.candidates[2].technician.code, Decimal(0)) is None


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=8),
    st.one_of(st.none(), st.integers(-600, 6000)),
    st.integers(1, 9),
)
def test_scores_stay_between_nothing_and_one(
    busy: list[tuple[int, int]], due_minutes: int | None, skills: int
) -> None:
    due = None if due_minutes is None else due_minutes * MINUTE
    windows = [window(start / 4, length / 4) for start, length in busy]
    found = ranked(planned(due, start=5), person(*windows, skills=skills), POLICY)
    assert 0 <= found.score <= 1


@pytest.mark.parametrize("weights", [(0, 0, 0, 0), (1, 1, 1, -1)])
def test_weights_that_decide_nothing_are_refused(weights: tuple[int, ...]) -> None:
    skill, sla, day, way = map(Decimal, weights)
    with pytest.raises(ValueError, match="weights"):
        Weights(skill_fit=skill, sla_due=sla, load=day, travel=way)


@pytest.mark.parametrize(
    "wrong",
    [
        {"full_day_visits": 0},
        {"travel_allowance": timedelta()},
        {"sla_comfort": -MINUTE},
    ],
)
def test_figures_that_divide_are_above_zero(wrong: dict[str, Any]) -> None:
    fields = {name: getattr(POLICY, name) for name in AssignmentPolicy.__slots__}
    with pytest.raises(ValueError, match="above zero"):
        AssignmentPolicy(**{**fields, **wrong})
