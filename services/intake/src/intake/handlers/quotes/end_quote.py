"""Use case: a quote ends without an agreement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from intake.domain.quotes.events import QuoteEnded
from intake.domain.quotes.quote import Quote, QuoteState
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class EndQuote:
    """Declined by the customer, or else taken back by us."""

    quote_id: str
    is_declined: bool
    reason: str


def end_quote(cmd: EndQuote, tx: Tx, now: datetime) -> Quote:
    """Record the customer's no, or take a quote back; another one may follow.

    Args:
        cmd: Which quote, whose decision, why.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        QuoteNotFound: The caller knows no such quote.
        QuoteNotOpen: It was answered or withdrawn before.

    Source: rulebook I-12.
    """
    quote = tx.quotes.lock(cmd.quote_id)
    state = QuoteState.DECLINED if cmd.is_declined else QuoteState.WITHDRAWN
    saved = tx.quotes.save(replace(quote.to(state), ended_at=now, evidence=cmd.reason))
    tx.outbox.append(QuoteEnded(quote=saved, occurred_at=now))
    return saved
