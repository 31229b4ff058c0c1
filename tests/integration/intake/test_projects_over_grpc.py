"""A project through the real door, from its start to after-sales (I-25, I-07)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import grpc
import pytest

from callout.intake.v1 import projects_service_pb2 as pb
from callout.intake.v1.projects_service_pb2_grpc import ProjectsServiceStub
from integration.intake.doors import Intake, day, key, now, today
from testkit.api import refused

pytestmark = pytest.mark.integration
P = pb.Project
STAGES = {
    "start": "signed_mandate",
    "requirements": "requirements",
    "design": "design",
    "build": "build_record",
    "test": "test_report",
    "training": "training_record",
    "go_live": "go_live_record",
    "acceptance": "acceptance_report",
}
CHECKLIST = (
    "technical_documents",
    "open_points",
    "boundary_with_customer",
    "boundary_in_company",
    "faq",
    "emergency_contacts",
)


@pytest.fixture
def customer(intake: Intake) -> str:
    return intake.branch_with_products()[0]


def door(intake: Intake, role: str = "supervisor") -> ProjectsServiceStub:
    return ProjectsServiceStub(intake.channel_as(role))


def opening(customer: str, **told: Any) -> pb.OpenProjectRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "branch_code": "HZ01",
        "customer_id": customer,
        "code": "J-1",
        "name": "机房改造",
        "owner": "chen",
        **told,
    }
    return pb.OpenProjectRequest(**values)


def planning(project: str, stage: str, **told: Any) -> pb.PlanStageRequest:
    values: dict[str, Any] = {
        "request_id": key(),
        "project_id": project,
        "stage": stage,
        "owner": "chen",
        "plan": "按图施工",
        "due_on": day(now().date() + timedelta(days=60)),
        **told,
    }
    return pb.PlanStageRequest(**values)


def passing(project: str, stage: str, **told: Any) -> pb.PassGateRequest:
    return pb.PassGateRequest(request_id=key(), project_id=project, stage=stage, **told)


def test_a_project_from_start_to_after_sales(intake: Intake, customer: str) -> None:
    chief, request = door(intake), opening(customer)
    installed, _ = (intake.product(customer, serial) for serial in ("SN-8", "SN-9"))
    project = chief.OpenProject(request).project
    assert chief.OpenProject(request).project == project
    refusal = refused(lambda: chief.PassGate(passing(project.id, "design")))
    assert (refusal.code, refusal.reason, refusal.metadata["rule"]) == (
        grpc.StatusCode.FAILED_PRECONDITION,
        "GATE_CLOSED",
        "I-25",
    )
    chief.ReportWeek(
        pb.ReportWeekRequest(
            request_id=key(), project_id=project.id, week_of=day(today()), status="正常"
        )
    )
    point = pb.RaiseLogEntryRequest(
        request_id=key(),
        project_id=project.id,
        kind=P.LogEntry.KIND_OPEN_POINT,
        text="标签未贴",
        owner="chen",
    )
    assert chief.RaiseLogEntry(point) == chief.RaiseLogEntry(point)
    for stage, deliverable in STAGES.items():
        chief.PlanStage(planning(project.id, stage))
        chief.RecordDeliverable(
            pb.RecordDeliverableRequest(
                request_id=key(),
                project_id=project.id,
                stage=stage,
                deliverable=deliverable,
                reference="D-1",
            )
        )
        if stage != "acceptance":
            chief.PassGate(passing(project.id, stage))
    unsigned = refused(lambda: chief.PassGate(passing(project.id, "acceptance")))
    assert (unsigned.reason, unsigned.metadata["rule"]) == ("ACCEPTANCE_NOT_SIGNED", "I-25")
    signed = passing(
        project.id,
        "acceptance",
        signed_by="王先生",
        signature="AR-7",
        installed_product_ids=[installed],
    )
    accepted = chief.PassGate(signed)
    assert chief.PassGate(signed) == accepted
    assert accepted.project.accepted_product_ids == [installed]
    own_warranty = (
        "(select 1 from installed_products where installation_ends_on > accepted_on"
        " and installation_policy_ref <> '') as dated"
    )
    assert intake.count(own_warranty) == 1
    assert (accepted.project.state, accepted.project.accepted_by) == (P.STATE_ACCEPTED, "王先生")
    late = chief.ListProjects(pb.ListProjectsRequest(overdue_only=True)).projects
    assert [(due.rule, due.what) for due in late[0].dues if due.overdue] == [
        ("I-07", "start of hand-over")
    ]

    chief.StartHandOver(pb.StartHandOverRequest(request_id=key(), project_id=project.id))
    finish = pb.FinishHandOverRequest(request_id=key(), project_id=project.id)
    refusal = refused(lambda: chief.FinishHandOver(finish))
    assert (refusal.reason, refusal.metadata["rule"]) == ("HAND_OVER_INCOMPLETE", "I-07")
    for item in CHECKLIST:
        chief.RecordHandOverItem(
            pb.RecordHandOverItemRequest(
                request_id=key(), project_id=project.id, item=item, reference="D-2"
            )
        )
    undated = refused(lambda: chief.FinishHandOver(finish))
    assert (undated.reason, undated.metadata["numbers"]) == ("OPEN_POINT_WITHOUT_DAY", "1")
    chief.CloseLogEntry(
        pb.CloseLogEntryRequest(
            request_id=key(), project_id=project.id, number=1, resolution="已贴"
        )
    )
    done = chief.FinishHandOver(finish).project
    assert (done.state, len(done.dues)) == (P.STATE_IN_AFTER_SALES, 0)
    assert chief.GetProject(pb.GetProjectRequest(project_id=project.id)).project == done
    assert chief.ListProjects(pb.ListProjectsRequest(overdue_only=True)).projects == []


@pytest.mark.parametrize(
    ("told", "code", "reason", "field"),
    [
        ({"code": ""}, "INVALID_ARGUMENT", "INVALID_REQUEST", "code"),
        ({"branch_code": "XX"}, "NOT_FOUND", "BRANCH_NOT_FOUND", ""),
        ({"customer_id": key()}, "NOT_FOUND", "CUSTOMER_NOT_FOUND", ""),
    ],
)
def test_a_wrong_project_is_refused_and_leaves_nothing(
    intake: Intake, customer: str, told: dict[str, Any], code: str, reason: str, field: str
) -> None:
    refusal = refused(lambda: door(intake).OpenProject(opening(customer, **told)))
    assert (refusal.code.name, refusal.reason) == (code, reason)
    assert set(refusal.fields) == ({field} if field else set())
    assert intake.count("projects") == 0


def test_a_technician_brings_deliverables_and_passes_no_gate(intake: Intake, customer: str) -> None:
    project = door(intake).OpenProject(opening(customer)).project
    technician = door(intake, "technician")
    technician.RecordDeliverable(
        pb.RecordDeliverableRequest(
            request_id=key(),
            project_id=project.id,
            stage="start",
            deliverable="signed_mandate",
            reference="M-1",
        )
    )
    refusal = refused(lambda: technician.PassGate(passing(project.id, "start")))
    assert (refusal.code, refusal.metadata["rule"]) == (grpc.StatusCode.PERMISSION_DENIED, "I-25")
