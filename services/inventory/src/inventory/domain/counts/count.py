"""A stock count, from the sheet to the books (P-14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from inventory.domain.counts.errors import (
    CountBinsUnfit,
    CountByAnother,
    CountDecidedByCounter,
    CountersAreOne,
    CountIllegalTransition,
    CountLineEntered,
    CountOutOfScope,
)
from inventory.domain.counts.line import CountLine, LotPlace, Place, Tally, Verdict, differences
from inventory.domain.counts.policy import CountPolicy
from inventory.domain.ids import BinCode, BranchCode, CountId, PartNumber, WarehouseCode
from inventory.domain.people import Actor


class CountState(StrEnum):
    """Where a count stands."""

    COUNTING = "counting"  # the sheet is frozen; the counter has not handed in all of it
    RECOUNTING = "recounting"  # great differences are counted again by somebody else
    COUNTED = "counted"  # everything is handed in; somebody else decides
    POSTED = "posted"
    CANCELLED = "cancelled"


class CountScope(StrEnum):
    """What is on the sheet."""

    WHOLE = "whole"  # everything that lies in the warehouse
    BINS = "bins"  # what lies in some bins
    DUE = "due"  # the parts that are to be counted this month


BLIND: Final = frozenset({CountState.COUNTING, CountState.RECOUNTING})
OPEN: Final = BLIND | {CountState.COUNTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class StockCount:
    """A count of one warehouse.

    Args:
        month: First day of the month in which it was opened, in the branch's calendar.
        serial: From 1, without a gap within warehouse and month.
        bins: Which bins it is limited to; empty: any.
        counter: Subject of who counts.
        recounter: Subject of who counts great differences again; somebody else.
        opened_at: When the books were frozen (UTC).
        policy_ref: Policy of the day on which it was opened.
        lines: By bin and part number, each once.
        decided_by: Subject of who decided about the differences; neither of the counters.
        verdicts: About every difference; empty until it is posted.
        version: Of the row; 0 before it is written.
    """

    id: CountId
    warehouse_code: WarehouseCode
    branch_code: BranchCode
    month: date
    serial: int
    scope: CountScope
    bins: tuple[BinCode, ...]
    counter: str
    recounter: str
    opened_by: str
    opened_at: datetime
    policy_ref: str
    lines: tuple[CountLine, ...]
    state: CountState = CountState.COUNTING
    decided_by: str = ""
    decided_at: datetime | None = None
    verdicts: tuple[Verdict, ...] = ()
    cancelled_by: str = ""
    cancelled_at: datetime | None = None
    cancel_reason: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        if self.counter == self.recounter:
            raise CountersAreOne(
                f"{self.counter} cannot check what he counted himself",
                rule="P-14",
                field="recounter",
            )
        if (self.scope is CountScope.BINS) != bool(self.bins):
            raise CountBinsUnfit(
                "bins belong to a count of bins, and to no other", rule="P-14", field="bin_codes"
            )

    @property
    def number(self) -> str:
        """What the sheet is called."""
        return f"{self.warehouse_code}-CT{self.month:%Y%m}-{self.serial:03}"

    @property
    def key(self) -> tuple[datetime, CountId]:
        """Sort key of lists: time of opening, then id."""
        return self.opened_at, self.id

    @property
    def to_count(self) -> tuple[CountLine, ...]:
        """What is still to be handed in."""
        again = self.state is CountState.RECOUNTING
        return tuple(
            each
            for each in self.lines
            if (each.second is None and each.is_again if again else each.first is None)
        )

    @property
    def counted_at(self) -> datetime:
        """When the last of it was counted (UTC): what is booked counts from then on."""
        tallies = (each.standing for each in self.lines)
        return max((each.at for each in tallies if each), default=self.opened_at)

    def enter(self, actor: Actor, tallies: Mapping[Place, tuple[Tally, CountLine]]) -> StockCount:
        """Return it with what was counted, for the round that is under way.

        Args:
            actor: The counter, or the recounter in the second round.
            tallies: What was counted in each place, and the line it makes if it is not on the
                sheet: what the counter found.

        Raises:
            CountIllegalTransition: COUNT_ILLEGAL_TRANSITION, nothing is to be counted any more.
            CountByAnother: COUNT_BY_ANOTHER, somebody else is named for it.
            CountLineEntered: COUNT_LINE_ENTERED, it was handed in before.
            CountOutOfScope: COUNT_OUT_OF_SCOPE, it does not belong to this count.

        Source: rulebook P-14.
        """
        self.require(BLIND, "counted")
        again = self.state is CountState.RECOUNTING
        wanted = self.recounter if again else self.counter
        if actor.subject != wanted:
            raise CountByAnother(
                f"count {self.number} is counted by {wanted}", rule="P-14", count_id=self.id
            )
        lines = {line.place: line for line in self.lines}
        open_ = {line.place for line in self.to_count}
        for place, (tally, found) in tallies.items():
            known = lines.get(place)
            if place not in open_ and known is not None and (not again or known.is_again):
                raise CountLineEntered(
                    f"{_say(place)} was handed in before",
                    rule="P-14",
                    count_id=self.id,
                )
            if place not in open_ and (again or not self._takes(place)):
                raise CountOutOfScope(
                    f"{_say(place)} is not to be counted",
                    rule="P-14",
                    count_id=self.id,
                )
            lines[place] = (known or found).counted(tally)
        return replace(self, lines=tuple(lines[place] for place in sorted(lines)))

    def compared(
        self,
        booked: Mapping[LotPlace, int],
        costs: Mapping[PartNumber, Decimal],
        policy: CountPolicy,
    ) -> StockCount:
        """Return it after a round: great differences of the first are counted again.

        Args:
            booked: What the books say of each lot at the instant at which its line was counted.
            costs: CNY for a unit.
            policy: Of the day on which it was opened.

        Source: rulebook P-14.
        """
        if self.to_count:
            return self
        if self.state is CountState.RECOUNTING:
            return replace(self, state=CountState.COUNTED)
        units: Counter[Place] = Counter()
        for each in differences(self.lines, booked):
            units[each.bin, each.part_number] += abs(each.units)
        said: Counter[Place] = Counter()
        for (bin_code, part_number, _), quantity in booked.items():
            said[bin_code, part_number] += quantity
        lines = tuple(
            replace(
                line,
                is_again=policy.asks_again(
                    booked=said[line.place],
                    units=units[line.place],
                    unit_cost=costs[line.part_number],
                ),
            )
            for line in self.lines
        )
        again = any(line.is_again for line in lines)
        return replace(
            self, lines=lines, state=CountState.RECOUNTING if again else CountState.COUNTED
        )

    def decide(self, actor: Actor, verdicts: Sequence[Verdict], at: datetime) -> StockCount:
        """Return it with the differences decided about, once.

        Args:
            actor: Neither of the counters.
            verdicts: About every difference.
            at: When (UTC).

        Raises:
            CountIllegalTransition: COUNT_ILLEGAL_TRANSITION, it is not counted, or decided before.
            CountDecidedByCounter: COUNT_DECIDED_BY_COUNTER.

        Source: rulebook P-14.
        """
        self.require({CountState.COUNTED}, "posted")
        if actor.subject in {self.counter, self.recounter}:
            raise CountDecidedByCounter(
                f"{actor.subject} counts {self.number}; somebody else decides",
                rule="P-14",
                count_id=self.id,
            )
        return replace(
            self,
            state=CountState.POSTED,
            verdicts=tuple(verdicts),
            decided_by=actor.subject,
            decided_at=at,
        )

    def cancel(self, actor: Actor, reason: str, at: datetime) -> StockCount:
        """Return it given up; nothing was booked.

        Raises:
            CountIllegalTransition: COUNT_ILLEGAL_TRANSITION, it was posted or given up before.

        Source: rulebook P-14.
        """
        self.require(OPEN, "cancelled")
        return replace(
            self,
            state=CountState.CANCELLED,
            cancelled_by=actor.subject,
            cancelled_at=at,
            cancel_reason=reason,
        )

    def require(self, states: frozenset[CountState] | set[CountState], step: str) -> None:
        """Refuse a step that does not lead from here.

        Raises:
            CountIllegalTransition: COUNT_ILLEGAL_TRANSITION.
        """
        if self.state not in states:
            raise CountIllegalTransition(
                f"count {self.number} is {self.state} and cannot be {step}",
                rule="P-14",
                count_id=self.id,
                state=self.state.value,
                step=step,
            )

    def _takes(self, place: Place) -> bool:
        """Say whether something that is not on the sheet may be found there."""
        bin_code, part_number = place
        if self.scope is CountScope.DUE:
            return any(line.part_number == part_number for line in self.lines)
        return not self.bins or bin_code in self.bins


def _say(place: Place) -> str:
    return "/".join(place)
