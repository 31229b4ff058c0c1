"""One day of the sample network and one foreign log, from `up` to `check`, twice."""

from __future__ import annotations

import csv
import json
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg2
import pytest

from callout.intake.v1 import intake_service_pb2 as api
from callout_cli.client import actor, open_client
from callout_cli.folder import PlatformFolder
from chassis.unit_of_work import ALL, Principal
from e2e.comparing import assert_report_is_what_the_rules_say
from e2e.conftest import SAMPLE
from e2e.running import Platform

CALLS = 40


@pytest.fixture(scope="module")
def played(platform: Platform) -> Any:
    """The result of `callout play`; every event has taken effect."""
    result = platform.json("play", "--calls", str(CALLS), "--seed", "7")
    platform.check()
    return result


@pytest.fixture(scope="module")
def replayed(platform: Platform, played: Any) -> Any:
    """The result of `callout replay` of the sample log, on top of the played day."""
    result = platform.json("replay", str(SAMPLE), "--mapping", "service-desk")
    platform.check()
    return result


def tables(platform: Platform, month: str) -> dict[str, Any]:
    """Everything that a person could look at."""
    return {
        "sla": platform.json("report", "sla"),
        "kpi": platform.json("report", "kpi"),
        "appraisal": platform.json("report", "appraisal", "--month", month),
    }


def test_every_call_of_the_day_is_in_the_register(platform: Platform, played: Any) -> None:
    numbers = played["request_numbers"]
    assert len(set(numbers)) == CALLS
    folder = PlatformFolder(platform.folder)
    reader = Principal(subject="test", role="admin", branches=ALL)
    with open_client(folder) as client:
        pages = actor(folder, client, reader).ask_pages(
            api.ListClocksRequest(page_size=500), api.ListClocksResponse
        )
        # By its own number: the report shows a past life under the reference it had.
        assert {clock.request_number for page in pages for clock in page.clocks} >= set(numbers)
    references = {row["external_ref"] for row in platform.json("report", "sla")}
    assert len(references) == CALLS


def test_every_clock_of_the_day_has_ended(platform: Platform, played: Any) -> None:
    states = {row["state"] for row in platform.json("report", "sla")}
    assert states <= {"met", "breached", "cancelled"}
    assert {"met", "breached"} <= states


def test_headquarters_counts_every_call_once(platform: Platform, played: Any) -> None:
    network = platform.json("report", "kpi")["network"]
    assert network["registered"] == CALLS
    assert network["closed"] >= CALLS - 1
    assert network["complaint_rate"]["numerator"] == 3


def test_complaints_reach_the_appraisal_sheet(platform: Platform, played: Any) -> None:
    sheets = platform.json("report", "appraisal", "--month", played["day"][:7])["sheets"]
    points = [
        float(line["value"])
        for sheet in sheets
        for line in sheet["lines"]
        if line["part"] == "points"
    ]
    assert sum(value < 0 for value in points) == 2
    assert all(
        line["sources"] for sheet in sheets for line in sheet["lines"] if line["part"] == "points"
    )


def test_the_phases_of_every_call_tile_its_life(platform: Platform, played: Any) -> None:
    for number in played["request_numbers"][:6]:
        phases = platform.json("trace", number)["phases"]
        assert phases
        for before, after in pairwise(phases):
            assert before["ended_at"] == after["started_at"]


def test_a_shortage_shows_up_as_waiting_for_parts_from_a_warehouse(
    platform: Platform, played: Any
) -> None:
    phases = platform.json("trace", played["request_numbers"][2])["phases"]
    (waiting,) = [phase for phase in phases if phase["kind"] == "waiting_for_parts"]
    assert waiting["owner_service"] == "inventory"
    lasted = datetime.fromisoformat(waiting["ended_at"]) - datetime.fromisoformat(
        waiting["started_at"]
    )
    assert lasted > timedelta(minutes=90)


def test_the_trace_is_drawn_for_a_person(platform: Platform, played: Any) -> None:
    drawn = platform.run("trace", played["request_numbers"][2], "--lang", "zh").stdout
    assert "等待备件" in drawn
    assert "█" in drawn


def test_playing_the_same_day_again_changes_nothing(platform: Platform, played: Any) -> None:
    month = played["day"][:7]
    before = tables(platform, month)
    again = platform.json("play", "--calls", str(CALLS), "--seed", "7", "--date", played["day"])
    platform.check()
    assert again["request_numbers"] == played["request_numbers"]
    assert tables(platform, month) == before


def test_the_replayed_log_is_reported_as_the_rules_say(platform: Platform, replayed: Any) -> None:
    assert replayed["calls"] == 20
    assert replayed["refused_facts"] == 0
    assert assert_report_is_what_the_rules_say(platform, SAMPLE, "SAMPLE") == 40


