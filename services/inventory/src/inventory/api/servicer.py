"""gRPC door: decode, run one use case, encode. No rules live here."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.inventory.v1 import inventory_service_pb2 as pb
from callout.inventory.v1 import inventory_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters import paging
from inventory.adapters import wire_resources as wire
from inventory.api import decode
from inventory.api.sourcing import shown_requisition
from inventory.bootstrap import IdSource
from inventory.handlers.approve_requisition import approve_requisition
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.issue_parts import issue_parts
from inventory.handlers.move_stock import move_stock
from inventory.handlers.open_bin import open_bin
from inventory.handlers.open_warehouse import open_warehouse
from inventory.handlers.receive_stock import receive_stock
from inventory.handlers.register_part import register_part
from inventory.handlers.release_quarantine import release_quarantine
from inventory.handlers.release_requisition import release_requisition
from inventory.handlers.request_parts import request_parts
from inventory.handlers.return_parts import return_parts
from inventory.handlers.reverse_entry import reverse_entry
from inventory.ports import Tx


class InventoryServicer(rpc.InventoryServiceServicer):
    """Parts across branch warehouses."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def RegisterPart(
        self, request: pb.RegisterPartRequest, context: grpc.ServicerContext
    ) -> pb.RegisterPartResponse:
        def use_case(tx: Tx, now: datetime) -> pb.RegisterPartResponse:
            part = register_part(decode.register_part(request), tx, now)
            return pb.RegisterPartResponse(part=wire.part(part))

        return self._commands.run(request, use_case)

    def OpenWarehouse(
        self, request: pb.OpenWarehouseRequest, context: grpc.ServicerContext
    ) -> pb.OpenWarehouseResponse:
        def use_case(tx: Tx, now: datetime) -> pb.OpenWarehouseResponse:
            warehouse = open_warehouse(decode.open_warehouse(request), tx, now)
            return pb.OpenWarehouseResponse(warehouse=wire.warehouse(warehouse))

        return self._commands.run(request, use_case)

    def ReceiveStock(
        self, request: pb.ReceiveStockRequest, context: grpc.ServicerContext
    ) -> pb.ReceiveStockResponse:
        receipt_id = self._new_id()

        def use_case(tx: Tx, now: datetime) -> pb.ReceiveStockResponse:
            received = receive_stock(decode.receive_stock(request, receipt_id), tx, now)
            return pb.ReceiveStockResponse(
                levels=map(wire.stock_level, received.levels),
                receipt_id=receipt_id,
                receipt_number=received.receipt.number,
            )

        return self._commands.run(request, sighted(use_case, request.warehouse_code))

    def RequestParts(
        self, request: pb.RequestPartsRequest, context: grpc.ServicerContext
    ) -> pb.RequestPartsResponse:
        requisition_id = self._new_id()

        def use_case(tx: Tx, now: datetime) -> pb.RequestPartsResponse:
            asked = request_parts(decode.request_parts(request, requisition_id), tx, now)
            return pb.RequestPartsResponse(requisition=shown_requisition(asked, tx))

        return self._commands.run(request, sighted(use_case))

    def ApproveRequisition(
        self, request: pb.ApproveRequisitionRequest, context: grpc.ServicerContext
    ) -> pb.ApproveRequisitionResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ApproveRequisitionResponse:
            approved = approve_requisition(decode.approve_requisition(request), tx, now)
            return pb.ApproveRequisitionResponse(requisition=wire.requisition(approved))

        return self._commands.run(request, use_case)

    def IssueParts(
        self, request: pb.IssuePartsRequest, context: grpc.ServicerContext
    ) -> pb.IssuePartsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.IssuePartsResponse:
            issued = issue_parts(decode.issue_parts(request), tx, now)
            return pb.IssuePartsResponse(requisition=wire.requisition(issued))

        return self._commands.run(request, sighted(use_case))

    def ReturnParts(
        self, request: pb.ReturnPartsRequest, context: grpc.ServicerContext
    ) -> pb.ReturnPartsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReturnPartsResponse:
            returned = return_parts(decode.return_parts(request), tx, now)
            return pb.ReturnPartsResponse(requisition=wire.requisition(returned))

        return self._commands.run(request, use_case)

    def ReleaseRequisition(
        self, request: pb.ReleaseRequisitionRequest, context: grpc.ServicerContext
    ) -> pb.ReleaseRequisitionResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReleaseRequisitionResponse:
            released = release_requisition(decode.release_requisition(request), tx, now)
            return pb.ReleaseRequisitionResponse(requisition=wire.requisition(released))

        return self._commands.run(request, use_case)

    def OpenBin(
        self, request: pb.OpenBinRequest, context: grpc.ServicerContext
    ) -> pb.OpenBinResponse:
        def use_case(tx: Tx, now: datetime) -> pb.OpenBinResponse:
            opened = open_bin(decode.open_bin(request), tx, now)
            return pb.OpenBinResponse(bin=wire.bin_message(opened))

        return self._commands.run(request, use_case)

    def MoveStock(
        self, request: pb.MoveStockRequest, context: grpc.ServicerContext
    ) -> pb.MoveStockResponse:
        move_id = self._new_id()

        def use_case(tx: Tx, now: datetime) -> pb.MoveStockResponse:
            entry = move_stock(decode.move_stock(request, move_id), tx, now)
            return pb.MoveStockResponse(entry_id=entry.id)

        return self._commands.run(request, sighted(use_case, request.warehouse_code))

    def ReleaseQuarantine(
        self, request: pb.ReleaseQuarantineRequest, context: grpc.ServicerContext
    ) -> pb.ReleaseQuarantineResponse:
        release_id = self._new_id()

        def use_case(tx: Tx, now: datetime) -> pb.ReleaseQuarantineResponse:
            entry = release_quarantine(decode.release_quarantine(request, release_id), tx, now)
            return pb.ReleaseQuarantineResponse(entry_id=entry.id)

        return self._commands.run(request, use_case)

    def GetReceipt(
        self, request: pb.GetReceiptRequest, context: grpc.ServicerContext
    ) -> pb.GetReceiptResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetReceiptResponse:
            found = tx.receipts.get(decode.receipt_id(request.receipt_id))
            return pb.GetReceiptResponse(receipt=wire.receipt(found))

        return self._commands.read(use_case)

    def ListReceipts(
        self, request: pb.ListReceiptsRequest, context: grpc.ServicerContext
    ) -> pb.ListReceiptsResponse:
        wanted = decode.receipt_filter(request)

        def use_case(tx: Tx, now: datetime) -> pb.ListReceiptsResponse:
            rows, token = paging.RECEIPTS.page(
                lambda after, limit: tx.views.receipts(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListReceiptsResponse(receipts=map(wire.receipt, rows), next_page_token=token)

        return self._commands.read(use_case)

    def ReverseEntry(
        self, request: pb.ReverseEntryRequest, context: grpc.ServicerContext
    ) -> pb.ReverseEntryResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReverseEntryResponse:
            reversal = reverse_entry(decode.reverse_entry(request), tx, now)
            return pb.ReverseEntryResponse(entry_id=reversal.id)

        return self._commands.run(request, sighted(use_case))

    def GetRequisition(
        self, request: pb.GetRequisitionRequest, context: grpc.ServicerContext
    ) -> pb.GetRequisitionResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetRequisitionResponse:
            found = tx.requisitions.get(decode.requisition_id(request.requisition_id))
            return pb.GetRequisitionResponse(requisition=shown_requisition(found, tx))

        return self._commands.read(sighted(use_case))

    def ListRequisitions(
        self, request: pb.ListRequisitionsRequest, context: grpc.ServicerContext
    ) -> pb.ListRequisitionsResponse:
        wanted = decode.requisition_filter(request)

        def use_case(tx: Tx, now: datetime) -> pb.ListRequisitionsResponse:
            rows, token = paging.REQUISITIONS.page(
                lambda after, limit: tx.views.requisitions(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListRequisitionsResponse(
                requisitions=map(wire.requisition, rows), next_page_token=token
            )

        return self._commands.read(sighted(use_case))

    def ListStock(
        self, request: pb.ListStockRequest, context: grpc.ServicerContext
    ) -> pb.ListStockResponse:
        wanted = decode.stock_filter(request)

        def use_case(tx: Tx, now: datetime) -> pb.ListStockResponse:
            rows, token = paging.STOCK.page(
                lambda after, limit: tx.views.stock(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListStockResponse(levels=map(wire.stock_level, rows), next_page_token=token)

        return self._commands.read(sighted(use_case, request.warehouse_code))

    def ListLedger(
        self, request: pb.ListLedgerRequest, context: grpc.ServicerContext
    ) -> pb.ListLedgerResponse:
        wanted = decode.stock_filter(request)

        def use_case(tx: Tx, now: datetime) -> pb.ListLedgerResponse:
            rows, token = paging.LEDGER.page(
                lambda after, limit: tx.views.ledger(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListLedgerResponse(
                entries=map(wire.ledger_entry, rows), next_page_token=token
            )

        return self._commands.read(sighted(use_case, request.warehouse_code))

    def ListBalances(
        self, request: pb.ListBalancesRequest, context: grpc.ServicerContext
    ) -> pb.ListBalancesResponse:
        wanted = decode.balance_filter(request)

        def use_case(tx: Tx, now: datetime) -> pb.ListBalancesResponse:
            tx.warehouses.get(wanted.warehouse_code)
            rows, token = paging.BALANCES.page(
                lambda after, limit: tx.views.balances(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListBalancesResponse(balances=map(wire.balance, rows), next_page_token=token)

        return self._commands.read(sighted(use_case, request.warehouse_code))
