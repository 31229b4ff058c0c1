"""Use case: give a deposit back, or set it off against the bill."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inventory.domain.ids import SpecialOrderId
from inventory.domain.instants import happened_at
from inventory.domain.special_orders.deposit import DepositOutcome
from inventory.domain.special_orders.special_order import SpecialOrder
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDeposit:
    """`document`: number of the voucher or the bill."""

    special_order_id: SpecialOrderId
    outcome: DepositOutcome
    document: str
    occurred_at: datetime | None = None


def settle_deposit(cmd: SettleDeposit, tx: Tx, now: datetime) -> SpecialOrder:
    """Settle a deposit once, when the part is fitted, given up or came short.

    Args:
        cmd: What becomes of it, by which paper.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SpecialOrderNotFound: There is none, or it belongs to a branch of others.
        DepositNotHeld: DEPOSIT_NOT_HELD, there is none, or it is settled.
        DepositStillNeeded: DEPOSIT_STILL_NEEDED, it is neither fitted nor given up, nor came short.
        OccurredBeforeBeginning: It was not paid at that time.

    Source: rulebook P-13.
    """
    order = tx.special_orders.lock(cmd.special_order_id)
    requisition = tx.requisitions.lock(order.requisition_id)
    at = happened_at(
        cmd.occurred_at,
        now,
        skew=skew_of(order.branch_code, tx, now),
        rule="P-13",
        not_before=order.deposit.received_at if order.deposit else None,
    )
    return tx.special_orders.save(
        order.settle(tx.actor, requisition, cmd.outcome, cmd.document, at)
    )
