"""gRPC door of hotlines (I-04)."""

from __future__ import annotations

from datetime import datetime, timedelta

import grpc

from callout.intake.v1 import hotline_service_pb2 as pb
from callout.intake.v1 import hotline_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters.hotline import wire
from intake.adapters.paging import page_size, read_key_instant, read_token, write_token
from intake.adapters.wire_words import read_instant, read_optional_instant
from intake.api.servicer import IdSource
from intake.domain.hotline.coverage import UnansweredFilter
from intake.domain.hotline.hotline import Duty, Hotline
from intake.handlers.hotline.cancel_duty import cancel_duty
from intake.handlers.hotline.change_hotline import ChangeHotline, change_hotline
from intake.handlers.hotline.get_coverage import get_coverage
from intake.handlers.hotline.plan_duty import plan_duty
from intake.handlers.hotline.record_unanswered_call import (
    RecordUnansweredCall,
    record_unanswered_call,
)
from intake.handlers.hotline.register_hotline import register_hotline
from intake.ports import Tx


class HotlineServicer(rpc.HotlineServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def RegisterHotline(
        self, request: pb.RegisterHotlineRequest, context: grpc.ServicerContext
    ) -> pb.RegisterHotlineResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RegisterHotlineResponse:
            hotline = Hotline(
                code=request.code,
                branch=request.branch_code,
                name=request.name,
                number=request.number,
                hours=request.hours,
                fallback_number=request.fallback_number,
            )
            stored = register_hotline(hotline, tx, now)
            return pb.RegisterHotlineResponse(hotline=wire.hotline(stored))

        return self._commands.run(request, use_case)

    def ChangeHotline(
        self, request: pb.ChangeHotlineRequest, context: grpc.ServicerContext
    ) -> pb.ChangeHotlineResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ChangeHotlineResponse:
            cmd = ChangeHotline(
                code=request.code,
                number=request.number,
                hours=request.hours,
                fallback_number=request.fallback_number,
            )
            return pb.ChangeHotlineResponse(hotline=wire.hotline(change_hotline(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def ListHotlines(
        self, request: pb.ListHotlinesRequest, context: grpc.ServicerContext
    ) -> pb.ListHotlinesResponse:
        (after,) = read_token(request.page_token, 1)
        limit = page_size(request.page_size)

        def use_case(tx: Tx, _: datetime) -> pb.ListHotlinesResponse:
            page = tx.hotlines.page(request.branch_code, after, limit)
            return pb.ListHotlinesResponse(
                hotlines=map(wire.hotline, page.rows),
                next_page_token=write_token(page.rows[-1].code) if page.has_more else "",
            )

        return self._commands.read(use_case)

    def PlanDuty(
        self, request: pb.PlanDutyRequest, context: grpc.ServicerContext
    ) -> pb.PlanDutyResponse:
        def use_case(tx: Tx, now: datetime) -> pb.PlanDutyResponse:
            duty = Duty(
                id=self._new_id(),
                hotline=request.hotline_code,
                person=request.person,
                number=request.number,
                start=read_instant(request.start_time, "start_time"),
                end=read_instant(request.end_time, "end_time"),
            )
            return pb.PlanDutyResponse(duty=wire.duty(plan_duty(duty, tx, now)))

        return self._commands.run(request, use_case)

    def CancelDuty(
        self, request: pb.CancelDutyRequest, context: grpc.ServicerContext
    ) -> pb.CancelDutyResponse:
        def use_case(tx: Tx, now: datetime) -> pb.CancelDutyResponse:
            return pb.CancelDutyResponse(duty=wire.duty(cancel_duty(request.duty_id, tx, now)))

        return self._commands.run(request, use_case)

    def ListDuties(
        self, request: pb.ListDutiesRequest, context: grpc.ServicerContext
    ) -> pb.ListDutiesResponse:
        start = read_instant(request.start_time, "start_time")
        end = read_instant(request.end_time, "end_time")

        def use_case(tx: Tx, _: datetime) -> pb.ListDutiesResponse:
            hotline = tx.hotlines.get(request.hotline_code)
            found = tx.hotlines.duties(hotline.code, start, end)
            return pb.ListDutiesResponse(duties=map(wire.duty, found))

        return self._commands.read(use_case)

    def GetCoverage(
        self, request: pb.GetCoverageRequest, context: grpc.ServicerContext
    ) -> pb.GetCoverageResponse:
        at = read_optional_instant(request, "at_time")

        def use_case(tx: Tx, now: datetime) -> pb.GetCoverageResponse:
            found = get_coverage(request.hotline_code, at, tx, now)
            return pb.GetCoverageResponse(
                in_hours=found.body.in_hours,
                person=found.body.person,
                rings_at=found.body.rings_at,
                hours_policy_ref=found.ref,
            )

        return self._commands.read(use_case)

    def RecordUnansweredCall(
        self, request: pb.RecordUnansweredCallRequest, context: grpc.ServicerContext
    ) -> pb.RecordUnansweredCallResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RecordUnansweredCallResponse:
            cmd = RecordUnansweredCall(
                id=self._new_id(),
                hotline=request.hotline_code,
                called_at=read_instant(request.called_time, "called_time"),
                rang=timedelta(seconds=request.rang_seconds),
                call_ref=request.call_ref,
            )
            call = record_unanswered_call(cmd, tx, now)
            return pb.RecordUnansweredCallResponse(unanswered_call=wire.unanswered(call))

        return self._commands.run(request, use_case)

    def ListUnansweredCalls(
        self, request: pb.ListUnansweredCallsRequest, context: grpc.ServicerContext
    ) -> pb.ListUnansweredCallsResponse:
        at, last = read_token(request.page_token, 2)
        after = (read_key_instant(at), last) if request.page_token else None
        limit = page_size(request.page_size)
        wanted = UnansweredFilter(
            branch=request.branch_code,
            hotline=request.hotline_code,
            start=read_optional_instant(request, "start_time"),
            end=read_optional_instant(request, "end_time"),
            in_hours_only=request.in_hours_only,
        )

        def use_case(tx: Tx, _: datetime) -> pb.ListUnansweredCallsResponse:
            page = tx.hotlines.unanswered(wanted, after, limit)
            token = ""
            if page.has_more:
                token = write_token(page.rows[-1].called_at.isoformat(), page.rows[-1].id)
            return pb.ListUnansweredCallsResponse(
                unanswered_calls=map(wire.unanswered, page.rows), next_page_token=token
            )

        return self._commands.read(use_case)
