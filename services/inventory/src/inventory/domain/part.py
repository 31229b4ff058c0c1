"""Parts as the price list knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from inventory.domain.errors import Invalid, NotFound, Refused
from inventory.domain.ids import PartNumber
from inventory.domain.lines import PartLine
from inventory.domain.lots import Tracking


class UnitCostInvalid(Invalid):
    reason = "UNIT_COST_INVALID"


class PartAlreadyRegistered(Refused):
    reason = "PART_ALREADY_REGISTERED"


class PartNotFound(NotFound):
    reason = "PART_NOT_FOUND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A spare part.

    Args:
        part_number: Identifies it in every warehouse.
        name: As people call it.
        unit: What is counted, e.g. 个.
        unit_cost: CNY per unit, zero or above, whole fen; until the price list says another.
        tracking: Whether units are followed by serial or batch (P-18, P-19).
    """

    part_number: PartNumber
    name: str
    unit: str
    unit_cost: Decimal
    tracking: Tracking = Tracking.NONE

    def __post_init__(self) -> None:
        fen = self.unit_cost * 100
        if self.unit_cost < 0 or fen != fen.to_integral_value():
            raise UnitCostInvalid(
                f"{self.unit_cost} is no cost in whole fen", field="unit_cost", rule="P-02"
            )


def registered(known: Part | None, wanted: Part) -> Part:
    """Return the part as it is registered; the same facts again change nothing.

    Raises:
        PartAlreadyRegistered: The number belongs to a part with other facts.

    Source: rulebook P-01.
    """
    if known is not None and known != wanted:
        raise PartAlreadyRegistered(
            f"{wanted.part_number} is registered as {known.name}, {known.unit_cost} CNY",
            rule="P-01",
            part_number=wanted.part_number,
        )
    return wanted


def amount_of(lines: Iterable[PartLine], parts: Mapping[PartNumber, Part]) -> Decimal:
    """Return what the lines cost, in CNY at unit cost.

    Args:
        lines: What is asked for.
        parts: The parts of the price list that the lines name.

    Raises:
        PartNotFound: A line names a part that is not on the price list.

    Source: rulebook P-04.
    """
    total = Decimal(0)
    for line in lines:
        total += known_part(parts, line.part_number).unit_cost * line.quantity
    return total.quantize(Decimal("0.01"))


def known_part(parts: Mapping[PartNumber, Part], part_number: PartNumber) -> Part:
    """Return a part of the price list.

    Raises:
        PartNotFound: It is not on the price list.

    Source: rulebook P-01.
    """
    part = parts.get(part_number)
    if part is None:
        raise PartNotFound(
            f"there is no part {part_number}", field="lines", part_number=part_number
        )
    return part
