"""Training with its receipt (I-23), upgrades with notice before and a record after (I-26)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from intake.domain.planned_work.recording import (
    BeforeTheStart,
    NoticeTooLate,
    RecordFieldMissing,
    RecordFieldUnreadable,
    RecordTooEarly,
)
from intake.domain.planned_work.work import PlannedWork, StartNeeded, WorkState
from intake.domain.vocabulary import Outcome, Purpose, RequestState, ServiceCategory
from intake.handlers.planned_work.confirm_record import confirm_record
from intake.handlers.planned_work.plan_work import plan_work
from intake.handlers.planned_work.record_work import record_work
from unit.intake.planned_work.planner import NOW, Planner, confirming, recording

DAY = timedelta(days=1)
START = datetime(2026, 3, 12, 14, tzinfo=UTC)  # 22:00 in Hangzhou, a Thursday


@pytest.fixture
def planner() -> Planner:
    return Planner()


@pytest.fixture
def training(planner: Planner) -> PlannedWork:
    return planner.work("training", title="operators of the new system")


def test_a_training_is_an_internal_request_for_training(
    planner: Planner, training: PlannedWork
) -> None:
    request = planner.scene.request(training.service_request_id)
    assert (request.call.purpose, request.call.category, request.call.symptom) == (
        Purpose.TRAINING,
        ServiceCategory.INTERNAL,
        "operators of the new system",
    )
    assert training.record_due_on == date(2026, 3, 12)


@pytest.mark.parametrize("missing", ["topics", "attendees", "result"])
def test_a_training_tells_topics_attendees_and_result(
    planner: Planner, training: PlannedWork, missing: str
) -> None:
    fields = {"topics": "start", "attendees": "王\n李", "result": "all passed"}
    del fields[missing]
    error = planner.refused(
        RecordFieldMissing, record_work, recording(training, "result", **fields)
    )
    assert (error.rule, error.metadata["missing"]) == ("I-23", missing)


def test_the_customers_receipt_ends_the_training_and_its_request(
    planner: Planner, training: PlannedWork
) -> None:
    held = planner.record(training, "result", topics="start", attendees="王\n李", result="passed")
    assert held.state is WorkState.OPEN
    done = planner.confirm(training, "result")
    request = planner.scene.request(training.service_request_id)
    assert (done.state, request.standing.outcome) == (WorkState.DONE, Outcome.DONE_REMOTELY)
    assert planner.scene.told == ["ServiceRestored", "ServiceRequestClosed"]


def test_a_training_without_a_day_is_refused(planner: Planner) -> None:
    error = planner.refused(StartNeeded, plan_work, planner.planning("training", due_on=None))
    assert (error.rule, error.field) == ("I-23", "due_on")


@pytest.fixture
def upgrade(planner: Planner) -> PlannedWork:
    return planner.work("upgrade", starts_at=START)


def planned(planner: Planner, upgrade: PlannedWork) -> None:
    planner.record(upgrade, "plan", content="v2", downtime_minutes="30", way_back="old image")
    planner.confirm(upgrade, "plan")


def test_an_upgrade_begins_at_an_agreed_instant(planner: Planner, upgrade: PlannedWork) -> None:
    assert (upgrade.due_on, upgrade.starts_at) == (date(2026, 3, 12), START)
    # The notice is due three days before, at the latest on the branch's Monday.
    assert upgrade.record_due_on == date(2026, 3, 9)
    error = planner.refused(StartNeeded, plan_work, planner.planning("upgrade", starts_at=None))
    assert (error.rule, error.field) == ("I-26", "start_time")


def test_a_plan_tells_what_it_changes_and_how_to_go_back(
    planner: Planner, upgrade: PlannedWork
) -> None:
    told = {"content": "v2", "downtime_minutes": "30", "way_back": "old image"}
    for name in told:
        fields = {key: value for key, value in told.items() if key != name}
        planner.refused(RecordFieldMissing, record_work, recording(upgrade, "plan", **fields))
    fields = {**told, "downtime_minutes": "half an hour"}
    error = planner.refused(
        RecordFieldUnreadable, record_work, recording(upgrade, "plan", **fields)
    )
    assert (error.rule, error.metadata["unreadable"]) == ("I-26", "downtime_minutes")


def test_the_customer_is_told_only_what_he_confirmed(
    planner: Planner, upgrade: PlannedWork
) -> None:
    notice = recording(upgrade, "notice", told_to="IT 部")
    planner.refused(RecordTooEarly, record_work, notice)
    planner.record(upgrade, "plan", content="v2", downtime_minutes="30", way_back="old image")
    error = planner.refused(RecordTooEarly, record_work, notice)
    assert error.metadata["needs"] == "plan"
    planner.confirm(upgrade, "plan")
    planner.record(upgrade, "notice", told_to="IT 部")


@pytest.mark.parametrize(("ahead", "in_time"), [(3 * DAY, 1), (3 * DAY - timedelta(seconds=1), 0)])
def test_the_notice_comes_three_days_before_the_start(
    planner: Planner, upgrade: PlannedWork, ahead: timedelta, in_time: int
) -> None:
    planned(planner, upgrade)
    notice = recording(upgrade, "notice", told_to="IT 部")
    now = START - ahead
    if in_time:
        planner.scene.run(record_work, notice, now)
    else:
        assert planner.refused(NoticeTooLate, record_work, notice, now).rule == "I-26"


def change(upgrade: PlannedWork) -> dict[str, str]:
    return {"changed": "v1 → v2", "ended_at": (START + timedelta(hours=1)).isoformat()}


def test_nothing_is_changed_without_notice_and_backup_before(
    planner: Planner, upgrade: PlannedWork
) -> None:
    later = START + timedelta(hours=2)
    told = recording(upgrade, "change", **change(upgrade))
    for step in ("plan", "notice", "backup"):
        error = planner.refused(RecordTooEarly, record_work, told, later)
        assert (error.rule, error.metadata["needs"]) == ("I-26", step)
        if step == "plan":
            planned(planner, upgrade)
        elif step == "notice":
            planner.record(upgrade, "notice", told_to="IT 部")
        else:
            planner.record(upgrade, "backup", START - timedelta(hours=1), place="nas-2")
    planner.refused(
        BeforeTheStart, record_work, replace(told, occurred_at=START - timedelta(minutes=1)), later
    )
    planner.scene.run(record_work, told, later)


def test_a_backup_that_came_after_the_change_is_none_before_it(
    planner: Planner, upgrade: PlannedWork
) -> None:
    planned(planner, upgrade)
    planner.record(upgrade, "notice", told_to="IT 部")
    planner.record(upgrade, "backup", START + timedelta(hours=2), place="nas-2")
    told = replace(
        recording(upgrade, "change", **change(upgrade)), occurred_at=START + timedelta(hours=1)
    )
    planner.refused(RecordTooEarly, record_work, told, START + timedelta(hours=3))


def changed(planner: Planner, upgrade: PlannedWork) -> PlannedWork:
    planned(planner, upgrade)
    planner.record(upgrade, "notice", told_to="IT 部")
    planner.record(upgrade, "backup", START - timedelta(hours=1), place="nas-2")
    return planner.record(upgrade, "change", START + timedelta(hours=1), **change(upgrade))


def test_the_change_record_is_due_the_next_working_day(
    planner: Planner, upgrade: PlannedWork
) -> None:
    planned(planner, upgrade)
    told = planner.record(upgrade, "notice", told_to="IT 部")
    assert told.record_due_on == date(2026, 3, 13)
    assert changed(planner, planner.work("upgrade", starts_at=START)).record_due_on is None


def test_a_test_after_the_change_ends_the_upgrade(planner: Planner, upgrade: PlannedWork) -> None:
    changed(planner, upgrade)
    done = planner.record(upgrade, "test", START + timedelta(hours=2), passed="yes")
    request = planner.scene.request(upgrade.service_request_id)
    assert (done.state, request.standing.state) == (WorkState.DONE, RequestState.CLOSED)


def test_a_test_that_failed_needs_the_way_back(planner: Planner, upgrade: PlannedWork) -> None:
    changed(planner, upgrade)
    failed = planner.record(upgrade, "test", START + timedelta(hours=2), passed="no")
    assert failed.state is WorkState.OPEN
    back = planner.record(upgrade, "way_back", START + timedelta(hours=3), reason="slow")
    assert back.state is WorkState.DONE


def test_a_confirmation_is_not_older_than_its_plan(planner: Planner, upgrade: PlannedWork) -> None:
    planner.record(upgrade, "plan", content="v2", downtime_minutes="30", way_back="old image")
    planner.refused(
        RecordTooEarly, confirm_record, confirming(upgrade, "plan", NOW - timedelta(seconds=1))
    )
