"""What a scanner may read from a part: its GTIN, or its number with a supplier (P-01)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from importing.batches import Plan, plan_rows
from importing.fields import duplicate
from inventory.domain.errors import Invalid, InventoryError, Refused
from inventory.domain.ids import PartNumber
from inventory.domain.imported_parts import fields_of, known_number
from inventory.domain.part import Part

RULE: Final = "P-01"
_SUPPLIER, _CODE = 80, 60
GTIN_LENGTHS: Final = frozenset({8, 12, 13, 14})
_FULL_GTIN: Final = 14

CodeKey = tuple[str, str]
"""Supplier and code; a GTIN has no supplier."""


class GtinInvalid(Invalid):
    """Digits that are no GTIN: too many, too few, or with a wrong check digit."""

    reason = "GTIN_INVALID"


class PartCodeTaken(Refused):
    reason = "PART_CODE_TAKEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCode:
    """A code of a part.

    Args:
        supplier: Empty for a GTIN, which needs none.
        code: A GTIN as 14 digits, else as the supplier writes it.
    """

    part_number: PartNumber
    supplier: str
    code: str

    @property
    def key(self) -> CodeKey:
        """What names one part only."""
        return self.supplier, self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class PartCodeRow:
    """One line of a table of codes, as it was written."""

    line: int
    part_number: str
    supplier: str
    code: str


def plan_codes(
    rows: Iterable[PartCodeRow],
    parts: Mapping[PartNumber, Part],
    known: Mapping[CodeKey, PartNumber],
) -> Plan[PartCode]:
    """Sort a batch into codes to add, codes on file, and rows that cannot be taken.

    Args:
        rows: The batch.
        parts: The parts of the list that the rows name.
        known: Whose the codes are that are on file.

    Source: rulebook P-01.
    """
    seen: dict[CodeKey, int] = {}

    def read(row: PartCodeRow) -> PartCode | None:
        fields = fields_of(row, RULE)
        supplier = fields.text("supplier", _SUPPLIER)
        text = fields.text("code", _CODE, 1)
        code = PartCode(
            part_number=known_number(fields, parts),
            supplier=supplier,
            code=text if supplier else gtin(text),
        )
        if code.key in seen:
            raise duplicate("code", code.code, seen[code.key], RULE)
        seen[code.key] = row.line
        return code if _is_free(code, known) else None

    return plan_rows(rows, lambda row: row.line, read, InventoryError)


def code_key(row: PartCodeRow) -> CodeKey:
    """Return what a row would be on file under; digits that are no GTIN are on file nowhere."""
    supplier, text = row.supplier.strip(), row.code.strip()
    return supplier, text if supplier or not is_gtin(text) else gtin(text)


def gtin(text: str) -> str:
    """Return a GTIN (EAN-8, UPC-A, EAN-13, GTIN-14) as 14 digits.

    Raises:
        GtinInvalid: It has another length, other signs, or its check digit is wrong.

    Source: GS1 General Specifications, check digit of GTIN; rulebook P-01.
    """
    if not is_gtin(text):
        raise GtinInvalid(
            f"{text} is no GTIN: 8, 12, 13 or 14 digits, the last a check digit",
            rule=RULE,
            field="code",
        )
    return text.zfill(_FULL_GTIN)


def is_gtin(text: str) -> bool:
    """Whether a text is a GTIN, its check digit included."""
    if not (text.isascii() and text.isdigit() and len(text) in GTIN_LENGTHS):
        return False
    weighted = (int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(text[::-1]))
    return sum(weighted) % 10 == 0


def _is_free(code: PartCode, known: Mapping[CodeKey, PartNumber]) -> bool:
    owner = known.get(code.key)
    if owner is not None and owner != code.part_number:
        raise PartCodeTaken(
            f"{code.code} is the code of {owner}", rule=RULE, field="code", part_number=owner
        )
    return owner is None
