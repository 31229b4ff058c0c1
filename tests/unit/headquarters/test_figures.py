"""Ratios are exact, empty where nothing was due, and judged without rounding."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.headquarters import TARGETS
from headquarters.domain.facts import BranchCode
from headquarters.domain.figures import (
    BranchMonth,
    Count,
    Figure,
    FigureUnknown,
    Rate,
    Tally,
)
from headquarters.domain.targets import Bound, InForce, Target

COUNTS = st.integers(0, 10**9)


def rate(numerator: int, denominator: int, figure: Figure = Figure.TIMELY_RATE) -> Rate:
    return Rate(numerator=numerator, denominator=denominator, target=TARGETS.of(figure))


def month_of(figure: Figure, count: Count) -> BranchMonth:
    tally = Tally(
        branch_code=BranchCode("SZ"),
        branch_name="",
        region="",
        month="2026-03",
        counts={figure: count},
    )
    return BranchMonth(tally=tally, targets=InForce(ref="t@1", body=TARGETS))


@pytest.mark.parametrize(
    ("figure", "below", "at", "above"),
    [
        (Figure.TIMELY_RATE, False, True, True),
        (Figure.SATISFACTION, False, True, True),
        (Figure.COMPLAINT_RATE, True, False, False),
        (Figure.SURVEY_COVERAGE, False, True, True),
        (Figure.COMPLAINT_CLOSING_RATE, False, True, True),
    ],
)
def test_a_rate_meets_its_target_below_at_and_above_it(
    figure: Figure, *, below: bool, at: bool, above: bool
) -> None:
    target = TARGETS.of(figure)
    assert target is not None
    wanted = int(target.value * 1000)
    assert rate(wanted - 1, 1000, figure).is_target_met is below
    assert rate(wanted, 1000, figure).is_target_met is at
    assert rate(wanted + 1, 1000, figure).is_target_met is above


@pytest.mark.parametrize(("numerator", "met"), [(29, True), (30, True), (31, False)])
def test_at_most_includes_its_value(numerator: int, *, met: bool) -> None:
    target = Target(bound=Bound.AT_MOST, value=Decimal("0.30"))
    assert target.is_met_by(numerator, 100) is met


def test_a_ratio_that_only_rounds_up_to_its_target_misses_it() -> None:
    close = rate(89_999, 100_000)
    assert close.ratio == Decimal("0.9000")
    assert not close.is_target_met


def test_a_rate_over_nothing_is_empty_and_meets_no_target() -> None:
    empty = rate(0, 0)
    assert empty.ratio is None
    assert not empty.is_target_met


def test_a_rate_without_target_meets_none() -> None:
    assert not rate(1, 1, Figure.FIRST_TIME_FIX).is_target_met


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [(1, 3, "0.3333"), (2, 3, "0.6667"), (1, 20_000, "0.0001"), (1, 20_001, "0.0000")],
)
def test_a_ratio_has_four_places_rounded_half_up(
    numerator: int, denominator: int, shown: str
) -> None:
    assert str(rate(numerator, denominator).ratio) == shown


@given(COUNTS, st.integers(1, 10**9))
def test_a_ratio_is_never_further_from_the_counts_than_half_a_place(
    numerator: int, denominator: int
) -> None:
    ratio = rate(numerator, denominator).ratio
    assert ratio is not None
    assert abs(ratio * denominator - numerator) * 20_000 <= denominator


@pytest.mark.parametrize(
    ("seconds", "reached", "shown"), [(10, 4, "2.50"), (1, 3, "0.33"), (2, 3, "0.67")]
)
def test_a_mean_is_over_what_was_reached(seconds: int, reached: int, shown: str) -> None:
    figure = Figure.MEAN_SECONDS_TO_RESPOND
    row = month_of(figure, Count(numerator=reached, seconds=seconds))
    assert str(row.mean(figure)) == shown


def test_a_mean_over_nothing_is_empty() -> None:
    figure = Figure.MEAN_SECONDS_TO_RESTORE
    assert month_of(figure, Count()).mean(figure) is None


def test_a_figure_nobody_knows_is_refused_by_rule_with_the_names_there_are() -> None:
    with pytest.raises(FigureUnknown, match="timely_rate") as raised:
        Figure.named("speed")
    assert (raised.value.rule, raised.value.field) == ("F-13", "figure")


def test_a_target_says_what_it_wants() -> None:
    assert str(TARGETS.complaint_rate) == "< 0.03"


def test_a_negative_target_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        Target(bound=Bound.BELOW, value=Decimal("-0.01"))
