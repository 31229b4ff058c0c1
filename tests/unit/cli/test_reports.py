"""What the tables say about what the platform answered."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from callout.headquarters.v1 import resources_pb2 as headquarters
from callout.hr_appraisal.v1 import resources_pb2 as appraisal
from callout.intake.v1 import intake_service_pb2 as api
from callout.intake.v1 import resources_pb2 as intake
from callout_cli.reports.appraisal import sheet_cells, sheet_content
from callout_cli.reports.kpi import kpi_cells, kpi_content
from callout_cli.reports.sla import COLUMNS, as_csv, sla_row
from callout_cli.reports.trace import (
    bars_of,
    owner_of,
    phase_name,
    read_timeline,
    shown_duration,
    trace_content,
)
from callout_cli.times import stamp

START = datetime(2016, 3, 1, 1, 0, tzinfo=UTC)


def clock(**changes: Any) -> Any:
    fields: dict[str, Any] = {
        "request_number": "L1-20160301-0001",
        "external_ref": "INC1",
        "branch_code": "Location 1",
        "severity": intake.SEVERITY_B,
        "milestone": intake.MILESTONE_RESTORE,
        "calendar": "7x24",
        "started_time": stamp(START),
        "due_time": stamp(START + timedelta(hours=8)),
        "met_time": stamp(START + timedelta(hours=7)),
        "target_seconds": 28800,
        "used_seconds": 25200,
        "paused_seconds": 0,
        "stopped_seconds": 60,
        "state": intake.CLOCK_STATE_MET,
        "time_zone": "Asia/Shanghai",
    }
    return intake.Clock(**(fields | changes))


def test_the_sla_report_has_exactly_the_promised_columns() -> None:
    assert (
        *("external_ref", "branch", "severity", "milestone", "calendar"),
        *("started_at", "due_at", "met_at"),
        *("target_seconds", "used_seconds", "paused_seconds", "stopped_seconds", "state"),
    ) == COLUMNS


def test_a_clock_is_written_in_its_branchs_time() -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv([sla_row(clock())])))
    assert row == {
        "external_ref": "INC1",
        "branch": "Location 1",
        "severity": "B",
        "milestone": "restore",
        "calendar": "7x24",
        "started_at": "2016-03-01T09:00:00+08:00",
        "due_at": "2016-03-01T17:00:00+08:00",
        "met_at": "2016-03-01T16:00:00+08:00",
        "target_seconds": "28800",
        "used_seconds": "25200",
        "paused_seconds": "0",
        "stopped_seconds": "60",
        "state": "met",
    }


def test_a_running_clock_has_no_met_time() -> None:
    running = clock(state=intake.CLOCK_STATE_RUNNING)
    running.ClearField("met_time")
    row = sla_row(running)
    assert (row.met_at, row.state) == ("", "running")


def test_a_call_without_a_foreign_number_is_known_by_its_own() -> None:
    assert sla_row(clock(external_ref="")).external_ref == "L1-20160301-0001"


def rate(ratio: Any, *, met: Any = True) -> Any:
    return headquarters.Rate(
        numerator=9, denominator=10, ratio=ratio, target=">= 0.90", target_met=met
    )


def test_a_missed_target_is_marked() -> None:
    row = headquarters.BranchMonth(
        month="2026-03",
        branch_name="朝阳",
        timely_rate=rate("0.9000"),
        satisfaction=rate("0.8", met=False),
    )
    cells = kpi_cells(row, "")
    assert cells[4] == "90.0% 9/10"
    assert cells[5] == "80.0% 9/10 ✗"
    assert cells[6] == "–"


def test_a_rate_without_a_denominator_has_no_verdict() -> None:
    content = kpi_content(headquarters.BranchMonth(month="2026-03"))
    assert content["timely_rate"]["target_met"] is None


def test_a_sheet_shows_its_parts_and_its_score() -> None:
    sheet = appraisal.MonthlySheet(
        employee_code="T1", employee_name="王", branch_code="BJ01", month="2026-03", score="83.50"
    )
    for part, value in (("base", "60"), ("survey", "12.5"), ("survey", "2"), ("points", "-9")):
        sheet.lines.add(part=part, value=value, item=f"{part}.x", sources=["S1"])
    cells = sheet_cells(sheet)
    assert cells[3:8] == ["60.00", "14.50", "0.00", "-9.00", "83.50"]
    assert sheet_content(sheet)["lines"][0]["sources"] == ["S1"]


def phase(kind: Any, start: Any, end: Any, **more: Any) -> Any:
    made = intake.Phase(
        kind=getattr(intake, f"PHASE_KIND_{kind}"),
        start_time=stamp(START + timedelta(minutes=start)),
        **more,
    )
    if end is not None:
        made.end_time.CopyFrom(stamp(START + timedelta(minutes=end)))
    return made


def test_bars_tile_the_width_in_order() -> None:
    phases = [
        phase("WAITING_FOR_DISPATCH", 0, 30),
        phase("TRAVELLING", 30, 60),
        phase("ON_SITE", 60, 120),
    ]
    bars = bars_of(phases, START, width=40)
    assert [(bar.offset, bar.length) for bar in bars] == [(0, 10), (10, 10), (20, 20)]


def test_the_shortest_phase_is_still_seen() -> None:
    bars = bars_of([phase("TRAVELLING", 0, 0), phase("ON_SITE", 0, 1000)], START, width=40)
    assert bars[0].length == 1


def test_the_phase_that_goes_on_ends_now() -> None:
    now = START + timedelta(hours=2)
    (bar,) = bars_of([phase("ON_SITE", 60, None)], now)
    assert bar.duration == timedelta(hours=1)


def test_a_life_without_phases_has_no_bars() -> None:
    assert bars_of([], START) == []


def test_paused_time_looks_different() -> None:
    running, paused = bars_of(
        [phase("ON_SITE", 0, 10, clock_ran=True), phase("PAUSED_BY_CUSTOMER", 10, 20)], START
    )
    assert running.drawing.plain.strip()[0] == "█"
    assert paused.drawing.plain.strip()[0] == "░"


def test_the_owner_is_told_as_far_as_he_is_known() -> None:
    owned = phase(
        "ON_SITE", 0, 1, owner_service="dispatch", owner_role="technician", owner_person="T1"
    )
    assert owner_of(owned) == "dispatch · technician · T1"
    assert phase_name(owned) == "ON_SITE"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00:00"), (65, "0:01:05"), (86_399, "23:59:59"), (97_200, "1 d 3:00:00")],
)
def test_durations_are_readable(seconds: Any, text: str) -> None:
    assert shown_duration(timedelta(seconds=seconds)) == text


class Asked:
    """Remembers what it was asked."""

    def ask(self, request: Any, answer: Any) -> Any:
        self.request = request
        return answer()


@pytest.mark.parametrize(
    ("reference", "field"),
    [
        ("7c9e6679-7425-40de-944b-e07fc1f90ae7", "service_request_id"),
        ("BJ01-20260302-0001", "request_number"),
        ("Location 143-20160229-0012", "request_number"),
        ("INC0000045", "external_ref"),
        ("PO-12-34", "external_ref"),
    ],
)
def test_a_reference_is_understood_by_its_shape(reference: str, field: Any) -> None:
    asked: Any = Asked()
    read_timeline(asked, reference)
    assert getattr(asked.request, field) == reference


def test_a_timeline_can_be_told_as_plain_values() -> None:
    timeline = api.GetTimelineResponse(business_trace_id="ab", phases=[phase("ON_SITE", 0, None)])
    content = trace_content(timeline)
    assert content["phases"][0]["kind"] == "on_site"
    assert content["phases"][0]["ended_at"] == ""
