"""The ledger: balanced movements between accounts, never edited (P-02)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from inventory.domain.errors import InventoryError
from inventory.domain.ids import PartNumber, ReceiptId, RequisitionId, WarehouseCode, WorkOrderId
from inventory.domain.lines import PartLine

SUPPLIER = "supplier"


class DocumentKind(StrEnum):
    """The paper behind a movement."""

    RECEIPT = "receipt"
    ISSUE = "issue"
    RETURN = "return"


class MovementUnbalanced(InventoryError):
    """A movement that moves nothing, or from an account to itself: a defect."""

    reason = "MOVEMENT_UNBALANCED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """So many units leave one account and enter another.

    Args:
        warehouse_code: The warehouse whose stock changes.
        from_account: `supplier`, `warehouse:<code>` or `order:<id>`.
        to_account: Likewise; never the same.
        quantity: Whole units, above zero.
        document_id: Receipt or requisition.
        actor: Subject of the person who booked it.
        occurred_at: When the goods moved (UTC).
        recorded_at: When it was booked (UTC).
    """

    warehouse_code: WarehouseCode
    part_number: PartNumber
    quantity: int
    from_account: str
    to_account: str
    document_kind: DocumentKind
    document_id: str
    actor: str
    occurred_at: datetime
    recorded_at: datetime

    def __post_init__(self) -> None:
        if self.quantity <= 0 or self.from_account == self.to_account:
            raise MovementUnbalanced(
                f"{self.quantity} of {self.part_number} from {self.from_account} "
                f"to {self.to_account}",
                rule="P-02",
            )

    @property
    def comes_in(self) -> bool:
        """Whether the warehouse has more afterwards."""
        return self.to_account == warehouse_account(self.warehouse_code)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A movement as it stands in the ledger, with its number."""

    id: int
    movement: Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """Who books what movement, when, by which document."""

    warehouse_code: WarehouseCode
    actor: str
    occurred_at: datetime
    recorded_at: datetime

    def receipt(self, lines: Iterable[PartLine], document: ReceiptId) -> tuple[Movement, ...]:
        """Return the movements of goods that a supplier brought.

        Source: rulebook P-02, P-03.
        """
        here = warehouse_account(self.warehouse_code)
        return self._move(lines, SUPPLIER, here, DocumentKind.RECEIPT, document)

    def issue(
        self, lines: Iterable[PartLine], document: RequisitionId, order: WorkOrderId
    ) -> tuple[Movement, ...]:
        """Return the movements of parts that a work order took.

        Source: rulebook P-02, P-04.
        """
        here, there = warehouse_account(self.warehouse_code), order_account(order)
        return self._move(lines, here, there, DocumentKind.ISSUE, document)

    def give_back(
        self, lines: Iterable[PartLine], document: RequisitionId, order: WorkOrderId
    ) -> tuple[Movement, ...]:
        """Return the movements of parts that a work order did not use.

        Source: rulebook P-02, P-07.
        """
        here, there = warehouse_account(self.warehouse_code), order_account(order)
        return self._move(lines, there, here, DocumentKind.RETURN, document)

    def _move(
        self,
        lines: Iterable[PartLine],
        from_account: str,
        to_account: str,
        kind: DocumentKind,
        document_id: str,
    ) -> tuple[Movement, ...]:
        return tuple(
            Movement(
                warehouse_code=self.warehouse_code,
                part_number=line.part_number,
                quantity=line.quantity,
                from_account=from_account,
                to_account=to_account,
                document_kind=kind,
                document_id=document_id,
                actor=self.actor,
                occurred_at=self.occurred_at,
                recorded_at=self.recorded_at,
            )
            for line in sorted(lines, key=lambda line: line.part_number)
        )


def warehouse_account(code: WarehouseCode) -> str:
    """Return the name of a warehouse's account."""
    return f"warehouse:{code}"


def order_account(work_order_id: WorkOrderId) -> str:
    """Return the name of a work order's account: what it took and did not bring back."""
    return f"order:{work_order_id}"
