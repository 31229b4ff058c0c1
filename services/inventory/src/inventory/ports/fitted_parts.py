"""What the use cases of fitted parts and traces need from the store (P-18, P-19).

Fitted parts are locked by id, after old parts and before balances.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from inventory.domain.fitted_parts.fitted_part import FittedPart
from inventory.domain.fitted_parts.trace import LotOrigin, LotPlace, TracedMovement
from inventory.domain.ids import PartNumber, WorkOrderId


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedPartFilter:
    """Exactly one of the three ids, or a part with its serial or batch."""

    work_order_id: str = ""
    service_request_id: str = ""
    installed_product_id: str = ""
    part_number: str = ""
    lot: str = ""


class FittedParts(Protocol):
    """What orders got by serial or batch."""

    def note_fixing(self, work_order_id: WorkOrderId, at: datetime) -> None:
        """Note that a report said the fault is gone (UTC); what is noted already stays."""
        ...

    def add(self, fitted_parts: Collection[FittedPart]) -> None: ...

    def lock_fixed(self, limit: int) -> Sequence[tuple[FittedPart, datetime]]:
        """Those not yet fitted whose order was reported fixed at or after the issue, by id.

        With the first such report (UTC); those that nobody else works on.
        """
        ...

    def lock_of(
        self, work_order_id: WorkOrderId, lots: Collection[tuple[PartNumber, str]]
    ) -> Sequence[FittedPart]:
        """What an order has of some serials and batches, by id, to change it."""
        ...

    def save(self, fitted_part: FittedPart) -> FittedPart:
        """Return it with its next version; raises ConcurrentUpdate."""
        ...

    def page(
        self, wanted: FittedPartFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[FittedPart]:
        """Return those behind a key, oldest issue first, of the principal's branches."""
        ...


class Traces(Protocol):
    """Ledger and balances by serial or batch; only what the principal may see."""

    def parts_of(self, lot: str) -> Collection[PartNumber]:
        """Return the parts that ever had such a serial or batch, whoever's."""
        ...

    def movements(
        self, part_number: PartNumber, lot: str, after: int | None, limit: int
    ) -> Sequence[TracedMovement]:
        """Return those behind a line of the ledger, in the order of booking."""
        ...

    def places(
        self, part_number: PartNumber, lot: str, after: str | None, limit: int
    ) -> Sequence[LotPlace]:
        """Return where units are now, behind an account, by account."""
        ...

    def origins(
        self, lots: Collection[tuple[PartNumber, str]], limit: int
    ) -> Mapping[tuple[PartNumber, str], Sequence[LotOrigin]]:
        """Return the deliveries that brought them, newest first, at most so many of each.

        What was received by mistake and reversed is no delivery.
        """
        ...
