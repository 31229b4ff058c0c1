"""Use case: record what a supplier asks for a special order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from inventory.domain.ids import SpecialOrderId
from inventory.domain.instants import happened_at
from inventory.domain.special_orders.quote import Quote
from inventory.domain.special_orders.special_order import SpecialOrder
from inventory.handlers.clock_skew import skew_of
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AddQuote:
    """`amount` in CNY for the whole order; `quoted_at` is UTC."""

    special_order_id: SpecialOrderId
    supplier: str
    amount: Decimal
    quoted_at: datetime
    document: str


def add_quote(cmd: AddQuote, tx: Tx, now: datetime) -> SpecialOrder:
    """Add a supplier's quote to what a branch wants to buy by itself.

    Args:
        cmd: Who asks how much, since when, by which paper.
        tx: Open transaction, committed by the caller together with the outbox.
        now: Time of the command (UTC).

    Raises:
        SpecialOrderNotFound: There is none, or it belongs to a branch of others.
        SpecialOrderIllegalTransition: It is decided already.
        QuoteNotAsked, QuoteGiven: See `SpecialOrder.quoted`.
        Invalid: The price is not above zero, or the time is ahead.

    Source: rulebook P-13.
    """
    order = tx.special_orders.lock(cmd.special_order_id)
    skew = skew_of(order.branch_code, tx, now)
    quote = Quote(
        supplier=cmd.supplier,
        amount=cmd.amount,
        quoted_at=happened_at(cmd.quoted_at, now, skew=skew, rule="P-13"),
        document=cmd.document,
        recorded_by=tx.actor.subject,
    )
    return tx.special_orders.save(order.quoted(quote))
