"""`callout sla explain` through the real command, door and database."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import resources_pb2 as rs
from callout_cli.times import stamp
from integration.cli.conftest import Platform, register

pytestmark = pytest.mark.integration


def test_why_is_this_due_then_in_english(platform: Platform, request_number: str) -> None:
    result = platform.run("explain", request_number, "--milestone", "restore", "--lang", "en")
    assert result.exit_code == 0, result.output
    # 24 counted hours: 6 - 1 of Friday, 8 each of Monday and Tuesday, 3 of Wednesday.
    assert "restore is due 2026-03-11 Wed 12:00, because 24:00 are promised" in result.output
    for words in (
        "pack service-desk (sla-pack/service-desk@2026.1), chosen by the call itself",
        "severity C",
        "calendar in place of the pack's own: calendar/cn-working-hours@2026.1",
        "no access to the site · desk",
        "outside working hours",
        "rest day",
        "working hours: morning",
        "2026-03-09 Mon 09:00",
        "24:00 ◀",
        "8:00 → 24:00",
        "one desk only",
        "over the target by",
    ):
        assert words in result.output, words


def test_why_is_this_due_then_in_chinese(platform: Platform, request_number: str) -> None:
    result = platform.run("explain", "INC-7", "--milestone", "restore", "--lang", "zh")
    assert result.exit_code == 0, result.output
    for words in (
        "恢复的截止时间是 2026-03-11 周三 12:00。承诺时限为 24:00",
        "SLA 方案 service-desk（sla-pack/service-desk@2026.1），依据：来电指定",
        "C 级",
        "客户处无法进入 · desk",
        "工作时段以外",
        "休息日",
        "工作时段 上午",
        "2026-03-09 周一 09:00",
        "8:00 → 24:00",
        "级别变更",
    ):
        assert words in result.output, words


@pytest.mark.parametrize(
    ("ends_in", "lang", "words"),
    [
        (None, "en", ("(standing still)", "every minute until then moves it")),
        (None, "zh", ("（已停表）", "截止时间顺延一分钟")),
        (timedelta(days=9), "en", ("stands still until", "by itself")),
        (timedelta(days=9), "zh", ("计时暂停至", "届时自动恢复")),
    ],
)
def test_a_clock_that_stands_still_is_not_said_to_run(
    platform: Platform, ends_in: timedelta | None, lang: str, words: tuple[str, ...]
) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    request = register(platform, now, calendar="")
    platform.desk.PauseClocks(
        pb.PauseClocksRequest(
            request_id=str(uuid4()),
            service_request_id=request.id,
            reason=rs.PAUSE_REASON_CUSTOMER_ASKED_LATER,
            evidence="call 2",
            expected_end_time=stamp(now + ends_in) if ends_in else None,
        )
    )
    asked = ("explain", request.number, "--milestone", "restore")
    told = platform.run(*asked, "--lang", lang)
    assert told.exit_code == 0, told.output
    for word in words:
        assert word in told.output, word
    content = json.loads(platform.run(*asked, "--json").output)
    assert content["stands_still"]
    assert bool(content["resumes_at"]) == bool(ends_in)


def test_what_is_not_agreed_yet_has_no_deadline(platform: Platform) -> None:
    request = register(platform, sla_pack="machinery", handling=rs.HANDLING_ON_SITE, calendar="")
    result = platform.run("explain", request.number, "--milestone", "arrive", "--lang", "en")
    assert result.exit_code == 1
    assert "MILESTONE_NOT_DUE_YET [I-16]" in result.stderr
    assert "no date agreed with the customer for arrive yet" in result.stderr
    assert "milestones with a deadline: " in result.stderr


def test_json_has_every_segment_exactly(platform: Platform, request_number: str) -> None:
    result = platform.run("explain", request_number, "--json", "--segments", "10000")
    assert result.exit_code == 0, result.output
    content = json.loads(result.output)
    assert content["milestone"] == "respond"  # due first
    segments = content["segments"]
    assert content["more_segments"] == 0
    assert all(a["end"] == b["start"] for a, b in pairwise(segments))
    at_due = [each for each in segments if each["end"] == content["due_at"]]
    assert [each["total_seconds"] for each in at_due] == [content["target_seconds"]]
    assert content["promise"]["policy_digest"]


def test_a_long_clock_says_how_many_segments_follow(
    platform: Platform, request_number: str
) -> None:
    result = platform.run("explain", request_number, "--segments", "3", "--lang", "en")
    assert "more segments follow" in result.output
    content = json.loads(platform.run("explain", request_number, "--json").output)
    assert len(content["segments"]) + content["more_segments"] > 3


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("HZ01-20260306-9999",), "SERVICE_REQUEST_NOT_FOUND"),
        (("nothing of the kind",), "SERVICE_REQUEST_NOT_FOUND"),
        (("INC-7", "--milestone", "arrive"), "MILESTONE_NOT_PROMISED"),
    ],
)
def test_a_wrong_reference_or_milestone_is_refused_clearly(
    platform: Platform, request_number: str, arguments: tuple[str, ...], reason: str
) -> None:
    before = platform.rows()
    result = platform.run("explain", *arguments)
    assert result.exit_code == 1
    assert reason in result.stderr
    assert "Traceback" not in result.stderr
    error = json.loads(platform.run("explain", *arguments, "--json").stderr)["error"]
    assert error["reason"] == reason
    if reason == "MILESTONE_NOT_PROMISED":
        assert error["rule"] == "I-16"
    assert platform.rows() == before


def test_an_unknown_milestone_is_a_wrong_use(platform: Platform) -> None:
    assert platform.run("explain", "X", "--milestone", "lunch").exit_code == 2
