"""The policy of planned work says what the rulebook says, and a wrong one does not load."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from chassis.policy import PolicyError
from chassis.resources import service_folder
from intake.adapters.planned_work.working_days import CalendarDays
from intake.adapters.policies import PolicyShelf
from intake.domain.planned_work.policy import Anchor, Basis, Interval, PlannedWorkPolicy
from intake.domain.vocabulary import Handling, Purpose
from unit.intake.scene import HANGZHOU

DAY = date(2026, 3, 2)
FOLDER = service_folder("intake", "policies")


@pytest.fixture(scope="module")
def policy() -> PlannedWorkPolicy:
    return PolicyShelf(FOLDER).planned_work(DAY).body


def test_inspections_are_monthly_in_maintenance_and_yearly_in_warranty(
    policy: PlannedWorkPolicy,
) -> None:
    kind = policy.kind("inspection")
    assert kind.every == {
        Basis.MAINTENANCE: Interval(months=1),
        Basis.WARRANTY: Interval(months=12),
    }
    report = kind.records["report"]
    assert report.due is not None
    assert (report.due.counted_from, report.due.working_days) == (Anchor.VISIT, 3)
    assert (report.needs_visit, report.confirmed, kind.handling) == (True, True, Handling.ON_SITE)


def test_training_tells_attendees_and_result_and_needs_a_receipt(
    policy: PlannedWorkPolicy,
) -> None:
    kind = policy.kind("training")
    result = kind.records["result"]
    assert kind.purpose is Purpose.TRAINING
    assert {name for name, field in result.fields.items() if not field.optional} == {
        "topics",
        "attendees",
        "result",
    }
    assert result.confirmed


def test_upgrades_tell_all_that_i_26_asks_for_in_its_order(policy: PlannedWorkPolicy) -> None:
    kind = policy.kind("upgrade")
    assert set(kind.records["plan"].fields) == {
        "content",
        "effect",
        "downtime_minutes",
        "backup",
        "test",
        "way_back",
        "training",
    }
    assert [name for name, record in kind.records.items() if not record.optional] == [
        "plan",
        "notice",
        "backup",
        "change",
        "test",
    ]
    assert kind.records["notice"].ahead
    assert kind.records["change"].from_start


def test_backups_bear_two_months(policy: PlannedWorkPolicy) -> None:
    assert (policy.backups.restorable_months, policy.backups.drill_every_months) == (2, 6)
    assert list(policy.kind("backup").records) == ["run", "verification"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("after: [plan]", "after: [change]", "notice comes after change"),
        ("{months: 12}", "{months: 12, days: 1}", "an interval of 12 months and 1 days"),
        ("else_needs: way_back", "else_needs: prayer", "there is no record prayer"),
        ("sla_pack: planned-work", "sla_pack: gold", "no pack gold"),
        ("drill_kind: restore-drill", "drill_kind: drill", "no kind drill"),
        ("working_days: cn-working-days", "working_days: mars", "unknown calendar mars"),
        ("working_days: 3}", "working_days: -1}", "a deadline of -1 working days"),
    ],
)
def test_a_wrong_policy_is_named_at_start(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = copytree(FOLDER, tmp_path / "policies")
    path = folder / "planned-work.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PolicyError) as refusal:
        PolicyShelf(folder)
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("begin", "count", "expected"),
    [
        ("2026-03-05", 0, "2026-03-05"),
        ("2026-03-05", 1, "2026-03-06"),
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-03-04", 3, "2026-03-09"),
        ("2026-03-07", 1, "2026-03-09"),
        # National day 2026: closed from the first to the seventh, worked on Saturday the tenth.
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-09-30", 4, "2026-10-12"),
    ],
)
def test_working_days_leave_out_weekends_and_holidays_but_not_make_up_days(
    begin: str, count: int, expected: str
) -> None:
    days = CalendarDays(PolicyShelf(FOLDER))
    found = days.after(HANGZHOU, date.fromisoformat(begin), count)
    assert found == date.fromisoformat(expected)
