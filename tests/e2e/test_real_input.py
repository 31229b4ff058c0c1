"""Six hundred real incidents, twice, with a report that the rules give as well."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from e2e import sla_oracle
from e2e.comparing import assert_report_is_what_the_rules_say
from e2e.conftest import SAMPLE, VARIABLE
from e2e.running import Platform
from testkit.absence import stands_in


@pytest.fixture
def log(real_input: Path | None, request: pytest.FixtureRequest) -> Path:
    """The real log; where it is not at hand, the committed sample of its kind."""
    if real_input is not None:
        return real_input
    stands_in(
        request.node,
        f"no real log of a service desk (name one in {VARIABLE}); {SAMPLE.name} was replayed",
    )
    return SAMPLE


@pytest.mark.parametrize("calendar", ["7x24", "cn-working-hours"])
def test_the_real_log_is_replayed_twice_with_the_report_of_the_rules(
    log: Path, tmp_path: Path, calendar: str
) -> None:
    told = (str(log), "--mapping", "service-desk", "--calendar", calendar)
    judged, _ = sla_oracle.report(log, datetime.now())  # noqa: DTZ005 - local, as the log
    numbers = {row["external_ref"] for row in judged}
    platform = Platform(tmp_path / "platform")
    try:
        platform.up()
        first = platform.json("replay", *told)
        assert first["calls"] == len(numbers)
        assert first["refused_facts"] == 0
        rows = assert_report_is_what_the_rules_say(platform, log, "", calendar)
        assert rows == 2 * len(numbers)
        before = platform.run("report", "sla", "--format", "csv").stdout
        again = platform.json("replay", *told)
        assert (again["calls"], again["refused_facts"]) == (first["calls"], 0)
        assert platform.run("report", "sla", "--format", "csv").stdout == before
        platform.check()
        assert platform.stop() == 0
    finally:
        platform.clean()
