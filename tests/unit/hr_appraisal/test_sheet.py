from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.hr_appraisal import SCORE, FakeTx
from hr_appraisal.domain.facts import ClosedCall, MonthFacts, RatingFact, Visit, VisitFact
from hr_appraisal.domain.month import Month
from hr_appraisal.domain.people import Employee, EmploymentState
from hr_appraisal.domain.policies import InForce
from hr_appraisal.domain.sheet import MonthlySheet, SheetLine, draw_sheet
from hr_appraisal.domain.words import Fault, Rating
from unit.hr_appraisal.cases import (
    FILED,
    TECHNICIAN,
    call,
    complaint,
    event_entry_id,
    order_id,
    posted,
    rating,
    undo,
)

EMPLOYEE = Employee(
    code=TECHNICIAN,
    name="陈立",
    branch_code="SZ",
    line_supervisor="zg-01",
    employment_state=EmploymentState.REGULAR,
)
MARCH = Month("2026-03")


def draw(facts: MonthFacts, **changes: object) -> MonthlySheet:
    policy = replace(SCORE, **changes)  # type: ignore[arg-type]
    return draw_sheet(EMPLOYEE, MARCH, facts, InForce(ref="score/default@test", body=policy))


def line(sheet: MonthlySheet, item: str) -> SheetLine:
    (found,) = [each for each in sheet.lines if each.item == item]
    return found


def visit(number: int = 1, *, reported: bool = True, over: bool = True) -> VisitFact:
    made = Visit(
        number=number,
        technician_code=TECHNICIAN,
        arrived_at=FILED,
        late_seconds=0,
        reported_at=FILED if reported else None,
        ended_at=FILED if over and not reported else None,
    )
    return VisitFact(work_order_id=order_id(), visit=made)


def test_a_month_without_facts_is_as_good_as_policy_says() -> None:
    sheet = draw(MonthFacts())
    assert sheet.score == Decimal("92.00")
    assert line(sheet, "survey.attitude").figures == "no answers: share 0.8 by policy; weight 5"
    assert line(sheet, "kpi.timely").value == Decimal("6.40")
    assert all(not each.sources for each in sheet.lines)


def test_a_month_in_which_all_went_well_makes_a_hundred() -> None:
    facts = MonthFacts(
        ratings=(rating("a", *[Rating.EXCELLENT] * 4),), calls=(call(),), visits=(visit(),)
    )
    assert draw(facts).score == Decimal("100.00")


def test_a_sheet_adds_up_as_it_is_printed() -> None:
    levels = (Rating.EXCELLENT, Rating.GOOD, Rating.FAIR, Rating.POOR)
    facts = MonthFacts(
        ratings=(rating("a", *levels), rating("b"), rating("c", *levels)),
        calls=(call("a"), call("b", in_time=False), call("c", visits=2)),
        visits=(visit(), visit(2, reported=False), visit(3)),
    )
    sheet = draw(facts)
    assert {each.item: str(each.value) for each in sheet.lines} == {
        "base": "60.00",
        "survey.attitude": "4.67",
        "survey.skill": "4.00",
        "survey.punctuality": "2.67",
        "survey.promises_kept": "1.33",
        "kpi.timely": "5.33",
        "kpi.first_time_fix": "4.00",
        "kpi.report_completeness": "4.00",
        "kpi.complaints": "0.00",
    }
    assert sheet.score == Decimal("86.00")
    assert line(sheet, "survey.attitude").figures == "3 answers: 1 good, 2 excellent; weight 5"
    assert line(sheet, "kpi.timely").figures == "2 of 3 in time; weight 8"


@pytest.mark.parametrize(
    ("share", "value"), [("0.0248", "0.12"), ("0.025", "0.13"), ("0.0252", "0.13")]
)
def test_half_a_cent_is_rounded_away_from_zero(share: str, value: str) -> None:
    sheet = draw(MonthFacts(), share_without_facts=Decimal(share))
    assert line(sheet, "survey.attitude").value == Decimal(value)


def test_every_line_names_what_it_came_from() -> None:
    facts = MonthFacts(
        ratings=(rating("a"), rating("b")),
        calls=(call("a"), call("b")),
        visits=(visit(1), visit(2)),
        complaints=(complaint("x", fault=Fault.RUDE), complaint("y", fault=Fault.PROCESS)),
    )
    sheet = draw(facts)
    assert len(line(sheet, "survey.skill").sources) == 2
    assert line(sheet, "kpi.timely").sources == (
        "request:SZ-20260303-a",
        "request:SZ-20260303-b",
    )
    assert line(sheet, "kpi.report_completeness").sources == (
        f"work_order:{order_id()}/visit/1",
        f"work_order:{order_id()}/visit/2",
    )
    shown = line(sheet, "kpi.complaints")
    assert shown.sources == ("complaint:C-SZ-2026-x", "complaint:C-SZ-2026-y")
    assert shown.figures == "2 complaints, 1 with a verified fault; counted as points"
    assert shown.value == 0


