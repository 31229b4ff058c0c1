"""What supplements need from the store (P-05).

A supplement is read and written with its requisition locked; it is not locked itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from inventory.domain.ids import RequisitionId
from inventory.domain.requisition import Requisition
from inventory.domain.supplements.supplement import Supplement


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementFilter:
    """Empty: any."""

    branch_code: str = ""
    work_order_id: str = ""


class Supplements(Protocol):
    """Only those of branches the principal may act for."""

    def in_force(self, requisition_id: RequisitionId) -> Supplement | None:
        """Return the one that counts now, whoever acts."""
        ...

    def add(self, supplement: Supplement) -> None:
        """Write it, and withdraw the one that it replaces."""
        ...

    def page(
        self, wanted: SupplementFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Supplement]:
        """Return those behind a key, by time of recording and id."""
        ...

    def unsigned(
        self, branch_code: str, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Requisition]:
        """Return unissued additions that need a signature and have none, by time of asking."""
        ...
