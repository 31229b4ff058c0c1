"""Use case: take a customer's deposit for a special order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from inventory.domain.ids import SpecialOrderId
from inventory.domain.instants import happened_at
from inventory.domain.special_orders.deposit import Deposit
from inventory.domain.special_orders.special_order import SpecialOrder
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveDeposit:
    """`amount` in CNY; `receipt_number` is on the receipt the customer got."""

    special_order_id: SpecialOrderId
    amount: Decimal
    receipt_number: str
    occurred_at: datetime | None = None


def receive_deposit(cmd: ReceiveDeposit, tx: Tx, now: datetime) -> SpecialOrder:
    """Record the deposit of an approved order, once and for good.

    Args:
        cmd: How much, against which receipt.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SpecialOrderNotFound: There is none, or it belongs to a branch of others.
        DepositReceiptTaken: The number of the receipt was used in the branch before.
        OccurredBeforeBeginning: It was not approved at that time.
        Refused: See `SpecialOrder.paid`.

    Source: rulebook P-13.
    """
    order = tx.special_orders.lock(cmd.special_order_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(order.branch_code, tx, now),
        rule="P-13",
        not_before=order.approval.approved_at if order.approval else None,
    )
    deposit = Deposit(
        amount=cmd.amount,
        receipt_number=cmd.receipt_number,
        received_by=tx.actor.subject,
        received_at=at,
    )
    return tx.special_orders.save(order.paid(deposit))
