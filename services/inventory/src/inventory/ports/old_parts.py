"""What the use cases of old parts need from the store (P-06).

Old parts are locked by id, after stock and before balances.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from inventory.domain.ids import RequisitionId, WarehouseCode
from inventory.domain.old_parts.disposal import Disposal
from inventory.domain.old_parts.old_part import OldPart, OldPartId, OldPartState
from inventory.domain.old_parts.review import DisposalReview, Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartFilter:
    """Empty: any; `due_before`: only those that did not come and were due before it (UTC)."""

    branch_code: str = ""
    warehouse_code: str = ""
    work_order_id: str = ""
    disposal_id: str = ""
    state: OldPartState | None = None
    due_before: datetime | None = None


class OldParts(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def add(self, old_parts: Collection[OldPart]) -> Sequence[OldPart]:
        """Return them with their first version."""
        ...

    def get(self, old_part_id: OldPartId) -> OldPart:
        """Raise OldPartNotFound if there is none."""
        ...

    def lock(self, old_part_id: OldPartId) -> OldPart:
        """Read it to change it; raises OldPartNotFound."""
        ...

    def lock_all(self, old_part_ids: Collection[OldPartId]) -> Sequence[OldPart]:
        """Read them to change them, by id; raises OldPartNotFound if one is missing."""
        ...

    def lock_of(self, requisition_id: RequisitionId) -> Sequence[OldPart]:
        """Read those of a requisition to change them, by id."""
        ...

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[OldPart]:
        """Those due at or before `now` (UTC) that nobody was told of, nobody else works on."""
        ...

    def lock_reported(self, limit: int) -> Sequence[OldPart]:
        """Those received whose order reported after the issue, nobody else works on."""
        ...

    def save(self, old_part: OldPart) -> OldPart:
        """Return it with its next version; raises ConcurrentUpdate. Adds new hand-overs."""
        ...

    def page(
        self, wanted: OldPartFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[OldPart]:
        """Return those behind a key, oldest due first."""
        ...


class Disposals(Protocol):
    """Only those of branches the principal may act for."""

    def next_serial(self, warehouse_code: WarehouseCode, month: date) -> int:
        """Return the number the next record of a month gets; the warehouse is locked."""
        ...

    def add(self, disposal: Disposal) -> None: ...

    def waiting(self) -> Sequence[Waiting]:
        """Return what is written off and not disposed of, for each warehouse that has any."""
        ...

    def add_review(self, review: DisposalReview) -> bool:
        """Note it; False if the warehouse was called for the month before."""
        ...

    def reviews(
        self, warehouse_code: str, after: tuple[date, str] | None, limit: int
    ) -> Sequence[DisposalReview]:
        """Return those behind a key, by month and warehouse; no warehouse: any."""
        ...

    def page(
        self, warehouse_code: str, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Disposal]:
        """Return those behind a key, by time of the disposal and id; no warehouse: any."""
        ...
