"""gRPC door of the in-out-stock report (P-14)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import grpc

from callout.inventory.v1 import stock_report_service_pb2 as pb
from callout.inventory.v1 import stock_report_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.counts import paging
from inventory.api.replenishment import month_of
from inventory.domain.ids import WarehouseCode
from inventory.domain.stock_month import NOTHING, Amount, Flow, StockMonthLine
from inventory.handlers.read_stock_month import read_stock_month, sum_stock_month
from inventory.ports import Tx

_RULE: Final = "P-14"


class StockReportServicer(rpc.StockReportServiceServicer):
    """One method per report."""

    def __init__(self, commands: Commands[Tx]) -> None:
        self._commands = commands

    def ListStockMonth(
        self, request: pb.ListStockMonthRequest, context: grpc.ServicerContext
    ) -> pb.ListStockMonthResponse:
        first = month_of(request.month, "month", _RULE)
        code = WarehouseCode(request.warehouse_code)

        def use_case(tx: Tx, now: datetime) -> pb.ListStockMonthResponse:
            rows, token = paging.STOCK_MONTH.page(
                lambda after, limit: read_stock_month(code, first, tx, after=after, limit=limit),
                request.page_token,
                request.page_size,
            )
            total = None if request.page_token else _line(sum_stock_month(code, first, tx))
            return pb.ListStockMonthResponse(
                parts=[
                    pb.PartStockMonth(
                        part_number=row.part.part_number,
                        name=row.part.name,
                        unit=row.part.unit,
                        line=_line(row.line),
                    )
                    for row in rows
                    if not row.line.is_empty
                ],
                total=total,
                next_page_token=token,
            )

        return self._commands.read(use_case)


def _line(line: StockMonthLine) -> pb.StockMonthLine:
    return pb.StockMonthLine(
        opening=_amount(line.opening),
        revalued=f"{line.revalued:.2f}",
        closing=_amount(line.closing),
        **{flow.value: _amount(line.flows.get(flow, NOTHING)) for flow in Flow},
    )


def _amount(amount: Amount) -> pb.StockAmount:
    return pb.StockAmount(units=amount.units, value=f"{amount.value:.2f}")
