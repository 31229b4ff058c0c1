"""Facts of the domain as events on the bus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from google.protobuf.message import Message

from callout.inventory.v1 import events_pb2 as pb
from chassis.outbox import Outbox, OutgoingEvent
from inventory.adapters.fitted_parts import wire as fitted_parts
from inventory.adapters.internal_use import wire as internal_use
from inventory.adapters.loans import wire as loans
from inventory.adapters.old_parts import wire as old_parts
from inventory.adapters.replenishment import wire as replenishment
from inventory.adapters.sourcing import wire as sourcing
from inventory.adapters.supplier_claims import wire as supplier_claims
from inventory.adapters.transfers import wire as transfers
from inventory.adapters.wire_resources import movement, part_lines, shortages, warehouse
from inventory.domain import events
from inventory.domain.fitted_parts.events import FittedPartEvent
from inventory.domain.internal_use.facts import InternalUseEvent
from inventory.domain.loans.events import AssetEvent, LoanEvent
from inventory.domain.old_parts.events import DisposalDue, OldPartEvent
from inventory.domain.replenishment.proposal import ReplenishmentApproved
from inventory.domain.supplier_claims.facts import OldPartUnclaimed, SupplierClaimEvent
from inventory.domain.transfers import facts
from inventory.domain.transfers.facts import TransferEvent

WAREHOUSE_STREAM: Final = "inventory.warehouse"
REQUISITION_STREAM: Final = "inventory.requisition"


class StreamOutbox:
    """`inventory.ports.Outbox` over the chassis' outbox."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def append(self, event: events.Event) -> None:
        self._outbox.append(outgoing(event))


def outgoing(event: events.Event) -> OutgoingEvent:
    """Return a fact in the form in which it is announced."""
    stream, aggregate_id, branch = _aggregate(event)
    message = _ENCODERS[type(event)](event)
    return OutgoingEvent(
        stream=stream,
        aggregate_id=aggregate_id,
        type=message.DESCRIPTOR.full_name,
        body=message.SerializeToString(deterministic=True),
        occurred_at=event.occurred_at,
        branch=branch,
    )


def _aggregate(event: events.Event) -> tuple[str, str, str]:
    """Return stream, aggregate and branch of a fact."""
    if isinstance(event, events.WarehouseEvent):
        return WAREHOUSE_STREAM, *_warehouse_of(event)
    if isinstance(event, events.RequisitionEvent):
        return REQUISITION_STREAM, event.ref.requisition_id, event.ref.branch_code
    if isinstance(event, ReplenishmentApproved):
        return replenishment.STREAM, event.proposal.id, event.proposal.branch_code
    if isinstance(event, OldPartEvent | FittedPartEvent):
        return _of_units(event)
    if isinstance(event, TransferEvent):
        transfer = event.transfer
        return transfers.stream_of(transfer), transfer.id, transfer.branch_here
    return _of_an_area(event)


def _warehouse_of(event: events.WarehouseEvent) -> tuple[str, str]:
    """Return warehouse and branch of a fact."""
    if isinstance(event, events.WarehouseOpened):
        return event.warehouse.code, event.warehouse.branch_code
    if isinstance(event, DisposalDue):
        return event.review.waiting.warehouse_code, event.review.waiting.branch_code
    return event.warehouse_code, event.branch_code


def _of_an_area(
    event: SupplierClaimEvent | InternalUseEvent | LoanEvent | AssetEvent,
) -> tuple[str, str, str]:
    if isinstance(event, LoanEvent | AssetEvent):
        return loans.aggregate_of(event)
    if isinstance(event, InternalUseEvent):
        return internal_use.STREAM, event.internal_use.id, event.internal_use.branch_code
    if isinstance(event, OldPartUnclaimed):
        return supplier_claims.STREAM, event.due.old_part_id, event.due.branch_code
    return supplier_claims.STREAM, event.claim.id, event.claim.branch_code


def _of_units(event: OldPartEvent | FittedPartEvent) -> tuple[str, str, str]:
    if isinstance(event, OldPartEvent):
        return old_parts.STREAM, event.old_part.id, event.old_part.branch_code
    return fitted_parts.STREAM, event.fitted_part.id, event.fitted_part.branch_code


def _warehouse_opened(event: events.WarehouseOpened) -> Message:
    return pb.WarehouseOpened(warehouse=warehouse(event.warehouse))


