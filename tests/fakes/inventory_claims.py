"""Supplier claims in memory: keeps the promises of `inventory.ports.supplier_claims`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from inventory.domain.accounts import in_quarantine
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import PartNumber, ReceiptId, RequisitionId, WarehouseCode
from inventory.domain.ledger import DocumentKind, LedgerLine
from inventory.domain.lots import Lot
from inventory.domain.old_parts.old_part import OldPartId, OldPartState
from inventory.domain.supplier_claims.claim import (
    ClaimState,
    SupplierClaim,
    SupplierClaimId,
    claim_not_found,
)
from inventory.domain.supplier_claims.due import ClaimDue
from inventory.domain.supplier_claims.sums import SupplierSums, summed
from inventory.ports.supplier_claims import ClaimFilter, DueFilter


class FakeSupplierClaims:
    """`tx` is the fake transaction, `rank` where claims stand in the order of locks."""

    def __init__(self, tx: Any, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    @property
    def _known(self) -> dict[SupplierClaimId, SupplierClaim]:
        known: dict[SupplierClaimId, SupplierClaim] = self._tx.state.claims
        return known

    def next_serial(self, warehouse_code: WarehouseCode, month: date) -> int:
        mine = (
            each
            for each in self._known.values()
            if (each.warehouse_code, each.month) == (warehouse_code, month)
        )
        return len(list(mine)) + 1

    def add(self, claim: SupplierClaim) -> SupplierClaim:
        assert claim.id not in self._known
        return self._put(claim)

    def get(self, claim_id: SupplierClaimId) -> SupplierClaim:
        found = self._known.get(claim_id)
        if found is None or not self._tx.may(found.branch_code):
            raise claim_not_found(claim_id)
        return found

    def lock(self, claim_id: SupplierClaimId) -> SupplierClaim:
        found = self.get(claim_id)
        self._tx.note_lock(self._rank, claim_id)
        return found

    def save(self, claim: SupplierClaim) -> SupplierClaim:
        if self._known[claim.id].version != claim.version:
            raise ConcurrentUpdate(f"supplier claim {claim.id} was changed")
        return self._put(claim)

    def lock_unanswered(self, now: datetime, limit: int) -> Sequence[SupplierClaim]:
        late = [
            each
            for each in self._known.values()
            if each.state is ClaimState.SENT
            and each.overdue_at is None
            and each.answer_due_at
            and each.answer_due_at <= now
        ]
        self._tx.note_lock(self._rank, *(each.id for each in late))
        return late[:limit]

    def of_old_parts(self, old_part_ids: Collection[OldPartId]) -> Sequence[SupplierClaim]:
        return [
            each
            for each in sorted(self._known.values(), key=lambda each: each.key)
            if each.keeps_parts and set(each.old_part_ids) & set(old_part_ids)
        ]

    def of_receipt(self, receipt_id: ReceiptId, part_number: PartNumber) -> SupplierClaim | None:
        for each in self._known.values():
            about = {(line.receipt_id, line.part_number) for line in each.lines}
            if each.keeps_parts and (receipt_id, part_number) in about:
                return each
        return None

    def suppliers_of(self, numbers: Collection[PartNumber]) -> Mapping[PartNumber, Collection[str]]:
        found: dict[PartNumber, set[str]] = {}
        for (supplier, _), part in self._tx.state.codes.items():
            if supplier and part in numbers:
                found.setdefault(part, set()).add(supplier)
        return found

    def issued_lots(self, requisition_id: RequisitionId, part_number: PartNumber) -> Sequence[Lot]:
        signs = {DocumentKind.ISSUE: 1, DocumentKind.RETURN: -1}
        return self._lots(requisition_id, part_number, lambda line: _sign(line, signs))

    def quarantined_lots(self, receipt_id: ReceiptId, part_number: PartNumber) -> Sequence[Lot]:
        def into_quarantine(line: LedgerLine) -> int:
            there = in_quarantine(line.heading.warehouse_code)
            is_receipt = line.heading.document_kind is DocumentKind.RECEIPT
            return int(is_receipt and line.movement.to_account == there)

        return self._lots(receipt_id, part_number, into_quarantine)

    def page(
        self, wanted: ClaimFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[SupplierClaim]:
        rows = (
            each
            for each in sorted(self._known.values(), key=lambda each: each.key)
            if self._tx.may(each.branch_code)
            and wanted.branch_code in {"", each.branch_code}
            and wanted.warehouse_code in {"", each.warehouse_code}
            and wanted.supplier in {"", each.supplier}
            and wanted.state in {None, each.state}
            and (wanted.unanswered_at is None or _is_late(each, wanted.unanswered_at))
            and (after is None or each.key > after)
        )
        return list(rows)[:limit]

    def sums(self, branch_code: str, after: str | None, limit: int) -> Sequence[SupplierSums]:
        seen = (
            each
            for each in self._known.values()
            if self._tx.may(each.branch_code) and branch_code in {"", each.branch_code}
        )
        return [each for each in summed(seen) if after is None or each.supplier > after][:limit]

    def _put(self, claim: SupplierClaim) -> SupplierClaim:
        saved = replace(claim, version=claim.version + 1)
        self._known[saved.id] = saved
        return saved

    def _lots(self, document_id: str, part_number: PartNumber, sign: Any) -> Sequence[Lot]:
        counted: Counter[str] = Counter()
        for line in self._tx.state.ledger:
            about = (line.heading.document_id, line.movement.part_number)
            if about == (document_id, part_number):
                counted[line.movement.lot] += line.movement.quantity * sign(line)
        return [Lot(number=lot, quantity=n) for lot, n in sorted(counted.items()) if n > 0]


class FakeClaimDues:
    """`closed` holds when each was closed, by old part."""

    def __init__(self, tx: Any, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    @property
    def _known(self) -> dict[OldPartId, ClaimDue]:
        known: dict[OldPartId, ClaimDue] = self._tx.state.claim_dues
        return known

    @property
    def _closed(self) -> dict[OldPartId, datetime]:
        closed: dict[OldPartId, datetime] = self._tx.state.claim_dues_closed
        return closed

    def add(self, due: ClaimDue) -> None:
        self._known.setdefault(due.old_part_id, due)

    def close(self, old_part_ids: Collection[OldPartId], at: datetime) -> None:
        self._tx.note_lock(self._rank, *sorted(old_part_ids))
        for each in old_part_ids:
            if each in self._known:
                self._closed.setdefault(each, at)

    def reopen(self, old_part_ids: Collection[OldPartId]) -> None:
        self._tx.note_lock(self._rank, *sorted(old_part_ids))
        for each in old_part_ids:
            if self._tx.state.old_parts[each].state is OldPartState.WRITTEN_OFF:
                self._closed.pop(each, None)

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[ClaimDue]:
        late = [each for each in self._open() if each.overdue_at is None and each.due_at <= now]
        self._tx.note_lock(self._rank, *(each.old_part_id for each in late))
        return late[:limit]

    def save_chased(self, due: ClaimDue) -> None:
        self._known[due.old_part_id] = due

    def page(
        self, wanted: DueFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[ClaimDue]:
        rows = (
            each
            for each in self._open()
            if self._tx.may(each.branch_code)
            and wanted.branch_code in {"", each.branch_code}
            and wanted.warehouse_code in {"", each.warehouse_code}
            and (wanted.due_before is None or each.due_at < wanted.due_before)
            and (after is None or each.key > after)
        )
        return list(rows)[:limit]

    def _open(self) -> Sequence[ClaimDue]:
        rows = (each for each in self._known.values() if each.old_part_id not in self._closed)
        return sorted(rows, key=lambda each: each.key)


def _sign(line: LedgerLine, signs: Mapping[DocumentKind, int]) -> int:
    return signs.get(line.heading.document_kind, 0)


def _is_late(claim: SupplierClaim, at: datetime) -> bool:
    due = claim.answer_due_at
    return claim.state is ClaimState.SENT and due is not None and due < at
