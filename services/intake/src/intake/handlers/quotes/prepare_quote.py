"""Use case: put a price together for chargeable work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from intake.domain.lifecycle import needs_to_be_open
from intake.domain.quotes.events import QuotePrepared
from intake.domain.quotes.prices import PriceList
from intake.domain.quotes.quote import Quote, QuoteLine
from intake.domain.quotes.rules import (
    needs_a_margin_reason,
    needs_a_quantity,
    needs_no_open_quote,
    needs_to_be_chargeable,
)
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareQuote:
    """`id` is the id the quote would get; `lines` are codes of the list with quantities."""

    id: str
    service_request_id: str
    lines: tuple[tuple[str, Decimal], ...]
    work_time: timedelta
    price_list: str
    is_accident_work: bool
    margin_reason: str


def prepare_quote(cmd: PrepareQuote, tx: Tx, now: datetime) -> Quote:
    """Quote items, parts, labour and time at the prices in force today.

    Args:
        cmd: For which request, what, how long it takes, by which list.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ServiceRequestNotFound: The caller knows no such request.
        RequestClosed: The entry is closed.
        NotChargeable: The customer does not pay for this request.
        QuoteStillOpen: The customer has another quote to answer.
        PriceListUnknown: No such list is in force.
        PriceUnknown: The list has no such code.
        QuantityWrong: A line has nothing of something.
        MarginReasonNeeded: Accident work under the margin floor without a reason.

    Source: rulebook I-12.
    """
    request = tx.service_requests.lock(cmd.service_request_id)
    needs_to_be_open(request.call, request.standing)
    needs_to_be_chargeable(request.call)
    needs_no_open_quote(tx.quotes.open_of(request.id))
    today = tx.branches.require(request.standing.branch).day_of(now)
    prices = tx.policies.price_list(cmd.price_list, today)
    policy = tx.policies.quote(today)
    quote = Quote(
        id=cmd.id,
        service_request_id=request.id,
        branch=request.standing.branch,
        lines=tuple(_line(code, quantity, prices.body) for code, quantity in cmd.lines),
        work_time=cmd.work_time,
        currency=prices.body.currency,
        price_list_ref=prices.ref,
        quote_policy_ref=policy.ref,
        is_accident_work=cmd.is_accident_work,
        prepared_by=tx.actor,
        prepared_at=now,
        valid_until=now + policy.body.valid_for,
        margin_reason=cmd.margin_reason,
    )
    needs_a_margin_reason(quote, quote.total, policy.body)
    stored = tx.quotes.add(quote)
    tx.outbox.append(QuotePrepared(quote=stored, occurred_at=now))
    return stored


def _line(code: str, quantity: Decimal, prices: PriceList) -> QuoteLine:
    price = prices.price(code)
    return QuoteLine(
        code=code,
        name=price.name,
        kind=price.kind,
        unit=price.unit,
        quantity=needs_a_quantity(quantity, code),
        unit_price=price.price,
        unit_cost=price.cost,
    )
