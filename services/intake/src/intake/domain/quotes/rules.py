"""Who may lower a price, how far and how often; when work may start (I-12): a rule, a function."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from intake.domain.errors import ConcurrentUpdate, Invalid, NotFound, Refused
from intake.domain.quotes.prices import QuotePolicy
from intake.domain.quotes.quote import Quote, Reduction, ReductionKind
from intake.domain.request import Call, ServiceRequest
from intake.domain.vocabulary import ServiceCategory


class QuoteNotFound(NotFound):
    """There is no such quote, or the caller may not see it."""

    reason = "QUOTE_NOT_FOUND"


class StaleQuote(ConcurrentUpdate):
    """The quote changed between reading and writing."""

    reason = "QUOTE_STALE"


class NotChargeable(Refused):
    """Only chargeable work has a price."""

    reason = "REQUEST_NOT_CHARGEABLE"


class QuoteStillOpen(Refused):
    """The request has a quote that the customer has not answered."""

    reason = "QUOTE_STILL_OPEN"


class QuantityWrong(Invalid):
    """A line has more than nothing of something."""

    reason = "QUANTITY_WRONG"


class DiscountTooHigh(Refused):
    """More than an adviser may give."""

    reason = "DISCOUNT_TOO_HIGH"


class DiscountsUsedUp(Refused):
    """The adviser gave as many discounts this week as the policy allows."""

    reason = "DISCOUNTS_USED_UP"


class AlreadyLowered(Refused):
    """The price was lowered before; discounts do not add up."""

    reason = "PRICE_ALREADY_LOWERED"


class ReductionPending(Refused):
    """A manager has not decided yet."""

    reason = "REDUCTION_PENDING"


class NothingToDecide(Refused):
    """Nobody asked for a lower price."""

    reason = "NOTHING_TO_DECIDE"


class NotLower(Invalid):
    """A reduction is below the price; a waiver is zero, a lower price is more."""

    reason = "PRICE_NOT_LOWER"


class OwnReduction(Refused):
    """Nobody decides what he asked for himself."""

    reason = "OWN_REDUCTION"


class MarginReasonNeeded(Refused):
    """Accident work under the margin floor needs a written reason."""

    reason = "MARGIN_REASON_NEEDED"


class QuoteExpired(Refused):
    """The prices are no longer held."""

    reason = "QUOTE_EXPIRED"


class AcceptedTooEarly(Refused):
    """The customer cannot have accepted a quote before it was prepared."""

    reason = "QUOTE_ACCEPTED_TOO_EARLY"


class TotalDiffers(Refused):
    """The customer was told another total."""

    reason = "QUOTED_TOTAL_DIFFERS"


class QuoteNotAccepted(Refused):
    """Chargeable work starts after the customer accepted its price."""

    reason = "QUOTE_NOT_ACCEPTED"


def needs_to_be_chargeable(call: Call) -> None:
    """Refuse a price for work that the customer does not pay.

    Source: rulebook I-09, I-12.
    """
    if call.category is not ServiceCategory.CHARGEABLE:
        raise NotChargeable(
            f"request {call.number} is {call.category}", rule="I-12", category=call.category
        )


def needs_a_quantity(quantity: Decimal, code: str) -> Decimal:
    """Return the quantity of a line unless it is nothing.

    Source: rulebook I-12.
    """
    if quantity <= 0:
        raise QuantityWrong(f"{code}: a quantity is above zero", rule="I-12", field="lines")
    return quantity


def needs_no_open_quote(other: Quote | None) -> None:
    """Refuse a second quote while the customer has one to answer.

    Source: rulebook I-12.
    """
    if other:
        raise QuoteStillOpen(
            f"quote {other.id} is open; withdraw it first", rule="I-12", quote_id=other.id
        )


def needs_to_be_the_first_discount(quote: Quote) -> None:
    """Refuse a discount on a price that was lowered, or that a manager is to decide.

    Source: rulebook I-12.
    """
    needs_no_pending(quote)
    if quote.discounted_by or quote.approved:
        raise AlreadyLowered(f"quote {quote.id} was lowered before", rule="I-12")


def needs_a_share_within(share: Decimal, policy: QuotePolicy) -> None:
    """Refuse a share of nothing, or above what an adviser may give; equal is allowed.

    Source: rulebook I-12.
    """
    if not 0 < share <= policy.adviser_discount:
        raise DiscountTooHigh(
            f"an adviser may give up to {policy.adviser_discount}",
            rule="I-12",
            share=str(share),
            highest=str(policy.adviser_discount),
        )


def week_of(day: date) -> date:
    """Return the Monday of a day's week; discounts are counted from Monday to Sunday."""
    return day - timedelta(days=day.weekday())