@pytest.mark.parametrize(
    ("fact", "timely", "first_time_fix"),
    [
        (call(), "1 of 1", "1 of 1"),
        (call(in_time=False), "0 of 1", "1 of 1"),
        (call(in_time=None), None, "1 of 1"),
        (call(visits=0), "1 of 1", None),
        (call(visits=2), "1 of 1", "0 of 1"),
        (call(is_repeat=True), "1 of 1", "0 of 1"),
        (call(is_done=False), None, None),
    ],
)
def test_calls_count_where_the_rulebook_counts_them(
    fact: ClosedCall, timely: str | None, first_time_fix: str | None
) -> None:
    sheet = draw(MonthFacts(calls=(fact,)))
    for item, counted in (("kpi.timely", timely), ("kpi.first_time_fix", first_time_fix)):
        figures = line(sheet, item).figures
        assert figures.startswith(counted or "no ")


def test_a_visit_that_goes_on_is_not_yet_judged() -> None:
    sheet = draw(MonthFacts(visits=(visit(reported=False, over=False),)))
    assert line(sheet, "kpi.report_completeness").figures.startswith("no visits with a report")


def facts_of(tx: FakeTx) -> MonthFacts:
    start = datetime(2026, 2, 28, 16, tzinfo=UTC)
    months = tx.facts.of_month([TECHNICIAN], MARCH, start, start + timedelta(days=31))
    return months[TECHNICIAN]


def test_points_stand_on_the_sheet_with_entry_and_evidence() -> None:
    sheet = draw(facts_of(posted(repeated=True)))
    shown = line(sheet, "points.major_demerit")
    assert (shown.value, shown.figures) == (Decimal("-18.00"), "argued_or_insulted; doubled")
    assert shown.sources == (f"entry:{event_entry_id()}", "complaint:C-SZ-2026-first")


def test_a_fine_is_told_and_costs_no_points() -> None:
    sheet = draw(facts_of(posted(fault=Fault.REFUSED_OR_DRAGGED)))
    shown = line(sheet, "points.fine")
    assert (shown.value, shown.figures) == (Decimal(0), "refused_or_dragged; fine 100 CNY")


def test_a_reversed_entry_and_its_opposite_both_stand_on_the_sheet() -> None:
    tx = posted()
    clean = draw(replace(facts_of(tx), entries=())).score
    done = undo(tx)
    sheet = draw(facts_of(tx))
    shown = [each for each in sheet.lines if each.part == "points"]
    assert [each.value for each in shown] == [Decimal("-9.00"), Decimal("9.00")]
    assert shown[0].figures.endswith(f"reversed by {done.reversal.id}")
    assert shown[1].figures.endswith(f"reverses {event_entry_id()}")
    assert sheet.score == clean


ratings = st.builds(
    rating,
    st.uuids().map(str),
    st.sampled_from(Rating),
    st.sampled_from(Rating),
    st.sampled_from(Rating),
    st.sampled_from(Rating),
)
calls = st.builds(
    call,
    st.uuids().map(str),
    visits=st.integers(0, 3),
    is_repeat=st.booleans(),
    in_time=st.sampled_from([True, False, None]),
    is_done=st.booleans(),
)


@given(st.lists(ratings, max_size=12), st.lists(calls, max_size=12))
def test_the_score_is_always_the_sum_of_its_lines_and_within_its_bounds(
    answers: list[RatingFact], closed: list[ClosedCall]
) -> None:
    sheet = draw(MonthFacts(ratings=tuple(answers), calls=tuple(closed)))
    assert sheet.score == sum(each.value for each in sheet.lines)
    assert Decimal(60) <= sheet.score <= Decimal(100)
    assert all(each.figures for each in sheet.lines)


@given(st.lists(ratings, min_size=1, max_size=8))
def test_a_better_answer_never_lowers_the_score(answers: list[RatingFact]) -> None:
    worse = draw(MonthFacts(ratings=tuple(answers)))
    better = replace(answers[0], attitude=Rating.EXCELLENT)
    assert draw(MonthFacts(ratings=(better, *answers[1:]))).score >= worse.score
