"""Use case: an adviser takes something off a price."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from intake.domain.quotes.events import PriceLowered
from intake.domain.quotes.quote import Quote, QuoteState
from intake.domain.quotes.rules import (
    needs_a_discount_left,
    needs_a_margin_reason,
    needs_a_share_within,
    needs_to_be_the_first_discount,
    week_of,
)
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveDiscount:
    """`share` of the list total, e.g. 0.10."""

    quote_id: str
    share: Decimal
    reason: str
    margin_reason: str


def give_discount(cmd: GiveDiscount, tx: Tx, now: datetime) -> Quote:
    """Give an adviser's discount with its reason, once per quote and so many times a week.

    The week runs from Monday to Sunday at the branch. The count is taken in the database under the
    lock of its row, so that two discounts at the same time are never both the last one.

    Args:
        cmd: Which quote, how much, why.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        QuoteNotFound: The caller knows no such quote.
        QuoteNotOpen: The customer has answered, or it was withdrawn.
        ReductionPending: A manager is to decide the price.
        AlreadyLowered: The price was lowered before.
        DiscountTooHigh: More than an adviser may give.
        MarginReasonNeeded: Accident work under the margin floor without a reason.
        DiscountsUsedUp: The adviser's discounts of this week are given.

    Source: rulebook I-12.
    """
    quote = tx.quotes.lock(cmd.quote_id).to(QuoteState.OPEN)
    today = tx.branches.require(quote.branch).day_of(now)
    policy = tx.policies.quote(today).body
    needs_to_be_the_first_discount(quote)
    needs_a_share_within(cmd.share, policy)
    discounted = replace(
        quote,
        discount_share=cmd.share,
        discount_reason=cmd.reason,
        discounted_by=tx.actor,
        discount_week=week_of(today),
        margin_reason=cmd.margin_reason or quote.margin_reason,
    )
    needs_a_margin_reason(discounted, discounted.total, policy)
    needs_a_discount_left(tx.quotes.count_discount(tx.actor, week_of(today)), tx.actor, policy)
    saved = tx.quotes.save(discounted)
    tx.outbox.append(
        PriceLowered(
            quote=saved,
            from_total=quote.total,
            asked_by=tx.actor,
            approved_by="",
            reason=cmd.reason,
            occurred_at=now,
        )
    )
    return saved
