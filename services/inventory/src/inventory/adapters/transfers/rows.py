"""Rows of transfers as values of the domain, and back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import Row

from inventory.domain.ids import (
    BranchCode,
    CellCode,
    PartNumber,
    RequisitionId,
    TransferId,
    WarehouseCode,
)
from inventory.domain.lines import PartLine
from inventory.domain.lots import UNTRACKED, Lot, Tracking
from inventory.domain.transfers.claim import Claim, ClaimKind, ClaimOutcome
from inventory.domain.transfers.transfer import (
    Shipment,
    Side,
    Transfer,
    TransferLine,
    TransferState,
)


def first_columns(value: Transfer) -> dict[str, Any]:
    """Return what is written of a transfer once."""
    return {
        "id": value.id,
        "from_warehouse_code": value.from_code,
        "to_warehouse_code": value.to_code,
        "to_branch_code": value.to_branch,
        "side": value.side.value,
        "from_cell": value.from_cell,
        "to_cell": value.to_cell,
        "reason": value.reason,
        "asked_by": value.asked_by,
        "asked_at": value.asked_at,
        "requisition_id": value.requisition_id,
        "is_urgent": value.is_urgent,
    }


def later_columns(value: Transfer) -> dict[str, Any]:
    """Return what its steps write of a transfer."""
    sent = value.shipment
    return {
        "state": value.state.value,
        "from_branch_code": value.from_branch,
        "carrier": sent.carrier if sent else None,
        "handed_to": sent.handed_to if sent else None,
        "expected_at": sent.expected_at if sent else None,
        "shipped_by": sent.shipped_by if sent else None,
        "shipped_at": sent.shipped_at if sent else None,
        "received_by": value.received_by or None,
        "received_at": value.received_at,
        "cancelled_by": value.cancelled_by or None,
        "cancelled_at": value.cancelled_at,
        "cancel_reason": value.cancel_reason or None,
        "version": value.version,
    }


def line_columns(transfer_id: TransferId, value: TransferLine) -> dict[str, Any]:
    """Return a line as a row."""
    return {
        "transfer_id": transfer_id,
        "part_number": value.part_number,
        "quantity": value.quantity,
        "received": value.received,
    }


def claim_columns(transfer_id: TransferId, value: Claim) -> dict[str, Any]:
    """Return a claim as a row."""
    return {
        "transfer_id": transfer_id,
        "number": value.number,
        "kind": value.kind.value,
        "part_number": value.part_number,
        "tracking": value.tracking.value,
        "lot": value.lot,
        "quantity": value.quantity,
        "cause": value.cause,
        "outcome": value.outcome.value if value.outcome else None,
        "settled_cause": value.settled_cause,
        "settled_by": value.settled_by,
        "settled_at": value.settled_at,
    }


def transfer_of(
    row: Row[Any],
    lines: tuple[TransferLine, ...],
    units: tuple[PartLine, ...],
    claims: tuple[Claim, ...],
) -> Transfer:
    """Read a row of `transfer`."""
    return Transfer(
        id=TransferId(row.id),
        from_code=WarehouseCode(row.from_warehouse_code),
        from_branch=BranchCode(row.from_branch_code),
        to_code=WarehouseCode(row.to_warehouse_code),
        to_branch=BranchCode(row.to_branch_code),
        lines=lines,
        reason=row.reason,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        state=TransferState(row.state),
        shipment=_shipment_of(row),
        received_by=row.received_by or "",
        received_at=row.received_at,
        claims=claims,
        cancelled_by=row.cancelled_by or "",
        cancelled_at=row.cancelled_at,
        cancel_reason=row.cancel_reason or "",
        side=Side(row.side),
        from_cell=CellCode(row.from_cell),
        to_cell=CellCode(row.to_cell),
        units=units,
        requisition_id=RequisitionId(row.requisition_id) if row.requisition_id else None,
        is_urgent=row.is_urgent,
        version=row.version,
    )


def unit_columns(transfer_id: TransferId, value: PartLine) -> list[dict[str, Any]]:
    """Return what left of one part as rows, one for each lot."""
    lots = value.lots or (Lot(number=UNTRACKED, quantity=value.quantity),)
    return [
        {
            "transfer_id": transfer_id,
            "part_number": value.part_number,
            "lot": lot.number,
            "quantity": lot.quantity,
        }
        for lot in lots
    ]


def units_of(rows: Iterable[Row[Any]]) -> tuple[PartLine, ...]:
    """Read the rows of `transfer_unit` of one transfer, by part number and lot."""
    return tuple(
        PartLine(
            part_number=PartNumber(part_number),
            quantity=sum(row.quantity for row in lots),
            lots=tuple(Lot(number=row.lot, quantity=row.quantity) for row in lots if row.lot),
        )
        for part_number, found in groupby(rows, key=lambda row: row.part_number)
        for lots in (list(found),)
    )


def line_of(row: Row[Any]) -> TransferLine:
    """Read a row of `transfer_line`."""
    return TransferLine(
        part_number=PartNumber(row.part_number), quantity=row.quantity, received=row.received
    )


def claim_of(row: Row[Any]) -> Claim:
    """Read a row of `transfer_claim`."""
    return Claim(
        number=row.number,
        kind=ClaimKind(row.kind),
        part_number=PartNumber(row.part_number),
        quantity=row.quantity,
        tracking=Tracking(row.tracking),
        lot=row.lot,
        cause=row.cause,
        outcome=ClaimOutcome(row.outcome) if row.outcome else None,
        settled_cause=row.settled_cause,
        settled_by=row.settled_by,
        settled_at=row.settled_at,
    )


def _shipment_of(row: Row[Any]) -> Shipment | None:
    if row.shipped_at is None:
        return None
    return Shipment(
        carrier=row.carrier,
        handed_to=row.handed_to,
        expected_at=row.expected_at,
        shipped_by=row.shipped_by,
        shipped_at=row.shipped_at,
    )
