"""gRPC door of traces (P-19)."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.inventory.v1 import trace_service_pb2 as pb
from callout.inventory.v1 import trace_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.fitted_parts import paging, wire
from inventory.adapters.wire_resources import tracking_message
from inventory.handlers.counts.blindness import sighted
from inventory.handlers.fitted_parts.trace_part import fitted_parts_of, part_traced
from inventory.ports import Tx
from inventory.ports.fitted_parts import FittedPartFilter


class TraceServicer(rpc.TraceServiceServicer):
    """From a serial or batch to every customer, and back."""

    def __init__(self, commands: Commands[Tx]) -> None:
        self._commands = commands

    def TracePart(
        self, request: pb.TracePartRequest, context: grpc.ServicerContext
    ) -> pb.TracePartResponse:
        def use_case(tx: Tx, now: datetime) -> pb.TracePartResponse:
            part = part_traced(tx, request.lot, request.part_number)
            rows, token = paging.MOVEMENTS.page(
                lambda after, limit: tx.traces.movements(
                    part.part_number, request.lot, after, limit
                ),
                request.page_token,
                request.page_size,
            )
            return pb.TracePartResponse(
                part_number=part.part_number,
                tracking=tracking_message(part.tracking),
                movements=map(wire.movement, rows),
                next_page_token=token,
            )

        return self._commands.read(sighted(use_case))

    def ListLotPlaces(
        self, request: pb.ListLotPlacesRequest, context: grpc.ServicerContext
    ) -> pb.ListLotPlacesResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListLotPlacesResponse:
            part = part_traced(tx, request.lot, request.part_number)
            rows, token = paging.PLACES.page(
                lambda after, limit: tx.traces.places(part.part_number, request.lot, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListLotPlacesResponse(places=map(wire.place, rows), next_page_token=token)

        return self._commands.read(sighted(use_case))

    def ListFittedParts(
        self, request: pb.ListFittedPartsRequest, context: grpc.ServicerContext
    ) -> pb.ListFittedPartsResponse:
        wanted = FittedPartFilter(
            work_order_id=request.work_order_id.lower(),
            service_request_id=request.service_request_id.lower(),
            installed_product_id=request.installed_product_id.lower(),
            part_number=request.part_number,
            lot=request.lot,
        )

        def use_case(tx: Tx, now: datetime) -> pb.ListFittedPartsResponse:
            rows, token = paging.FITTINGS.page(
                lambda after, limit: fitted_parts_of(tx, wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListFittedPartsResponse(
                fittings=map(wire.fitting, rows), next_page_token=token
            )

        return self._commands.read(use_case)
