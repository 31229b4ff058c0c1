"""Special orders as messages."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import special_order_service_pb2 as pb
from inventory.adapters.wire_resources import timestamp
from inventory.domain.special_orders.deposit import Deposit, DepositOutcome
from inventory.domain.special_orders.quote import Quote
from inventory.domain.special_orders.special_order import (
    Procurement,
    SpecialOrder,
    SpecialOrderState,
)

_STATES: Final = {
    SpecialOrderState.PROPOSED: pb.SpecialOrder.STATE_PROPOSED,
    SpecialOrderState.APPROVED: pb.SpecialOrder.STATE_APPROVED,
    SpecialOrderState.ORDERED: pb.SpecialOrder.STATE_ORDERED,
    SpecialOrderState.ARRIVED: pb.SpecialOrder.STATE_ARRIVED,
    SpecialOrderState.CANCELLED: pb.SpecialOrder.STATE_CANCELLED,
}
_PROCUREMENTS: Final = {
    Procurement.SUPPLIER: pb.PROCUREMENT_SUPPLIER,
    Procurement.SELF: pb.PROCUREMENT_SELF,
}
_OUTCOMES: Final = {
    DepositOutcome.REFUNDED: pb.DEPOSIT_OUTCOME_REFUNDED,
    DepositOutcome.SET_OFF: pb.DEPOSIT_OUTCOME_SET_OFF,
}


def state_of(number: int) -> SpecialOrderState | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in _STATES.items() if known == number), None)


def procurement_of(number: int) -> Procurement:
    """Return how it is bought; the contract has checked that it is told."""
    return next(each for each, known in _PROCUREMENTS.items() if known == number)


def outcome_of(number: int) -> DepositOutcome:
    """Return what becomes of a deposit; the contract has checked that it is told."""
    return next(each for each, known in _OUTCOMES.items() if known == number)


def special_order(value: SpecialOrder) -> pb.SpecialOrder:
    """Return a special order as a message."""
    decided, by_list = value.approval, value.procurement is Procurement.SUPPLIER
    price = decided.price if decided else value.list_price if by_list else None
    return pb.SpecialOrder(
        id=value.id,
        requisition_id=value.requisition_id,
        work_order_id=value.work_order_id,
        branch_code=value.branch_code,
        warehouse_code=value.warehouse_code,
        procurement=_PROCUREMENTS[value.procurement],
        state=_STATES[value.state],
        price="" if price is None else f"{price:.2f}",
        reason=value.reason,
        proposed_by=value.proposed_by,
        proposed_time=timestamp(value.proposed_at),
        quotes=map(_quote, value.quotes),
        chosen_supplier=decided.supplier if decided else "",
        choice_reason=decided.choice_reason if decided else "",
        approved_by=decided.approved_by if decided else "",
        approved_time=timestamp(decided.approved_at) if decided else None,
        policy_ref=decided.policy_ref if decided else "",
        deposit_due=f"{decided.deposit_due:.2f}" if decided else "",
        deposit=_deposit(value.deposit) if value.deposit else None,
        placed_by=value.placed_by,
        placed_time=_maybe(value.placed_at),
        expected_time=_maybe(value.expected_at),
        receipt_id=value.receipt_id or "",
        arrived_time=_maybe(value.arrived_at),
        cancelled_by=value.cancelled_by,
        cancelled_time=_maybe(value.cancelled_at),
        cancel_reason=value.cancel_reason,
        version=value.version,
    )


def _quote(value: Quote) -> pb.Quote:
    return pb.Quote(
        supplier=value.supplier,
        amount=f"{value.amount:.2f}",
        quoted_time=timestamp(value.quoted_at),
        document=value.document,
        recorded_by=value.recorded_by,
    )


def _deposit(value: Deposit) -> pb.Deposit:
    settled = value.settlement
    return pb.Deposit(
        amount=f"{value.amount:.2f}",
        receipt_number=value.receipt_number,
        received_by=value.received_by,
        received_time=timestamp(value.received_at),
        outcome=_OUTCOMES[settled.outcome] if settled else None,
        settled_document=settled.document if settled else "",
        settled_by=settled.settled_by if settled else "",
        settled_time=timestamp(settled.settled_at) if settled else None,
    )


def _maybe(at: datetime | None) -> Timestamp | None:
    return None if at is None else timestamp(at)
