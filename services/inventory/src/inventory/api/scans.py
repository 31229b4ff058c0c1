"""gRPC door of scanners."""

from __future__ import annotations

from datetime import datetime

import grpc

from callout.inventory.v1 import scan_service_pb2 as pb
from callout.inventory.v1 import scan_service_pb2_grpc as rpc
from chassis.commands import Commands
from inventory.adapters import wire_resources as wire
from inventory.api.sourcing import shown_requisition
from inventory.domain.bins import Bin
from inventory.domain.ids import WarehouseCode
from inventory.domain.part import Part
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition
from inventory.domain.scanning import Scanned, ScannedLot
from inventory.domain.work_order import WorkOrder
from inventory.handlers.counts.blindness import require_sight
from inventory.handlers.look_up import LookUp, look_up
from inventory.ports import Tx


class ScanServicer(rpc.ScanServiceServicer):
    """One method per question."""

    def __init__(self, commands: Commands[Tx]) -> None:
        self._commands = commands

    def LookUp(self, request: pb.LookUpRequest, context: grpc.ServicerContext) -> pb.LookUpResponse:
        where = WarehouseCode(request.warehouse_code) if request.warehouse_code else None
        query = LookUp(code=request.code, warehouse_code=where)

        def use_case(tx: Tx, _: datetime) -> pb.LookUpResponse:
            found = look_up(query, tx)
            if isinstance(found.subject, ScannedLot | Requisition):
                # They tell where units are, and how many were missing.
                require_sight(tx)
            return _answer(found, tx)

        return self._commands.read(use_case)


def _answer(found: Scanned, tx: Tx) -> pb.LookUpResponse:
    answer = pb.LookUpResponse(actions=found.actions)
    match found.subject:
        case Part() as part:
            answer.part.CopyFrom(wire.part(part))
        case ScannedLot() as lot:
            answer.lot.CopyFrom(_lot(lot))
        case Bin() as place:
            answer.bin.CopyFrom(wire.bin_message(place))
        case Requisition() as requisition:
            answer.requisition.CopyFrom(shown_requisition(requisition, tx))
        case WorkOrder() as order:
            answer.work_order.id = order.id
            answer.work_order.service_request_id = order.service_request_id
            answer.work_order.branch_code = order.branch_code
            answer.work_order.state = order.state.value
        case Receipt() as receipt:
            answer.receipt.CopyFrom(wire.receipt(receipt))
    return answer


def _lot(lot: ScannedLot) -> pb.ScannedLot:
    return pb.ScannedLot(
        part=wire.part(lot.part),
        number=lot.number,
        places=map(wire.balance, lot.places),
    )
