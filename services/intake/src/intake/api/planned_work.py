"""gRPC door of planned work: decode, run one use case, encode."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.intake.v1 import planned_work_service_pb2 as pb
from callout.intake.v1 import planned_work_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters.paging import page_size, read_token, write_token
from intake.adapters.planned_work import wire
from intake.adapters.wire_words import read_day, read_optional_day, read_optional_instant
from intake.api.servicer import IdSource
from intake.domain.errors import Invalid
from intake.domain.planned_work.listing import PlanFilter, WorkFilter
from intake.domain.planned_work.policy import Interval
from intake.handlers.planned_work.cancel_work import CancelWork, cancel_work
from intake.handlers.planned_work.check_restorability import check_restorability
from intake.handlers.planned_work.confirm_record import ConfirmRecord, confirm_record
from intake.handlers.planned_work.end_plan import EndPlan, end_plan
from intake.handlers.planned_work.open_plan import OpenPlan, open_plan
from intake.handlers.planned_work.plan_work import PlanWork, plan_work
from intake.handlers.planned_work.planning import PlanSubject
from intake.handlers.planned_work.record_work import RecordWork, record_work
from intake.ports import Tx


class IntervalAmbiguous(Invalid):
    """An interval is in months or in days, not in both."""

    reason = "INTERVAL_AMBIGUOUS"


class PlannedWorkServicer(rpc.PlannedWorkServiceServicer):
    """One method per RPC.

    Args:
        commands: Runs use cases, one transaction each.
        new_id: Makes the id of what a command creates.
    """

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def OpenPlan(
        self, request: pb.OpenPlanRequest, context: grpc.ServicerContext
    ) -> pb.OpenPlanResponse:
        def use_case(tx: Tx, now: datetime) -> pb.OpenPlanResponse:
            cmd = OpenPlan(
                plan_id=self._new_id(),
                branch=request.branch_code,
                kind=request.kind,
                subject=_subject(request),
                first_due_on=read_day(request, "first_due_on"),
                ends_on=read_optional_day(request, "ends_on"),
                interval=_interval(request),
            )
            return pb.OpenPlanResponse(plan=wire.plan(open_plan(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def EndPlan(
        self, request: pb.EndPlanRequest, context: grpc.ServicerContext
    ) -> pb.EndPlanResponse:
        cmd = EndPlan(plan_id=request.plan_id, reason=request.reason)
        return self._commands.run(
            request,
            lambda tx, now: pb.EndPlanResponse(plan=wire.plan(end_plan(cmd, tx, now))),
        )

    def ListPlans(
        self, request: pb.ListPlansRequest, context: grpc.ServicerContext
    ) -> pb.ListPlansResponse:
        (after,) = read_token(request.page_token, 1)
        wanted = PlanFilter(
            branch=request.branch_code, kind=request.kind, active_only=request.active_only
        )

        def use_case(tx: Tx, _: datetime) -> pb.ListPlansResponse:
            page = tx.work_plans.page(wanted, after, page_size(request.page_size))
            return pb.ListPlansResponse(
                plans=map(wire.plan, page.rows),
                next_page_token=write_token(page.rows[-1].id) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def PlanWork(
        self, request: pb.PlanWorkRequest, context: grpc.ServicerContext
    ) -> pb.PlanWorkResponse:
        def use_case(tx: Tx, now: datetime) -> pb.PlanWorkResponse:
            cmd = PlanWork(
                work_id=self._new_id(),
                branch=request.branch_code,
                kind=request.kind,
                subject=_subject(request),
                title=request.title,
                due_on=read_optional_day(request, "due_on"),
                starts_at=read_optional_instant(request, "start_time"),
            )
            return pb.PlanWorkResponse(work=wire.work(plan_work(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def RecordWork(
        self, request: pb.RecordWorkRequest, context: grpc.ServicerContext
    ) -> pb.RecordWorkResponse:
        cmd = RecordWork(
            work_id=request.work_id,
            record_kind=request.record_kind,
            fields=dict(request.fields),
            occurred_at=read_optional_instant(request, "occurred_time"),
        )
        return self._commands.run(
            request,
            lambda tx, now: pb.RecordWorkResponse(work=wire.work(record_work(cmd, tx, now))),
        )

    def ConfirmRecord(
        self, request: pb.ConfirmRecordRequest, context: grpc.ServicerContext
    ) -> pb.ConfirmRecordResponse:
        cmd = ConfirmRecord(
            work_id=request.work_id,
            record_kind=request.record_kind,
            confirmed_by=request.confirmed_by,
            evidence=request.confirmation,
            occurred_at=read_optional_instant(request, "occurred_time"),
        )
        return self._commands.run(
            request,
            lambda tx, now: pb.ConfirmRecordResponse(work=wire.work(confirm_record(cmd, tx, now))),
        )

    def CancelWork(
        self, request: pb.CancelWorkRequest, context: grpc.ServicerContext
    ) -> pb.CancelWorkResponse:
        cmd = CancelWork(work_id=request.work_id, reason=request.reason)
        return self._commands.run(
            request,
            lambda tx, now: pb.CancelWorkResponse(work=wire.work(cancel_work(cmd, tx, now))),
        )

    def GetPlannedWork(
        self, request: pb.GetPlannedWorkRequest, context: grpc.ServicerContext
    ) -> pb.GetPlannedWorkResponse:
        return self._commands.read(
            lambda tx, _: pb.GetPlannedWorkResponse(
                work=wire.work(tx.planned_works.get(request.work_id))
            )
        )

    def ListPlannedWork(
        self, request: pb.ListPlannedWorkRequest, context: grpc.ServicerContext
    ) -> pb.ListPlannedWorkResponse:
        due_on, work_id = read_token(request.page_token, 2)

        def use_case(tx: Tx, now: datetime) -> pb.ListPlannedWorkResponse:
            wanted = WorkFilter(
                branch=request.branch_code,
                kind=request.kind,
                plan_id=request.plan_id,
                open_only=request.open_only,
                overdue_at=now if request.overdue_only else None,
            )
            page = tx.planned_works.page(wanted, (due_on, work_id), page_size(request.page_size))
            token = ""
            if page.has_more:
                token = write_token(page.rows[-1].due_on.isoformat(), page.rows[-1].id)
            return pb.ListPlannedWorkResponse(
                works=map(wire.work, page.rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def CheckRestorability(
        self, request: pb.CheckRestorabilityRequest, context: grpc.ServicerContext
    ) -> pb.CheckRestorabilityResponse:
        return self._commands.read(
            lambda tx, now: wire.restorability(check_restorability(request.plan_id, tx, now))
        )


def _subject(request: pb.OpenPlanRequest | pb.PlanWorkRequest) -> PlanSubject:
    return PlanSubject(
        installed_product_id=request.installed_product_id,
        contract_ref=request.contract_ref,
        customer_id=request.customer_id,
        product_line=request.product_line,
    )


def _interval(request: pb.OpenPlanRequest) -> Interval | None:
    if request.every_months and request.every_days:
        raise IntervalAmbiguous(
            "every so many months or days, not both", rule="I-22", field="every_days"
        )
    if not (request.every_months or request.every_days):
        return None
    return Interval(months=request.every_months, days=request.every_days)
