"""A quote: lines at list prices, a discount, reductions a manager decides, and its life (I-12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from types import MappingProxyType

from intake.domain.errors import Refused
from intake.domain.quotes.prices import PriceKind
from intake.domain.vocabulary import Channel

CENT = Decimal("0.01")
_SHARE = Decimal("0.0001")


class QuoteNotOpen(Refused):
    """The quote was accepted, declined or withdrawn."""

    reason = "QUOTE_NOT_OPEN"


class QuoteState(StrEnum):
    """Where a quote stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


_NEXT: Mapping[QuoteState, frozenset[QuoteState]] = MappingProxyType(
    {
        QuoteState.OPEN: frozenset(
            {QuoteState.OPEN, QuoteState.ACCEPTED, QuoteState.DECLINED, QuoteState.WITHDRAWN}
        ),
        QuoteState.ACCEPTED: frozenset(),
        QuoteState.DECLINED: frozenset(),
        QuoteState.WITHDRAWN: frozenset(),
    }
)


class ReductionKind(StrEnum):
    """What a manager is asked for."""

    LOWER = "lower"
    WAIVE = "waive"


class ReductionState(StrEnum):
    """What became of it."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One item, part or piece of labour; prices per unit are those of the list."""

    code: str
    name: str
    kind: PriceKind
    unit: str
    quantity: Decimal
    unit_price: Decimal
    unit_cost: Decimal

    @property
    def amount(self) -> Decimal:
        """What the line costs the customer by the list."""
        return (self.quantity * self.unit_price).quantize(CENT, ROUND_HALF_UP)

    @property
    def cost(self) -> Decimal:
        """What the line costs us."""
        return (self.quantity * self.unit_cost).quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """A lower price that a manager was asked for; 0 is a waiver."""

    kind: ReductionKind
    price: Decimal
    reason: str
    asked_by: str
    asked_at: datetime
    state: ReductionState = ReductionState.PENDING
    decided_by: str = ""
    decided_at: datetime | None = None
    decision_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What the customer is asked to pay for one request; instants are UTC, amounts in `currency`.

    `discount_week` is the Monday of the week in which the adviser's discount was given.
    """

    id: str
    service_request_id: str
    branch: str
    lines: tuple[QuoteLine, ...]
    work_time: timedelta
    currency: str
    price_list_ref: str
    quote_policy_ref: str
    is_accident_work: bool
    prepared_by: str
    prepared_at: datetime
    valid_until: datetime
    state: QuoteState = QuoteState.OPEN
    discount_share: Decimal = Decimal(0)
    discount_reason: str = ""
    discounted_by: str = ""
    discount_week: date | None = None
    reductions: tuple[Reduction, ...] = ()
    margin_reason: str = ""
    ended_at: datetime | None = None
    accepted_over: Channel | None = None
    evidence: str = ""
    version: int = 0

    @property
    def list_total(self) -> Decimal:
        """The price by the list."""
        return sum((line.amount for line in self.lines), Decimal(0)).quantize(CENT)

    @property
    def cost(self) -> Decimal:
        """What the work and the parts cost us."""
        return sum((line.cost for line in self.lines), Decimal(0)).quantize(CENT)

    @property
    def approved(self) -> Reduction | None:
        """The reduction in force: the one a manager approved last."""
        found = [each for each in self.reductions if each.state is ReductionState.APPROVED]
        return found[-1] if found else None

    @property
    def pending(self) -> Reduction | None:
        """The reduction nobody has decided yet."""
        last = self.reductions[-1] if self.reductions else None
        return last if last and last.state is ReductionState.PENDING else None

    @property
    def total(self) -> Decimal:
        """What the customer pays."""
        if self.approved:
            return self.approved.price
        taken_off = (self.list_total * self.discount_share).quantize(CENT, ROUND_HALF_UP)
        return self.list_total - taken_off

    @property
    def margin(self) -> Decimal | None:
        """Share of the total left after cost, to four places; None where nothing is paid."""
        total = self.total
        return ((total - self.cost) / total).quantize(_SHARE, ROUND_HALF_UP) if total else None

    def has_low_margin(self, total: Decimal, floor: Decimal) -> bool:
        """Say whether a total leaves less than the floor after cost; equal is enough."""
        return total - self.cost < floor * total

    def to(self, state: QuoteState) -> Quote:
        """Return the quote in another state.

        Raises:
            QuoteNotOpen: Its life does not go there.

        Source: rulebook I-12.
        """
        if state not in _NEXT[self.state]:
            raise QuoteNotOpen(
                f"quote {self.id} is {self.state}", rule="I-12", quote_id=self.id, state=self.state
            )
        return replace(self, state=state)
