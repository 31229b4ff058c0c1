"""A policy begins with the branch's day: at 07:30 in Beijing the version of that day decides."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from chassis.resources import service_folder
from fakes.hr_appraisal import FakeTx
from hr_appraisal.adapters.policies import PolicyFiles
from hr_appraisal.domain.policies import CalendarPolicy
from hr_appraisal.ports import NoPolicyInForce
from unit.hr_appraisal.cases import (
    approve,
    propose,
    proposed_by_event,
    staffed,
    undo,
    verify,
)

HALF_PAST_SEVEN = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
EFFECTIVE_ON = date(2026, 3, 2)
LATER = HALF_PAST_SEVEN + timedelta(days=2)


def proposed_by_a_person(tx: FakeTx) -> None:
    propose(tx, occurred_at=HALF_PAST_SEVEN)


def proposed_by_a_complaint(tx: FakeTx) -> None:
    proposed_by_event(tx, filed_at=HALF_PAST_SEVEN, verified_at=HALF_PAST_SEVEN)


def approved(tx: FakeTx) -> None:
    proposed_by_a_complaint(tx)
    verify(tx, now=LATER)
    tx.policies.asked.clear()
    approve(tx, now=LATER)


def reversed_again(tx: FakeTx) -> None:
    approved(tx)
    tx.policies.asked.clear()
    undo(tx, now=LATER)


@pytest.mark.parametrize(
    "act", [proposed_by_a_person, proposed_by_a_complaint, approved, reversed_again]
)
@pytest.mark.parametrize(
    ("zone", "day"), [("Asia/Shanghai", EFFECTIVE_ON), ("Europe/Lisbon", date(2026, 3, 1))]
)
def test_the_branchs_day_chooses_every_policy(
    act: Callable[[FakeTx], None], zone: str, day: date
) -> None:
    tx = staffed()
    tx.policies.calendar_policy = CalendarPolicy(time_zone="Asia/Shanghai", branches={"SZ": zone})
    act(tx)
    assert set(tx.policies.asked) == {day}


def test_a_calendar_begins_at_midnight_of_the_zone_it_names(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    shutil.copytree(service_folder("hr_appraisal", "policies"), folder)
    text = (folder / "calendar.yaml").read_text("utf-8")
    for old, new in (
        ("2026.1", "2026.2"),
        ("2000-01-01", "2026-03-02"),
        ("branches: {}", "branches: {KASHI: Asia/Urumqi}"),
    ):
        assert old in text
        text = text.replace(old, new)
    (folder / "calendar-2026-2.yaml").write_text(text, "utf-8")
    files = PolicyFiles(folder)
    midnight_in_urumqi = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
    an_hour_before = midnight_in_urumqi - timedelta(hours=1)
    assert files.zone_of("KASHI", an_hour_before) == "Asia/Shanghai"
    assert files.zone_of("KASHI", midnight_in_urumqi) == "Asia/Urumqi"
    assert files.zone_of("SZ", midnight_in_urumqi) == "Asia/Shanghai"
    with pytest.raises(NoPolicyInForce):
        files.zone_of("SZ", datetime(1999, 12, 31, 15, 59, tzinfo=UTC))
