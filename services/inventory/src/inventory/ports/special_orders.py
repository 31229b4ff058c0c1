"""What special orders need from the store (P-13).

A special order is locked right after the transfer, before requisitions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from inventory.domain.ids import SpecialOrderId
from inventory.domain.special_orders.special_order import SpecialOrder, SpecialOrderState


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialOrderFilter:
    """Empty: any; `holds_deposit`: only those whose deposit nobody settled."""

    branch_code: str = ""
    state: SpecialOrderState | None = None
    holds_deposit: bool = False


class SpecialOrders(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def get(self, special_order_id: SpecialOrderId) -> SpecialOrder:
        """Raise SpecialOrderNotFound if there is none."""
        ...

    def lock(self, special_order_id: SpecialOrderId) -> SpecialOrder:
        """Read it to change it; raises SpecialOrderNotFound."""
        ...

    def add(self, order: SpecialOrder) -> SpecialOrder:
        """Return it with its first version; raises SpecialOrderOpen if its requisition has one."""
        ...

    def save(self, order: SpecialOrder) -> SpecialOrder:
        """Write its state, new quotes, its deposit and what became of that.

        Returns:
            The order with its next version.

        Raises:
            ConcurrentUpdate: Somebody else changed it since it was read.
            DepositReceiptTaken: The number of the receipt was used in the branch before.
        """
        ...

    def page(
        self, wanted: SpecialOrderFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[SpecialOrder]:
        """Return those behind a key, by time of proposing and id."""
        ...
