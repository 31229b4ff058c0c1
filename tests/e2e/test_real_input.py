"""Six hundred real incidents, twice, with a report that the rules give as well."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from e2e.comparing import assert_report_is_what_the_rules_say
from e2e.running import Platform
from testkit.absence import not_run


@pytest.fixture
def log(real_input: Any) -> Any:
    if real_input is None or not real_input.exists():
        not_run("no real log; name it in CALLOUT_REAL_INPUT")
    return real_input


def test_the_real_log_is_replayed_twice_with_the_report_of_the_rules(
    log: Path, tmp_path: Path
) -> None:
    with log.open(encoding="utf-8", newline="") as file:
        numbers = {row["number"] for row in csv.DictReader(file)}
    platform = Platform(tmp_path / "platform")
    try:
        platform.up()
        first = platform.json("replay", str(log), "--mapping", "service-desk")
        assert first["calls"] == len(numbers)
        assert first["refused_facts"] == 0
        rows = assert_report_is_what_the_rules_say(platform, log, "")
        assert rows == 2 * len(numbers)
        before = platform.run("report", "sla", "--format", "csv").stdout
        again = platform.json("replay", str(log), "--mapping", "service-desk")
        assert (again["calls"], again["refused_facts"]) == (first["calls"], 0)
        assert platform.run("report", "sla", "--format", "csv").stdout == before
        platform.check()
        assert platform.stop() == 0
    finally:
        platform.clean()
