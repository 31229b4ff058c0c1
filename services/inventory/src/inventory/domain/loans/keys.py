"""Which thing is lent, and how it moves."""

from __future__ import annotations

from typing import NamedTuple

from inventory.domain.accounts import Account
from inventory.domain.ids import PartNumber
from inventory.domain.ledger import Movement
from inventory.domain.lots import Tracking


class AssetKey(NamedTuple):
    """Which thing: its part on the price list, and its serial."""

    part_number: PartNumber
    serial: str


def movement_of(key: AssetKey, from_account: Account, to_account: Account) -> Movement:
    """Return the movement of one thing."""
    return Movement(
        part_number=key.part_number,
        quantity=1,
        from_account=from_account,
        to_account=to_account,
        tracking=Tracking.SERIAL,
        lot=key.serial,
    )
