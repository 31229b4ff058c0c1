"""Parts and how many of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inventory.domain.errors import Invalid
from inventory.domain.ids import PartNumber
from inventory.domain.lots import Lot, LotsInvalid


class QuantityNotPositive(Invalid):
    reason = "QUANTITY_NOT_POSITIVE"


class PartNamedTwice(Invalid):
    reason = "PART_NAMED_TWICE"


class NoLines(Invalid):
    reason = "NO_LINES"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """So many whole units of a part, and which ones where that is followed and known."""

    part_number: PartNumber
    quantity: int
    lots: tuple[Lot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """So many whole units of a part are not there."""

    part_number: PartNumber
    missing: int


def checked_lines(lines: Iterable[PartLine]) -> tuple[PartLine, ...]:
    """Return the lines in the order of their part numbers, the order in which stock is locked.

    Args:
        lines: Whole units, above zero, each part once.

    Raises:
        NoLines: There is none.
        QuantityNotPositive: A quantity is zero or below.
        PartNamedTwice: A part is in two lines.

    Source: rulebook P-02.
    """
    given = tuple(lines)
    if not given:
        raise NoLines("no part is named", rule="P-02", field="lines")
    seen: set[PartNumber] = set()
    for index, line in enumerate(given):
        if line.quantity <= 0:
            raise QuantityNotPositive(
                f"{line.quantity} of {line.part_number} is no quantity",
                rule="P-02",
                field=f"lines[{index}].quantity",
                part_number=line.part_number,
                quantity=str(line.quantity),
            )
        if line.part_number in seen:
            raise PartNamedTwice(
                f"{line.part_number} is named twice",
                rule="P-02",
                field=f"lines[{index}].part_number",
                part_number=line.part_number,
            )
        seen.add(line.part_number)
    return tuple(sorted(given, key=lambda line: line.part_number))


def numbers_of(lines: Iterable[PartLine]) -> tuple[PartNumber, ...]:
    """Return the part numbers of some lines, sorted, each once."""
    return tuple(sorted({line.part_number for line in lines}))


def by_quantity(lines: Iterable[PartLine]) -> tuple[PartLine, ...]:
    """Return lines that ask for a quantity and leave it to the keeper which units go out.

    Raises:
        LotsInvalid: A line names serials or batches.

    Source: rulebook P-04.
    """
    given = tuple(lines)
    for line in given:
        if line.lots:
            raise LotsInvalid(
                f"{line.part_number} is asked for by quantity; the keeper names what goes out",
                rule="P-04",
                field="lines",
                part_number=line.part_number,
            )
    return given


def with_lots(lines: Iterable[PartLine], lots: Iterable[PartLine]) -> tuple[PartLine, ...]:
    """Return the lines together with the serials or batches that were named for them.

    Args:
        lines: What goes out, by quantity.
        lots: Some of these lines again, each with its lots.

    Raises:
        LotsInvalid: LOTS_INVALID, lots are named for a part or a quantity that does not go out.

    Source: rulebook P-04, P-19.
    """
    named = {line.part_number: line for line in lots}
    matched = tuple(
        named.pop(line.part_number)
        if line.part_number in named and named[line.part_number].quantity == line.quantity
        else line
        for line in lines
    )
    for part_number in named:
        raise LotsInvalid(
            f"{part_number} does not go out, or not so many",
            rule="P-04",
            field="lots",
            part_number=part_number,
        )
    return matched
