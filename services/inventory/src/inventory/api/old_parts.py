"""gRPC door of old parts (P-06)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import grpc

from callout.inventory.v1 import old_parts_service_pb2 as pb
from callout.inventory.v1 import old_parts_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.old_parts import paging, wire
from inventory.api.decode import stated
from inventory.bootstrap import IdSource
from inventory.domain.ids import WarehouseCode
from inventory.domain.lots import Lot
from inventory.domain.old_parts.old_part import DisposalId, OldPartId
from inventory.handlers.old_parts.dispose_old_parts import DisposeOldParts, dispose_old_parts
from inventory.handlers.old_parts.receive_old_part import ReceiveOldPart, receive_old_part
from inventory.handlers.old_parts.waive_old_part import WaiveOldPart, waive_old_part
from inventory.ports import Tx
from inventory.ports.old_parts import OldPartFilter


class OldPartsServicer(rpc.OldPartsServiceServicer):
    """Replaced warranty parts."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def ReceiveOldPart(
        self, request: pb.ReceiveOldPartRequest, context: grpc.ServicerContext
    ) -> pb.ReceiveOldPartResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ReceiveOldPartResponse:
            cmd = ReceiveOldPart(
                old_part_id=_old_part_id(request.old_part_id),
                quantity=request.quantity,
                condition=request.condition,
                lots=tuple(Lot(number=lot.number, quantity=lot.quantity) for lot in request.lots),
                occurred_at=stated(request, request.occurred_time),
            )
            received = receive_old_part(cmd, tx, now)
            return pb.ReceiveOldPartResponse(old_part=wire.old_part(received))

        return self._commands.run(request, use_case)

    def WaiveOldPart(
        self, request: pb.WaiveOldPartRequest, context: grpc.ServicerContext
    ) -> pb.WaiveOldPartResponse:
        def use_case(tx: Tx, now: datetime) -> pb.WaiveOldPartResponse:
            cmd = WaiveOldPart(
                old_part_id=_old_part_id(request.old_part_id),
                kind=wire.waiver_of(request.kind),
                reason=request.reason,
                occurred_at=stated(request, request.occurred_time),
            )
            return pb.WaiveOldPartResponse(old_part=wire.old_part(waive_old_part(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def DisposeOldParts(
        self, request: pb.DisposeOldPartsRequest, context: grpc.ServicerContext
    ) -> pb.DisposeOldPartsResponse:
        disposal_id = DisposalId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.DisposeOldPartsResponse:
            cmd = DisposeOldParts(
                disposal_id=disposal_id,
                warehouse_code=WarehouseCode(request.warehouse_code),
                old_part_ids=tuple(map(_old_part_id, request.old_part_ids)),
                outcome=wire.outcome_of(request.outcome),
                document=request.document,
                reason=request.reason,
                occurred_at=stated(request, request.occurred_time),
            )
            disposal = dispose_old_parts(cmd, tx, now)
            return pb.DisposeOldPartsResponse(disposal=wire.disposal(disposal))

        return self._commands.run(request, use_case)

    def GetOldPart(
        self, request: pb.GetOldPartRequest, context: grpc.ServicerContext
    ) -> pb.GetOldPartResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetOldPartResponse:
            found = tx.old_parts.get(_old_part_id(request.old_part_id))
            return pb.GetOldPartResponse(old_part=wire.old_part(found))

        return self._commands.read(use_case)

    def ListOldParts(
        self, request: pb.ListOldPartsRequest, context: grpc.ServicerContext
    ) -> pb.ListOldPartsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListOldPartsResponse:
            wanted = OldPartFilter(
                branch_code=request.branch_code,
                warehouse_code=request.warehouse_code,
                work_order_id=request.work_order_id,
                disposal_id=request.disposal_id,
                state=wire.state_of(request.state),
                due_before=now if request.overdue else None,
            )
            rows, token = paging.OLD_PARTS.page(
                lambda after, limit: tx.old_parts.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListOldPartsResponse(
                old_parts=map(wire.old_part, rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def ListDisposals(
        self, request: pb.ListDisposalsRequest, context: grpc.ServicerContext
    ) -> pb.ListDisposalsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListDisposalsResponse:
            rows, token = paging.DISPOSALS.page(
                lambda after, limit: tx.disposals.page(request.warehouse_code, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListDisposalsResponse(
                disposals=map(wire.disposal, rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def ListDisposalReviews(
        self, request: pb.ListDisposalReviewsRequest, context: grpc.ServicerContext
    ) -> pb.ListDisposalReviewsResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListDisposalReviewsResponse:
            rows, token = paging.REVIEWS.page(
                lambda after, limit: tx.disposals.reviews(request.warehouse_code, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListDisposalReviewsResponse(
                reviews=map(wire.review, rows), next_page_token=token
            )

        return self._commands.read(use_case)


def _old_part_id(text: str) -> OldPartId:
    return OldPartId(str(UUID(text)))
