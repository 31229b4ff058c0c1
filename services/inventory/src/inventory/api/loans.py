"""gRPC door of loans and tools (P-11, P-12)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

import grpc

from callout.inventory.v1 import loan_service_pb2 as pb
from callout.inventory.v1 import loan_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.loans import paging, wire
from inventory.api.decode import stated
from inventory.bootstrap import IdSource
from inventory.domain.ids import PartNumber, ReceiptId, WarehouseCode, WorkOrderId
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.loan import LoanId
from inventory.domain.loans.refund import RefundId
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.loans.ask_tool_refund import AskToolRefund, ask_tool_refund
from inventory.handlers.loans.decide_tool_refund import DecideToolRefund, decide_tool_refund
from inventory.handlers.loans.lend_asset import LendAsset, lend_asset
from inventory.handlers.loans.register_asset import RegisterAsset, register_asset
from inventory.handlers.loans.report_missing import ReportMissing, report_missing
from inventory.handlers.loans.return_loan import ReturnLoan, return_loan
from inventory.handlers.loans.settle_loan import SettleLoan, settle_loan
from inventory.ports import Tx
from inventory.ports.loans import AssetFilter, LoanFilter, RefundFilter


class LoanServicer(rpc.LoanServiceServicer):
    """What is lent and comes back, and tools that were bought in the field."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def RegisterAsset(
        self, request: pb.RegisterAssetRequest, context: grpc.ServicerContext
    ) -> pb.RegisterAssetResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RegisterAssetResponse:
            cmd = RegisterAsset(
                key=AssetKey(PartNumber(request.part_number), request.serial),
                kind=wire.kind_given(request.kind),
                warehouse_code=WarehouseCode(request.warehouse_code),
                device_class=request.device_class,
            )
            return pb.RegisterAssetResponse(asset=wire.asset(register_asset(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def ListAssets(
        self, request: pb.ListAssetsRequest, context: grpc.ServicerContext
    ) -> pb.ListAssetsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListAssetsResponse:
            wanted = AssetFilter(
                branch_code=request.branch_code,
                warehouse_code=request.warehouse_code,
                kind=wire.kind_of(request.kind),
            )
            rows, token = paging.ASSETS.page(
                lambda after, limit: tx.assets.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListAssetsResponse(assets=map(wire.placed_asset, rows), next_page_token=token)

        return self._commands.read(use_case)

    def LendAsset(
        self, request: pb.LendAssetRequest, context: grpc.ServicerContext
    ) -> pb.LendAssetResponse:
        loan_id = LoanId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.LendAssetResponse:
            order = request.work_order_id
            cmd = LendAsset(
                loan_id=loan_id,
                key=AssetKey(PartNumber(request.part_number), request.serial),
                condition=request.condition,
                borrower=request.borrower,
                receipt=request.receipt,
                work_order_id=WorkOrderId(str(UUID(order))) if order else None,
                occurred_at=stated(request, request.occurred_time),
            )
            return pb.LendAssetResponse(loan=wire.loan(lend_asset(cmd, tx, now)))

        return self._commands.run(request, sighted(use_case))

    def ReturnLoan(
        self, request: pb.ReturnLoanRequest, context: grpc.ServicerContext
    ) -> pb.ReturnLoanResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReturnLoanResponse:
            cmd = ReturnLoan(
                loan_id=_loan_id(request.loan_id),
                condition=request.condition,
                difference=request.difference,
                occurred_at=stated(request, request.occurred_time),
            )
            return pb.ReturnLoanResponse(loan=wire.loan(return_loan(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def ReportMissing(
        self, request: pb.ReportMissingRequest, context: grpc.ServicerContext
    ) -> pb.ReportMissingResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReportMissingResponse:
            cmd = ReportMissing(
                loan_id=_loan_id(request.loan_id),
                cause=request.cause,
                occurred_at=stated(request, request.occurred_time),
            )
            return pb.ReportMissingResponse(loan=wire.loan(report_missing(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def SettleLoan(
        self, request: pb.SettleLoanRequest, context: grpc.ServicerContext
    ) -> pb.SettleLoanResponse:
        def use_case(tx: Tx, now: datetime) -> pb.SettleLoanResponse:
            receipt = request.replacement_receipt_id
            cmd = SettleLoan(
                loan_id=_loan_id(request.loan_id),
                outcome=wire.outcome_given(request.outcome),
                reason=request.reason,
                amount=Decimal(request.amount) if request.amount else None,
                replacement=ReceiptId(str(UUID(receipt))) if receipt else None,
                occurred_at=stated(request, request.occurred_time),
            )
            return pb.SettleLoanResponse(loan=wire.loan(settle_loan(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def GetLoan(
        self, request: pb.GetLoanRequest, context: grpc.ServicerContext
    ) -> pb.GetLoanResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetLoanResponse:
            return pb.GetLoanResponse(loan=wire.loan(tx.loans.get(_loan_id(request.loan_id))))

        return self._commands.read(use_case)

    def ListLoans(
        self, request: pb.ListLoansRequest, context: grpc.ServicerContext
    ) -> pb.ListLoansResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListLoansResponse:
            wanted = _wanted(request, now)
            rows, token = paging.LOANS.page(
                lambda after, limit: tx.loans.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListLoansResponse(loans=map(wire.loan, rows), next_page_token=token)

        return self._commands.read(use_case)

    def AskToolRefund(
        self, request: pb.AskToolRefundRequest, context: grpc.ServicerContext
    ) -> pb.AskToolRefundResponse:
        refund_id = RefundId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.AskToolRefundResponse:
            cmd = AskToolRefund(
                refund_id=refund_id,
                key=AssetKey(PartNumber(request.part_number), request.serial),
                amount=Decimal(request.amount),
                invoice=request.invoice,
            )
            return pb.AskToolRefundResponse(refund=wire.refund(ask_tool_refund(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def DecideToolRefund(
        self, request: pb.DecideToolRefundRequest, context: grpc.ServicerContext
    ) -> pb.DecideToolRefundResponse:
        def use_case(tx: Tx, now: datetime) -> pb.DecideToolRefundResponse:
            cmd = DecideToolRefund(
                refund_id=RefundId(str(UUID(request.refund_id))),
                is_granted=request.grant,
                reason=request.reason,
            )
            decided = decide_tool_refund(cmd, tx, now)
            return pb.DecideToolRefundResponse(refund=wire.refund(decided))

        return self._commands.run(request, use_case)

    def ListToolRefunds(
        self, request: pb.ListToolRefundsRequest, context: grpc.ServicerContext
    ) -> pb.ListToolRefundsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListToolRefundsResponse:
            wanted = RefundFilter(
                branch_code=request.branch_code, state=wire.refund_state_of(request.state)
            )
            rows, token = paging.REFUNDS.page(
                lambda after, limit: tx.tool_refunds.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListToolRefundsResponse(refunds=map(wire.refund, rows), next_page_token=token)

        return self._commands.read(use_case)


def _loan_id(text: str) -> LoanId:
    return LoanId(str(UUID(text)))


def _wanted(request: pb.ListLoansRequest, now: datetime) -> LoanFilter:
    return LoanFilter(
        branch_code=request.branch_code,
        warehouse_code=request.warehouse_code,
        borrower=request.borrower,
        work_order_id=request.work_order_id,
        part_number=request.part_number,
        serial=request.serial,
        kind=wire.kind_of(request.kind),
        state=wire.state_of(request.state),
        outcome=wire.outcome_of(request.outcome),
        due_before=now if request.overdue else None,
    )
