"""What parts cost from which day on: prices are added, never changed (P-02)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from importing.batches import Plan, plan_rows
from importing.fields import duplicate
from inventory.domain.errors import InventoryError, Refused
from inventory.domain.ids import PartNumber
from inventory.domain.imported_parts import cost_of, fields_of, known_number
from inventory.domain.part import Part

RULE: Final = "P-02"

PriceKey = tuple[PartNumber, date]
"""A part has one price from a day on."""


class PriceAlreadySet(Refused):
    reason = "PRICE_ALREADY_SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a unit of a part costs, in CNY, from a day of the branch's calendar on."""

    part_number: PartNumber
    effective_on: date
    unit_cost: Decimal

    @property
    def key(self) -> PriceKey:
        """What there is one price for."""
        return self.part_number, self.effective_on


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """One line of a price list, as it was written."""

    line: int
    part_number: str
    effective_on: str
    unit_cost: str


def plan_prices(
    rows: Iterable[PriceRow],
    parts: Mapping[PartNumber, Part],
    known: Mapping[PriceKey, Decimal],
) -> Plan[Price]:
    """Sort a batch into prices to add, prices on file, and rows that cannot be taken.

    Args:
        rows: The batch; a price on file is not changed by another one from the same day on.
        parts: The parts of the list that the rows name.
        known: The prices on file of these parts.

    Source: rulebook P-02.
    """
    seen: dict[PriceKey, int] = {}

    def read(row: PriceRow) -> Price | None:
        fields = fields_of(row, RULE)
        price = Price(
            part_number=known_number(fields, parts),
            effective_on=fields.needed_day("effective_on"),
            unit_cost=cost_of(fields),
        )
        if price.key in seen:
            key = f"{price.part_number} {price.effective_on}"
            raise duplicate("effective_on", key, seen[price.key], RULE)
        seen[price.key] = row.line
        return price if _is_new(price, known) else None

    return plan_rows(rows, lambda row: row.line, read, InventoryError)


def _is_new(price: Price, known: Mapping[PriceKey, Decimal]) -> bool:
    cost = known.get(price.key)
    if cost is not None and cost != price.unit_cost:
        raise PriceAlreadySet(
            f"{price.part_number} costs {cost} from {price.effective_on} on; "
            "another price needs another day",
            rule=RULE,
            field="effective_on",
            part_number=price.part_number,
        )
    return cost is None