def _stock_received(event: events.StockReceived) -> Message:
    return pb.StockReceived(
        warehouse_code=event.warehouse_code,
        receipt_id=event.receipt_id,
        lines=part_lines(event.lines),
    )


def _entry_reversed(event: events.EntryReversed) -> Message:
    return pb.EntryReversed(
        warehouse_code=event.warehouse_code,
        entry_id=event.entry_id,
        reverses_entry_id=event.reverses,
        document_id=event.document_id,
        movements=map(movement, event.movements),
        reason=event.reason,
    )


def _parts_reserved(event: events.PartsReserved) -> Message:
    return pb.PartsReserved(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        service_request_id=event.ref.service_request_id,
        warehouse_code=event.ref.warehouse_code,
        lines=part_lines(event.lines),
    )


def _parts_short(event: events.PartsShort) -> Message:
    return pb.PartsShort(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        service_request_id=event.ref.service_request_id,
        warehouse_code=event.ref.warehouse_code,
        shortages=shortages(event.shortages),
        expectations=sourcing.expectations(event.expectations),
        expected_time=sourcing.arrival(event.expectations),
    )


def _requisition_approved(event: events.RequisitionApproved) -> Message:
    return pb.RequisitionApproved(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        approved_by=event.approved_by,
        service_request_id=event.ref.service_request_id,
    )


def _parts_issued(event: events.PartsIssued) -> Message:
    return pb.PartsIssued(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        service_request_id=event.ref.service_request_id,
        warehouse_code=event.ref.warehouse_code,
        lines=part_lines(event.lines),
        amount=f"{event.amount:.2f}",
    )


def _parts_returned(event: events.PartsReturned) -> Message:
    return pb.PartsReturned(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        warehouse_code=event.ref.warehouse_code,
        lines=part_lines(event.lines),
        service_request_id=event.ref.service_request_id,
    )


def _reservation_released(event: events.ReservationReleased) -> Message:
    return pb.ReservationReleased(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        reason=event.reason,
        service_request_id=event.ref.service_request_id,
        warehouse_code=event.ref.warehouse_code,
    )


def _supplement_signed(event: events.SupplementSigned) -> Message:
    return pb.SupplementSigned(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        service_request_id=event.ref.service_request_id,
        supplement_id=event.supplement_id,
        withdraws=event.withdraws,
        amount=f"{event.amount:.2f}",
    )


def _reservation_taken(event: events.ReservationTaken) -> Message:
    return pb.ReservationTaken(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        service_request_id=event.ref.service_request_id,
        warehouse_code=event.ref.warehouse_code,
        taken_by_requisition_id=event.taken_by,
        severity=event.severity.value,
        lines=part_lines(event.lines),
        policy_ref=event.policy_ref,
    )


def _issue_approved(event: events.IssueApproved) -> Message:
    return pb.IssueApproved(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        service_request_id=event.ref.service_request_id,
        approved_by=event.approved_by,
    )


def _approval_overdue(event: events.ApprovalOverdue) -> Message:
    return pb.ApprovalOverdue(
        requisition_id=event.ref.requisition_id,
        work_order_id=event.ref.work_order_id,
        service_request_id=event.ref.service_request_id,
        issued_by=event.issued_by,
        amount=f"{event.amount:.2f}",
    )


_ENCODERS: Final[dict[type[Any], Callable[[Any], Message]]] = {
    events.WarehouseOpened: _warehouse_opened,
    events.StockReceived: _stock_received,
    events.EntryReversed: _entry_reversed,
    events.PartsReserved: _parts_reserved,
    events.PartsShort: _parts_short,
    events.ExpectationChanged: sourcing.changed,
    events.RequisitionApproved: _requisition_approved,
    events.PartsIssued: _parts_issued,
    events.PartsReturned: _parts_returned,
    events.ReservationReleased: _reservation_released,
    events.SupplementSigned: _supplement_signed,
    events.ReservationTaken: _reservation_taken,
    events.IssueApproved: _issue_approved,
    events.ApprovalOverdue: _approval_overdue,
    ReplenishmentApproved: replenishment.approved,
    **old_parts.ENCODERS,
    **supplier_claims.ENCODERS,
    **internal_use.ENCODERS,
    **loans.ENCODERS,
    **fitted_parts.ENCODERS,
    facts.TransferAsked: transfers.event,
    facts.TransferShipped: transfers.event,
    facts.TransferReceived: transfers.event,
    facts.TransferCancelled: transfers.event,
    facts.TransferCancelAsked: transfers.event,
    facts.TransferClaimSettled: transfers.event,
}
