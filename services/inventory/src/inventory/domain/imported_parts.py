"""Parts out of a table (P-01)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final

from importing.batches import Plan, plan_rows
from importing.fields import Fields, duplicate
from inventory.domain.errors import Invalid, InventoryError
from inventory.domain.ids import PartNumber
from inventory.domain.lots import Tracking
from inventory.domain.part import Part, PartNotFound, UnitCostInvalid, registered

RULE: Final = "P-01"
_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
_LONGEST_NUMBER, _NAME, _UNIT = 60, 120, 20
_TRACKING: Final = {
    "": Tracking.NONE,
    "none": Tracking.NONE,
    "serial": Tracking.SERIAL,
    "batch": Tracking.BATCH,
    "不跟踪": Tracking.NONE,
    "序列号": Tracking.SERIAL,
    "批次": Tracking.BATCH,
}
_HIGHEST_COST: Final = Decimal("999999999.99")


class PartNumberInvalid(Invalid):
    """A part number has characters that no bar code and no address carries."""

    reason = "PART_NUMBER_INVALID"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One line of a table of parts, as it was written."""

    line: int
    part_number: str
    part_name: str
    unit: str
    unit_cost: str
    tracking: str = ""


def plan_parts(rows: Iterable[PartRow], known: Mapping[PartNumber, Part]) -> Plan[Part]:
    """Sort a batch into parts to register, parts on the list, and rows that cannot be taken.

    Args:
        rows: The batch; what is on the list with other facts is refused.
        known: The parts of the list that the rows name.

    Source: rulebook P-01.
    """
    seen: dict[PartNumber, int] = {}

    def read(row: PartRow) -> Part | None:
        fields = fields_of(row, RULE)
        part = Part(
            part_number=number_of(fields),
            name=fields.text("part_name", _NAME, 1),
            unit=fields.text("unit", _UNIT, 1),
            unit_cost=cost_of(fields),
            tracking=fields.choice("tracking", _TRACKING),
        )
        number = part.part_number
        if number in seen:
            raise duplicate("part_number", number, seen[number], RULE)
        seen[number] = row.line
        registered(known.get(number), part)
        return None if number in known else part

    return plan_rows(rows, lambda row: row.line, read, InventoryError)


def fields_of(row: Any, rule: str) -> Fields:
    """Return the texts of a row, a dataclass with the line it came from."""
    return Fields({name: text for name, text in asdict(row).items() if name != "line"}, rule)


def number_of(fields: Fields) -> PartNumber:
    """Return the part number of a row.

    Raises:
        PartNumberInvalid: It is not written as part numbers are.
    """
    text = fields.text("part_number", _LONGEST_NUMBER, 1)
    if not _NUMBER.fullmatch(text):
        raise PartNumberInvalid(
            f"{text} is no part number: letters, digits, dot, dash and underscore",
            rule=RULE,
            field="part_number",
        )
    return PartNumber(text)


def known_number(fields: Fields, known: Mapping[PartNumber, Part]) -> PartNumber:
    """Return the part number of a row about a part that is on the list.

    Raises:
        PartNotFound: It is not.
    """
    number = number_of(fields)
    if number not in known:
        raise PartNotFound(f"there is no part {number}", rule=RULE, field="part_number")
    return number


def cost_of(fields: Fields) -> Decimal:
    """Return the cost of a row, in CNY.

    Raises:
        UnitCostInvalid: It is above what a cost may be.
    """
    cost = fields.price("unit_cost")
    if cost > _HIGHEST_COST:
        raise UnitCostInvalid(
            f"{cost} is above {_HIGHEST_COST}, the highest cost", rule="P-02", field="unit_cost"
        )
    return cost
