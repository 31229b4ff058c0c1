"""Use case: a manager decides whether a price is lowered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.quotes.events import PriceLowered
from intake.domain.quotes.quote import Quote, QuoteState, ReductionState
from intake.domain.quotes.rules import needs_a_pending
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideReduction:
    quote_id: str
    is_approved: bool
    reason: str


def decide_reduction(cmd: DecideReduction, tx: Tx, now: datetime) -> Quote:
    """Approve or refuse a lower price; nobody decides what he asked for.

    Args:
        cmd: Which quote, yes or no, why.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        QuoteNotFound: The caller knows no such quote.
        QuoteNotOpen: The customer has answered, or it was withdrawn.
        NothingToDecide: Nobody asked.
        OwnReduction: The manager asked himself.

    Source: rulebook I-12.
    """
    quote = tx.quotes.lock(cmd.quote_id).to(QuoteState.OPEN)
    pending = needs_a_pending(quote, tx.actor)
    state = ReductionState.APPROVED if cmd.is_approved else ReductionState.REFUSED
    decided = replace(
        pending, state=state, decided_by=tx.actor, decided_at=now, decision_reason=cmd.reason
    )
    saved = tx.quotes.save(replace(quote, reductions=(*quote.reductions[:-1], decided)))
    if cmd.is_approved:
        tx.outbox.append(
            PriceLowered(
                quote=saved,
                from_total=quote.total,
                asked_by=pending.asked_by,
                approved_by=tx.actor,
                reason=cmd.reason,
                occurred_at=now,
            )
        )
    return saved
