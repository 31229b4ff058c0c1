"""What the use cases of supplier claims need from the store (P-10).

Claims are locked by id, after transfers and before requisitions; what is due to be claimed right
after old parts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from inventory.domain.ids import PartNumber, ReceiptId, RequisitionId, WarehouseCode
from inventory.domain.lots import Lot
from inventory.domain.old_parts.old_part import OldPartId
from inventory.domain.supplier_claims.claim import ClaimState, SupplierClaim, SupplierClaimId
from inventory.domain.supplier_claims.due import ClaimDue
from inventory.domain.supplier_claims.sums import SupplierSums


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Empty: any; `unanswered_at`: only those sent whose answer was due before it (UTC)."""

    branch_code: str = ""
    warehouse_code: str = ""
    supplier: str = ""
    state: ClaimState | None = None
    unanswered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFilter:
    """Empty: any; `due_before`: only those whose claim was to be sent before it (UTC)."""

    branch_code: str = ""
    warehouse_code: str = ""
    due_before: datetime | None = None


class SupplierClaims(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def next_serial(self, warehouse_code: WarehouseCode, month: date) -> int:
        """Return the number the next claim of a month gets; the warehouse is locked."""
        ...

    def add(self, claim: SupplierClaim) -> SupplierClaim:
        """Return it with its first version."""
        ...

    def get(self, claim_id: SupplierClaimId) -> SupplierClaim:
        """Raise SupplierClaimNotFound if there is none."""
        ...

    def lock(self, claim_id: SupplierClaimId) -> SupplierClaim:
        """Read it to change it; raises SupplierClaimNotFound."""
        ...

    def save(self, claim: SupplierClaim) -> SupplierClaim:
        """Return it with its next version; raises ConcurrentUpdate. Adds new payments."""
        ...

    def lock_unanswered(self, now: datetime, limit: int) -> Sequence[SupplierClaim]:
        """Those sent whose answer was due at or before `now` (UTC) and nobody was told of."""
        ...

    def of_old_parts(self, old_part_ids: Collection[OldPartId]) -> Sequence[SupplierClaim]:
        """Return the claims that keep any of these old parts; they or the warehouse are locked."""
        ...

    def of_receipt(self, receipt_id: ReceiptId, part_number: PartNumber) -> SupplierClaim | None:
        """Return the claim for what was faulty of a delivery; the warehouse is locked."""
        ...

    def suppliers_of(self, numbers: Collection[PartNumber]) -> Mapping[PartNumber, Collection[str]]:
        """Return the suppliers that the codes of some parts name."""
        ...

    def issued_lots(self, requisition_id: RequisitionId, part_number: PartNumber) -> Sequence[Lot]:
        """Return which units went out on a requisition and did not come back unused."""
        ...

    def quarantined_lots(self, receipt_id: ReceiptId, part_number: PartNumber) -> Sequence[Lot]:
        """Return which units a delivery brought into quarantine."""
        ...

    def page(
        self, wanted: ClaimFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[SupplierClaim]:
        """Return those behind a key, by time of drafting and id."""
        ...

    def sums(self, branch_code: str, after: str | None, limit: int) -> Sequence[SupplierSums]:
        """Return how claims on each supplier stand, behind a supplier; no branch: any."""
        ...


class ClaimDues(Protocol):
    """Old parts to be claimed; only those of branches the principal may act for."""

    def add(self, due: ClaimDue) -> None:
        """Note it; one that is noted stays as it is."""
        ...

    def close(self, old_part_ids: Collection[OldPartId], at: datetime) -> None:
        """Note that their claim was sent, or that they are gone (UTC); closed ones stay."""
        ...

    def reopen(self, old_part_ids: Collection[OldPartId]) -> None:
        """Note that their claim was withdrawn."""
        ...

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[ClaimDue]:
        """Those open that were due at or before `now` (UTC) and nobody was told of."""
        ...

    def save_chased(self, due: ClaimDue) -> None: ...

    def page(
        self, wanted: DueFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[ClaimDue]:
        """Return the open ones behind a key, oldest due first."""
        ...
