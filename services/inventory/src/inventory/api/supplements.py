"""gRPC door of supplements (P-05)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import grpc

from callout.inventory.v1 import supplement_service_pb2 as pb
from callout.inventory.v1 import supplement_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters import paging
from inventory.adapters import wire_resources as resources
from inventory.adapters.supplements import paging as supplement_paging
from inventory.adapters.supplements import wire
from inventory.api.decode import requisition_id, stated, uuid_of
from inventory.bootstrap import IdSource
from inventory.domain.supplements.supplement import Signature, SupplementId
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.supplements.sign_supplement import SignSupplement, sign_supplement
from inventory.ports import Tx
from inventory.ports.supplements import SupplementFilter


class SupplementServicer(rpc.SupplementServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def SignSupplement(
        self, request: pb.SignSupplementRequest, context: grpc.ServicerContext
    ) -> pb.SignSupplementResponse:
        supplement_id = SupplementId(self._new_id())

        def use_case(tx: Tx, now: datetime) -> pb.SignSupplementResponse:
            signature = Signature(
                consented_by=request.consented_by,
                consented_at=stated(request, request.consented_time, "consented_time") or now,
                signed_by=request.signed_by,
                signed_at=stated(request, request.signed_time, "signed_time") or now,
                document=request.document,
                digest=request.digest,
                amount=Decimal(request.amount),
            )
            cmd = SignSupplement(
                supplement_id=supplement_id,
                requisition_id=requisition_id(request.requisition_id),
                signature=signature,
                withdraws=SupplementId(uuid_of(request.withdraws)) if request.withdraws else None,
            )
            signed = sign_supplement(cmd, tx, now)
            return pb.SignSupplementResponse(supplement=wire.supplement(signed))

        return self._commands.run(request, use_case)

    def ListSupplements(
        self, request: pb.ListSupplementsRequest, context: grpc.ServicerContext
    ) -> pb.ListSupplementsResponse:
        wanted = SupplementFilter(
            branch_code=request.branch_code, work_order_id=request.work_order_id
        )

        def use_case(tx: Tx, now: datetime) -> pb.ListSupplementsResponse:
            rows, token = supplement_paging.SUPPLEMENTS.page(
                lambda after, limit: tx.supplements.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListSupplementsResponse(
                supplements=map(wire.supplement, rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def ListUnsigned(
        self, request: pb.ListUnsignedRequest, context: grpc.ServicerContext
    ) -> pb.ListUnsignedResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListUnsignedResponse:
            rows, token = paging.REQUISITIONS.page(
                lambda after, limit: tx.supplements.unsigned(request.branch_code, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListUnsignedResponse(
                requisitions=map(resources.requisition, rows), next_page_token=token
            )

        return self._commands.read(sighted(use_case))
