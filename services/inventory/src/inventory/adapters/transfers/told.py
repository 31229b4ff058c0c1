"""Transfers as other cells tell them, read from the contract."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import resources_pb2 as resources
from callout.inventory.v1 import transfer_pb2 as pb
from chassis.worker import IncomingEvent
from inventory.adapters.transfers import wire
from inventory.adapters.wire_resources import tracking_of
from inventory.domain.ids import BranchCode, CellCode, PartNumber, TransferId, WarehouseCode
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot
from inventory.domain.transfers.claim import Claim
from inventory.domain.transfers.news import TransferTold
from inventory.domain.transfers.transfer import Shipment, Side, Transfer, TransferLine

WordT = TypeVar("WordT")
_NOBODY: Final = 0


def transfer_told(message: Any, event: IncomingEvent) -> TransferTold:
    """Read any event about a transfer; the envelope says which cell tells it."""
    return TransferTold(
        transfer=transfer_of(message.transfer),
        by=CellCode(event.cell),
        claim_number=getattr(message, "claim_number", _NOBODY),
    )


def read(body: bytes) -> Transfer:
    """Read a transfer as it was kept."""
    return transfer_of(pb.Transfer.FromString(body))


def transfer_of(message: pb.Transfer) -> Transfer:
    """Read a transfer; which end of it is here, the reader knows."""
    return Transfer(
        id=TransferId(message.id),
        from_code=WarehouseCode(message.from_warehouse_code),
        from_branch=BranchCode(message.from_branch_code),
        to_code=WarehouseCode(message.to_warehouse_code),
        to_branch=BranchCode(message.to_branch_code),
        lines=tuple(map(_line, message.lines)),
        reason=message.reason,
        asked_by=message.asked_by,
        asked_at=_instant(message.asked_time),
        state=_word(wire.STATES, message.state),
        shipment=_shipment(message.shipment) if message.HasField("shipment") else None,
        received_by=message.received_by,
        received_at=_instant(message.received_time) if message.HasField("received_time") else None,
        claims=tuple(map(_claim, message.claims)),
        cancelled_by=message.cancelled_by,
        cancelled_at=(
            _instant(message.cancelled_time) if message.HasField("cancelled_time") else None
        ),
        cancel_reason=message.cancel_reason,
        side=Side.RECEIVER,
        from_cell=CellCode(message.from_cell),
        to_cell=CellCode(message.to_cell),
        units=tuple(map(_unit, message.units)),
        version=message.version,
    )


def _line(message: pb.TransferLine) -> TransferLine:
    return TransferLine(
        part_number=PartNumber(message.part_number),
        quantity=message.quantity,
        received=message.received,
    )


def _unit(message: resources.PartLine) -> PartLine:
    return PartLine(
        part_number=PartNumber(message.part_number),
        quantity=message.quantity,
        lots=tuple(Lot(number=lot.number, quantity=lot.quantity) for lot in message.lots),
    )


def _shipment(message: pb.Shipment) -> Shipment:
    return Shipment(
        carrier=message.carrier,
        handed_to=message.handed_to,
        expected_at=_instant(message.expected_time),
        shipped_by=message.shipped_by,
        shipped_at=_instant(message.shipped_time),
    )


def _claim(message: pb.TransferClaim) -> Claim:
    is_settled = message.outcome != pb.TRANSFER_CLAIM_OUTCOME_UNSPECIFIED
    return Claim(
        number=message.number,
        kind=_word(wire.KINDS, message.kind),
        part_number=PartNumber(message.part_number),
        quantity=message.quantity,
        tracking=tracking_of(message.tracking),
        lot=message.lot,
        cause=message.cause,
        outcome=_word(wire.OUTCOMES, message.outcome) if is_settled else None,
        settled_cause=message.settled_cause,
        settled_by=message.settled_by,
        settled_at=_instant(message.settled_time) if is_settled else None,
    )


def _instant(time: Timestamp) -> datetime:
    return time.ToDatetime(tzinfo=UTC)


def _word(known: Mapping[WordT, int], number: int) -> WordT:
    """Return the word of an enum's number; StopIteration for one that we do not know yet."""
    return next(word for word, each in known.items() if each == number)