def needs_a_discount_left(given: int, adviser: str, policy: QuotePolicy) -> None:
    """Refuse the discount that is one too many in a week.

    Args:
        given: Discounts of the adviser in the week, this one included.
        adviser: Who gives it.
        policy: The limit.

    Source: rulebook I-12.
    """
    if given > policy.adviser_discounts_per_week:
        raise DiscountsUsedUp(
            f"{adviser} has given {given - 1} discounts this week",
            rule="I-12",
            most=str(policy.adviser_discounts_per_week),
        )


def needs_to_be_lower(quote: Quote, kind: ReductionKind, price: Decimal) -> None:
    """Refuse a reduction that is none: a waiver is zero, a lower price lies between.

    Source: rulebook I-12.
    """
    is_waiver = kind is ReductionKind.WAIVE
    if (price == 0) != is_waiver or price >= quote.total:
        raise NotLower(
            f"the price is {quote.total} now", rule="I-12", field="price", total=str(quote.total)
        )


def needs_no_pending(quote: Quote) -> None:
    """Refuse what changes or settles a price that a manager has not decided.

    Source: rulebook I-12.
    """
    if quote.pending:
        raise ReductionPending(f"quote {quote.id} waits for a manager", rule="I-12")


def needs_a_pending(quote: Quote, decider: str) -> Reduction:
    """Return the reduction to decide; nobody decides his own.

    Source: rulebook I-12.
    """
    if quote.pending is None:
        raise NothingToDecide(f"quote {quote.id} asks for no reduction", rule="I-12")
    if quote.pending.asked_by == decider:
        raise OwnReduction(f"{decider} asked for it himself", rule="I-12", asked_by=decider)
    return quote.pending


def needs_a_margin_reason(quote: Quote, total: Decimal, policy: QuotePolicy) -> None:
    """Refuse accident work under the margin floor without a written reason.

    Args:
        quote: With the reason, if one was given.
        total: What the customer would pay.
        policy: The floor; a margin equal to it is enough.

    Source: rulebook I-12.
    """
    floor = policy.accident_margin_floor
    if not quote.is_accident_work or quote.margin_reason.strip():
        return
    if quote.has_low_margin(total, floor):
        raise MarginReasonNeeded(
            f"{total} leaves less than {floor} after a cost of {quote.cost}",
            rule="I-12",
            total=str(total),
            cost=str(quote.cost),
            floor=str(floor),
        )


def needs_to_be_acceptable(quote: Quote, told: Decimal, at: datetime) -> None:
    """Refuse an acceptance of another total, of a pending price, or when prices were not held.

    Args:
        quote: What was offered.
        told: The total that the customer was told.
        at: When the customer said yes (UTC).

    Source: rulebook I-12.
    """
    needs_no_pending(quote)
    if at < quote.prepared_at:
        raise AcceptedTooEarly(
            f"quote {quote.id} was prepared at {quote.prepared_at.isoformat()}",
            rule="I-12",
            prepared_at=quote.prepared_at.isoformat(),
        )
    if at > quote.valid_until:
        raise QuoteExpired(
            f"quote {quote.id} was valid until {quote.valid_until.isoformat()}",
            rule="I-12",
            valid_until=quote.valid_until.isoformat(),
        )
    if told != quote.total:
        raise TotalDiffers(
            f"quote {quote.id} says {quote.total}", rule="I-12", total=str(quote.total)
        )


def needs_an_accepted_quote(
    request: ServiceRequest, accepted: Quote | None, occurred_at: datetime
) -> None:
    """Refuse chargeable work whose price the customer had not accepted; past lives are exempt.

    Args:
        request: As locked.
        accepted: What the customer had accepted by then, None for nothing.
        occurred_at: When the work began (UTC); who pays is asked as of then.

    Raises:
        QuoteNotAccepted: The customer pays, and had not accepted a price.

    Source: rulebook I-10, I-12.
    """
    call = request.call
    is_paid = request.category_at(occurred_at) is ServiceCategory.CHARGEABLE
    if not is_paid or call.historical:
        return
    if accepted is None:
        raise QuoteNotAccepted(
            f"the customer has not accepted a quote for {call.number}",
            rule="I-12",
            request_number=call.number,
        )
