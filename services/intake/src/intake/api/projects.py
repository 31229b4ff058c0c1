"""gRPC door of projects: decode, run one use case, encode."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import grpc
from google.protobuf.message import Message

from callout.intake.v1 import projects_service_pb2 as pb
from callout.intake.v1 import projects_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters.paging import page_size, read_token, write_token
from intake.adapters.projects import wire
from intake.adapters.wire_words import read_day, read_optional_day
from intake.api.servicer import IdSource
from intake.domain.projects.dues import dues
from intake.domain.projects.gates import Signature, StagePlan
from intake.domain.projects.project import Deliverable, Project
from intake.handlers.projects.changing import branch_day
from intake.handlers.projects.close_log_entry import CloseLogEntry, close_log_entry
from intake.handlers.projects.finish_hand_over import finish_hand_over
from intake.handlers.projects.open_project import OpenProject, open_project
from intake.handlers.projects.pass_gate import PassGate, pass_gate
from intake.handlers.projects.plan_stage import PlanStage, plan_stage
from intake.handlers.projects.raise_log_entry import RaiseLogEntry, raise_log_entry
from intake.handlers.projects.record_deliverable import RecordDeliverable, record_deliverable
from intake.handlers.projects.record_hand_over_item import (
    RecordHandOverItem,
    record_hand_over_item,
)
from intake.handlers.projects.report_week import ReportWeek, report_week
from intake.handlers.projects.start_hand_over import start_hand_over
from intake.ports import Tx

R = TypeVar("R", bound=Message)


class ProjectsServicer(rpc.ProjectsServiceServicer):
    """One method per RPC.

    Args:
        commands: Runs use cases, one transaction each.
        new_id: Makes the id of what a command creates.
    """

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def OpenProject(
        self, request: pb.OpenProjectRequest, context: grpc.ServicerContext
    ) -> pb.OpenProjectResponse:
        def use_case(tx: Tx, now: datetime) -> Project:
            cmd = OpenProject(
                project_id=self._new_id(),
                branch=request.branch_code,
                customer_id=request.customer_id,
                code=request.code,
                name=request.name,
                owner=request.owner,
            )
            return open_project(cmd, tx, now)

        return self._change(request, use_case, pb.OpenProjectResponse)

    def PlanStage(
        self, request: pb.PlanStageRequest, context: grpc.ServicerContext
    ) -> pb.PlanStageResponse:
        plan = StagePlan(
            stage=request.stage,
            owner=request.owner,
            plan=request.plan,
            deliverables=tuple(request.deliverables),
            due_on=read_day(request, "due_on"),
        )
        cmd = PlanStage(project_id=request.project_id, plan=plan)
        return self._change(request, lambda tx, now: plan_stage(cmd, tx, now), pb.PlanStageResponse)

    def RecordDeliverable(
        self, request: pb.RecordDeliverableRequest, context: grpc.ServicerContext
    ) -> pb.RecordDeliverableResponse:
        cmd = RecordDeliverable(
            project_id=request.project_id,
            stage=request.stage,
            deliverable=Deliverable(name=request.deliverable, reference=request.reference),
        )
        return self._change(
            request, lambda tx, now: record_deliverable(cmd, tx, now), pb.RecordDeliverableResponse
        )

    def PassGate(
        self, request: pb.PassGateRequest, context: grpc.ServicerContext
    ) -> pb.PassGateResponse:
        cmd = PassGate(
            project_id=request.project_id,
            stage=request.stage,
            signature=Signature(signed_by=request.signed_by, signature=request.signature),
            products=tuple(request.installed_product_ids),
        )
        return self._change(request, lambda tx, now: pass_gate(cmd, tx, now), pb.PassGateResponse)

    def RaiseLogEntry(
        self, request: pb.RaiseLogEntryRequest, context: grpc.ServicerContext
    ) -> pb.RaiseLogEntryResponse:
        cmd = RaiseLogEntry(
            project_id=request.project_id,
            kind=wire.ENTRY_KIND.need(request.kind),
            text=request.text,
            owner=request.owner,
            due_on=read_optional_day(request, "due_on"),
        )
        return self._change(
            request, lambda tx, now: raise_log_entry(cmd, tx, now), pb.RaiseLogEntryResponse
        )

    def CloseLogEntry(
        self, request: pb.CloseLogEntryRequest, context: grpc.ServicerContext
    ) -> pb.CloseLogEntryResponse:
        cmd = CloseLogEntry(
            project_id=request.project_id, number=request.number, resolution=request.resolution
        )
        return self._change(
            request, lambda tx, now: close_log_entry(cmd, tx, now), pb.CloseLogEntryResponse
        )

    def ReportWeek(
        self, request: pb.ReportWeekRequest, context: grpc.ServicerContext
    ) -> pb.ReportWeekResponse:
        cmd = ReportWeek(
            project_id=request.project_id,
            day=read_day(request, "week_of"),
            status=request.status,
        )
        return self._change(
            request, lambda tx, now: report_week(cmd, tx, now), pb.ReportWeekResponse
        )

    def StartHandOver(
        self, request: pb.StartHandOverRequest, context: grpc.ServicerContext
    ) -> pb.StartHandOverResponse:
        return self._change(
            request,
            lambda tx, now: start_hand_over(request.project_id, tx, now),
            pb.StartHandOverResponse,
        )

    def RecordHandOverItem(
        self, request: pb.RecordHandOverItemRequest, context: grpc.ServicerContext
    ) -> pb.RecordHandOverItemResponse:
        cmd = RecordHandOverItem(
            project_id=request.project_id, item=request.item, reference=request.reference
        )
        return self._change(
            request,
            lambda tx, now: record_hand_over_item(cmd, tx, now),
            pb.RecordHandOverItemResponse,
        )

    def FinishHandOver(
        self, request: pb.FinishHandOverRequest, context: grpc.ServicerContext
    ) -> pb.FinishHandOverResponse:
        return self._change(
            request,
            lambda tx, now: finish_hand_over(request.project_id, tx, now),
            pb.FinishHandOverResponse,
        )

    def GetProject(
        self, request: pb.GetProjectRequest, context: grpc.ServicerContext
    ) -> pb.GetProjectResponse:
        return self._commands.read(
            lambda tx, now: pb.GetProjectResponse(
                project=_written(tx.projects.get(request.project_id), tx, now)
            )
        )

    def ListProjects(
        self, request: pb.ListProjectsRequest, context: grpc.ServicerContext
    ) -> pb.ListProjectsResponse:
        (after,) = read_token(request.page_token, 1)

        def use_case(tx: Tx, now: datetime) -> pb.ListProjectsResponse:
            overdue_at = now if request.overdue_only else None
            limit = page_size(request.page_size)
            page = tx.projects.page(request.branch_code, overdue_at, after, limit)
            return pb.ListProjectsResponse(
                projects=(_written(project, tx, now) for project in page.rows),
                next_page_token=write_token(page.rows[-1].code) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def _change(
        self,
        request: Message,
        use_case: Callable[[Tx, datetime], Project],
        respond: Callable[..., R],
    ) -> R:
        return self._commands.run(
            request, lambda tx, now: respond(project=_written(use_case(tx, now), tx, now))
        )


def _written(project: Project, tx: Tx, now: datetime) -> pb.Project:
    owed = dues(project, tx.policies.projects_by(project.policy_ref))
    return wire.project(project, owed, branch_day(project, tx, now))
