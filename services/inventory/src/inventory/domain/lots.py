"""Serials and batches: which units of a part, where that is followed (P-18, P-19)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from inventory.domain.errors import Invalid
from inventory.domain.ids import PartNumber


class Tracking(StrEnum):
    """How far the units of a part are told apart."""

    NONE = "none"
    SERIAL = "serial"  # each unit has a number of its own
    BATCH = "batch"  # units made together share one


class LotsInvalid(Invalid):
    """Serials or batches do not fit the part or the quantity."""

    reason = "LOTS_INVALID"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """So many whole units of one batch, or the one unit of a serial."""

    number: str
    quantity: int = 1


UNTRACKED = ""


def checked_lots(
    part_number: PartNumber, quantity: int, lots: Sequence[Lot], tracking: Tracking
) -> tuple[Lot, ...]:
    """Return which units the quantity of a part is made of, by number.

    Args:
        part_number: The part.
        quantity: Whole units, above zero.
        lots: What was named: nothing for a part that is not tracked, else what adds up.
        tracking: How the part is followed.

    Returns:
        Its lots; one without a number for a part that is not tracked.

    Raises:
        LotsInvalid: LOTS_INVALID; lots are missing, not asked for, named twice or do not add up.

    Source: rulebook P-02, P-18, P-19.
    """
    if tracking is Tracking.NONE:
        if lots:
            raise _invalid(part_number, "is not tracked, no serial or batch belongs to it")
        return (Lot(number=UNTRACKED, quantity=quantity),)
    numbers = [lot.number for lot in lots]
    if not all(numbers) or len(set(numbers)) != len(numbers):
        raise _invalid(part_number, "needs every serial or batch named, each once")
    if tracking is Tracking.SERIAL and any(lot.quantity != 1 for lot in lots):
        raise _invalid(part_number, "has one unit for each serial")
    if any(lot.quantity <= 0 for lot in lots) or sum(lot.quantity for lot in lots) != quantity:
        raise _invalid(part_number, f"has lots that do not add up to {quantity}")
    return tuple(sorted(lots, key=lambda lot: lot.number))


def _invalid(part_number: PartNumber, what: str) -> LotsInvalid:
    return LotsInvalid(f"{part_number} {what}", rule="P-19", field="lines", part_number=part_number)
