"""Reaction: a customer accepted a price."""

from __future__ import annotations

from datetime import datetime

from dispatch.domain.fee import AcceptedQuote
from dispatch.ports import Tx


def on_quote_accepted(quote: AcceptedQuote, tx: Tx, now: datetime) -> None:
    """Keep the acceptance by its request, whether or not the request has an order yet.

    Args:
        quote: What intake's event tells; an accepted quote never changes.
        tx: Open transaction, committed together with the inbox.
        now: Time of the reaction (UTC).

    Source: rulebook I-12.
    """
    tx.accepted_quotes.put(quote)
