"""gRPC door of the part list: rows in, a report of each batch out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import grpc
from google.protobuf.message import Message

from callout.inventory.v1 import part_list_service_pb2 as pb
from callout.inventory.v1 import part_list_service_pb2_grpc as rpc
from chassis.commands import Commands
from importing.batches import ImportReport
from importing.wire import read_row, write_report
from inventory.bootstrap import IdSource
from inventory.domain.ids import OpeningId
from inventory.domain.imported_parts import PartRow
from inventory.domain.opening_stock import BinRow, OpeningStockRow
from inventory.domain.part_codes import PartCodeRow
from inventory.domain.prices import PriceRow
from inventory.handlers.import_bins import ImportBins, import_bins
from inventory.handlers.import_opening_stock import ImportOpeningStock, import_opening_stock
from inventory.handlers.import_part_codes import ImportPartCodes, import_part_codes
from inventory.handlers.import_parts import ImportParts, import_parts
from inventory.handlers.import_prices import ImportPrices, import_prices
from inventory.ports import Tx

R = TypeVar("R", bound=Message)
Batch = (
    pb.ImportPartsRequest
    | pb.ImportPartCodesRequest
    | pb.ImportPricesRequest
    | pb.ImportBinsRequest
    | pb.ImportOpeningStockRequest
)


class PartListServicer(rpc.PartListServiceServicer):
    """One method per kind of table."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def ImportParts(
        self, request: pb.ImportPartsRequest, context: grpc.ServicerContext
    ) -> pb.ImportPartsResponse:
        rows = tuple(read_row(row, PartRow) for row in request.rows)
        cmd = ImportParts(rows=rows, dry_run=request.dry_run)
        return self._import(request, lambda tx, _: import_parts(cmd, tx), pb.ImportPartsResponse)

    def ImportPartCodes(
        self, request: pb.ImportPartCodesRequest, context: grpc.ServicerContext
    ) -> pb.ImportPartCodesResponse:
        rows = tuple(read_row(row, PartCodeRow) for row in request.rows)
        cmd = ImportPartCodes(rows=rows, dry_run=request.dry_run)
        return self._import(
            request, lambda tx, _: import_part_codes(cmd, tx), pb.ImportPartCodesResponse
        )

    def ImportPrices(
        self, request: pb.ImportPricesRequest, context: grpc.ServicerContext
    ) -> pb.ImportPricesResponse:
        rows = tuple(read_row(row, PriceRow) for row in request.rows)
        cmd = ImportPrices(rows=rows, dry_run=request.dry_run)
        return self._import(request, lambda tx, _: import_prices(cmd, tx), pb.ImportPricesResponse)

    def ImportBins(
        self, request: pb.ImportBinsRequest, context: grpc.ServicerContext
    ) -> pb.ImportBinsResponse:
        rows = tuple(read_row(row, BinRow) for row in request.rows)
        cmd = ImportBins(rows=rows, dry_run=request.dry_run)
        return self._import(request, lambda tx, _: import_bins(cmd, tx), pb.ImportBinsResponse)

    def ImportOpeningStock(
        self, request: pb.ImportOpeningStockRequest, context: grpc.ServicerContext
    ) -> pb.ImportOpeningStockResponse:
        rows = tuple(read_row(row, OpeningStockRow) for row in request.rows)
        cmd = ImportOpeningStock(
            opening_id=OpeningId(self._new_id()), rows=rows, dry_run=request.dry_run
        )
        return self._import(
            request,
            lambda tx, now: import_opening_stock(cmd, tx, now),
            pb.ImportOpeningStockResponse,
        )

    def _import(
        self,
        request: Batch,
        use_case: Callable[[Tx, datetime], ImportReport],
        respond: Callable[..., R],
    ) -> R:
        """Run a batch; a dry run gets a transaction that may not write."""

        def answer(tx: Tx, now: datetime) -> R:
            report = write_report(use_case(tx, now), pb.ImportReport, pb.RowRefusal)
            return respond(report=report)

        if request.dry_run:
            return self._commands.read(answer)
        return self._commands.run(request, answer)
