"""Stock that nobody asks for any more (P-16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.replenishment.policy import ReplenishmentPolicy


class Pace(StrEnum):
    MOVING = "moving"
    SLOW = "slow"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A part that lies in a warehouse.

    Args:
        on_hand: Units, above zero.
        unit_cost: CNY.
        first_received_at: When the first of it came (UTC); None: it did not come by a receipt.
        last_received_at: When the last of it came.
        last_issued_at: When one of it went out; None: never.
    """

    warehouse_code: WarehouseCode
    part_number: PartNumber
    on_hand: int
    unit_cost: Decimal
    first_received_at: datetime | None
    last_received_at: datetime | None
    last_issued_at: datetime | None

    @property
    def value(self) -> Decimal:
        """CNY that lie there."""
        return self.unit_cost * self.on_hand

    def idle(self, now: datetime) -> timedelta | None:
        """Return for how long none of it went out: since the last issue, or else since it came.

        A new delivery does not make it younger. None if it is not known since when it lies there.

        Source: rulebook P-16.
        """
        since = self.last_issued_at or self.first_received_at
        return None if since is None else now - since

    def pace(self, now: datetime, policy: ReplenishmentPolicy) -> Pace:
        """Say whether it moves; what has lain there since nobody knows when is dead.

        Source: rulebook P-16.
        """
        idle = self.idle(now)
        if idle is None or idle >= policy.dead_after:
            return Pace.DEAD
        return Pace.SLOW if idle >= policy.slow_after else Pace.MOVING
