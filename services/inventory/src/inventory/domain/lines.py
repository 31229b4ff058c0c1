"""Parts and how many of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inventory.domain.errors import Invalid
from inventory.domain.ids import PartNumber


class QuantityNotPositive(Invalid):
    reason = "QUANTITY_NOT_POSITIVE"


class PartNamedTwice(Invalid):
    reason = "PART_NAMED_TWICE"


class NoLines(Invalid):
    reason = "NO_LINES"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """So many whole units of a part."""

    part_number: PartNumber
    quantity: int


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
