"""What the tables say about what the platform answered."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from callout.headquarters.v1 import resources_pb2 as headquarters
from callout.hr_appraisal.v1 import resources_pb2 as appraisal
from callout.intake.v1 import hotline_service_pb2 as hotline_api
from callout.intake.v1 import intake_service_pb2 as api
from callout.intake.v1 import resources_pb2 as intake
from callout_cli.commands.report import show_appraisal, show_kpi
from callout_cli.commands.trace import damage_line
from callout_cli.output import Output
from callout_cli.reports.appraisal import sheet_cells, sheet_content
from callout_cli.reports.desk import (
    line_cells,
    line_row,
    unanswered_cells,
    unanswered_row,
)
from callout_cli.reports.kpi import kpi_cells, kpi_content
from callout_cli.reports.sla import COLUMNS, as_csv, short, sla_row
from callout_cli.reports.trace import (
    bars_of,
    owner_of,
    phase_name,
    read_timeline,
    shown_duration,
    trace_content,
)
from callout_cli.texts import Language, choose, chosen
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


@pytest.fixture
def in_chinese() -> Iterator[None]:
    before = chosen()
    choose(Language.ZH)
    yield
    choose(before)


@pytest.mark.usefixtures("in_chinese")
def test_milestone_and_state_of_the_sla_table_are_in_the_readers_words() -> None:
    cells = short(sla_row(clock()))
    assert (cells[3], cells[-1]) == ("恢复", "达标")
    assert sla_row(clock()).milestone == "restore"


@pytest.mark.usefixtures("in_chinese")
def test_what_points_are_for_is_in_the_readers_words() -> None:
    sheet = appraisal.MonthlySheet(month="2026-03", score="51")
    sheet.lines.add(part="points", value="-9", figures="rude; fine 100.00 CNY; doubled")
    assert sheet_cells(sheet, {"rude": "顶撞用户"})[8] == "顶撞用户, 罚款 100.00 CNY, 加倍"


@pytest.mark.usefixtures("in_chinese")
def test_an_entry_is_shown_in_the_readers_words(capsys: pytest.CaptureFixture[str]) -> None:
    entry = appraisal.AppraisalEntry(
        employee_code="T1",
        trigger="superior_led_astray",
        consequence=appraisal.CONSEQUENCE_REMOVAL_FROM_POST,
        state=appraisal.AppraisalEntry.STATE_POSTED,
        evidence_kind="complaint",
        evidence_ref="C-1",
    )
    show_appraisal(Output(), "2026-03", [], [entry])
    shown = capsys.readouterr().out
    assert "带头违纪的主管，解职" in shown
    assert "已入账" in shown
    assert "投诉 C-1" in shown
    assert "superior_led_astray" not in shown


def test_the_figures_show_what_was_rejected_withdrawn_and_left_complainants_dissatisfied(
    capsys: pytest.CaptureFixture[str],
) -> None:
    row = headquarters.BranchMonth(
        month="2026-03",
        registered=71,
        closed=62,
        rejected=53,
        withdrawn=44,
        complaint_dissatisfaction=rate("0.9000"),
    )
    show_kpi(Output(), [row], None)
    shown = capsys.readouterr().out
    for heading in ("registered", "closed", "rejected", "withdrawn", "dissatisfied"):
        assert heading in shown
    assert kpi_cells(row, "")[2:6] == ["71", "62", "53", "44"]
    assert kpi_cells(row, "")[-1] == "90.0% 9/10"
    content = kpi_content(row)
    assert (content["rejected"], content["withdrawn"]) == (53, 44)
    assert content["complaint_dissatisfaction"]["numerator"] == 9


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
    assert cells[6] == "90.0% 9/10"
    assert cells[7] == "80.0% 9/10 ✗"
    assert cells[8] == "–"


def test_a_rate_without_a_denominator_has_no_verdict() -> None:
    content = kpi_content(headquarters.BranchMonth(month="2026-03"))
    assert content["timely_rate"]["target_met"] is None


def test_a_sheet_shows_its_parts_and_its_score() -> None:
    sheet = appraisal.MonthlySheet(
        employee_code="T1", employee_name="王", branch_code="BJ01", month="2026-03", score="83.50"
    )
    for part, value in (("base", "60"), ("survey", "12.5"), ("survey", "2"), ("points", "-9")):
        sheet.lines.add(part=part, value=value, item=f"{part}.x", sources=["S1"])
    sheet.lines[-1].figures = "rude; fine 100.00 CNY; doubled; something new"
    cells = sheet_cells(sheet, {"rude": "Was rude"})
    assert cells[8] == "Was rude, fine 100.00 CNY, doubled, something new"
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


def test_damage_that_was_found_is_told_with_the_timeline() -> None:
    assert trace_content(api.GetTimelineResponse())["damage"] is None
    found = intake.DamageFinding(
        found_time=stamp(START), finding="外壳摔裂", recorded_by="li", recorded_time=stamp(START)
    )
    told = trace_content(api.GetTimelineResponse(damage=found))["damage"]
    assert told["found_at"] == told["recorded_at"] == START.isoformat()
    assert (told["technician"], told["finding"], told["recorded_by"]) == ("", "外壳摔裂", "li")
    shown = START.strftime("%m-%d %H:%M")
    assert damage_line(found, ZoneInfo("UTC")) == (
        f"damage by people, found {shown} by li: 外壳摔裂"
    )


@pytest.mark.parametrize(
    ("is_left_over", "promised", "cells"),
    [
        (True, True, ["left over", "03-01 11:00", "respond"]),
        (False, True, ["", "03-01 11:00", "respond"]),
        (False, False, ["", "–", "–"]),
    ],
)
def test_the_line_shows_what_is_left_over_and_what_was_promised(
    *, is_left_over: bool, promised: bool, cells: list[str]
) -> None:
    entry = api.LineEntry(
        service_request=intake.ServiceRequest(
            number="HZ01-20160301-0001",
            severity=intake.SEVERITY_B,
            received_time=stamp(START),
            calls=2,
            symptom="不制冷",
        ),
        left_over=is_left_over,
        next_milestone=intake.MILESTONE_RESPOND if promised else intake.MILESTONE_UNSPECIFIED,
        next_due_time=stamp(START + timedelta(hours=2)) if promised else None,
    )
    shown = line_cells(line_row(entry, "Asia/Shanghai"))
    assert [shown[0], shown[5], shown[4]] == cells
    assert shown[1:4] == ["HZ01-20160301-0001", "B", "03-01 09:00"]
    assert shown[6:] == ["2", "不制冷"]


@pytest.mark.parametrize(
    ("told", "cells"),
    [
        ({"in_hours": True, "person": "li"}, ["in hours", "li", "–"]),
        ({"in_hours": True}, ["in hours", "nobody on the rota", "–"]),
        ({"forwarded_to": "0571-1"}, ["after hours", "nobody on the rota", "0571-1"]),
    ],
)
def test_an_unanswered_call_shows_who_was_to_answer(told: dict[str, Any], cells: list[str]) -> None:
    call = hotline_api.UnansweredCall(
        hotline_code="HZ-400", branch_code="HZ01", called_time=stamp(START), rang_seconds=40, **told
    )
    shown = unanswered_cells(unanswered_row(call, {"HZ01": "Asia/Shanghai"}))
    assert shown == ["HZ-400", "HZ01", "03-01 09:00", "40", *cells]
