"""Plans become requests ahead of time, once; a report needs the visit behind it (I-22)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from intake.domain.planned_work.plan import (
    KindWithoutInterval,
    NotCovered,
    PlanEnded,
    PlanEndsBeforeItBegins,
    PlanState,
    PlanSubjectNeeded,
)
from intake.domain.planned_work.policy import Basis, WorkKindUnknown
from intake.domain.planned_work.recording import (
    NothingToConfirm,
    NoVisitBehindIt,
    RecordAlreadyThere,
    RecordFieldMissing,
    RecordFieldUnknown,
    RecordKindUnknown,
    RecordMissing,
)
from intake.domain.planned_work.work import PlannedWork, PlannedWorkEnded, WorkState
from intake.domain.register import InTheFuture
from intake.domain.registration import NotTheCustomersProduct
from intake.domain.vocabulary import Channel, Outcome, Purpose, RequestState, ServiceCategory
from intake.handlers.planned_work.cancel_work import CancelWork, cancel_work
from intake.handlers.planned_work.confirm_record import confirm_record
from intake.handlers.planned_work.end_plan import EndPlan, end_plan
from intake.handlers.planned_work.open_plan import open_plan
from intake.handlers.planned_work.prepare_due_work import prepare_due_work
from intake.handlers.planned_work.record_work import record_work
from unit.intake.planned_work.planner import (
    AT_CONTRACT,
    NOW,
    Planner,
    at_product,
    confirming,
    every,
    recording,
)

DAY = timedelta(days=1)


@pytest.fixture
def planner() -> Planner:
    return Planner()


def due_days(planner: Planner) -> list[date]:
    return [work.due_on for work in planner.works]


def on(day: date, hour: int = 1) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("product", "basis", "second"),
    [
        ("p-2", Basis.MAINTENANCE, date(2026, 4, 30)),
        ("p-1", Basis.WARRANTY, date(2027, 3, 31)),
    ],
)
def test_the_interval_follows_from_what_covers_the_product(
    planner: Planner, product: str, basis: Basis, second: date
) -> None:
    plan = planner.plan(subject=at_product(product))
    assert (plan.basis, plan.next_due_on, plan.prepare_on) == (
        basis,
        date(2026, 3, 31),
        date(2026, 3, 24),
    )
    assert planner.tick(on(date(2026, 3, 24))) == 1
    assert planner.tx.state.plans[plan.id].next_due_on == second


@pytest.mark.parametrize(("day", "made"), [(23, 0), (24, 1), (25, 1)])
def test_the_request_is_created_ahead_by_the_branchs_day(
    planner: Planner, day: int, made: int
) -> None:
    planner.plan()
    assert planner.tick(datetime(2026, 3, day, 15, 59, tzinfo=UTC)) == made
    assert len(planner.works) == made


def test_midnight_is_the_branchs(planner: Planner) -> None:
    planner.plan()
    assert planner.tick(datetime(2026, 3, 23, 15, 59, tzinfo=UTC)) == 0
    assert planner.tick(datetime(2026, 3, 23, 16, 0, tzinfo=UTC)) == 1


def test_the_request_is_internal_work_that_promises_nothing_by_the_clock(planner: Planner) -> None:
    planner.plan()
    planner.tick(on(date(2026, 3, 24)))
    (work,) = planner.works
    request = planner.scene.request(work.service_request_id)
    assert (request.call.category, request.call.purpose, request.call.channel) == (
        ServiceCategory.INTERNAL,
        Purpose.INSPECTION,
        Channel.PLANNED,
    )
    assert (request.call.installed_product_id, request.clocks) == ("p-2", ())
    assert work.record_due_on == date(2026, 3, 31)


def test_each_due_day_is_made_once_however_often_the_timer_runs(planner: Planner) -> None:
    planner.plan()
    for _ in range(3):
        planner.tick(on(date(2026, 5, 25)))
    assert due_days(planner) == [date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)]
    assert len(planner.tx.state.requests) == 3


def test_a_rolled_back_run_makes_the_same_work_again(planner: Planner) -> None:
    planner.plan()
    before = planner.tx.snapshot()
    prepare_due_work(planner.tx, on(date(2026, 3, 24)), 10)
    first = planner.works
    planner.tx.restore(before)
    prepare_due_work(planner.tx, on(date(2026, 3, 25)), 10)
    assert [(w.id, w.service_request_id) for w in planner.works] == [
        (w.id, w.service_request_id) for w in first
    ]


def test_a_batch_leaves_the_rest_for_the_next_run(planner: Planner) -> None:
    for _ in range(3):
        planner.plan()
    assert prepare_due_work(planner.tx, on(date(2026, 3, 24)), 2) == 2
    assert prepare_due_work(planner.tx, on(date(2026, 3, 24)), 2) == 1
    assert prepare_due_work(planner.tx, on(date(2026, 3, 24)), 2) == 0


def test_a_plan_ends_with_its_cover_and_changes_with_it(planner: Planner) -> None:
    contracted = planner.tx.state.products["p-2"]
    plan = planner.plan()
    planner.tx.state.products["p-2"] = replace(
        contracted, contract_ends_on=date(2026, 4, 15), delivered_on=date(2025, 9, 1)
    )
    planner.tick(on(date(2026, 5, 20)))
    moved = planner.tx.state.plans[plan.id]
    assert due_days(planner) == [date(2026, 3, 31), date(2026, 4, 30)]
    assert (moved.basis, moved.next_due_on) == (Basis.WARRANTY, date(2027, 4, 30))
    planner.tick(on(date(2027, 4, 30)))
    ended = planner.tx.state.plans[plan.id]
    assert (ended.state, ended.end_reason) == (PlanState.ENDED, "not covered any more")
    assert len(planner.works) == 2


def test_a_plan_under_a_contract_runs_until_its_last_day(planner: Planner) -> None:
    plan = planner.plan(subject=AT_CONTRACT, ends_on=date(2026, 4, 30))
    planner.tick(on(date(2026, 12, 1)))
    assert due_days(planner) == [date(2026, 3, 31), date(2026, 4, 30)]
    assert planner.tx.state.plans[plan.id].state is PlanState.ENDED


def test_an_agreed_interval_stands_whatever_covers_the_product(planner: Planner) -> None:
    plan = planner.plan(subject=at_product("p-3"), interval=every(days=10))
    assert plan.basis is Basis.AGREED
    planner.tick(on(date(2026, 4, 3)))
    assert due_days(planner) == [date(2026, 3, 31), date(2026, 4, 10)]


@pytest.mark.parametrize(
    ("told", "refusal", "rule"),
    [
        ({"subject": at_product("p-3")}, NotCovered, "I-22"),
        ({"kind": "training"}, KindWithoutInterval, "I-23"),
        ({"kind": "juggling"}, WorkKindUnknown, "I-22"),
        ({"ends_on": date(2026, 3, 30)}, PlanEndsBeforeItBegins, "I-22"),
        ({"subject": replace(AT_CONTRACT, product_line="")}, PlanSubjectNeeded, "I-22"),
        ({"subject": replace(at_product(), customer_id="c-9")}, NotTheCustomersProduct, "I-06"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(
    planner: Planner, told: dict[str, Any], refusal: type[Exception], rule: str
) -> None:
    error = planner.refused(refusal, open_plan, planner.opening(**told))
    assert error.rule == rule


def test_an_ended_plan_makes_nothing_and_ends_once(planner: Planner) -> None:
    plan = planner.plan()
    planner.scene.run(end_plan, EndPlan(plan_id=plan.id, reason="sold"), NOW)
    assert planner.tick(on(date(2026, 6, 1))) == 0
    planner.refused(PlanEnded, end_plan, EndPlan(plan_id=plan.id, reason="again"))


@pytest.fixture
def inspection(planner: Planner) -> PlannedWork:
    planner.plan()
    planner.tick(on(date(2026, 3, 24)))
    return planner.works[0]


def test_a_report_without_a_visit_is_refused(planner: Planner, inspection: PlannedWork) -> None:
    now = on(date(2026, 3, 31))
    report = recording(inspection, "report", findings="filter dirty")
    assert planner.refused(NoVisitBehindIt, record_work, report, now).rule == "I-22"
    planner.arrive(inspection, now)
    early = replace(report, occurred_at=now - timedelta(minutes=1))
    planner.refused(NoVisitBehindIt, record_work, early, now)
    planner.record(inspection, "report", now, findings="filter dirty")


@pytest.mark.parametrize(
    ("kind", "fields", "refusal"),
    [
        ("report", {}, RecordFieldMissing),
        ("report", {"findings": "  "}, RecordFieldMissing),
        ("report", {"findings": "x", "weather": "fine"}, RecordFieldUnknown),
        ("poem", {"findings": "x"}, RecordKindUnknown),
    ],
)
def test_a_report_without_findings_is_refused(
    planner: Planner,
    inspection: PlannedWork,
    kind: str,
    fields: dict[str, str],
    refusal: type[Exception],
) -> None:
    now = on(date(2026, 3, 31))
    planner.arrive(inspection, now)
    error = planner.refused(refusal, record_work, recording(inspection, kind, **fields), now)
    assert error.rule == "I-22"


def test_the_report_is_due_three_working_days_after_the_visit(
    planner: Planner, inspection: PlannedWork
) -> None:
    thursday = on(date(2026, 4, 2))
    planner.arrive(inspection, thursday)
    assert planner.tick(thursday) >= 1
    visited = planner.stored(inspection)
    assert (visited.visited_at, visited.record_due_on) == (thursday, date(2026, 4, 7))
    reported = planner.record(inspection, "report", thursday + DAY, findings="fine")
    assert (reported.record_due_on, reported.state) == (None, WorkState.OPEN)


def test_the_customers_confirmation_ends_the_inspection_and_the_voucher_its_request(
    planner: Planner, inspection: PlannedWork
) -> None:
    now = on(date(2026, 3, 31))
    planner.refused(RecordMissing, confirm_record, confirming(inspection, "report"), now)
    planner.arrive(inspection, now)
    planner.record(inspection, "report", now, findings="fine")
    planner.refused(
        RecordAlreadyThere, record_work, recording(inspection, "report", findings="no"), now
    )
    done = planner.confirm(inspection, "report", now + DAY)
    assert done.state is WorkState.DONE
    (report,) = done.records
    assert report.confirmation is not None
    assert (report.confirmation.by, report.confirmation.at) == ("王先生", now + DAY)
    request = planner.scene.request(inspection.service_request_id)
    assert request.standing.state is RequestState.OPEN
    error = planner.refused(
        PlannedWorkEnded, confirm_record, confirming(inspection, "report"), now + DAY
    )
    assert error.rule == "I-22"


def test_a_confirmation_is_given_once_and_not_before_the_record(planner: Planner) -> None:
    upgrade = planner.work("upgrade", starts_at=NOW + 10 * DAY)
    planner.record(upgrade, "plan", content="v2", downtime_minutes="30", way_back="image")
    planner.confirm(upgrade, "plan")
    planner.refused(NothingToConfirm, confirm_record, confirming(upgrade, "plan"))


def test_what_has_not_happened_yet_is_no_record(planner: Planner, inspection: PlannedWork) -> None:
    told = recording(inspection, "report", findings="fine")
    report = replace(told, occurred_at=NOW + DAY)
    planner.refused(InTheFuture, record_work, report)


def test_cancelled_work_withdraws_its_request(planner: Planner, inspection: PlannedWork) -> None:
    cancelled = planner.scene.run(
        cancel_work, CancelWork(work_id=inspection.id, reason="customer moved"), NOW + 30 * DAY
    )
    request = planner.scene.request(inspection.service_request_id)
    assert cancelled.state is WorkState.CANCELLED
    assert (request.standing.outcome, planner.scene.told) == (
        Outcome.WITHDRAWN,
        ["ServiceRequestClosed"],
    )
