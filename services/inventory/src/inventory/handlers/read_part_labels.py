"""Use case: the parts that labels are printed for."""

from __future__ import annotations

from dataclasses import dataclass

from inventory.domain.ids import PartNumber
from inventory.domain.paper import known_parts, repeated
from inventory.domain.part import Part
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPartLabels:
    """Which parts, and how many labels of each."""

    part_numbers: tuple[PartNumber, ...]
    copies: int


def read_part_labels(query: ReadPartLabels, tx: Tx) -> tuple[Part, ...]:
    """Return a part for each label, in the order asked for; nothing is written.

    Args:
        query: Which labels.
        tx: Open transaction.

    Raises:
        PartNotFound: One is not on the price list.

    Source: rulebook P-01.
    """
    found = tx.parts.find_all(query.part_numbers)
    return repeated(known_parts(query.part_numbers, found), query.copies)
