"""What `callout stock` says about what the platform answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from google.type.date_pb2 import Date
from typer.testing import CliRunner

from callout.inventory.v1 import replenishment_pb2 as pb
from callout.inventory.v1 import replenishment_service_pb2 as api
from callout.inventory.v1 import sourcing_service_pb2 as sourcing
from callout_cli.commands.acting import first_day
from callout_cli.commands.stock import app, total_value, year_before
from callout_cli.errors import UserError
from callout_cli.reports.sourcing import SOURCE_COLUMNS, source_cells
from callout_cli.reports.stock import (
    FILL_RATE_COLUMNS,
    PROPOSAL_COLUMNS,
    SLOW_COLUMNS,
    base_cells,
    base_columns,
    content,
    fill_rate_cells,
    headings,
    proposal_cells,
    proposal_lines,
    slow_cells,
)
from callout_cli.texts import Language, choose, chosen
from callout_cli.times import stamp

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = chosen()
    choose(Language.EN)
    yield
    choose(before)


def proposal(**changed: Any) -> pb.Proposal:
    fields: dict[str, Any] = {
        "id": "3e2d1c0b-3333-4c7d-8e9f-1a2b3c4d5e6f",
        "warehouse_code": "BJ01-W1",
        "branch_code": "BJ01",
        "part_number": "PUMP",
        "state": pb.Proposal.STATE_PROPOSED,
        "quantity": 9,
        "finding": pb.Proposal.Finding(
            demand=[0, 3, 0, 1],
            pattern=pb.DEMAND_PATTERN_LUMPY,
            demand_interval=2,
            size_variation=0.25,
            method=pb.FORECAST_METHOD_TSB,
            size_smoothing=0.1,
            interval_smoothing=0.05,
            rate=0.98765,
            variance=1.5,
            lead_days=14,
            lead_deviation_days=5,
            target_fill_rate="0.95",
            fill_rate=0.96123,
            reorder_point=4,
            lot=3,
            available=2,
            on_order=1,
            waited_for=5,
        ),
        "policy_ref": "replenishment/default@2026.1",
        "proposed_by": "K-01",
        "proposed_time": stamp(AT),
    }
    return pb.Proposal(**{**fields, **changed})


def test_a_proposal_is_one_row_with_what_decides_it() -> None:
    cells = proposal_cells(proposal())
    assert len(cells) == len(headings(PROPOSAL_COLUMNS))
    assert cells[1:] == [
        *("BJ01-W1", "PUMP", "9", "proposed", "lumpy", "Teunter–Syntetos–Babai"),
        *("0.99", "4", "-2", "2026-11-22 08:00"),
    ]


def test_what_was_approved_is_shown_in_place_of_what_was_proposed() -> None:
    approved = proposal(state=pb.Proposal.STATE_APPROVED, decided_quantity=12)
    assert proposal_cells(approved)[3:5] == ["12", "approved"]


def test_one_proposal_shows_every_figure_behind_it() -> None:
    lines = proposal_lines(proposal())
    assert lines == [
        "Order 9 of PUMP for BJ01-W1: proposed",
        "Demand per period: 0 3 0 1 – lumpy, every 2.00 periods, variation 0.25",
        "Forecast: 0.988 a period (Teunter–Syntetos–Babai, smoothing 0.1/0.05), variance 1.500",
        "Lead time: 14.0 ± 5.0 days, by policy",
        "Rule: at 4 or below, lots of 3; fill rate 0.961 expected, 0.95 wanted",
        "Position: 2 available + 1 on order - 5 waited for = -2",
        "Proposed by K-01, 2026-11-22 08:00 UTC (replenishment/default@2026.1)",
    ]


def test_a_decision_and_lead_times_seen_are_told_in_chinese_too() -> None:
    choose(Language.ZH)
    decided = proposal(
        state=pb.Proposal.STATE_REFUSED,
        decided_by="S-01",
        decided_time=stamp(AT),
        reason="机型停产",
    )
    decided.finding.deliveries = 6
    lines = proposal_lines(decided)
    assert lines[0] == "为 BJ01-W1 补 PUMP 9 件：已驳回"
    assert lines[3] == "交货期：14.0 ± 5.0 天，取自 6 次到货"
    assert lines[-1] == "S-01 决定，2026-11-22 08:00 UTC：0 件。机型停产"


@pytest.mark.parametrize(
    ("rate", "shown"), [("0.9499", "95.0% ✗"), ("0.9500", "95.0%"), ("1.0000", "100.0%"), ("", "–")]
)
def test_a_missed_fill_rate_is_marked(rate: str, shown: str) -> None:
    month = pb.MonthOfDemand(
        warehouse_code="BJ01-W1",
        month=Date(year=2026, month=3, day=1),
        wanted=7,
        filled=6,
        fill_rate=rate,
        target_fill_rate="0.95",
    )
    cells = fill_rate_cells(month)
    assert cells == ["BJ01-W1", "2026-03", "7", "6", shown, "95.0%"]
    assert len(cells) == len(headings(FILL_RATE_COLUMNS))


def test_slow_stock_shows_its_age_and_what_is_unknown_as_a_dash() -> None:
    known = pb.SlowStock(
        warehouse_code="BJ01-W1",
        part_number="VALVE",
        on_hand=4,
        value="50.00",
        pace=pb.SlowStock.PACE_DEAD,
        idle_days=400,
        last_received_time=stamp(AT),
    )
    unknown = pb.SlowStock(part_number="X", pace=pb.SlowStock.PACE_SLOW, idle_days=-1, value="0.55")
    assert slow_cells(known)[1:] == ["VALVE", "4", "50.00", "dead", "400", "–", "2026-11-22"]
    assert slow_cells(unknown)[4:] == ["slow", "–", "–", "–"]
    assert len(slow_cells(known)) == len(headings(SLOW_COLUMNS))
    assert total_value([known, unknown]) == "50.55"


def test_a_source_says_what_it_has_when_and_why_not() -> None:
    central = sourcing.Source(
        kind=sourcing.Source.KIND_CENTRAL,
        warehouse_code="TJ01-W1",
        branch_code="TJ01",
        available=3,
        expected_time=stamp(AT),
        freight="40.00",
        delay_cost="240.00",
        is_late=True,
        verdict=sourcing.Source.VERDICT_BETTER_ELSEWHERE,
    )
    order = sourcing.Source(
        kind=sourcing.Source.KIND_SUPPLIER,
        expected_time=stamp(AT),
        freight="0.00",
        delay_cost="1680.00",
        verdict=sourcing.Source.VERDICT_CHOSEN,
    )
    assert source_cells(central) == [
        "central warehouse",
        "TJ01-W1",
        "TJ01",
        "3",
        "2026-11-22 08:00 (late)",
        "40.00",
        "240.00",
        "later than due, or dearer than elsewhere",
    ]
    assert source_cells(order)[:5] == ["order", "–", "–", "–", "2026-11-22 08:00"]
    assert len(source_cells(order)) == len(headings(SOURCE_COLUMNS))


def test_numbers_stay_right_and_words_left() -> None:
    assert headings((">col.quantity", "col.part")) == [">quantity", "part"]


def test_json_has_the_fields_of_the_contract_even_when_they_are_empty() -> None:
    told = content(proposal())
    assert told["finding"]["reorder_point"] == "4"
    assert (told["decided_by"], told["reason"]) == ("", "")


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (date(2026, 11, 22), date(2025, 12, 1)),
        (date(2026, 12, 1), date(2026, 1, 1)),
        (date(2026, 1, 31), date(2025, 2, 1)),
    ],
)
def test_twelve_months_are_shown_when_none_is_named(last: date, first: date) -> None:
    assert year_before(last) == first


def test_a_month_is_read_and_anything_else_refused() -> None:
    assert first_day("2026-03") == date(2026, 3, 1)
    for wrong in ("2026-13", "2026", "x"):
        with pytest.raises(UserError):
            first_day(wrong)


def test_base_stock_has_a_column_for_the_centre_and_for_each_warehouse() -> None:
    part = pb.BaseStock(
        part_number="BOARD",
        central_units=2,
        sites=[
            pb.BaseStock.Site(warehouse_code="BJ01-W1", units=1, daily_demand=0.1),
            pb.BaseStock.Site(warehouse_code="SH01-W1", units=0, daily_demand=0.0),
        ],
        backorders=0.12345,
    )
    plan = api.PlanBaseStockResponse(parts=[part])
    assert base_columns(plan) == ["part", ">central", ">BJ01-W1", ">SH01-W1", ">waited for"]
    assert base_cells(part) == ["BOARD", "2", "1 (3.00)", "0 (0.00)", "0.123"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["review", "BJ01-W1", "--by", "K-01"],
        ["why", "PUMP", "BJ01"],
        ["why", "PUMP", "BJ01", "--severity", "A", "--due", "2026-03-02T08:00", "--quantity", "2"],
        ["trace", "SN-1"],
        ["trace", "SN-1", "--part", "DISK"],
        ["fitted", "--order", "3e2d1c0b-3333-4c7d-8e9f-1a2b3c4d5e6f"],
        ["proposals"],
        ["proposals", "--state", "approved", "--warehouse", "BJ01-W1", "--branch", "BJ01"],
        ["proposal", "3e2d1c0b-3333-4c7d-8e9f-1a2b3c4d5e6f"],
        ["approve", "3e2d1c0b-3333-4c7d-8e9f-1a2b3c4d5e6f", "--by", "S-01"],
        ["approve", "3e2d1c0b", "--by", "S-01", "--quantity", "3", "--reason", "less"],
        ["refuse", "3e2d1c0b-3333-4c7d-8e9f-1a2b3c4d5e6f", "--by", "S-01", "--reason", "no"],
        ["fill-rate", "--from", "2026-01", "--to", "2026-03"],
        ["fill-rate"],
        ["slow"],
        ["base", "C", "--warehouse", "A", "--warehouse", "B", "--part", "P", "--budget", "9"],
        ["base", "C", "--warehouse", "A", "--part", "P", "--backorders", "1", "--model", "metric"],
    ],
)
def test_a_command_that_is_understood_asks_the_platform_which_is_not_up(
    arguments: list[str], tmp_path: Path
) -> None:
    told = CliRunner().invoke(app, [*arguments, "--data", str(tmp_path)])
    assert "No platform was ever started" in told.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["review", "BJ01-W1"],
        ["trace"],
        ["fitted", "--order", "SN-1"],
        ["why", "PUMP"],
        ["why", "PUMP", "BJ01", "--quantity", "0"],
        ["why", "PUMP", "BJ01", "--severity", "E"],
        ["approve", "3e2d1c0b"],
        ["approve", "3e2d1c0b", "--by", "S-01", "--quantity", "-1"],
        ["refuse", "3e2d1c0b", "--by", "S-01"],
        ["proposals", "--state", "lost"],
        ["base", "C", "--part", "P", "--budget", "9"],
    ],
)
def test_a_command_that_leaves_out_who_or_why_is_not_understood(
    arguments: list[str], tmp_path: Path
) -> None:
    told = CliRunner().invoke(app, [*arguments, "--data", str(tmp_path)])
    assert "No platform was ever started" not in told.output
    assert (told.exit_code, "Usage" in told.output) == (2, True)
