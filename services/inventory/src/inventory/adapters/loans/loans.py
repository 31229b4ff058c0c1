"""Loans in PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from chassis.db import broken_constraint
from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.loans.rows import later_loan_columns, loan_columns, loan_of
from inventory.adapters.loans.tables import loan
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import ReceiptId
from inventory.domain.loans.keys import AssetKey
from inventory.domain.loans.lending import already_lent
from inventory.domain.loans.loan import OPEN, Loan, LoanId, LoanState, loan_not_found
from inventory.domain.loans.settlement import replaced_already
from inventory.ports.loans import LoanFilter

_c = loan.c


class StoredLoans:
    """`inventory.ports.loans.Loans`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def is_open(self, key: AssetKey) -> bool:
        mine = select(_c.id).where(_c.part_number == key.part_number, _c.serial == key.serial)
        return self._any(mine.where(_c.state.in_(sorted(OPEN))))

    def is_replacement(self, receipt_id: ReceiptId) -> bool:
        return self._any(select(_c.id).where(_c.replacement_receipt_id == receipt_id))

    def get(self, loan_id: LoanId) -> Loan:
        return self._one(self._visible(), loan_id)

    def lock(self, loan_id: LoanId) -> Loan:
        return self._one(self._visible().with_for_update(), loan_id)

    def lock_overdue(self, now: datetime, limit: int) -> Sequence[Loan]:
        return self._read(
            self._visible()
            .where(_c.state == LoanState.OUT, _c.overdue_at.is_(None), _c.due_at <= now)
            .order_by(_c.due_at, _c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )

    def add(self, loan_: Loan) -> Loan:
        fresh = replace(loan_, version=1)
        try:
            self._connection.execute(insert(loan).values(loan_columns(fresh)))
        except IntegrityError as error:
            if broken_constraint(error) != "loan_out_once":
                raise
            raise already_lent(fresh.key, fresh.kind.rule) from error
        return fresh

    def save(self, loan_: Loan) -> Loan:
        fresh = replace(loan_, version=loan_.version + 1)
        changed = update(loan).where(_c.id == fresh.id, _c.version == loan_.version)
        try:
            done = self._connection.execute(changed.values(later_loan_columns(fresh)))
        except IntegrityError as error:
            receipt_id = fresh.settlement.replacement if fresh.settlement else None
            if broken_constraint(error) != "loan_replaced_once" or receipt_id is None:
                raise
            raise replaced_already(receipt_id) from error
        if done.rowcount != 1:
            raise ConcurrentUpdate(f"loan {fresh.id} was changed meanwhile", loan_id=fresh.id)
        return fresh

    def page(
        self, wanted: LoanFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Loan]:
        rows = self._visible()
        for column, value in (
            (_c.branch_code, wanted.branch_code),
            (_c.warehouse_code, wanted.warehouse_code),
            (_c.borrower, wanted.borrower),
            (_c.work_order_id, wanted.work_order_id),
            (_c.part_number, wanted.part_number),
            (_c.serial, wanted.serial),
            (_c.kind, wanted.kind),
            (_c.state, wanted.state),
            (_c.outcome, wanted.outcome),
        ):
            if value:
                rows = rows.where(column == value)
        if wanted.due_before is not None:
            rows = rows.where(_c.state == LoanState.OUT, _c.due_at < wanted.due_before)
        if after is not None:
            rows = rows.where(tuple_(_c.due_at, _c.id) > tuple_(*after))
        return self._read(rows.order_by(_c.due_at, _c.id).limit(limit))

    def _visible(self) -> Select[Any]:
        return within(select(*_c), _c.branch_code, self._principal)

    def _one(self, rows: Select[Any], loan_id: LoanId) -> Loan:
        found = self._read(rows.where(_c.id == loan_id))
        if not found:
            raise loan_not_found(loan_id)
        return found[0]

    def _any(self, rows: Select[Any]) -> bool:
        return bool(self._connection.execute(select(rows.exists())).scalar_one())

    def _read(self, rows: Select[Any]) -> Sequence[Loan]:
        return [loan_of(row) for row in self._connection.execute(rows)]
