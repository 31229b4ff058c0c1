"""`callout sla preview` through the real command, door and database."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from callout.intake.v1 import resources_pb2 as rs
from integration.cli.conftest import Platform, register

pytestmark = pytest.mark.integration

FASTER = """\
kind: sla-pack
name: service-desk
version: "2026.2"
effective_on: 2026-12-01
source: I-18; a proposal
body:
  calendar: 7x24
  targets:
    - {milestone: respond, within: 30 min}
    - {milestone: restore, by_severity: {A: 4 h, B: 4 h, C: 48 h, D: 72 h}}
"""


def policy_file(platform: Platform, content: str) -> str:
    path = platform.folder / "proposal.yaml"
    path.write_text(content, "utf-8")
    return str(path)


@pytest.fixture
def three_calls(platform: Platform) -> datetime:
    """One that would be breached, one rescued, one of another pack."""
    now = datetime.now(UTC).replace(microsecond=0)
    told = {"calendar": ""}
    register(platform, now - timedelta(hours=6), external_ref="B-6", **told)
    register(
        platform,
        now - timedelta(hours=30),
        external_ref="C-30",
        severity=rs.SEVERITY_C,
        **told,
    )
    register(platform, now - timedelta(hours=1), external_ref="M-1", sla_pack="managed-service")
    return now


def test_a_preview_tells_what_would_move_and_writes_nothing(
    platform: Platform, three_calls: datetime
) -> None:
    before = platform.rows()
    file = policy_file(platform, FASTER)
    content = json.loads(platform.run("preview", file, "--json").stdout)
    assert platform.rows() == before
    assert content["examined"] == 3
    assert content["policy_ref"] == "sla-pack/service-desk@2026.2"
    rows = {row["external_ref"]: row for row in content["rows"]}
    assert {ref: (row["effect"], row["milestone"]) for ref, row in rows.items()} == {
        "B-6": ("earlier", "restore"),
        "C-30": ("later", "restore"),
    }
    assert rows["B-6"]["newly_breached"]
    assert rows["C-30"]["rescued"]
    due = datetime.fromisoformat(rows["B-6"]["to_due_at"])
    assert due == three_calls - timedelta(hours=2)
    counts = content["counts"]
    assert (counts["earlier"], counts["later"], counts["newly_breached"], counts["rescued"]) == (
        *(1, 1),
        *(1, 1),
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            ("3 open requests looked at", "2 clocks of 2 requests", "newly breached 1", "earlier"),
        ),
        ("zh", ("检查了 3 个未关闭的请求", "2 个请求的 2 项承诺", "新增超时 1", "提前 · 新增超时")),
    ],
)
def test_a_preview_reads_well_in_both_languages(
    platform: Platform, three_calls: datetime, lang: str, words: tuple[str, ...]
) -> None:
    result = platform.run("preview", policy_file(platform, FASTER), "--lang", lang)
    assert result.exit_code == 0, result.output
    for each in words:
        assert each in result.stdout, each


def test_a_calendar_moves_what_it_counts(platform: Platform, request_number: str) -> None:
    register(platform, external_ref="ALWAYS", calendar="")
    hours = """\
kind: calendar
name: cn-working-hours
version: "2026.2"
effective_on: 2026-12-01
source: I-17; a proposal
body:
  windows:
    - {name: all day, days: [mon, tue, wed, thu, fri], start: "09:00", end: "21:00"}
"""
    content = json.loads(platform.run("preview", policy_file(platform, hours), "--json").stdout)
    moved = {(row["request"], row["milestone"], row["effect"]) for row in content["rows"]}
    assert moved == {(request_number, "restore", "earlier")}


def test_a_selection_chooses_anew_for_calls_that_named_nothing(platform: Platform) -> None:
    now = datetime.now(UTC)
    register(platform, now, external_ref="NAMED")
    register(platform, now, external_ref="OPEN", sla_pack="", calendar="")
    selection = """\
kind: sla-selection
name: sla-selection
version: "2026.2"
effective_on: 2026-12-01
source: I-16; a proposal
body:
  default: service-desk
  by_product_line: {}
"""
    content = json.loads(platform.run("preview", policy_file(platform, selection), "--json").stdout)
    assert {row["external_ref"] for row in content["rows"]} == {"OPEN"}
    policies = {row["to_policy_ref"] for row in content["rows"] if row["to_policy_ref"]}
    assert policies == {"sla-pack/service-desk@2026.1"}


@pytest.mark.parametrize(
    ("content", "reason", "said"),
    [
        (FASTER.replace("B: 4 h", "B: soon"), "POLICY_INVALID", "proposal.yaml: body.targets[1]"),
        (FASTER.replace("2026.2", "2026.1"), "POLICY_INVALID", "already in service-desk@2026.1"),
        (FASTER.replace("7x24", "lunar"), "POLICY_INVALID", "unknown calendar lunar (I-17)"),
        (FASTER.replace("sla-pack", "register"), "POLICY_NOT_PREVIEWABLE", "not of register"),
        ("{", "POLICY_INVALID", "cannot be read"),
    ],
)
def test_a_wrong_policy_file_is_refused_as_on_load(
    platform: Platform, content: str, reason: str, said: str
) -> None:
    before = platform.rows()
    result = platform.run("preview", policy_file(platform, content), "--json")
    assert result.exit_code == 1
    error = json.loads(result.stderr.strip().splitlines()[-1])["error"]
    assert (error["reason"], error["rule"]) == (reason, "I-16")
    assert said in error["message"]
    assert platform.rows() == before


def test_a_missing_policy_file_is_told_in_both_languages(platform: Platform) -> None:
    result = platform.run("preview", str(platform.folder / "none.yaml"))
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr
    assert "无法读取政策文件" in result.stderr
