"""The targets that ship, and the wrong ones that do not start."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from chassis.policy import PolicyError
from chassis.resources import service_folder
from fakes.headquarters import TARGETS
from headquarters.adapters.policies import PolicyFiles

SHIPPED = service_folder("headquarters", "policies") / "targets.yaml"


def altered(folder: Path, old: str, new: str) -> Path:
    shutil.copy(SHIPPED.parent / "calendar.yaml", folder)
    text = SHIPPED.read_text("utf-8")
    assert old in text
    (folder / "targets.yaml").write_text(text.replace(old, new), "utf-8")
    return folder


def test_the_targets_that_ship_are_those_of_the_rulebook() -> None:
    targets = PolicyFiles(SHIPPED.parent).targets(date(2026, 3, 1))
    assert targets.body == TARGETS
    assert targets.ref == "figure-targets/default@2026.1"


def test_a_month_before_all_targets_has_the_earliest(tmp_path: Path) -> None:
    folder = altered(tmp_path, "2000-01-01", "2026-02-01")
    assert PolicyFiles(folder).targets(date(2026, 1, 1)).body == TARGETS


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (date(2026, 5, 31), "2026.1"),
        (date(2026, 6, 1), "2026.2"),
        (date(2026, 6, 2), "2026.2"),
    ],
)
def test_a_later_version_counts_from_its_day(tmp_path: Path, on: date, version: str) -> None:
    later = SHIPPED.read_text("utf-8").replace("2026.1", "2026.2").replace("2000-01", "2026-06")
    (tmp_path / "later.yaml").write_text(later, "utf-8")
    targets = PolicyFiles(altered(tmp_path, "0.90", "0.80")).targets(on)
    assert targets.ref.endswith(version)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('bound: ">=", value: "0.90"', 'bound: "=", value: "0.90"', "timely_rate.bound"),
        ('value: "0.90"', 'value: "-1"', "negative"),
        ("repeat_rate", "repeats", "repeats"),
        ("name: default", "name: other", "no policy figure-targets/default"),
    ],
)
def test_wrong_targets_are_named_and_refused(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    with pytest.raises(PolicyError, match=complaint):
        PolicyFiles(altered(tmp_path, old, new))


def test_headquarters_has_a_calendar_of_its_own(tmp_path: Path) -> None:
    late_evening_in_greenwich = datetime(2026, 4, 30, 23, 30, tzinfo=UTC)
    assert PolicyFiles(SHIPPED.parent).today(late_evening_in_greenwich) == date(2026, 5, 1)
    shutil.copy(SHIPPED, tmp_path)
    with pytest.raises(PolicyError, match="no policy calendar/default"):
        PolicyFiles(tmp_path)
