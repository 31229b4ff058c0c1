"""gRPC door of supplier claims (P-10)."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.inventory.v1 import supplier_claims_service_pb2 as pb
from callout.inventory.v1 import supplier_claims_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.supplier_claims import paging, wire
from inventory.api import decode_claims as decode
from inventory.api.decode import uuid_of
from inventory.bootstrap import IdSource
from inventory.domain.old_parts.old_part import DisposalId
from inventory.domain.supplier_claims.claim import SupplierClaimId
from inventory.handlers.supplier_claims.answer_claim import answer_claim
from inventory.handlers.supplier_claims.draft_claim import draft_claim
from inventory.handlers.supplier_claims.pay_claim import pay_claim
from inventory.handlers.supplier_claims.return_claimed_parts import return_claimed_parts
from inventory.handlers.supplier_claims.send_claim import send_claim
from inventory.handlers.supplier_claims.withdraw_claim import withdraw_claim
from inventory.ports import Tx
from inventory.ports.supplier_claims import ClaimFilter, DueFilter


class SupplierClaimServicer(rpc.SupplierClaimServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def DraftSupplierClaim(
        self, request: pb.DraftSupplierClaimRequest, context: grpc.ServicerContext
    ) -> pb.DraftSupplierClaimResponse:
        cmd = decode.draft(request, SupplierClaimId(self._new_id()))

        def use_case(tx: Tx, now: datetime) -> pb.DraftSupplierClaimResponse:
            return pb.DraftSupplierClaimResponse(claim=wire.claim(draft_claim(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def SendSupplierClaim(
        self, request: pb.SendSupplierClaimRequest, context: grpc.ServicerContext
    ) -> pb.SendSupplierClaimResponse:
        def use_case(tx: Tx, now: datetime) -> pb.SendSupplierClaimResponse:
            sent = send_claim(decode.send(request), tx, now)
            return pb.SendSupplierClaimResponse(claim=wire.claim(sent))

        return self._commands.run(request, use_case)

    def AnswerSupplierClaim(
        self, request: pb.AnswerSupplierClaimRequest, context: grpc.ServicerContext
    ) -> pb.AnswerSupplierClaimResponse:
        def use_case(tx: Tx, now: datetime) -> pb.AnswerSupplierClaimResponse:
            answered = answer_claim(decode.answer(request), tx, now)
            return pb.AnswerSupplierClaimResponse(claim=wire.claim(answered))

        return self._commands.run(request, use_case)

    def PaySupplierClaim(
        self, request: pb.PaySupplierClaimRequest, context: grpc.ServicerContext
    ) -> pb.PaySupplierClaimResponse:
        def use_case(tx: Tx, now: datetime) -> pb.PaySupplierClaimResponse:
            paid = pay_claim(decode.pay(request), tx, now)
            return pb.PaySupplierClaimResponse(claim=wire.claim(paid))

        return self._commands.run(request, use_case)

    def WithdrawSupplierClaim(
        self, request: pb.WithdrawSupplierClaimRequest, context: grpc.ServicerContext
    ) -> pb.WithdrawSupplierClaimResponse:
        def use_case(tx: Tx, now: datetime) -> pb.WithdrawSupplierClaimResponse:
            withdrawn = withdraw_claim(decode.withdraw(request), tx, now)
            return pb.WithdrawSupplierClaimResponse(claim=wire.claim(withdrawn))

        return self._commands.run(request, use_case)

    def ReturnClaimedParts(
        self, request: pb.ReturnClaimedPartsRequest, context: grpc.ServicerContext
    ) -> pb.ReturnClaimedPartsResponse:
        disposal_id = DisposalId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.ReturnClaimedPartsResponse:
            returned = return_claimed_parts(decode.send_back(request, disposal_id), tx, now)
            return pb.ReturnClaimedPartsResponse(claim=wire.claim(returned))

        return self._commands.run(request, use_case)

    def GetSupplierClaim(
        self, request: pb.GetSupplierClaimRequest, context: grpc.ServicerContext
    ) -> pb.GetSupplierClaimResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetSupplierClaimResponse:
            found = tx.supplier_claims.get(SupplierClaimId(uuid_of(request.claim_id)))
            return pb.GetSupplierClaimResponse(claim=wire.claim(found))

        return self._commands.read(use_case)

    def ListSupplierClaims(
        self, request: pb.ListSupplierClaimsRequest, context: grpc.ServicerContext
    ) -> pb.ListSupplierClaimsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListSupplierClaimsResponse:
            wanted = ClaimFilter(
                branch_code=request.branch_code,
                warehouse_code=request.warehouse_code,
                supplier=request.supplier,
                state=wire.state_of(request.state),
                unanswered_at=now if request.overdue else None,
            )
            rows, token = paging.CLAIMS.page(
                lambda after, limit: tx.supplier_claims.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListSupplierClaimsResponse(
                claims=map(wire.claim, rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def ListClaimsDue(
        self, request: pb.ListClaimsDueRequest, context: grpc.ServicerContext
    ) -> pb.ListClaimsDueResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListClaimsDueResponse:
            wanted = DueFilter(
                branch_code=request.branch_code,
                warehouse_code=request.warehouse_code,
                due_before=now if request.overdue else None,
            )
            rows, token = paging.DUES.page(
                lambda after, limit: tx.claim_dues.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListClaimsDueResponse(dues=map(wire.due, rows), next_page_token=token)

        return self._commands.read(use_case)

    def ReportSupplierClaims(
        self, request: pb.ReportSupplierClaimsRequest, context: grpc.ServicerContext
    ) -> pb.ReportSupplierClaimsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReportSupplierClaimsResponse:
            rows, token = paging.SUPPLIERS.page(
                lambda after, limit: tx.supplier_claims.sums(request.branch_code, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ReportSupplierClaimsResponse(
                suppliers=(wire.sums(each, now) for each in rows), next_page_token=token
            )

        return self._commands.read(use_case)
