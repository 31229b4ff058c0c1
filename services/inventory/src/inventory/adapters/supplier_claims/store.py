"""Supplier claims with their lines and payments in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, case, func, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.supplier_claims.rows import (
    claim_of,
    first_columns,
    later_columns,
    line_columns,
    line_of,
    payment_columns,
    payment_of,
)
from inventory.adapters.supplier_claims.tables import (
    supplier_claim,
    supplier_claim_line,
    supplier_claim_payment,
)
from inventory.adapters.tables import entry, entry_line, part_code
from inventory.domain.accounts import AccountKind
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import PartNumber, ReceiptId, RequisitionId, WarehouseCode
from inventory.domain.ledger import DocumentKind
from inventory.domain.lots import Lot
from inventory.domain.old_parts.old_part import OldPartId
from inventory.domain.supplier_claims.claim import (
    ClaimState,
    Payment,
    SupplierClaim,
    SupplierClaimId,
    claim_not_found,
)
from inventory.domain.supplier_claims.line import NOTHING, ClaimLine
from inventory.domain.supplier_claims.sums import SupplierSums
from inventory.ports.supplier_claims import ClaimFilter

_c = supplier_claim.c
_l = supplier_claim_line.c
_p = supplier_claim_payment.c
_e = entry_line.c


class StoredSupplierClaims:
    """`inventory.ports.supplier_claims.SupplierClaims`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def next_serial(self, warehouse_code: WarehouseCode, month: date) -> int:
        last = self._connection.execute(
            select(func.max(_c.serial)).where(
                _c.warehouse_code == warehouse_code, _c.month == month
            )
        ).scalar_one()
        return int(last or 0) + 1

    def add(self, claim: SupplierClaim) -> SupplierClaim:
        fresh = replace(claim, version=1)
        self._connection.execute(
            insert(supplier_claim).values(**first_columns(fresh), **later_columns(fresh))
        )
        self._put_lines(fresh)
        return fresh

    def get(self, claim_id: SupplierClaimId) -> SupplierClaim:
        return self._one(self._visible(), claim_id)

    def lock(self, claim_id: SupplierClaimId) -> SupplierClaim:
        return self._one(self._visible().with_for_update(), claim_id)

    def save(self, claim: SupplierClaim) -> SupplierClaim:
        fresh = replace(claim, version=claim.version + 1)
        done = self._connection.execute(
            update(supplier_claim)
            .where(_c.id == fresh.id, _c.version == claim.version)
            .values(**later_columns(fresh))
        )
        if done.rowcount != 1:
            raise ConcurrentUpdate(
                f"supplier claim {fresh.id} was changed meanwhile", claim_id=fresh.id
            )
        self._put_lines(fresh)
        self._add_payments(fresh)
        return fresh

    def lock_unanswered(self, now: datetime, limit: int) -> Sequence[SupplierClaim]:
        return self._read(
            self._visible()
            .where(_c.state == ClaimState.SENT, _c.overdue_at.is_(None), _c.answer_due_at <= now)
            .order_by(_c.answer_due_at, _c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )

    def of_old_parts(self, old_part_ids: Collection[OldPartId]) -> Sequence[SupplierClaim]:
        if not old_part_ids:
            return ()
        keeping = select(_l.claim_id).where(_l.counts, _l.old_part_id.in_(old_part_ids))
        return self._read(select(*_c).where(_c.id.in_(keeping)).order_by(_c.drafted_at, _c.id))

    def of_receipt(self, receipt_id: ReceiptId, part_number: PartNumber) -> SupplierClaim | None:
        keeping = select(_l.claim_id).where(
            _l.counts, _l.receipt_id == receipt_id, _l.part_number == part_number
        )
        return next(iter(self._read(select(*_c).where(_c.id.in_(keeping)))), None)

    def suppliers_of(self, numbers: Collection[PartNumber]) -> Mapping[PartNumber, Collection[str]]:
        code = part_code.c
        rows = self._connection.execute(
            select(code.part_number, code.supplier)
            .where(code.part_number.in_(numbers), code.supplier != "")
            .distinct()
        )
        found: defaultdict[PartNumber, set[str]] = defaultdict(set)
        for row in rows:
            found[PartNumber(row.part_number)].add(row.supplier)
        return found

    def issued_lots(self, requisition_id: RequisitionId, part_number: PartNumber) -> Sequence[Lot]:
        is_issue = entry.c.document_kind == DocumentKind.ISSUE
        went = func.sum(case((is_issue, _e.quantity), else_=-_e.quantity)).label("quantity")
        return self._lots(
            select(_e.lot, went)
            .join_from(entry, entry_line, _e.entry_id == entry.c.id)
            .where(
                entry.c.document_id == requisition_id,
                entry.c.document_kind.in_((DocumentKind.ISSUE, DocumentKind.RETURN)),
                _e.part_number == part_number,
            )
            .group_by(_e.lot)
            .having(went > 0)
        )

    def quarantined_lots(self, receipt_id: ReceiptId, part_number: PartNumber) -> Sequence[Lot]:
        return self._lots(
            select(_e.lot, func.sum(_e.quantity).label("quantity"))
            .join_from(entry, entry_line, _e.entry_id == entry.c.id)
            .where(
                entry.c.document_id == receipt_id,
                entry.c.document_kind == DocumentKind.RECEIPT,
                _e.part_number == part_number,
                _e.to_account.startswith(f"{AccountKind.QUARANTINE}:"),
            )
            .group_by(_e.lot)
        )

    def page(
        self, wanted: ClaimFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[SupplierClaim]:
        rows = self._visible()
        for column, value in (
            (_c.branch_code, wanted.branch_code),
            (_c.warehouse_code, wanted.warehouse_code),
            (_c.supplier, wanted.supplier),
            (_c.state, wanted.state),
        ):
            if value:
                rows = rows.where(column == value)
        if wanted.unanswered_at is not None:
            is_late = _c.answer_due_at < wanted.unanswered_at
            rows = rows.where(_c.state == ClaimState.SENT, is_late)
        if after is not None:
            rows = rows.where(tuple_(_c.drafted_at, _c.id) > tuple_(*after))
        return self._read(rows.order_by(_c.drafted_at, _c.id).limit(limit))

    def sums(self, branch_code: str, after: str | None, limit: int) -> Sequence[SupplierSums]:
        waiting = _c.state == ClaimState.SENT
        rows = within(
            select(
                _c.supplier,
                func.count().label("claims"),
                func.sum(_c.claimed).label("claimed"),
                func.coalesce(func.sum(_c.accepted), NOTHING).label("accepted"),
                func.coalesce(func.sum(_c.claimed).filter(waiting), NOTHING).label("open"),
                func.sum(_c.paid).label("paid"),
                func.min(_c.sent_at).filter(waiting).label("oldest_sent_at"),
            ).where(_c.sent_at.is_not(None), _c.state != ClaimState.WITHDRAWN),
            _c.branch_code,
            self._principal,
        )
        if branch_code:
            rows = rows.where(_c.branch_code == branch_code)
        if after is not None:
            rows = rows.where(_c.supplier > after)
        found = self._connection.execute(
            rows.group_by(_c.supplier).order_by(_c.supplier).limit(limit)
        )
        return [
            SupplierSums(
                supplier=row.supplier,
                claims=row.claims,
                claimed=row.claimed,
                accepted=row.accepted,
                refused=row.claimed - row.open - row.accepted,
                open=row.open,
                paid=row.paid,
                oldest_sent_at=row.oldest_sent_at,
            )
            for row in found
        ]

    def _put_lines(self, fresh: SupplierClaim) -> None:
        line = insert(supplier_claim_line).values(
            [line_columns(fresh, each) for each in fresh.lines]
        )
        later = ("accepted", "answer_reason", "counts")
        self._connection.execute(
            line.on_conflict_do_update(
                index_elements=[_l.claim_id, _l.number],
                set_={name: line.excluded[name] for name in later},
            )
        )

    def _add_payments(self, fresh: SupplierClaim) -> None:
        if fresh.payments:
            self._connection.execute(
                insert(supplier_claim_payment)
                .values(
                    [
                        payment_columns(fresh.id, number, each)
                        for number, each in enumerate(fresh.payments, start=1)
                    ]
                )
                .on_conflict_do_nothing(index_elements=[_p.claim_id, _p.number])
            )

    def _visible(self) -> Select[Any]:
        return within(select(*_c), _c.branch_code, self._principal)

    def _one(self, statement: Select[Any], claim_id: SupplierClaimId) -> SupplierClaim:
        found = self._read(statement.where(_c.id == claim_id))
        if not found:
            raise claim_not_found(claim_id)
        return found[0]

    def _lots(self, statement: Select[Any]) -> Sequence[Lot]:
        rows = self._connection.execute(statement.order_by(_e.lot))
        return [Lot(number=row.lot, quantity=int(row.quantity)) for row in rows]

    def _read(self, statement: Select[Any]) -> Sequence[SupplierClaim]:
        rows = self._connection.execute(statement).all()
        if not rows:
            return ()
        ids = [row.id for row in rows]
        lines: defaultdict[str, list[ClaimLine]] = defaultdict(list)
        found = select(*_l).where(_l.claim_id.in_(ids)).order_by(_l.claim_id, _l.number)
        for row in self._connection.execute(found):
            lines[row.claim_id].append(line_of(row))
        payments: defaultdict[str, list[Payment]] = defaultdict(list)
        came = select(*_p).where(_p.claim_id.in_(ids)).order_by(_p.claim_id, _p.number)
        for row in self._connection.execute(came):
            payments[row.claim_id].append(payment_of(row))
        return [claim_of(row, lines[row.id], payments[row.id]) for row in rows]
