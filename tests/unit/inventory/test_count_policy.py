"""Which parts are counted how often, and which differences twice (P-14)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from chassis.resources import service_folder
from inventory.adapters.policies import PolicyFiles
from inventory.domain.counts.due import Turnover, classified, due_counts
from inventory.domain.counts.policy import CountClass, CountPolicy
from inventory.domain.ids import PartNumber

POLICY = PolicyFiles(service_folder("inventory", "policies")).counts(date(2026, 3, 2))
TODAY = date(2026, 3, 31)


def turned(part: str, value: int, counted_on: date | None = None) -> Turnover:
    return Turnover(
        part_number=PartNumber(part), issued=value, unit_cost=Decimal(1), counted_on=counted_on
    )


def test_the_policy_that_ships_names_three_classes() -> None:
    assert POLICY.ref == "counts/default@2026.1"
    assert [(each.name, each.every.days) for each in POLICY.body.classes] == [
        ("A", 30),
        ("B", 91),
        ("C", 182),
    ]
    assert (POLICY.body.most_lines, POLICY.body.turnover_over) == (500, timedelta(days=365))


@pytest.mark.parametrize(
    ("booked", "units", "cost", "asked"),
    [
        (1000, 50, "1", False),  # both limits are inclusive: 5 %, 50 CNY
        (1000, 51, "1", True),
        (1000, 2, "100", False),  # 200 CNY
        (1000, 2, "100.01", True),
        (0, 1, "0", True),  # found where nothing should be
        (10, 0, "9999", False),
    ],
)
def test_a_difference_above_a_limit_is_counted_again(
    booked: int, units: int, cost: str, *, asked: bool
) -> None:
    assert POLICY.body.asks_again(booked=booked, units=units, unit_cost=Decimal(cost)) is asked


def test_the_dearest_parts_share_the_first_class_and_what_moves_not_the_last() -> None:
    turnovers = [
        *(turned("P1", 79), turned("P2", 10), turned("P3", 6)),
        *(turned("P4", 5), turned("P5", 0), turned("P6", -3)),
    ]
    found = {
        turnover.part_number: kind.name for turnover, kind in classified(turnovers, POLICY.body)
    }
    # Before P2 there are 79 %, before P3 89 %, before P4 95 %.
    assert found == {"P1": "A", "P2": "A", "P3": "B", "P4": "C", "P5": "C", "P6": "C"}
    assert {kind.name for _, kind in classified([turned("P5", 0)], POLICY.body)} == {"C"}


def test_what_was_never_counted_comes_first_and_then_the_longest_due() -> None:
    turnovers = [
        turned("DUE-TODAY", 100, TODAY - timedelta(days=30)),
        turned("LATER", 100, TODAY - timedelta(days=29)),
        turned("NEVER", 0),
        turned("LONG", 0, date(2025, 1, 1)),
    ]
    found = due_counts(turnovers, POLICY.body, TODAY)
    assert [(each.part_number, each.due_on) for each in found] == [
        ("NEVER", None),
        ("LONG", date(2025, 7, 2)),
        ("DUE-TODAY", TODAY),
    ]


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"classes": ()}, "classes"),
        ({"classes": (CountClass(name="A", up_to_share=Decimal("0.9"), every=timedelta(1)),)}, "1"),
        (
            {
                "classes": (
                    CountClass(name="A", up_to_share=Decimal("0.9"), every=timedelta(1)),
                    CountClass(name="A", up_to_share=Decimal(1), every=timedelta(1)),
                )
            },
            "name stands once",
        ),
        ({"turnover_over": timedelta()}, "turnover_over"),
        ({"recount_above_value": Decimal(-1)}, "recount_above_value"),
        ({"recount_above_share": Decimal(-1)}, "recount_above_share"),
        ({"most_lines": 0}, "most_lines"),
    ],
)
def test_figures_that_make_no_sense_are_refused(changed: dict[str, Any], wrong: str) -> None:
    figures = {name: getattr(POLICY.body, name) for name in CountPolicy.__dataclass_fields__}
    with pytest.raises(ValueError, match=wrong):
        CountPolicy(**{**figures, **changed})


def test_a_class_without_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="every"):
        CountClass(name="A", up_to_share=Decimal(1), every=timedelta())
