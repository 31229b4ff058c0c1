"""gRPC door of returns and exchanges (I-11)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

import grpc
from google.protobuf.message import Message

from callout.intake.v1 import return_case_service_pb2 as pb
from callout.intake.v1 import return_case_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters.paging import page_size, read_key_instant, read_token, write_token
from intake.adapters.return_cases import wire
from intake.adapters.wire_words import CHANNEL, read_optional_day
from intake.api.servicer import IdSource
from intake.domain.return_cases.case import ReturnCase
from intake.handlers.return_cases.close_return_case import CloseReturnCase, close_return_case
from intake.handlers.return_cases.decide_return import DecideReturn, decide_return
from intake.handlers.return_cases.inform_customer import InformCustomer, inform_customer
from intake.handlers.return_cases.inform_level import InformLevel, inform_level
from intake.handlers.return_cases.open_return_case import OpenReturnCase, open_return_case
from intake.handlers.return_cases.record_finding import RecordFinding, record_finding
from intake.handlers.return_cases.record_recovery import RecordRecovery, record_recovery
from intake.handlers.return_cases.settle_liability import SettleLiability, settle_liability
from intake.ports import Tx

C = TypeVar("C")
R = TypeVar("R", bound=Message)


class ReturnCaseServicer(rpc.ReturnCaseServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def OpenReturnCase(
        self, request: pb.OpenReturnCaseRequest, context: grpc.ServicerContext
    ) -> pb.OpenReturnCaseResponse:
        cmd = OpenReturnCase(
            id=self._new_id(),
            installed_product_id=request.installed_product_id,
            service_request_id=request.service_request_id,
            kind=wire.KIND.need(request.kind),
            basis=wire.BASIS.need(request.basis),
            sold_on=read_optional_day(request, "sold_on"),
            description=request.description,
        )
        return self._change(request, cmd, open_return_case, pb.OpenReturnCaseResponse)

    def RecordFinding(
        self, request: pb.RecordFindingRequest, context: grpc.ServicerContext
    ) -> pb.RecordFindingResponse:
        cmd = RecordFinding(
            return_case_id=request.return_case_id,
            is_confirmed=request.confirmed,
            finding=request.finding,
        )
        return self._change(request, cmd, record_finding, pb.RecordFindingResponse)

    def DecideReturn(
        self, request: pb.DecideReturnRequest, context: grpc.ServicerContext
    ) -> pb.DecideReturnResponse:
        cmd = DecideReturn(
            return_case_id=request.return_case_id,
            is_approved=request.approved,
            reason=request.reason,
        )
        return self._change(request, cmd, decide_return, pb.DecideReturnResponse)

    def SettleLiability(
        self, request: pb.SettleLiabilityRequest, context: grpc.ServicerContext
    ) -> pb.SettleLiabilityResponse:
        cmd = SettleLiability(
            return_case_id=request.return_case_id,
            cause=wire.CAUSE.need(request.cause),
            unit=request.unit,
            person=request.person,
            evidence=request.evidence,
            cost=Decimal(request.cost),
        )
        return self._change(request, cmd, settle_liability, pb.SettleLiabilityResponse)

    def InformLevel(
        self, request: pb.InformLevelRequest, context: grpc.ServicerContext
    ) -> pb.InformLevelResponse:
        cmd = InformLevel(return_case_id=request.return_case_id, level=request.level)
        return self._change(request, cmd, inform_level, pb.InformLevelResponse)

    def InformCustomer(
        self, request: pb.InformCustomerRequest, context: grpc.ServicerContext
    ) -> pb.InformCustomerResponse:
        cmd = InformCustomer(
            return_case_id=request.return_case_id,
            channel=CHANNEL.need(request.channel),
            text=request.text,
        )
        return self._change(request, cmd, inform_customer, pb.InformCustomerResponse)

    def RecordRecovery(
        self, request: pb.RecordRecoveryRequest, context: grpc.ServicerContext
    ) -> pb.RecordRecoveryResponse:
        cmd = RecordRecovery(
            return_case_id=request.return_case_id,
            amount=Decimal(request.amount),
            unit=request.unit,
            reference=request.reference,
        )
        return self._change(request, cmd, record_recovery, pb.RecordRecoveryResponse)

    def CloseReturnCase(
        self, request: pb.CloseReturnCaseRequest, context: grpc.ServicerContext
    ) -> pb.CloseReturnCaseResponse:
        cmd = CloseReturnCase(return_case_id=request.return_case_id, conclusion=request.conclusion)
        return self._change(request, cmd, close_return_case, pb.CloseReturnCaseResponse)

    def GetReturnCase(
        self, request: pb.GetReturnCaseRequest, context: grpc.ServicerContext
    ) -> pb.GetReturnCaseResponse:
        def use_case(tx: Tx, _: datetime) -> pb.GetReturnCaseResponse:
            found = tx.return_cases.get(request.return_case_id)
            return pb.GetReturnCaseResponse(return_case=wire.return_case(found))

        return self._commands.read(use_case)

    def ListReturnCases(
        self, request: pb.ListReturnCasesRequest, context: grpc.ServicerContext
    ) -> pb.ListReturnCasesResponse:
        at, last = read_token(request.page_token, 2)
        after = (read_key_instant(at), last) if request.page_token else None
        limit = page_size(request.page_size)

        def use_case(tx: Tx, _: datetime) -> pb.ListReturnCasesResponse:
            page = tx.return_cases.page(
                request.branch_code, after, limit, open_only=request.open_only
            )
            token = ""
            if page.has_more:
                token = write_token(page.rows[-1].opened_at.isoformat(), page.rows[-1].id)
            return pb.ListReturnCasesResponse(
                return_cases=map(wire.return_case, page.rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def _change(
        self,
        request: Message,
        cmd: C,
        change: Callable[[C, Tx, datetime], ReturnCase],
        respond: Callable[..., R],
    ) -> R:
        """Run one of the use cases that return the changed case."""

        def use_case(tx: Tx, now: datetime) -> R:
            return respond(return_case=wire.return_case(change(cmd, tx, now)))

        return self._commands.run(request, use_case)
