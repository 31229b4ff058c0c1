"""Use case: the customer accepts a price."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from intake.domain.quotes.events import QuoteAccepted
from intake.domain.quotes.quote import Quote, QuoteState
from intake.domain.quotes.rules import needs_to_be_acceptable
from intake.domain.register import believable
from intake.domain.vocabulary import Channel
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptQuote:
    """`total` is what the customer was told; `evidence` says where the yes is found.

    `occurred_at` is when the customer said yes (UTC); None means now.
    """

    quote_id: str
    channel: Channel
    evidence: str
    total: Decimal
    occurred_at: datetime | None = None


def accept_quote(cmd: AcceptQuote, tx: Tx, now: datetime) -> Quote:
    """Record that the customer agreed: chargeable work may start.

    Args:
        cmd: Which quote, over which channel, with what evidence, at which total.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        QuoteNotFound: The caller knows no such quote.
        QuoteNotOpen: It was answered or withdrawn before.
        ReductionPending: A manager has not decided the price.
        QuoteExpired: The prices were no longer held.
        AcceptedTooEarly: There was no quote yet.
        InTheFuture: The customer has not said it yet.
        TotalDiffers: The customer was told another total.

    Source: rulebook I-12.
    """
    quote = tx.quotes.lock(cmd.quote_id)
    at = _said_at(cmd, quote, tx, now)
    accepted = replace(
        quote.to(QuoteState.ACCEPTED),
        ended_at=at,
        accepted_over=cmd.channel,
        evidence=cmd.evidence,
    )
    needs_to_be_acceptable(quote, cmd.total, at)
    saved = tx.quotes.save(accepted)
    tx.outbox.append(QuoteAccepted(quote=saved, occurred_at=at))
    return saved


def _said_at(cmd: AcceptQuote, quote: Quote, tx: Tx, now: datetime) -> datetime:
    if cmd.occurred_at is None:
        return max(now, quote.prepared_at)
    today = tx.branches.require(quote.branch).day_of(now)
    return believable(cmd.occurred_at, now, tx.policies.register(today), "occurred_time")
