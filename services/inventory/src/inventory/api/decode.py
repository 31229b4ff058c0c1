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
from inventory.adapters.wire_resources import outcome_of, state_of, tracking_of
from inventory.domain.errors import Invalid
from inventory.domain.ids import (
    BinCode,
    BranchCode,
    EntryId,
    MoveId,
    PartNumber,
    QuarantineReleaseId,
    ReceiptId,
    RequisitionId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot
from inventory.domain.receipt import FaultyLine
from inventory.handlers.approve_requisition import ApproveRequisition
from inventory.handlers.issue_parts import IssueParts
from inventory.handlers.move_stock import MoveStock
from inventory.handlers.open_bin import OpenBin
from inventory.handlers.open_warehouse import OpenWarehouse
from inventory.handlers.receive_stock import ReceiveStock
from inventory.handlers.register_part import RegisterPart
from inventory.handlers.release_quarantine import ReleaseQuarantine
from inventory.handlers.release_requisition import ReleaseRequisition
from inventory.handlers.request_parts import RequestParts
from inventory.handlers.return_parts import ReturnParts
from inventory.handlers.reverse_entry import ReverseEntry
from inventory.ports import BalanceFilter, ReceiptFilter, RequisitionFilter, StockFilter


class InstantUnreadable(Invalid):
    reason = "INSTANT_UNREADABLE"


def register_part(request: pb.RegisterPartRequest) -> RegisterPart:
    """Read a part; the contract's pattern makes its cost a decimal."""
    return RegisterPart(
        part_number=PartNumber(request.part_number),
        name=request.name,
        unit=request.unit,
        unit_cost=Decimal(request.unit_cost),
        tracking=tracking_of(request.tracking),
    )


def open_warehouse(request: pb.OpenWarehouseRequest) -> OpenWarehouse:
    """Read a warehouse."""
    return OpenWarehouse(
        code=WarehouseCode(request.code),
        branch_code=BranchCode(request.branch_code),
        name=request.name,
        is_central=request.is_central,
    )


def receive_stock(request: pb.ReceiveStockRequest, new_id: str) -> ReceiveStock:
    """Read a delivery; the receipt's id is made at the door."""
    return ReceiveStock(
        receipt_id=ReceiptId(new_id),
        warehouse_code=WarehouseCode(request.warehouse_code),
        lines=part_lines(request.lines),
        document=request.document,
        expected=part_lines(request.expected),
        faulty=faulty_lines(request.faulty),
        occurred_at=stated(request, request.occurred_time),
    )


def request_parts(request: pb.RequestPartsRequest, requisition_id: str) -> RequestParts:
    """Read what is asked for; the requisition's id is made at the door."""
    return RequestParts(
        requisition_id=RequisitionId(requisition_id),
        work_order_id=WorkOrderId(uuid_of(request.work_order_id)),
        lines=part_lines(request.lines),
        warehouse_code=WarehouseCode(request.warehouse_code) if request.warehouse_code else None,
        occurred_at=stated(request, request.occurred_time),
    )


def approve_requisition(request: pb.ApproveRequisitionRequest) -> ApproveRequisition:
    """Read an approval."""
    return ApproveRequisition(
        requisition_id=requisition_id(request.requisition_id),
        occurred_at=stated(request, request.occurred_time),
    )


def issue_parts(request: pb.IssuePartsRequest) -> IssueParts:
    """Read an issue."""
    return IssueParts(
        requisition_id=requisition_id(request.requisition_id),
        lots=part_lines(request.lots),
        occurred_at=stated(request, request.occurred_time),
    )


def return_parts(request: pb.ReturnPartsRequest) -> ReturnParts:
    """Read what came back."""
    return ReturnParts(
        requisition_id=requisition_id(request.requisition_id),
        lines=part_lines(request.lines),
        unused_and_checked=request.unused_and_checked,
        occurred_at=stated(request, request.occurred_time),
    )


def release_requisition(request: pb.ReleaseRequisitionRequest) -> ReleaseRequisition:
    """Read what is given up."""
    return ReleaseRequisition(
        requisition_id=requisition_id(request.requisition_id), reason=request.reason
    )


def open_bin(request: pb.OpenBinRequest) -> OpenBin:
    """Read a bin."""
    return OpenBin(warehouse_code=WarehouseCode(request.warehouse_code), code=BinCode(request.code))


def move_stock(request: pb.MoveStockRequest, move_id: str) -> MoveStock:
    """Read a move between bins; its id is made at the door."""
    return MoveStock(
        move_id=MoveId(move_id),
        warehouse_code=WarehouseCode(request.warehouse_code),
        from_bin=BinCode(request.from_bin),
        to_bin=BinCode(request.to_bin),
        lines=part_lines(request.lines),
        occurred_at=stated(request, request.occurred_time),
    )


def release_quarantine(request: pb.ReleaseQuarantineRequest, release_id: str) -> ReleaseQuarantine:
    """Read a decision; its id is made at the door."""
    return ReleaseQuarantine(
        release_id=QuarantineReleaseId(release_id),
        warehouse_code=WarehouseCode(request.warehouse_code),
        lines=part_lines(request.lines),
        outcome=outcome_of(request.outcome),
        reason=request.reason,
        occurred_at=stated(request, request.occurred_time),
    )


def receipt_id(text: str) -> ReceiptId:
    """Return an id in its usual form; the contract has checked that it is one."""
    return ReceiptId(uuid_of(text))


def receipt_filter(request: pb.ListReceiptsRequest) -> ReceiptFilter:
    """Read which receiving forms to list."""
    return ReceiptFilter(
        warehouse_code=request.warehouse_code, with_differences=request.with_differences
    )


def reverse_entry(request: pb.ReverseEntryRequest) -> ReverseEntry:
    """Read what is undone."""
    return ReverseEntry(
        entry_id=EntryId(request.entry_id),
        reason=request.reason,
        occurred_at=stated(request, request.occurred_time),
    )


def requisition_id(text: str) -> RequisitionId:
    """Return an id in its usual form; the contract has checked that it is one."""
    return RequisitionId(uuid_of(text))


def requisition_filter(request: pb.ListRequisitionsRequest) -> RequisitionFilter:
    """Read which requisitions to list."""
    return RequisitionFilter(
        branch_code=request.branch_code,
        work_order_id=uuid_of(request.work_order_id) if request.work_order_id else "",
        state=state_of(request.state),
    )


def stock_filter(request: pb.ListStockRequest | pb.ListLedgerRequest) -> StockFilter:
    """Read which stock or which part of the ledger to list."""
    return StockFilter(warehouse_code=request.warehouse_code, part_number=request.part_number)


def balance_filter(request: pb.ListBalancesRequest) -> BalanceFilter:
    """Read which balances to list, and of which instant."""
    return BalanceFilter(
        warehouse_code=WarehouseCode(request.warehouse_code),
        part_number=request.part_number,
        as_of=stated(request, request.as_of_time, "as_of_time"),
    )


def faulty_lines(lines: Iterable[resources.FaultyLine]) -> tuple[FaultyLine, ...]:
    """Read what is not good, each with its cause."""
    return tuple(
        FaultyLine(line=line, cause=each.cause)
        for each in lines
        for line in part_lines([each.line])
    )


def part_lines(lines: Iterable[resources.PartLine]) -> tuple[PartLine, ...]:
    """Read lines with their serials and batches."""
    return tuple(
        PartLine(
            part_number=PartNumber(line.part_number),
            quantity=line.quantity,
            lots=tuple(Lot(number=lot.number, quantity=lot.quantity) for lot in line.lots),
        )
        for line in lines
    )


def uuid_of(text: str) -> str:
    """Return an id in its usual form; the contract has checked that it is one."""
    return str(UUID(text))


def stated(request: Message, time: Timestamp, field: str = "occurred_time") -> datetime | None:
    """Return an instant that a request names, in UTC; None if it names none.

    Raises:
        InstantUnreadable: INSTANT_UNREADABLE, it is none that there can be.
    """
    if not request.HasField(field):
        return None
    try:
        return time.ToDatetime(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise InstantUnreadable(f"{field} is no instant", field=field) from error
