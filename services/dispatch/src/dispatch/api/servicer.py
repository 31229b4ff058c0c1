"""The RPCs of dispatch: decode, run one use case, encode. No rules live here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import grpc

from callout.dispatch.v1 import dispatch_service_pb2 as pb
from callout.dispatch.v1 import dispatch_service_pb2_grpc as rpc
from chassis.api import Commands
from dispatch.adapters import wire_resources as wire
from dispatch.api import decode
from dispatch.api.page_tokens import queue_token, technician_token
from dispatch.domain.identity import TechnicianCode
from dispatch.domain.work_order import WorkOrder
from dispatch.domain.work_order_file import WorkOrderFile
from dispatch.handlers.accept_work_order import accept_work_order
from dispatch.handlers.assign_technician import assign_technician
from dispatch.handlers.cancel_work_order import cancel_work_order
from dispatch.handlers.change_technician import change_technician
from dispatch.handlers.check_in import check_in
from dispatch.handlers.get_work_order import answer_of, get_work_order
from dispatch.handlers.list_technicians import list_technicians
from dispatch.handlers.list_work_orders import list_work_orders
from dispatch.handlers.register_technician import register_technician
from dispatch.handlers.resume_work import resume_work
from dispatch.handlers.sign_voucher import sign_voucher
from dispatch.handlers.start_travel import start_travel
from dispatch.handlers.start_work import start_work
from dispatch.handlers.submit_service_report import submit_service_report
from dispatch.handlers.suggest_technicians import suggest_technicians
from dispatch.handlers.suspend_work import suspend_work
from dispatch.ports import Tx

CommandT = TypeVar("CommandT")
ResponseT = TypeVar("ResponseT")


class DispatchServicer(rpc.DispatchServiceServicer):
    """`callout.dispatch.v1.DispatchService`."""

    def __init__(self, commands: Commands[Tx]) -> None:
        self._commands = commands

    def RegisterTechnician(
        self, request: pb.RegisterTechnicianRequest, context: grpc.ServicerContext
    ) -> pb.RegisterTechnicianResponse:
        command = decode.register_technician(request)

        def use_case(tx: Tx, now: datetime) -> pb.RegisterTechnicianResponse:
            technician = register_technician(command, tx, now)
            return pb.RegisterTechnicianResponse(technician=wire.technician(technician))

        return self._commands.run(request, use_case)

    def ChangeTechnician(
        self, request: pb.ChangeTechnicianRequest, context: grpc.ServicerContext
    ) -> pb.ChangeTechnicianResponse:
        command = decode.change_technician(request)

        def use_case(tx: Tx, now: datetime) -> pb.ChangeTechnicianResponse:
            technician = change_technician(command, tx, now)
            return pb.ChangeTechnicianResponse(technician=wire.technician(technician))

        return self._commands.run(request, use_case)

    def GetTechnician(
        self, request: pb.GetTechnicianRequest, context: grpc.ServicerContext
    ) -> pb.GetTechnicianResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetTechnicianResponse:
            found = tx.technicians.get(TechnicianCode(request.code))
            return pb.GetTechnicianResponse(technician=wire.technician(found))

        return self._commands.read(use_case)

    def ListTechnicians(
        self, request: pb.ListTechniciansRequest, context: grpc.ServicerContext
    ) -> pb.ListTechniciansResponse:
        query = decode.list_technicians(request)

        def use_case(tx: Tx, now: datetime) -> pb.ListTechniciansResponse:
            page = list_technicians(query, tx)
            return pb.ListTechniciansResponse(
                technicians=[wire.technician(each) for each in page.technicians],
                next_page_token=technician_token(page.next_after),
            )

        return self._commands.read(use_case)

    def SuggestTechnicians(
        self, request: pb.SuggestTechniciansRequest, context: grpc.ServicerContext
    ) -> pb.SuggestTechniciansResponse:
        query = decode.suggest_technicians(request)

        def use_case(tx: Tx, now: datetime) -> pb.SuggestTechniciansResponse:
            suggested = suggest_technicians(query, tx, now)
            return pb.SuggestTechniciansResponse(
                candidates=[wire.candidate(each) for each in suggested.candidates],
                refused=[wire.refused_candidate(each) for each in suggested.refused],
                policy_ref=suggested.policy_ref,
            )

        return self._commands.read(use_case)

    def AssignTechnician(
        self, request: pb.AssignTechnicianRequest, context: grpc.ServicerContext
    ) -> pb.AssignTechnicianResponse:
        command = decode.assign_technician(request)
        return self._run(request, command, assign_technician, pb.AssignTechnicianResponse)

    def AcceptWorkOrder(
        self, request: pb.AcceptWorkOrderRequest, context: grpc.ServicerContext
    ) -> pb.AcceptWorkOrderResponse:
        command = decode.accept_work_order(request)
        return self._run(request, command, accept_work_order, pb.AcceptWorkOrderResponse)

    def StartTravel(
        self, request: pb.StartTravelRequest, context: grpc.ServicerContext
    ) -> pb.StartTravelResponse:
        command = decode.start_travel(request)
        return self._run(request, command, start_travel, pb.StartTravelResponse)

    def CheckIn(
        self, request: pb.CheckInRequest, context: grpc.ServicerContext
    ) -> pb.CheckInResponse:
        return self._run(request, decode.check_in(request), check_in, pb.CheckInResponse)

    def StartWork(
        self, request: pb.StartWorkRequest, context: grpc.ServicerContext
    ) -> pb.StartWorkResponse:
        return self._run(request, decode.start_work(request), start_work, pb.StartWorkResponse)

    def SuspendWork(
        self, request: pb.SuspendWorkRequest, context: grpc.ServicerContext
    ) -> pb.SuspendWorkResponse:
        command = decode.suspend_work(request)
        return self._run(request, command, suspend_work, pb.SuspendWorkResponse)

    def ResumeWork(
        self, request: pb.ResumeWorkRequest, context: grpc.ServicerContext
    ) -> pb.ResumeWorkResponse:
        return self._run(request, decode.resume_work(request), resume_work, pb.ResumeWorkResponse)

    def SubmitServiceReport(
        self, request: pb.SubmitServiceReportRequest, context: grpc.ServicerContext
    ) -> pb.SubmitServiceReportResponse:
        command = decode.submit_service_report(request)
        return self._run(request, command, submit_service_report, pb.SubmitServiceReportResponse)

    def SignVoucher(
        self, request: pb.SignVoucherRequest, context: grpc.ServicerContext
    ) -> pb.SignVoucherResponse:
        command = decode.sign_voucher(request)
        return self._run(request, command, sign_voucher, pb.SignVoucherResponse)

    def CancelWorkOrder(
        self, request: pb.CancelWorkOrderRequest, context: grpc.ServicerContext
    ) -> pb.CancelWorkOrderResponse:
        command = decode.cancel_work_order(request)
        return self._run(request, command, cancel_work_order, pb.CancelWorkOrderResponse)

    def GetWorkOrder(
        self, request: pb.GetWorkOrderRequest, context: grpc.ServicerContext
    ) -> pb.GetWorkOrderResponse:
        query = decode.get_work_order(request)

        def use_case(tx: Tx, now: datetime) -> pb.GetWorkOrderResponse:
            file = get_work_order(query, tx)
            return pb.GetWorkOrderResponse(
                work_order=wire.work_order(file),
                steps=[wire.step(each) for each in file.steps],
                parts=[wire.parts_note(each) for each in file.parts],
            )

        return self._commands.read(use_case)

    def ListWorkOrders(
        self, request: pb.ListWorkOrdersRequest, context: grpc.ServicerContext
    ) -> pb.ListWorkOrdersResponse:
        query = decode.list_work_orders(request)

        def use_case(tx: Tx, now: datetime) -> pb.ListWorkOrdersResponse:
            page = list_work_orders(query, tx, now)
            return pb.ListWorkOrdersResponse(
                work_orders=[wire.work_order(WorkOrderFile(order=each)) for each in page.orders],
                next_page_token=queue_token(page.next_place),
            )

        return self._commands.read(use_case)

    def _run(
        self,
        request: Any,
        command: CommandT,
        act: Callable[[CommandT, Tx, datetime], WorkOrder],
        response: Callable[..., ResponseT],
    ) -> ResponseT:
        """Run a command on an order and answer with the order as it is afterwards."""

        def use_case(tx: Tx, now: datetime) -> Any:
            order = act(command, tx, now)
            return response(work_order=wire.work_order(answer_of(order, tx)))

        answer: ResponseT = self._commands.run(request, use_case)
        return answer
