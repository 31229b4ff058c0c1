"""gRPC door of stock counts (P-14)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import grpc

from callout.inventory.v1 import count_service_pb2 as pb
from callout.inventory.v1 import count_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters.counts import paging, wire
from inventory.api.decode import stated, uuid_of
from inventory.api.replenishment import month_of
from inventory.bootstrap import IdSource
from inventory.domain.ids import BinCode, CountId, PartNumber, WarehouseCode
from inventory.domain.lots import Lot
from inventory.handlers.counts.cancel_count import CancelCount, cancel_count
from inventory.handlers.counts.decide_count import DecideCount, Decision, decide_count
from inventory.handlers.counts.enter_count import CountedLine, EnterCount, enter_count
from inventory.handlers.counts.open_count import OpenCount, open_count
from inventory.handlers.counts.read_differences import read_differences
from inventory.handlers.counts.read_due_counts import read_due_counts
from inventory.ports import Tx
from inventory.ports.counts import CountFilter

_RULE: Final = "P-14"


class CountServicer(rpc.CountServiceServicer):
    """One method per RPC."""

    def __init__(self, commands: Commands[Tx], new_id: IdSource) -> None:
        self._commands = commands
        self._new_id = new_id

    def OpenCount(
        self, request: pb.OpenCountRequest, context: grpc.ServicerContext
    ) -> pb.OpenCountResponse:
        cmd = OpenCount(
            count_id=CountId(self._new_id()),
            warehouse_code=WarehouseCode(request.warehouse_code),
            scope=wire.scope_of(request.scope),
            counter=request.counter.strip(),
            recounter=request.recounter.strip(),
            bins=tuple(map(BinCode, request.bin_codes)),
        )

        def use_case(tx: Tx, now: datetime) -> pb.OpenCountResponse:
            return pb.OpenCountResponse(count=wire.count(open_count(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def EnterCount(
        self, request: pb.EnterCountRequest, context: grpc.ServicerContext
    ) -> pb.EnterCountResponse:
        def use_case(tx: Tx, now: datetime) -> pb.EnterCountResponse:
            cmd = EnterCount(
                count_id=CountId(uuid_of(request.count_id)),
                lines=tuple(
                    CountedLine(
                        bin=BinCode(line.bin_code),
                        part_number=PartNumber(line.part_number),
                        quantity=line.quantity,
                        lots=tuple(
                            Lot(number=lot.number, quantity=lot.quantity) for lot in line.lots
                        ),
                    )
                    for line in request.lines
                ),
                occurred_at=stated(request, request.occurred_time),
            )
            return pb.EnterCountResponse(count=wire.count(enter_count(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def DecideCount(
        self, request: pb.DecideCountRequest, context: grpc.ServicerContext
    ) -> pb.DecideCountResponse:
        cmd = DecideCount(
            count_id=CountId(uuid_of(request.count_id)),
            decisions=tuple(
                Decision(
                    place=(BinCode(each.bin_code), PartNumber(each.part_number), each.lot),
                    units=each.units,
                    is_posted=each.is_posted,
                    cause=each.cause,
                )
                for each in request.decisions
            ),
        )

        def use_case(tx: Tx, now: datetime) -> pb.DecideCountResponse:
            return pb.DecideCountResponse(count=wire.count(decide_count(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def CancelCount(
        self, request: pb.CancelCountRequest, context: grpc.ServicerContext
    ) -> pb.CancelCountResponse:
        cmd = CancelCount(count_id=CountId(uuid_of(request.count_id)), reason=request.reason)

        def use_case(tx: Tx, now: datetime) -> pb.CancelCountResponse:
            return pb.CancelCountResponse(count=wire.count(cancel_count(cmd, tx, now)))

        return self._commands.run(request, use_case)

    def GetCount(
        self, request: pb.GetCountRequest, context: grpc.ServicerContext
    ) -> pb.GetCountResponse:
        def use_case(tx: Tx, now: datetime) -> pb.GetCountResponse:
            found = tx.counts.get(CountId(uuid_of(request.count_id)))
            return pb.GetCountResponse(count=wire.count(found))

        return self._commands.read(use_case)

    def ListCounts(
        self, request: pb.ListCountsRequest, context: grpc.ServicerContext
    ) -> pb.ListCountsResponse:
        wanted = CountFilter(
            warehouse_code=request.warehouse_code, state=wire.state_of(request.state)
        )

        def use_case(tx: Tx, now: datetime) -> pb.ListCountsResponse:
            rows, token = paging.COUNTS.page(
                lambda after, limit: tx.counts.page(wanted, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListCountsResponse(counts=map(wire.count, rows), next_page_token=token)

        return self._commands.read(use_case)

    def ListCountDifferences(
        self, request: pb.ListCountDifferencesRequest, context: grpc.ServicerContext
    ) -> pb.ListCountDifferencesResponse:
        def use_case(tx: Tx, now: datetime) -> pb.ListCountDifferencesResponse:
            found = read_differences(CountId(uuid_of(request.count_id)), tx, now)
            rows, token = paging.DIFFERENCES.page(
                lambda after, limit: paging.differences_behind(found, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListCountDifferencesResponse(
                differences=wire.differences(rows), next_page_token=token
            )

        return self._commands.read(use_case)

    def ListDueCounts(
        self, request: pb.ListDueCountsRequest, context: grpc.ServicerContext
    ) -> pb.ListDueCountsResponse:
        month = month_of(request.month, "month", _RULE) if request.HasField("month") else None

        def use_case(tx: Tx, now: datetime) -> pb.ListDueCountsResponse:
            found = read_due_counts(WarehouseCode(request.warehouse_code), month, tx, now)
            rows, token = paging.DUE.page(
                lambda after, limit: paging.due_behind(found.due, after, limit),
                request.page_token,
                request.page_size,
            )
            return pb.ListDueCountsResponse(
                parts=map(wire.due_count, rows),
                policy_ref=found.policy_ref,
                next_page_token=token,
            )

        return self._commands.read(use_case)
