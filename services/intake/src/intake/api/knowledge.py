"""gRPC door of the knowledge base (I-24)."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.intake.v1 import knowledge_service_pb2 as pb
from callout.intake.v1 import knowledge_service_pb2_grpc as rpc
from chassis.api import Commands
from intake.adapters.knowledge import wire
from intake.adapters.paging import page_size, read_key_instant, read_token, write_token
from intake.api.servicer import IdSource
from intake.domain.knowledge.case import CasePart
from intake.domain.knowledge.ranking import Question
from intake.handlers.knowledge.retire_case import RetireCase, retire_case
from intake.handlers.knowledge.suggest_cases import suggest_cases
from intake.handlers.knowledge.write_case import WriteCase, write_case
from intake.ports import Tx

DEFAULT_SUGGESTIONS = 5


class KnowledgeServicer(rpc.KnowledgeServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def WriteCase(
        self, request: pb.WriteCaseRequest, context: grpc.ServicerContext
    ) -> pb.WriteCaseResponse:
        cmd = WriteCase(
            id=self._new_id(),
            service_request_id=request.service_request_id,
            symptom=request.symptom,
            cause=request.cause,
            remedy=request.remedy,
            parts=tuple(
                CasePart(part_number=part.part_number, quantity=part.quantity)
                for part in request.parts
            ),
        )

        def use_case(tx: Tx, now: datetime) -> pb.WriteCaseResponse:
            written = write_case(cmd, tx, now)
            return pb.WriteCaseResponse(knowledge_case=wire.knowledge_case(written))

        return self._commands.run(request, use_case)

    def RetireCase(
        self, request: pb.RetireCaseRequest, context: grpc.ServicerContext
    ) -> pb.RetireCaseResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RetireCaseResponse:
            cmd = RetireCase(case_id=request.case_id, reason=request.reason)
            return pb.RetireCaseResponse(
                knowledge_case=wire.knowledge_case(retire_case(cmd, tx, now))
            )

        return self._commands.run(request, use_case)

    def GetCase(
        self, request: pb.GetCaseRequest, context: grpc.ServicerContext
    ) -> pb.GetCaseResponse:
        def use_case(tx: Tx, _: datetime) -> pb.GetCaseResponse:
            found = tx.knowledge.get(request.case_id)
            return pb.GetCaseResponse(knowledge_case=wire.knowledge_case(found))

        return self._commands.read(use_case)

    def ListCases(
        self, request: pb.ListCasesRequest, context: grpc.ServicerContext
    ) -> pb.ListCasesResponse:
        at, last = read_token(request.page_token, 2)
        after = (read_key_instant(at), last) if request.page_token else None
        state, limit = wire.STATE.read(request.state), page_size(request.page_size)

        def use_case(tx: Tx, _: datetime) -> pb.ListCasesResponse:
            page = tx.knowledge.page(state, request.branch_code, after, limit)
            token = ""
            if page.has_more:
                token = write_token(page.rows[-1].written_at.isoformat(), page.rows[-1].id)
            return pb.ListCasesResponse(
                knowledge_cases=map(wire.knowledge_case, page.rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def SuggestCases(
        self, request: pb.SuggestCasesRequest, context: grpc.ServicerContext
    ) -> pb.SuggestCasesResponse:
        question = Question(
            text=request.text,
            product_line=request.product_line,
            product_model=request.product_model,
            symptom_code=request.symptom_code,
        )
        limit = request.max_results or DEFAULT_SUGGESTIONS

        def use_case(tx: Tx, now: datetime) -> pb.SuggestCasesResponse:
            found = suggest_cases(question, limit, tx, now)
            return pb.SuggestCasesResponse(suggestions=map(wire.suggestion, found))

        return self._commands.read(use_case)
