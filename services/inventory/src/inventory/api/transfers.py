"""gRPC door of transfers (P-08)."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.inventory.v1 import transfer_service_pb2 as pb
from callout.inventory.v1 import transfer_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.transfers import paging, wire
from inventory.api.decode import faulty_lines, part_lines, requisition_id, stated, uuid_of
from inventory.bootstrap import IdSource
from inventory.domain.ids import CellCode, TransferId, WarehouseCode
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.transfers.ask_transfer import AskTransfer, ask_transfer
from inventory.handlers.transfers.cancel_transfer import CancelTransfer, cancel_transfer
from inventory.handlers.transfers.receive_transfer import ReceiveTransfer, receive_transfer
from inventory.handlers.transfers.settle_claim import SettleClaim, settle_claim
from inventory.handlers.transfers.ship_transfer import ShipTransfer, ship_transfer
from inventory.ports import Tx
from inventory.ports.transfers import TransferFilter


class TransferServicer(rpc.TransferServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def AskTransfer(
        self, request: pb.AskTransferRequest, context: grpc.ServicerContext
    ) -> pb.AskTransferResponse:
        transfer_id = TransferId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.AskTransferResponse:
            cmd = AskTransfer(
                transfer_id=transfer_id,
                from_code=WarehouseCode(request.from_warehouse_code),
                to_code=WarehouseCode(request.to_warehouse_code),
                lines=part_lines(request.lines),
                reason=request.reason.strip(),
                from_cell=CellCode(request.from_cell),
                requisition_id=requisition_id(request.requisition_id)
                if request.requisition_id
                else None,
                occurred_at=stated(request, request.occurred_time),
            )
            return pb.AskTransferResponse(transfer=wire.transfer(ask_transfer(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def ShipTransfer(
        self, request: pb.ShipTransferRequest, context: grpc.ServicerContext
    ) -> pb.ShipTransferResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ShipTransferResponse:
            cmd = ShipTransfer(
                transfer_id=TransferId(uuid_of(request.transfer_id)),
                carrier=request.carrier,
                handed_to=request.handed_to,
                expected_at=stated(request, request.expected_time, "expected_time") or now,
                lots=part_lines(request.lots),
                occurred_at=stated(request, request.occurred_time),
            )
            return pb.ShipTransferResponse(transfer=wire.transfer(ship_transfer(cmd, tx, now)))

        return self._commands.run(request, sighted(use_case))

    def ReceiveTransfer(
        self, request: pb.ReceiveTransferRequest, context: grpc.ServicerContext
    ) -> pb.ReceiveTransferResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReceiveTransferResponse:
            cmd = ReceiveTransfer(
                transfer_id=TransferId(uuid_of(request.transfer_id)),
                lines=part_lines(request.lines),
                damaged=faulty_lines(request.damaged),
                occurred_at=stated(request, request.occurred_time),
            )
            received = receive_transfer(cmd, tx, now)
            return pb.ReceiveTransferResponse(transfer=wire.transfer(received))

        return self._commands.run(request, use_case)

    def CancelTransfer(
        self, request: pb.CancelTransferRequest, context: grpc.ServicerContext
    ) -> pb.CancelTransferResponse:
        def use_case(tx: Tx, now: datetime) -> pb.CancelTransferResponse:
            cmd = CancelTransfer(
                transfer_id=TransferId(uuid_of(request.transfer_id)), reason=request.reason
            )
            cancelled = cancel_transfer(cmd, tx, now)
            return pb.CancelTransferResponse(transfer=wire.transfer(cancelled))

        return self._commands.run(request, use_case)

    def SettleTransferClaim(
        self, request: pb.SettleTransferClaimRequest, context: grpc.ServicerContext
    ) -> pb.SettleTransferClaimResponse:
        def use_case(tx: Tx, now: datetime) -> pb.SettleTransferClaimResponse:
            cmd = SettleClaim(
                transfer_id=TransferId(uuid_of(request.transfer_id)),
                claim_number=request.claim_number,
                outcome=wire.outcome_of(request.outcome),
                cause=request.cause,
                occurred_at=stated(request, request.occurred_time),
            )
            settled = settle_claim(cmd, tx, now)
            return pb.SettleTransferClaimResponse(transfer=wire.transfer(settled))

        return self._commands.run(request, sighted(use_case))

    def GetTransfer(
        self, request: pb.GetTransferRequest, context: grpc.ServicerContext
    ) -> pb.GetTransferResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetTransferResponse:
            found = tx.transfers.get(TransferId(uuid_of(request.transfer_id)))
            return pb.GetTransferResponse(transfer=wire.transfer(found))

        return self._commands.read(use_case)

    def ListTransfers(
        self, request: pb.ListTransfersRequest, context: grpc.ServicerContext
    ) -> pb.ListTransfersResponse:
        wanted = TransferFilter(
            warehouse_code=request.warehouse_code,
            is_urgent=request.urgent,
            state=wire.state_of(request.state),
        )

        def use_case(tx: Tx, now: datetime) -> pb.ListTransfersResponse:
            rows, token = paging.TRANSFERS.page(
                lambda after, limit: tx.transfers.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListTransfersResponse(
                transfers=map(wire.transfer, rows), next_page_token=token
            )

        return self._commands.read(use_case)
