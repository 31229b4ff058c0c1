"""What came into a warehouse and went out of it in a month, in units and in money (P-14).

The stock of this report is what lies in the bins and in quarantine; what moves between them moves
nothing. Units are signed: what went out is below zero, so that opening and movements always add up
to closing. Money is at the price of the day: of a movement, of its own day; of what lies there, of
the last day before the month and of its last day. What prices did meanwhile is the revaluation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from inventory.domain.accounts import AccountKind
from inventory.domain.ids import PartNumber
from inventory.domain.ledger import DocumentKind
from inventory.domain.part import Part
from inventory.domain.prices import PriceKey


class Flow(StrEnum):
    """Why stock became more or less."""

    BEGUN = "begun"  # told when the books began
    RECEIVED = "received"  # less what was received by mistake
    SENT_BACK = "sent_back"  # to the supplier, from quarantine
    ISSUED = "issued"
    RETURNED = "returned"
    TRANSFERRED_IN = "transferred_in"
    TRANSFERRED_OUT = "transferred_out"
    COUNTED = "counted"  # differences of counts
    SCRAPPED = "scrapped"
    OTHER = "other"  # vans, loans, departments


_ONE_WAY: Final[Mapping[AccountKind, Flow]] = {
    AccountKind.LOSS: Flow.COUNTED,
    AccountKind.SCRAP: Flow.SCRAPPED,
}
_BOTH_WAYS: Final[Mapping[AccountKind, tuple[Flow, Flow]]] = {
    AccountKind.ORDER: (Flow.RETURNED, Flow.ISSUED),
    AccountKind.TRANSIT: (Flow.TRANSFERRED_IN, Flow.TRANSFERRED_OUT),
}
_FROM_OUTSIDE: Final[Mapping[DocumentKind, Flow]] = {
    DocumentKind.RECEIPT: Flow.RECEIVED,
    DocumentKind.OPENING: Flow.BEGUN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """So many units of a part came from, or went to, a sort of place on a day.

    Args:
        on: Day of the branch; None: before the month.
        other: Where they came from or went to.
        document_kind: The paper behind it; of a reversal: that of what it undid.
        units: Below zero: they went out.
    """

    part_number: PartNumber
    on: date | None
    other: AccountKind
    document_kind: DocumentKind
    units: int

    @property
    def flow(self) -> Flow:
        """Why, by where it came from or went to.

        Source: rulebook P-14.
        """
        if self.other is AccountKind.SUPPLIER:
            return _FROM_OUTSIDE.get(self.document_kind, Flow.SENT_BACK)
        if self.other in _BOTH_WAYS:
            came, went = _BOTH_WAYS[self.other]
            return came if self.units > 0 else went
        return _ONE_WAY.get(self.other, Flow.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Units, and CNY."""

    units: int = 0
    value: Decimal = Decimal(0)

    def __add__(self, other: Amount) -> Amount:
        return Amount(units=self.units + other.units, value=self.value + other.value)


NOTHING: Final = Amount()


@dataclass(frozen=True, slots=True, kw_only=True)
class StockMonthLine:
    """One part, or the sum of all of them: opening + flows (+ revalued, in CNY) = closing.

    Args:
        flows: Those that there were.
        revalued: CNY that what lay there became dearer, or cheaper.
    """

    opening: Amount = NOTHING
    flows: Mapping[Flow, Amount] = field(default_factory=dict)
    revalued: Decimal = Decimal(0)
    closing: Amount = NOTHING

    @property
    def is_empty(self) -> bool:
        """Whether nothing lay there and nothing moved."""
        return not self.opening.units and not self.flows and not self.closing.units


@dataclass(frozen=True, slots=True, kw_only=True)
class PartMonth:
    """One part in a month."""

    part: Part
    line: StockMonthLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of a branch's calendar.

    Args:
        first: Its first day.
        zone: IANA name of the branch's time zone.
    """

    first: date
    zone: str

    @property
    def last(self) -> date:
        """Its last day."""
        return self._next - timedelta(days=1)

    @property
    def start(self) -> datetime:
        """The instant at which it begins, with its zone."""
        return datetime.combine(self.first, time(), ZoneInfo(self.zone))

    @property
    def end(self) -> datetime:
        """The instant at which the next one begins."""
        return datetime.combine(self._next, time(), ZoneInfo(self.zone))

    @property
    def _next(self) -> date:
        return (self.first.replace(day=1) + timedelta(days=31)).replace(day=1)


class Costs:
    """What parts cost on which day.

    Args:
        parts: With what they cost before the first price on file.
        prices: Every price on file of these parts.
    """

    def __init__(
        self, parts: Mapping[PartNumber, Part], prices: Mapping[PriceKey, Decimal]
    ) -> None:
        self._parts = parts
        self._prices: defaultdict[PartNumber, list[tuple[date, Decimal]]] = defaultdict(list)
        for (number, effective_on), cost in sorted(prices.items()):
            self._prices[number].append((effective_on, cost))

    def on(self, number: PartNumber, day: date) -> Decimal:
        """Return the CNY that a unit costs on a day of the branch's calendar (P-02)."""
        found = self._parts[number].unit_cost
        for effective_on, cost in self._prices[number]:
            if effective_on > day:
                break
            found = cost
        return found


def stock_month(
    numbers: Sequence[PartNumber], moved: Iterable[Moved], costs: Costs, month: Month
) -> Mapping[PartNumber, StockMonthLine]:
    """Return the line of each part.

    Args:
        numbers: Which parts.
        moved: All that moved of them up to the end of the month.
        costs: What they cost when.
        month: Of the branch.

    Source: rulebook P-14.
    """
    opening: defaultdict[PartNumber, int] = defaultdict(int)
    flows: defaultdict[PartNumber, dict[Flow, Amount]] = defaultdict(dict)
    for each in moved:
        if each.on is None:
            opening[each.part_number] += each.units
            continue
        value = each.units * costs.on(each.part_number, each.on)
        known = flows[each.part_number].get(each.flow, NOTHING)
        flows[each.part_number][each.flow] = known + Amount(units=each.units, value=value)
    before = month.first - timedelta(days=1)
    found = {}
    for number in numbers:
        begin = Amount(units=opening[number], value=opening[number] * costs.on(number, before))
        ways = flows[number]
        units = begin.units + sum(each.units for each in ways.values())
        end = Amount(units=units, value=units * costs.on(number, month.last))
        through = begin.value + sum((each.value for each in ways.values()), Decimal(0))
        found[number] = StockMonthLine(
            opening=begin, flows=ways, revalued=end.value - through, closing=end
        )
    return found


def summed(lines: Iterable[StockMonthLine]) -> StockMonthLine:
    """Return the sum of some lines (P-14)."""
    opening, closing, revalued = NOTHING, NOTHING, Decimal(0)
    flows: dict[Flow, Amount] = {}
    for line in lines:
        opening, closing = opening + line.opening, closing + line.closing
        revalued += line.revalued
        for flow, amount in line.flows.items():
            flows[flow] = flows.get(flow, NOTHING) + amount
    return StockMonthLine(opening=opening, flows=flows, revalued=revalued, closing=closing)
