"""Supplier claims as messages of the contract, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import resources_pb2 as resources
from callout.inventory.v1 import supplier_claims_events_pb2 as events_pb
from callout.inventory.v1 import supplier_claims_pb2 as pb
from inventory.adapters.wire_resources import timestamp, tracking_message
from inventory.domain.lots import Lot
from inventory.domain.supplier_claims import facts
from inventory.domain.supplier_claims.claim import ClaimState, Payment, Step, SupplierClaim
from inventory.domain.supplier_claims.due import ClaimDue
from inventory.domain.supplier_claims.line import ClaimLine
from inventory.domain.supplier_claims.sums import SupplierSums

STREAM: Final = "inventory.supplier_claim"

_STATES: Final = {
    ClaimState.DRAFTED: pb.SupplierClaim.STATE_DRAFTED,
    ClaimState.SENT: pb.SupplierClaim.STATE_SENT,
    ClaimState.ANSWERED: pb.SupplierClaim.STATE_ANSWERED,
    ClaimState.PAID: pb.SupplierClaim.STATE_PAID,
    ClaimState.REFUSED: pb.SupplierClaim.STATE_REFUSED,
    ClaimState.WITHDRAWN: pb.SupplierClaim.STATE_WITHDRAWN,
}


def state_of(number: int) -> ClaimState | None:
    """Return the state that a filter names; None for any."""
    return next((state for state, known in _STATES.items() if known == number), None)


def claim(value: SupplierClaim) -> pb.SupplierClaim:
    """Return a claim as a message."""
    return pb.SupplierClaim(
        id=value.id,
        number=value.number,
        warehouse_code=value.warehouse_code,
        branch_code=value.branch_code,
        supplier=value.supplier,
        state=_STATES[value.state],
        lines=map(_line, value.lines),
        claimed_amount=money(value.claimed),
        accepted_amount=money(value.accepted),
        paid_amount=money(value.paid),
        difference_amount=money(value.difference),
        drafted=_step(value.drafted),
        sent=_step(value.sent),
        answer_due_time=_maybe(value.answer_due_at),
        policy_ref=value.policy_ref,
        overdue_time=_maybe(value.overdue_at),
        answered=_step(value.answered),
        payments=map(_payment, value.payments),
        settled=_step(value.settled),
        withdrawn=_step(value.withdrawn),
        returned=_step(value.returned),
        version=value.version,
    )


def due(value: ClaimDue) -> pb.ClaimDue:
    """Return what is to be claimed as a message."""
    return pb.ClaimDue(
        old_part_id=value.old_part_id,
        branch_code=value.branch_code,
        warehouse_code=value.warehouse_code,
        part_number=value.part_number,
        quantity=value.quantity,
        written_off_time=timestamp(value.written_off_at),
        due_time=timestamp(value.due_at),
        policy_ref=value.policy_ref,
        overdue_time=_maybe(value.overdue_at),
    )


def sums(value: SupplierSums, now: datetime) -> pb.SupplierSums:
    """Return how claims on a supplier stand, as a message."""
    return pb.SupplierSums(
        supplier=value.supplier,
        claims=value.claims,
        claimed_amount=money(value.claimed),
        accepted_amount=money(value.accepted),
        refused_amount=money(value.refused),
        open_amount=money(value.open),
        paid_amount=money(value.paid),
        oldest_days=value.age_days(now),
    )


def money(amount: Decimal | None) -> str:
    """Write an amount in CNY; nothing for one that is not known."""
    return "" if amount is None else f"{amount:.2f}"


def _line(value: ClaimLine) -> pb.SupplierClaimLine:
    return pb.SupplierClaimLine(
        number=value.number,
        part_number=value.part_number,
        tracking=tracking_message(value.tracking),
        quantity=value.quantity,
        cause=value.cause,
        part_amount=money(value.costs.part),
        labour_amount=money(value.costs.labour),
        freight_amount=money(value.costs.freight),
        old_part_id=value.old_part_id,
        work_order_id=value.work_order_id,
        reported_time=_maybe(value.reported_at),
        receipt_id=value.receipt_id,
        faulty=_lots(value.faulty),
        replacements=_lots(value.replacements),
        accepted_amount=money(value.accepted),
        answer_reason=value.answer_reason,
    )


def _lots(lots: Iterable[Lot]) -> list[resources.Lot]:
    return [resources.Lot(number=lot.number, quantity=lot.quantity) for lot in lots]


def _payment(value: Payment) -> pb.SupplierPayment:
    return pb.SupplierPayment(
        amount=money(value.amount),
        document=value.document,
        recorded_by=value.recorded_by,
        paid_time=timestamp(value.paid_at),
    )


def _step(value: Step | None) -> pb.ClaimStep | None:
    if value is None:
        return None
    return pb.ClaimStep(by=value.by, time=timestamp(value.at), note=value.note)


def _maybe(at: datetime | None) -> Timestamp | None:
    return None if at is None else timestamp(at)


_TOLD: Final[dict[type[Any], Callable[..., Message]]] = {
    facts.SupplierClaimSent: events_pb.SupplierClaimSent,
    facts.SupplierClaimAnswered: events_pb.SupplierClaimAnswered,
    facts.SupplierClaimPaid: events_pb.SupplierClaimPaid,
    facts.SupplierClaimWithdrawn: events_pb.SupplierClaimWithdrawn,
    facts.SupplierClaimPartsReturned: events_pb.SupplierClaimPartsReturned,
    facts.SupplierClaimOverdue: events_pb.SupplierClaimOverdue,
}


def _event(fact: facts.ClaimFact) -> Message:
    return _TOLD[type(fact)](claim=claim(fact.claim))


ENCODERS: Final[dict[type[Any], Callable[[Any], Message]]] = {
    **dict.fromkeys(_TOLD, _event),
    facts.OldPartUnclaimed: lambda fact: events_pb.OldPartUnclaimed(due=due(fact.due)),
}
