"""Planned work through the real door, its timers and the visit's events (I-22)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import grpc
import pytest
from google.type.date_pb2 import Date

from callout.intake.v1 import planned_work_service_pb2 as pb
from callout.intake.v1.planned_work_service_pb2_grpc import PlannedWorkServiceStub
from chassis.unit_of_work import SYSTEM
from integration.intake.doors import Intake, day, key, now, stamp
from testkit.api import refused

pytestmark = pytest.mark.integration


@pytest.fixture
def product(intake: Intake) -> str:
    """A product under contract for a year."""
    ends_on = now().date() + timedelta(days=365)
    return intake.branch_with_products(
        "SN-1", contract_number="K-1", contract_ends_on=day(ends_on)
    )[1]


def stub(intake: Intake, role: str = "admin", **who: Any) -> PlannedWorkServiceStub:
    return PlannedWorkServiceStub(intake.channel_as(role, **who))


def opening(product: str, **told: Any) -> pb.OpenPlanRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "branch_code": "HZ01",
        "kind": "inspection",
        "installed_product_id": product,
        "first_due_on": day(now().date()),
        **told,
    }
    return pb.OpenPlanRequest(**values)


def recording(work_id: str, kind: str, **fields: str) -> pb.RecordWorkRequest:
    return pb.RecordWorkRequest(request_id=key(), work_id=work_id, record_kind=kind, fields=fields)


def confirming(work_id: str, kind: str) -> pb.ConfirmRecordRequest:
    return pb.ConfirmRecordRequest(
        request_id=key(),
        work_id=work_id,
        record_kind=kind,
        confirmed_by="王先生",
        confirmation="签字 17",
    )


def test_an_inspection_from_plan_to_confirmed_report(intake: Intake, product: str) -> None:
    door = stub(intake)
    request = opening(product)
    plan = door.OpenPlan(request).plan
    assert door.OpenPlan(request).plan == plan
    assert (plan.basis, plan.active) == (pb.WorkPlan.BASIS_MAINTENANCE, True)
    assert intake.tick("prepare-due-work", now()) == 1
    (work,) = door.ListPlannedWork(pb.ListPlannedWorkRequest(plan_id=plan.id)).works
    assert "ServiceRequestRegistered" in intake.events()

    report = recording(work.id, "report", findings="滤网脏")
    refusal = refused(lambda: door.RecordWork(report))
    assert (refusal.code, refusal.reason, refusal.metadata["rule"]) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "REPORT_WITHOUT_VISIT",
        "I-22",
    )
    assert intake.count("work_records") == 0

    intake.arrive(work.service_request_id, now() - timedelta(minutes=5))
    assert intake.tick("note-visits", now()) == 1
    assert door.GetPlannedWork(pb.GetPlannedWorkRequest(work_id=work.id)).work.HasField(
        "visited_time"
    )
    first = door.RecordWork(report)
    assert door.RecordWork(report) == first
    assert intake.count("work_records") == 1
    done = door.ConfirmRecord(confirming(work.id, "report")).work
    assert (done.state, done.records[0].confirmed_by) == (pb.PlannedWork.STATE_DONE, "王先生")


def test_two_workers_make_each_due_day_once(intake: Intake, product: str) -> None:
    door = stub(intake)
    begun = now().date() - timedelta(days=70)
    for _ in range(4):
        door.OpenPlan(opening(product, first_due_on=day(begun), every_days=7))

    def run(_: int) -> int:
        handled = 0
        for _ in range(60):
            with intake.uow.begin(SYSTEM) as work:
                handled += intake.timers["prepare-due-work"](work.tx, now())
        return handled

    with ThreadPoolExecutor(2) as pool:
        made = sum(pool.map(run, range(2)))
    made += intake.tick("prepare-due-work", now())
    assert made == intake.count("planned_works") == 4 * 12
    assert intake.count("service_requests") == made
    doubled = "(select 1 from planned_works group by plan_id, due_on having count(*) > 1) as twice"
    assert intake.count(doubled) == 0


@pytest.mark.parametrize(
    ("told", "code", "reason", "rule", "field"),
    [
        ({"kind": "juggling"}, "INVALID_ARGUMENT", "WORK_KIND_UNKNOWN", "I-22", "kind"),
        (
            {"installed_product_id": ""},
            "INVALID_ARGUMENT",
            "PLAN_SUBJECT_NEEDED",
            "I-22",
            "installed_product_id",
        ),
        (
            {
                "installed_product_id": "",
                "contract_ref": "NO-SUCH-CONTRACT",
                "product_line": "appliance",
            },
            "NOT_FOUND",
            "CONTRACT_NOT_FOUND",
            "I-13",
            "",
        ),
        ({"kind": "training"}, "FAILED_PRECONDITION", "KIND_WITHOUT_INTERVAL", "I-23", ""),
        (
            {"first_due_on": Date(year=2026, month=2, day=30)},
            "INVALID_ARGUMENT",
            "NOT_A_TIME",
            "",
            "first_due_on",
        ),
        (
            {"every_days": 3, "every_months": 1},
            "INVALID_ARGUMENT",
            "INTERVAL_AMBIGUOUS",
            "I-22",
            "every_days",
        ),
        ({"first_due_on": None}, "INVALID_ARGUMENT", "INVALID_REQUEST", "", "first_due_on"),
    ],
)
def test_a_wrong_plan_is_refused_and_leaves_nothing(
    intake: Intake,
    product: str,
    told: dict[str, Any],
    code: str,
    reason: str,
    rule: str,
    field: str,
) -> None:
    refusal = refused(lambda: stub(intake).OpenPlan(opening(product, **told)))
    assert (refusal.code.name, refusal.reason) == (code, reason)
    assert refusal.metadata.get("rule", "") == rule
    assert set(refusal.fields) == ({field} if field and code == "INVALID_ARGUMENT" else set())
    assert intake.count("work_plans") == 0


def test_who_may_not_is_refused(intake: Intake, product: str) -> None:
    refusal = refused(lambda: stub(intake, "technician").OpenPlan(opening(product)))
    assert (refusal.code, refusal.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-22")


def planning(product: str, kind: str, **told: Any) -> pb.PlanWorkRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "branch_code": "HZ01",
        "kind": kind,
        "installed_product_id": product,
        "title": "按合同",
        **told,
    }
    return pb.PlanWorkRequest(**values)


def test_a_training_ends_with_the_customers_receipt_and_closes_its_request(
    intake: Intake, product: str
) -> None:
    door = stub(intake)
    request = planning(product, "training", due_on=day(now().date()))
    work = door.PlanWork(request).work
    assert door.PlanWork(request).work.id == work.id
    assert intake.count("planned_works") == 1
    refusal = refused(lambda: door.RecordWork(recording(work.id, "result", topics="开机")))
    assert (refusal.reason, refusal.metadata["rule"]) == ("RECORD_FIELD_MISSING", "I-23")
    assert set(refusal.fields) == {"fields"}
    assert intake.count("work_records") == 0
    door.RecordWork(recording(work.id, "result", topics="开机", attendees="王\n李", result="合格"))
    receipt = confirming(work.id, "result")
    done = door.ConfirmRecord(receipt)
    assert (door.ConfirmRecord(receipt), done.work.state) == (done, pb.PlannedWork.STATE_DONE)
    assert intake.events()[-2:] == ["ServiceRestored", "ServiceRequestClosed"]


def test_an_upgrade_is_not_changed_before_its_customer_was_told(
    intake: Intake, product: str
) -> None:
    door = stub(intake)
    work = door.PlanWork(
        planning(product, "upgrade", start_time=stamp(now() + timedelta(hours=1)))
    ).work
    change = recording(work.id, "change", changed="v2", ended_at=now().isoformat())
    refusal = refused(lambda: door.RecordWork(change))
    assert (refusal.reason, refusal.metadata["rule"]) == ("RECORD_TOO_EARLY", "I-26")
    plan = dict.fromkeys(("content", "effect", "backup", "test", "way_back", "training"), "如计划")
    door.RecordWork(recording(work.id, "plan", downtime_minutes="30", **plan))
    door.ConfirmRecord(confirming(work.id, "plan"))
    late = recording(work.id, "notice", told_to="信息部", text="今晚升级")
    refusal = refused(lambda: door.RecordWork(late))
    assert (refusal.reason, refusal.metadata["rule"]) == ("NOTICE_TOO_LATE", "I-26")
    assert intake.count("work_records") == 1
    cancel = pb.CancelWorkRequest(request_id=key(), work_id=work.id, reason="改期")
    cancelled = door.CancelWork(cancel).work
    assert (door.CancelWork(cancel).work, cancelled.state) == (
        cancelled,
        pb.PlannedWork.STATE_CANCELLED,
    )


def test_what_can_be_restored_is_told_from_the_records(intake: Intake, product: str) -> None:
    door = stub(intake)
    plan = door.OpenPlan(opening(product, kind="backup")).plan
    intake.tick("prepare-due-work", now())
    (work,) = door.ListPlannedWork(pb.ListPlannedWorkRequest(kind="backup")).works
    kept = (now().date() + timedelta(days=90)).isoformat()
    door.RecordWork(recording(work.id, "run", content="库", place="nas", kept_until=kept))
    door.RecordWork(recording(work.id, "verification", method="校验和", passed="yes"))
    found = door.CheckRestorability(pb.CheckRestorabilityRequest(plan_id=plan.id))
    assert (found.restorable, found.usable_copies, len(found.gaps)) == (True, 1, 0)
    ended = door.EndPlan(
        pb.EndPlanRequest(request_id=key(), plan_id=plan.id, reason="合同终止")
    ).plan
    assert (ended.active, ended.end_reason) == (False, "合同终止")
    (listed,) = door.ListPlans(pb.ListPlansRequest(kind="backup")).plans
    assert listed == ended
    inspections = door.OpenPlan(opening(product)).plan
    refusal = refused(
        lambda: door.CheckRestorability(pb.CheckRestorabilityRequest(plan_id=inspections.id))
    )
    assert (refusal.reason, refusal.metadata["rule"]) == ("NOT_A_BACKUP_PLAN", "I-27")
