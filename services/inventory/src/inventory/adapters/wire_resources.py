"""Values of the domain as messages of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import resources_pb2 as pb
from inventory.domain.ledger import LedgerEntry
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.part import Part
from inventory.domain.requisition import Requisition, State
from inventory.domain.stock import StockLevel
from inventory.domain.warehouse import Warehouse

_STATES: Final = {
    State.SHORT: pb.Requisition.STATE_SHORT,
    State.RESERVED: pb.Requisition.STATE_RESERVED,
    State.APPROVED: pb.Requisition.STATE_APPROVED,
    State.ISSUED: pb.Requisition.STATE_ISSUED,
    State.RELEASED: pb.Requisition.STATE_RELEASED,
}


def timestamp(at: datetime) -> Timestamp:
    """Return an instant as it travels."""
    message = Timestamp()
    message.FromDatetime(at.astimezone(UTC))
    return message


def state_of(number: int) -> State | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in _STATES.items() if known == number), None)


def part_lines(lines: Iterable[PartLine]) -> list[pb.PartLine]:
    """Return lines as messages."""
    return [pb.PartLine(part_number=each.part_number, quantity=each.quantity) for each in lines]


def shortages(gaps: Iterable[Shortage]) -> list[pb.Shortage]:
    """Return gaps as messages."""
    return [pb.Shortage(part_number=each.part_number, missing=each.missing) for each in gaps]


def part(value: Part) -> pb.Part:
    """Return a part as a message."""
    return pb.Part(
        part_number=value.part_number,
        name=value.name,
        unit=value.unit,
        unit_cost=f"{value.unit_cost:.2f}",
    )


def warehouse(value: Warehouse) -> pb.Warehouse:
    """Return a warehouse as a message."""
    return pb.Warehouse(code=value.code, branch_code=value.branch_code, name=value.name)


def stock_level(value: StockLevel) -> pb.StockLevel:
    """Return a level as a message."""
    return pb.StockLevel(
        warehouse_code=value.warehouse_code,
        part_number=value.part_number,
        on_hand=value.on_hand,
        reserved=value.reserved,
    )


def ledger_entry(entry: LedgerEntry) -> pb.LedgerEntry:
    """Return an entry of the ledger as a message."""
    value = entry.movement
    return pb.LedgerEntry(
        id=entry.id,
        part_number=value.part_number,
        quantity=value.quantity,
        from_account=value.from_account,
        to_account=value.to_account,
        document_kind=value.document_kind,
        document_id=value.document_id,
        actor=value.actor,
        occurred_time=timestamp(value.occurred_at),
        recorded_time=timestamp(value.recorded_at),
    )


def requisition(value: Requisition) -> pb.Requisition:
    """Return a requisition as a message."""
    return pb.Requisition(
        id=value.id,
        work_order_id=value.work_order_id,
        service_request_id=value.service_request_id,
        branch_code=value.branch_code,
        warehouse_code=value.warehouse_code,
        state=_STATES[value.state],
        lines=part_lines(value.lines),
        issued=part_lines(value.issued),
        returned=part_lines(value.returned),
        shortages=shortages(value.shortages),
        requested_by=value.requested_by,
        approved_by=value.approved_by,
        issued_by=value.issued_by,
        amount=f"{value.amount:.2f}",
        approval_level=value.approval_level,
        policy_ref=value.policy_ref,
        requested_time=timestamp(value.requested_at),
        version=value.version,
    )
