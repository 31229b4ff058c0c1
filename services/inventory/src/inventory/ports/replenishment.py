"""What reviews of stock need from the store (P-15, P-16).

Proposals are locked after the warehouse whose stock is reviewed, and with nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from inventory.domain.ids import PartNumber, WarehouseCode
from inventory.domain.replenishment.deliveries import Coming
from inventory.domain.replenishment.fill_rate import MonthOfDemand
from inventory.domain.replenishment.proposal import Proposal, ProposalId, ProposalState
from inventory.domain.replenishment.slow_stock import Shelf
from inventory.domain.replenishment.window import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFilter:
    """Empty: any."""

    branch_code: str = ""
    warehouse_code: str = ""
    state: ProposalState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFilter:
    """From one month to another, both included, each by its first day; no warehouse: any."""

    from_month: date
    to_month: date
    warehouse_code: str = ""


class Demands(Protocol):
    """What was asked of warehouses, and what became of it.

    Demand is what requisitions asked for when they asked: issued parts less what came back unused,
    what still waits, and of what was given up that which was short. Whoever asks again for the same
    order after giving up wants it once.
    """

    def history(
        self, warehouse_code: WarehouseCode, window: Window
    ) -> Mapping[PartNumber, tuple[int, ...]]:
        """Return the units per period of every part asked for in them, oldest first.

        A part that came to the warehouse before it was first asked for has no periods before that.
        """
        ...

    def waited_for(self, warehouse_code: WarehouseCode) -> Mapping[PartNumber, int]:
        """Return the units that short requisitions wait for."""
        ...

    def orders(
        self, warehouse_code: WarehouseCode, since: datetime
    ) -> Mapping[PartNumber, Sequence[Coming]]:
        """Return what was approved from an instant (UTC) on, oldest first."""
        ...

    def receipts(
        self, warehouse_code: WarehouseCode, since: datetime
    ) -> Mapping[PartNumber, Sequence[Coming]]:
        """Return what came in good order from an instant (UTC) on, oldest first."""
        ...

    def months(
        self, wanted: MonthFilter, after: tuple[str, date] | None, limit: int
    ) -> Sequence[MonthOfDemand]:
        """Return months with demand behind a key, by warehouse and month, as far as visible."""
        ...

    def shelves(
        self, warehouse_code: str, after: tuple[str, str] | None, limit: int
    ) -> Sequence[Shelf]:
        """Return what lies on shelves behind a key, by warehouse and part, as far as visible."""
        ...


class Proposals(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def get(self, proposal_id: ProposalId) -> Proposal:
        """Raise ProposalNotFound if there is none."""
        ...

    def lock(self, proposal_id: ProposalId) -> Proposal:
        """Read it to decide on it; raises ProposalNotFound."""
        ...

    def lock_undecided(self, warehouse_code: WarehouseCode) -> Sequence[Proposal]:
        """Read those of a warehouse that nobody has decided on, by id."""
        ...

    def add(self, proposals: Collection[Proposal]) -> None:
        """Add them with their first version."""
        ...

    def save_superseded(self, proposals: Collection[Proposal]) -> None:
        """Write proposals that were locked and are out of date now; raises ConcurrentUpdate."""
        ...

    def save(self, proposal: Proposal) -> Proposal:
        """Return it with its next version; raises ConcurrentUpdate."""
        ...

    def page(
        self, wanted: ProposalFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Proposal]:
        """Return those behind a key, by time of the review and id."""
        ...
