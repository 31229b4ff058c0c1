"""What expected arrivals need from the store (P-08); they are written under their requisition."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from inventory.domain.ids import PartNumber, RequisitionId, WarehouseCode
from inventory.domain.requisition import Requisition
from inventory.domain.sourcing.expectation import Coming, Expectation


class Expectations(Protocol):
    """What short requisitions wait for; nothing is changed, only followed by another."""

    def latest_of(
        self, requisition_ids: Collection[RequisitionId]
    ) -> Mapping[RequisitionId, Sequence[Expectation]]:
        """Return the last of each part, by part number."""
        ...

    def add(self, requisition_id: RequisitionId, expectations: Sequence[Expectation]) -> None: ...

    def look_again(self, requisition_id: RequisitionId, at: datetime) -> None:
        """Note when to look at it next (UTC)."""
        ...

    def lock_due(self, now: datetime, limit: int) -> Sequence[Requisition]:
        """Short requisitions to look at by now (UTC), by id, that nobody else works on."""
        ...

    def coming(self, warehouse_code: WarehouseCode, part_number: PartNumber) -> Sequence[Coming]:
        """Return what transfers under way within the cell bring, whoever's."""
        ...

    def ahead_of(self, requisition: Requisition, part_number: PartNumber) -> int:
        """Return how many whole units those miss who are served first in the same warehouse."""
        ...
