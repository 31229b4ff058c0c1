"""Requests of the contract as commands of the use cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import inventory_service_pb2 as pb
from callout.inventory.v1 import resources_pb2 as resources
from inventory.adapters.wire_resources import state_of
from inventory.domain.errors import Invalid
from inventory.domain.ids import (
    BranchCode,
    PartNumber,
    ReceiptId,
    RequisitionId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.lines import PartLine
from inventory.handlers.approve_requisition import ApproveRequisition
from inventory.handlers.issue_parts import IssueParts
from inventory.handlers.open_warehouse import OpenWarehouse
from inventory.handlers.receive_stock import ReceiveStock
from inventory.handlers.register_part import RegisterPart
from inventory.handlers.release_requisition import ReleaseRequisition
from inventory.handlers.request_parts import RequestParts
from inventory.handlers.return_parts import ReturnParts
from inventory.ports import RequisitionFilter, StockFilter


class InstantUnreadable(Invalid):
    reason = "INSTANT_UNREADABLE"


def register_part(request: pb.RegisterPartRequest) -> RegisterPart:
    """Read a part; the contract's pattern makes its cost a decimal."""
    return RegisterPart(
        part_number=PartNumber(request.part_number),
        name=request.name,
        unit=request.unit,
        unit_cost=Decimal(request.unit_cost),
    )


def open_warehouse(request: pb.OpenWarehouseRequest) -> OpenWarehouse:
    """Read a warehouse."""
    return OpenWarehouse(
        code=WarehouseCode(request.code),
        branch_code=BranchCode(request.branch_code),
        name=request.name,
    )


def receive_stock(request: pb.ReceiveStockRequest, receipt_id: str) -> ReceiveStock:
    """Read a delivery; the receipt's id is made at the door."""
    return ReceiveStock(
        receipt_id=ReceiptId(receipt_id),
        warehouse_code=WarehouseCode(request.warehouse_code),
        lines=_lines(request.lines),
        document=request.document,
        occurred_at=_stated(request, request.occurred_time),
    )


def request_parts(request: pb.RequestPartsRequest, requisition_id: str) -> RequestParts:
    """Read what is asked for; the requisition's id is made at the door."""
    return RequestParts(
        requisition_id=RequisitionId(requisition_id),
        work_order_id=WorkOrderId(_uuid(request.work_order_id)),
        lines=_lines(request.lines),
        warehouse_code=WarehouseCode(request.warehouse_code) if request.warehouse_code else None,
        occurred_at=_stated(request, request.occurred_time),
    )


def approve_requisition(request: pb.ApproveRequisitionRequest) -> ApproveRequisition:
    """Read an approval."""
    return ApproveRequisition(
        requisition_id=requisition_id(request.requisition_id),
        occurred_at=_stated(request, request.occurred_time),
    )


def issue_parts(request: pb.IssuePartsRequest) -> IssueParts:
    """Read an issue."""
    return IssueParts(
        requisition_id=requisition_id(request.requisition_id),
        occurred_at=_stated(request, request.occurred_time),
    )


def return_parts(request: pb.ReturnPartsRequest) -> ReturnParts:
    """Read what came back."""
    return ReturnParts(
        requisition_id=requisition_id(request.requisition_id),
        lines=_lines(request.lines),
        unused_and_checked=request.unused_and_checked,
        occurred_at=_stated(request, request.occurred_time),
    )


def release_requisition(request: pb.ReleaseRequisitionRequest) -> ReleaseRequisition:
    """Read what is given up."""
    return ReleaseRequisition(
        requisition_id=requisition_id(request.requisition_id), reason=request.reason
    )


def requisition_id(text: str) -> RequisitionId:
    """Return an id in its usual form; the contract has checked that it is one."""
    return RequisitionId(_uuid(text))


def requisition_filter(request: pb.ListRequisitionsRequest) -> RequisitionFilter:
    """Read which requisitions to list."""
    return RequisitionFilter(
        branch_code=request.branch_code,
        work_order_id=_uuid(request.work_order_id) if request.work_order_id else "",
        state=state_of(request.state),
    )


def stock_filter(request: pb.ListStockRequest | pb.ListLedgerRequest) -> StockFilter:
    """Read which stock or which part of the ledger to list."""
    return StockFilter(warehouse_code=request.warehouse_code, part_number=request.part_number)


def _lines(lines: Iterable[resources.PartLine]) -> tuple[PartLine, ...]:
    return tuple(
        PartLine(part_number=PartNumber(line.part_number), quantity=line.quantity) for line in lines
    )


def _uuid(text: str) -> str:
    return str(UUID(text))


def _stated(request: Message, time: Timestamp) -> datetime | None:
    if not request.HasField("occurred_time"):
        return None
    try:
        return time.ToDatetime(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise InstantUnreadable("occurred_time is no instant", field="occurred_time") from error
