"""What a look at a part finds: pattern, method, lead time, lot and quantity together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.replenishment.deliveries import Coming, Deliveries, settled
from inventory.domain.replenishment.fill_rate import MonthOfDemand
from inventory.domain.replenishment.forecasting import Method
from inventory.domain.replenishment.pattern import Pattern
from inventory.domain.replenishment.policy import (
    BaseStockPolicy,
    CutoffPolicy,
    Methods,
    ReplenishmentPolicy,
)
from inventory.domain.replenishment.reordering import DailyDemand
from inventory.domain.replenishment.review import (
    LeadTime,
    Looked,
    Position,
    lead_time_of,
    looked_at,
    lot_of,
)
from inventory.domain.replenishment.slow_stock import Pace, Shelf
from inventory.domain.replenishment.two_echelons import Model

DAY = timedelta(days=1)
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
POLICY = ReplenishmentPolicy(
    period=28 * DAY,
    periods=26,
    cutoffs=CutoffPolicy(interval=Decimal("1.32"), variation=Decimal("0.49")),
    methods=Methods(
        smooth=Method.SES, erratic=Method.CROSTON, intermittent=Method.SBA, lumpy=Method.TSB
    ),
    smoothing=(Decimal("0.05"), Decimal("0.1"), Decimal("0.2")),
    fill_rate=Decimal("0.95"),
    review=7 * DAY,
    lead_time=14 * DAY,
    lead_time_deviation=4 * DAY,
    least_deliveries=3,
    orders_lapse_after=90 * DAY,
    order_cost=Decimal(30),
    holding_rate=Decimal("0.2"),
    most_cover=180 * DAY,
    base_stock=BaseStockPolicy(
        model=Model.VARI_METRIC, transport=3 * DAY, supply=30 * DAY, most_units=20
    ),
    slow_after=180 * DAY,
    dead_after=365 * DAY,
)
STEADY = (4, 5, 4, 3, 4, 4, 5, 4, 3, 4, 4, 4)
PUMP = Looked(
    part_number=PartNumber("PUMP"),
    unit_cost=Decimal("300.00"),
    demand=STEADY,
    position=Position(available=0, on_order=0, waited_for=0),
    lead_times=(),
)


@pytest.mark.parametrize(
    ("demand", "pattern", "method"),
    [
        (STEADY, Pattern.SMOOTH, Method.SES),
        ((1, 9, 1, 9, 1, 1), Pattern.ERRATIC, Method.CROSTON),
        ((0, 2, 0, 2, 0, 2), Pattern.INTERMITTENT, Method.SBA),
        ((0, 9, 0, 1, 0, 1), Pattern.LUMPY, Method.TSB),
    ],
)
def test_each_pattern_is_forecast_by_the_method_the_policy_names(
    demand: tuple[int, ...], pattern: Pattern, method: Method
) -> None:
    found = looked_at(replace(PUMP, demand=demand), POLICY)
    assert found is not None
    assert (found.shape.pattern, found.forecast.method) == (pattern, method)
    assert found.rule.fill_rate >= 0.95


@pytest.mark.parametrize("demand", [(), (0, 0, 0)])
def test_what_nobody_asked_for_is_not_ordered(demand: tuple[int, ...]) -> None:
    assert looked_at(replace(PUMP, demand=demand), POLICY) is None


def test_the_quantity_lifts_the_position_above_the_reorder_point() -> None:
    found = looked_at(PUMP, POLICY)
    assert found is not None
    point, lot = found.rule.reorder_point, found.rule.lot
    for units, quantity in ((point + 1, 0), (point, lot), (point - lot, 2 * lot)):
        stands = Position(available=units + 1, on_order=2, waited_for=3)
        assert stands.units == units
        seen = looked_at(replace(PUMP, position=stands), POLICY)
        assert seen is not None
        assert seen.quantity == quantity


def test_a_period_of_demand_is_spread_over_its_days() -> None:
    """Four a period of 28 days; 21 days lie between one review and the delivery of the next."""
    found = looked_at(PUMP, replace(POLICY, lead_time_deviation=timedelta()))
    assert found is not None
    assert found.forecast.rate == pytest.approx(4, abs=0.2)
    assert 3 <= found.rule.reorder_point <= 6


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), LeadTime(days=14, deviation=4, deliveries=0)),
        ((8, 12), LeadTime(days=14, deviation=4, deliveries=0)),
        ((8, 10, 12), LeadTime(days=10, deviation=2, deliveries=3)),
        ((8, 10, 12, 10), LeadTime(days=10, deviation=sqrt(8 / 3), deliveries=4)),
    ],
)
def test_lead_times_seen_count_from_the_least_number_on(
    days: tuple[int, ...], expected: LeadTime
) -> None:
    assert lead_time_of(tuple(each * DAY for each in days), POLICY) == expected


@pytest.mark.parametrize(
    ("yearly", "unit_cost", "lot"),
    [
        (73, "300.00", 9),  # sqrt(2 * 73 * 30 / 60) = 8.5
        (73, "0.30", 36),  # 270 would be cheapest; 180 days want 36
        (73, "0.00", 36),
        (0.5, "300.00", 1),
        (0.5, "0.00", 1),
    ],
)
def test_a_lot_is_the_cheapest_within_the_cover_allowed(
    yearly: float, unit_cost: str, lot: int
) -> None:
    demand = DailyDemand(mean=yearly / 365, variance=yearly / 365)
    assert lot_of(demand, Decimal(unit_cost), POLICY) == lot


def coming(units: int, day: int) -> Coming:
    return Coming(units=units, at=NOW + day * DAY)


@pytest.mark.parametrize(
    ("orders", "receipts", "on_order", "lead_days"),
    [
        ([], [coming(5, 1)], 0, []),
        ([coming(5, 0)], [], 5, []),
        ([coming(5, 0)], [coming(5, 9)], 0, [9]),
        ([coming(5, 0)], [coming(2, 4), coming(3, 9)], 0, [9]),
        ([coming(5, 0)], [coming(2, 4)], 3, []),
        ([coming(5, 2)], [coming(5, 1)], 5, []),
        ([coming(5, 0), coming(4, 3)], [coming(7, 5)], 2, [5]),
        ([coming(5, 0), coming(4, 3)], [coming(20, 5)], 0, [5, 2]),
        ([coming(5, -2)], [], 0, []),
        ([coming(5, -2), coming(4, -1)], [coming(6, 1)], 3, [3]),
    ],
)
def test_what_comes_settles_the_oldest_order(
    orders: list[Coming], receipts: list[Coming], on_order: int, lead_days: list[int]
) -> None:
    """Orders from before the second last day have lapsed."""
    found = settled(orders, receipts, NOW - DAY)
    assert found == Deliveries(
        on_order=on_order, lead_times=tuple(each * DAY for each in lead_days)
    )


COMINGS = st.lists(st.builds(coming, st.integers(1, 9), st.integers(0, 30)), max_size=8).map(
    lambda found: sorted(found, key=lambda each: each.at)
)


@given(COMINGS, COMINGS)
def test_no_unit_settles_two_orders_and_none_is_settled_by_an_earlier_unit(
    orders: list[Coming], receipts: list[Coming]
) -> None:
    found = settled(orders, receipts, NOW)
    ordered, came = (sum(each.units for each in all_) for all_ in (orders, receipts))
    assert max(0, ordered - came) <= found.on_order <= ordered
    assert len(found.lead_times) <= len(orders)
    assert all(each >= timedelta() for each in found.lead_times)


def shelf(issued: int | None, first: int | None) -> Shelf:
    """Days ago that it was last issued, and first received."""
    return Shelf(
        warehouse_code=WarehouseCode("BJ01-W1"),
        part_number=PartNumber("PUMP"),
        on_hand=3,
        unit_cost=Decimal("300.00"),
        first_received_at=None if first is None else NOW - first * DAY,
        last_received_at=None if first is None else NOW - 1 * DAY,
        last_issued_at=None if issued is None else NOW - issued * DAY,
    )


@pytest.mark.parametrize(
    ("issued", "first", "pace"),
    [
        (179, 900, Pace.MOVING),
        (180, 900, Pace.SLOW),
        (181, 900, Pace.SLOW),
        (364, 900, Pace.SLOW),
        (365, 900, Pace.DEAD),
        (366, 900, Pace.DEAD),
        (None, 179, Pace.MOVING),
        (None, 180, Pace.SLOW),
        (None, 365, Pace.DEAD),
        (None, None, Pace.DEAD),
    ],
)
def test_stock_is_as_old_as_its_last_issue_however_new_the_last_delivery_is(
    issued: int | None, first: int | None, pace: Pace
) -> None:
    lying = shelf(issued, first)
    assert lying.pace(NOW, POLICY) is pace
    assert lying.value == Decimal("900.00")


@pytest.mark.parametrize(
    ("wanted", "filled", "rate"), [(0, 0, None), (3, 2, "0.6667"), (4, 4, "1.0000"), (4, 0, "0")]
)
def test_a_fill_rate_is_what_the_shelf_had_of_what_was_wanted(
    wanted: int, filled: int, rate: str | None
) -> None:
    month = MonthOfDemand(
        warehouse_code=WarehouseCode("BJ01-W1"),
        month=NOW.date().replace(day=1),
        wanted=wanted,
        filled=filled,
    )
    assert month.fill_rate == (None if rate is None else Decimal(rate))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("period", timedelta(hours=36)),
        ("period", timedelta()),
        ("periods", 0),
        ("smoothing", ()),
        ("smoothing", (Decimal(0), Decimal("0.1"))),
        ("smoothing", (Decimal("0.2"), Decimal("0.1"))),
        ("fill_rate", Decimal(1)),
        ("fill_rate", Decimal(0)),
        ("review", timedelta()),
        ("lead_time_deviation", 15 * DAY),
        ("least_deliveries", 1),
        ("holding_rate", Decimal(0)),
        ("order_cost", Decimal(-1)),
        ("dead_after", 180 * DAY),
    ],
)
def test_figures_that_make_no_sense_are_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        replace(POLICY, **{field: value})  # type: ignore[arg-type]
