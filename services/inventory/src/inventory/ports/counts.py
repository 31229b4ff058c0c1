"""What stock counts need from the store (P-14)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from inventory.domain.counts.count import CountState, StockCount
from inventory.domain.counts.due import Turnover
from inventory.domain.counts.line import CountLine, LotPlace
from inventory.domain.ids import BinCode, CountId, PartNumber, WarehouseCode
from inventory.domain.ledger import Balance


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFilter:
    """Empty: any."""

    warehouse_code: str = ""
    state: CountState | None = None


class Counts(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def next_serial(self, warehouse_code: WarehouseCode, month: date) -> int:
        """Return the number that the next sheet of the month gets; the warehouse is locked."""
        ...

    def get(self, count_id: CountId) -> StockCount:
        """Raise CountNotFound if there is none."""
        ...

    def lock(self, count_id: CountId) -> StockCount:
        """Read it to change it; raises CountNotFound."""
        ...

    def add(self, count: StockCount) -> StockCount:
        """Return it with its first version; raises CountOverlaps."""
        ...

    def save(self, count: StockCount) -> StockCount:
        """Return it with its next version.

        Raises:
            ConcurrentUpdate: Somebody else changed it since it was read.
            CountOverlaps: What was found is on the sheet of another open count.
        """
        ...

    def page(
        self, wanted: CountFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[StockCount]:
        """Return those behind a key, by time of opening and id, without their lines."""
        ...

    def blind_in(self, subject: str) -> Collection[WarehouseCode]:
        """Return the warehouses in which a person counts and has not seen the books."""
        ...

    def lying(
        self, warehouse_code: WarehouseCode, bins: Collection[BinCode], limit: int
    ) -> Sequence[Balance]:
        """What lies in some bins of a warehouse, or in all, by bin and part; lots summed up."""
        ...

    def lying_of(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Balance]:
        """What lies of some parts in the bins of a warehouse, by bin and part; lots summed up."""
        ...

    def booked(
        self, warehouse_code: WarehouseCode, lines: Collection[CountLine]
    ) -> Mapping[LotPlace, int]:
        """What the books say of each line's lots at the instant at which it was counted.

        By the time at which goods moved, up to and including that instant; what was booked late
        counts when it happened.
        """
        ...

    def turnovers(
        self, warehouse_code: WarehouseCode, since: datetime, on: date
    ) -> Sequence[Turnover]:
        """Every part that lies in a warehouse, with what was issued since, by part number.

        Args:
            warehouse_code: Whose shelf.
            since: Issues after it count (UTC).
            on: Day of the price.
        """
        ...
