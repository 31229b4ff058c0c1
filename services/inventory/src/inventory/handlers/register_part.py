"""Use case: put a part on the price list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from inventory.domain.ids import PartNumber
from inventory.domain.lots import Tracking
from inventory.domain.part import Part, registered
from inventory.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPart:
    part_number: PartNumber
    name: str
    unit: str
    unit_cost: Decimal
    tracking: Tracking = Tracking.NONE


def register_part(cmd: RegisterPart, tx: Tx, now: datetime) -> Part:
    """Put a part on the price list; the same facts again change nothing.

    Args:
        cmd: The part; its cost is CNY per unit.
        tx: Open transaction, committed by the caller.
        now: Time of the command (UTC).

    Raises:
        UnitCostInvalid: The cost is below zero or not in whole fen.
        PartAlreadyRegistered: The number belongs to a part with other facts.

    Source: rulebook P-01.
    """
    wanted = Part(
        part_number=cmd.part_number,
        name=cmd.name,
        unit=cmd.unit,
        unit_cost=cmd.unit_cost,
        tracking=cmd.tracking,
    )
    known = tx.parts.find(cmd.part_number)
    part = registered(known, wanted)
    if known is None:
        tx.parts.add(part)
    return part
