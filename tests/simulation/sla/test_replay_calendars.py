"""The log of a service desk by two calendars: the report is what a judge says minute by minute."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from callout_cli.refusal import Refusal
from callout_cli.replay.mapping import load_mapping
from callout_cli.replay.requests import Telling
from callout_cli.replay.rows import read_log
from callout_cli.replay.run import Replay
from chassis.resources import service_folder
from e2e import sla_oracle
from intake.adapters.policies import PolicyShelf
from simulation.sla.desk import NOW, Desk

pytestmark = pytest.mark.simulation

SAMPLE = Path(__file__).parents[2] / "data" / "service_desk_sample.csv"
MAPPING = load_mapping("service-desk")
LOCAL = datetime(2026, 6, 1, 8)  # noqa: DTZ001 - local, as the log


class Quiet:
    def total(self, steps: int) -> None: ...

    def done(self) -> None: ...


@pytest.fixture(scope="module")
def policies() -> PolicyShelf:
    return PolicyShelf(service_folder("intake", "policies"))


def replayed(desk: Any, log: Path, calendar: str) -> Any:
    telling = Telling(mapping=MAPPING, calendar=calendar)
    summary, _ = Replay(desk, telling, Quiet(), threads=1).run(read_log(log, MAPPING, NOW))
    assert summary.refused_facts == 0
    return summary


def written(rows: Any) -> list[dict[str, str]]:
    found = [{name: str(value) for name, value in asdict(row).items()} for row in rows]
    return sorted(found, key=lambda row: (row["external_ref"], row["milestone"]))


def expected(log: Path, calendar: str) -> list[dict[str, str]]:
    rows, _ = sla_oracle.report(log, LOCAL, calendar)
    return sorted(rows, key=lambda row: (row["external_ref"], row["milestone"]))


@pytest.mark.parametrize("calendar", ["7x24", "cn-working-hours"])
def test_the_report_is_that_of_the_rules_and_stays_so_on_a_second_run(
    policies: PolicyShelf, calendar: str
) -> None:
    desk = Desk(policies)
    calls = replayed(desk, SAMPLE, calendar).calls
    first = written(desk.report())
    assert first == expected(SAMPLE, calendar)
    assert {row["calendar"] for row in first} == {calendar}
    assert replayed(desk, SAMPLE, calendar).calls == calls
    assert written(desk.report()) == first


def test_both_calendars_stand_side_by_side_in_one_report(policies: PolicyShelf) -> None:
    desk = Desk(policies)
    replayed(desk, SAMPLE, "")
    replayed(desk, SAMPLE, "cn-working-hours")
    rows = written(desk.report())
    usual = [row for row in rows if row["calendar"] == "7x24"]
    assert usual == expected(SAMPLE, "7x24")
    office = [row for row in rows if row["calendar"] == "cn-working-hours"]
    for row in office:
        row["external_ref"] = row["external_ref"].removesuffix("@cn-working-hours")
    assert office == expected(SAMPLE, "cn-working-hours")
    replayed(desk, SAMPLE, "cn-working-hours")
    assert len(desk.report()) == len(rows)


def test_a_calendar_that_does_not_exist_is_refused_by_its_rule(policies: PolicyShelf) -> None:
    with pytest.raises(Refusal) as refusal:
        replayed(Desk(policies), SAMPLE, "9x9")
    assert (refusal.value.reason, refusal.value.rule) == ("CALENDAR_UNKNOWN", "I-17")