def test_bad_rows_are_in_the_reject_file_with_line_reason_and_rule(
    platform: Platform, replayed: Any
) -> None:
    with Path(replayed["reject_file"]).open(encoding="utf-8", newline="") as file:
        rejects = list(csv.DictReader(file))
    assert len(rejects) == replayed["rejects"] == 13
    assert all(row["line"] and row["reason"] and row["rule"] for row in rejects)
    unknown = next(row for row in rejects if row["rule"] == "UNKNOWN_STATE")
    assert unknown["incident_state"] == "On Hold"


def test_replaying_twice_gives_an_identical_report(
    platform: Platform, replayed: Any, tmp_path: Path
) -> None:
    reports = []
    for name in ("first.csv", "second.csv"):
        out = tmp_path / name
        platform.run("report", "sla", "--format", "csv", "--out", str(out))
        reports.append(out.read_bytes())
        again = platform.json("replay", str(SAMPLE), "--mapping", "service-desk")
        assert (again["calls"], again["refused_facts"]) == (20, 0)
    platform.check()
    assert reports[0] == reports[1]


def test_nothing_is_parked(platform: Platform, replayed: Any) -> None:
    assert platform.json("parked", "list") == []


def spelled(each: Any) -> str | None:
    """Name a case by its command alone."""
    return " ".join(each) if isinstance(each, tuple) else None


NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (("report", "sla"), list),
        (("report", "sla", "--branch", "nowhere"), list),
        (("report", "kpi"), dict),
        (("report", "appraisal"), dict),
        (("trace", "{number}"), dict),
        (("check", "--settle", "0"), dict),
        (("token", "--role", "admin", "--subject", "x"), dict),
        (("config",), list),
        (("config", "intake"), list),
        (("parked", "list"), list),
        (("parked", "retry", NOBODY), dict),
        (("parked", "retry", "--all"), dict),
    ],
    ids=spelled,
)
def test_a_result_is_one_json_document(
    platform: Platform, played: Any, command: tuple[str, ...], kind: type
) -> None:
    told = [word.format(number=played["request_numbers"][0]) for word in command]
    done = platform.run(*told, "--json", expect=(0,))
    assert isinstance(json.loads(done.stdout), kind)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("up",), 2),
        (("day",), 2),
        (("play", "--calls", "41"), 2),
        (("play", "--date", "2999-01-01"), 2),
        (("replay", "{folder}/no-such-file.csv", "--mapping", "service-desk"), 2),
        (("replay", str(SAMPLE), "--mapping", "no-such-mapping"), 2),
        (("trace", "BJ01-20000101-0001"), 1),
        (("report", "kpi", "--month", "2026-13"), 2),
        (("report", "appraisal", "--month", "March"), 2),
        (("report", "sla", "--out", "{folder}/state.json/x"), 2),
        (("config", "kitchen"), 2),
        (("parked", "list", "--service", "kitchen"), 2),
        (("parked", "show", NOBODY), 1),
        (("parked", "retry"), 2),
    ],
    ids=spelled,
)
def test_a_refusal_is_one_json_document(
    platform: Platform, command: tuple[str, ...], code: int
) -> None:
    told = [word.format(folder=platform.folder) for word in command]
    done = platform.run(*told, "--json", expect=(code,))
    error = json.loads(done.stderr)["error"]
    assert error["message"]
    assert done.stdout == ""


def test_a_parked_event_is_one_json_document(platform: Platform, played: Any) -> None:
    identity = str(uuid4())
    connection = psycopg2.connect(platform.state()["services"]["feedback"]["database_url"])
    try:
        with connection, connection.cursor() as cursor:
            # Number 0: nobody could read where it belongs, so nobody can try it again.
            cursor.execute(
                "insert into inbox (event_id, cell, stream, aggregate_id, sequence, event_type,"
                " headers, body, state, error) values (%s, '', '', '', 0, 'x', '{}', '', 'parked',"
                " 'event-type is missing')",
                (identity,),
            )
        assert [each["event_id"] for each in platform.json("parked", "list")] == [identity]
        assert platform.json("parked", "show", identity)["error"] == "event-type is missing"
        assert platform.json("parked", "retry", identity) == {"retried": []}
    finally:
        with connection, connection.cursor() as cursor:
            cursor.execute("delete from inbox where event_id = %s", (identity,))
        connection.close()


def test_an_unknown_reference_is_told_in_both_languages(platform: Platform, played: Any) -> None:
    error = platform.run("trace", "BJ01-20000101-0001", expect=(1,)).stderr
    assert "There is no such thing" in error
    assert "没有找到" in error


def test_the_folder_can_have_one_platform_only(platform: Platform) -> None:
    second = platform.run("up", "--cell", platform.cell, expect=(2,))
    assert f"process {platform.process.pid}" in second.stderr


def test_a_token_of_the_platform_opens_its_doors(platform: Platform) -> None:
    made = platform.json(
        "token", "--role", "technician", "--subject", "BJ01-T01", "--branch", "BJ01"
    )
    assert made["branches"] == ["BJ01"]
    assert made["token"].count(".") == 2
