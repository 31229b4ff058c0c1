"""Use case: ask a manager to lower or to waive a price."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from intake.domain.quotes.quote import Quote, QuoteState, Reduction, ReductionKind
from intake.domain.quotes.rules import (
    needs_a_margin_reason,
    needs_no_pending,
    needs_to_be_lower,
)
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AskReduction:
    quote_id: str
    kind: ReductionKind
    price: Decimal
    reason: str
    margin_reason: str


def ask_reduction(cmd: AskReduction, tx: Tx, now: datetime) -> Quote:
    """Ask for a price below the list; the quote waits until a manager has decided.

    Args:
        cmd: Which quote, the price wanted, why.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        QuoteNotFound: The caller knows no such quote.
        QuoteNotOpen: The customer has answered, or it was withdrawn.
        ReductionPending: A manager was asked already.
        NotLower: The price wanted is not below the present one.
        MarginReasonNeeded: Accident work under the margin floor without a reason.

    Source: rulebook I-12.
    """
    quote = tx.quotes.lock(cmd.quote_id).to(QuoteState.OPEN)
    needs_no_pending(quote)
    needs_to_be_lower(quote, cmd.kind, cmd.price)
    asked = Reduction(
        kind=cmd.kind, price=cmd.price, reason=cmd.reason, asked_by=tx.actor, asked_at=now
    )
    waiting = replace(
        quote,
        reductions=(*quote.reductions, asked),
        margin_reason=cmd.margin_reason or quote.margin_reason,
    )
    today = tx.branches.require(quote.branch).day_of(now)
    needs_a_margin_reason(waiting, cmd.price, tx.policies.quote(today).body)
    return tx.quotes.save(waiting)
