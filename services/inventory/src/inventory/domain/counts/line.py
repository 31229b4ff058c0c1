"""One part in one bin: what was counted of it, and how that differs from the books (P-14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from inventory.domain.accounts import in_bin, lost_by
from inventory.domain.ids import BinCode, PartNumber, WarehouseCode
from inventory.domain.ledger import Movement
from inventory.domain.lots import Lot, Tracking

Place: TypeAlias = tuple[BinCode, PartNumber]
LotPlace: TypeAlias = tuple[BinCode, PartNumber, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What somebody counted of a part in a bin.

    Args:
        lots: By serial or batch; one without a number of a part that is not tracked; none when
            nothing was there.
        at: When it was counted (UTC).
    """

    lots: tuple[Lot, ...]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """A part in a bin.

    Args:
        frozen: What the books said when the count was opened, in whole units.
        is_found: It was not on the sheet: the counter found it.
        first: What the counter counted.
        is_again: The difference was so great that somebody else counts it again.
        second: What he counted; it stands in place of the first.
    """

    bin: BinCode
    part_number: PartNumber
    tracking: Tracking
    frozen: int
    is_found: bool = False
    first: Tally | None = None
    is_again: bool = False
    second: Tally | None = None

    @property
    def place(self) -> Place:
        """Where it is."""
        return self.bin, self.part_number

    @property
    def standing(self) -> Tally | None:
        """What counts of what was counted."""
        return self.second or self.first

    def counted(self, tally: Tally) -> CountLine:
        """Return it with what was counted: the second time if it is counted again."""
        return replace(self, second=tally) if self.is_again else replace(self, first=tally)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What was counted of a lot is not what the books said at the instant of counting."""

    bin: BinCode
    part_number: PartNumber
    tracking: Tracking
    lot: str
    booked: int
    counted: int

    @property
    def key(self) -> LotPlace:
        """Of what."""
        return self.bin, self.part_number, self.lot

    @property
    def units(self) -> int:
        """How many are too many; below zero: are missing."""
        return self.counted - self.booked


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of a difference.

    Args:
        unit_cost: CNY on the day of the decision.
        is_posted: It is booked; else it is left, and another paper will explain it.
        cause: Why there is a difference, as auditors will read it.
    """

    difference: Difference
    unit_cost: Decimal
    is_posted: bool
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A difference, its cost, and what was decided about it; None: nobody has."""

    difference: Difference
    unit_cost: Decimal
    verdict: Verdict | None = None

    @property
    def value(self) -> Decimal:
        """CNY that are too many; below zero: are missing."""
        return self.difference.units * self.unit_cost


def differences(
    lines: Iterable[CountLine], booked: Mapping[LotPlace, int]
) -> tuple[Difference, ...]:
    """Compare what was counted with the books, lot by lot.

    Args:
        lines: Those that nobody has counted yet differ in nothing.
        booked: What the books say of each lot at the instant at which its line was counted.

    Source: rulebook P-14.
    """
    return tuple(each for line in lines for each in _differences(line, booked))


def _differences(line: CountLine, booked: Mapping[LotPlace, int]) -> Iterator[Difference]:
    if line.standing is None:
        return
    there = {lot.number: lot.quantity for lot in line.standing.lots}
    said = {lot: units for (*place, lot), units in booked.items() if tuple(place) == line.place}
    for lot in sorted({*there, *said}):
        found = Difference(
            bin=line.bin,
            part_number=line.part_number,
            tracking=line.tracking,
            lot=lot,
            booked=said.get(lot, 0),
            counted=there.get(lot, 0),
        )
        if found.units:
            yield found


def booked_as(verdicts: Iterable[Verdict], warehouse_code: WarehouseCode) -> tuple[Movement, ...]:
    """Return what is booked of the differences: to the warehouse's loss, or from it.

    Source: rulebook P-02, P-14.
    """
    loss = lost_by(warehouse_code)
    found = []
    for each in verdicts:
        if each.is_posted:
            told = each.difference
            shelf = in_bin(warehouse_code, told.bin)
            found.append(
                Movement(
                    part_number=told.part_number,
                    quantity=abs(told.units),
                    from_account=loss if told.units > 0 else shelf,
                    to_account=shelf if told.units > 0 else loss,
                    tracking=told.tracking,
                    lot=told.lot,
                )
            )
    return tuple(found)
