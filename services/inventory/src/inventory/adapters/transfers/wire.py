"""Transfers as messages of the contract, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from google.protobuf.message import Message

from callout.inventory.v1 import transfer_events_pb2 as events_pb
from callout.inventory.v1 import transfer_pb2 as pb
from inventory.adapters.wire_resources import part_lines, timestamp, tracking_message
from inventory.domain.transfers import facts
from inventory.domain.transfers.claim import Claim, ClaimKind, ClaimOutcome
from inventory.domain.transfers.transfer import Shipment, Transfer, TransferState

STREAM: Final = "inventory.transfer"
# What links carry to other cells.
CELL_STREAM: Final = "inventory.cell_transfer"

STATES: Final = {
    TransferState.ASKED: pb.Transfer.STATE_ASKED,
    TransferState.SHIPPED: pb.Transfer.STATE_SHIPPED,
    TransferState.DISPUTED: pb.Transfer.STATE_DISPUTED,
    TransferState.RECEIVED: pb.Transfer.STATE_RECEIVED,
    TransferState.CANCELLED: pb.Transfer.STATE_CANCELLED,
    TransferState.CANCEL_ASKED: pb.Transfer.STATE_CANCEL_ASKED,
}
KINDS: Final = {
    ClaimKind.LOST: pb.TRANSFER_CLAIM_KIND_LOST,
    ClaimKind.DAMAGED: pb.TRANSFER_CLAIM_KIND_DAMAGED,
    ClaimKind.SURPLUS: pb.TRANSFER_CLAIM_KIND_SURPLUS,
}
OUTCOMES: Final = {
    ClaimOutcome.LOSS: pb.TRANSFER_CLAIM_OUTCOME_LOSS,
    ClaimOutcome.BACK: pb.TRANSFER_CLAIM_OUTCOME_BACK,
    ClaimOutcome.FOUND: pb.TRANSFER_CLAIM_OUTCOME_FOUND,
}


def state_of(number: int) -> TransferState | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in STATES.items() if known == number), None)


def outcome_of(number: int) -> ClaimOutcome:
    """Return what is decided; the contract has checked that something is."""
    return next(each for each, known in OUTCOMES.items() if known == number)


def transfer(value: Transfer) -> pb.Transfer:
    """Return a transfer as a message."""
    return pb.Transfer(
        id=value.id,
        from_warehouse_code=value.from_code,
        from_branch_code=value.from_branch,
        to_warehouse_code=value.to_code,
        to_branch_code=value.to_branch,
        state=STATES[value.state],
        lines=[
            pb.TransferLine(
                part_number=line.part_number, quantity=line.quantity, received=line.received
            )
            for line in value.lines
        ],
        reason=value.reason,
        asked_by=value.asked_by,
        asked_time=timestamp(value.asked_at),
        shipment=_shipment(value.shipment) if value.shipment else None,
        received_by=value.received_by,
        received_time=timestamp(value.received_at) if value.received_at else None,
        claims=map(_claim, value.claims),
        cancelled_by=value.cancelled_by,
        cancelled_time=timestamp(value.cancelled_at) if value.cancelled_at else None,
        cancel_reason=value.cancel_reason,
        version=value.version,
        from_cell=value.from_cell,
        to_cell=value.to_cell,
        units=part_lines(value.units),
        requisition_id=value.requisition_id or "",
        is_urgent=value.is_urgent,
    )


def stream_of(value: Transfer) -> str:
    """Return where the events of a transfer are announced."""
    return CELL_STREAM if value.is_between_cells else STREAM


def event(fact: facts.TransferEvent) -> Message:
    """Return a fact as it is announced."""
    told = transfer(fact.transfer)
    if isinstance(fact, facts.TransferClaimSettled):
        return events_pb.TransferClaimSettled(transfer=told, claim_number=fact.claim_number)
    return _EVENTS[type(fact)](transfer=told)


_EVENTS: Final[dict[type[Any], Callable[..., Message]]] = {
    facts.TransferAsked: events_pb.TransferAsked,
    facts.TransferShipped: events_pb.TransferShipped,
    facts.TransferReceived: events_pb.TransferReceived,
    facts.TransferCancelled: events_pb.TransferCancelled,
    facts.TransferCancelAsked: events_pb.TransferCancelAsked,
}


def _shipment(value: Shipment) -> pb.Shipment:
    return pb.Shipment(
        carrier=value.carrier,
        handed_to=value.handed_to,
        shipped_by=value.shipped_by,
        shipped_time=timestamp(value.shipped_at),
        expected_time=timestamp(value.expected_at),
    )


def _claim(value: Claim) -> pb.TransferClaim:
    return pb.TransferClaim(
        number=value.number,
        kind=KINDS[value.kind],
        part_number=value.part_number,
        tracking=tracking_message(value.tracking),
        lot=value.lot,
        quantity=value.quantity,
        cause=value.cause,
        outcome=OUTCOMES[value.outcome] if value.outcome else None,
        settled_cause=value.settled_cause,
        settled_by=value.settled_by,
        settled_time=timestamp(value.settled_at) if value.settled_at else None,
    )
