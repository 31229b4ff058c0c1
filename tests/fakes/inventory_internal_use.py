"""Internal use in memory: keeps the promises of `inventory.ports.internal_use`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import BranchCode, DepartmentCode
from inventory.domain.internal_use.budget import (
    Budget,
    Department,
    DepartmentMonth,
    DepartmentNotFound,
    Spent,
)
from inventory.domain.internal_use.internal_use import (
    SPENT,
    InternalUse,
    InternalUseId,
    use_not_found,
)
from inventory.ports.internal_use import UseFilter


class FakeInternalUses:
    """`tx` is the fake transaction, `rank` where internal uses stand in the order of locks."""

    def __init__(self, tx: Any, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    @property
    def _known(self) -> dict[InternalUseId, InternalUse]:
        known: dict[InternalUseId, InternalUse] = self._tx.state.internal_uses
        return known

    def add(self, use: InternalUse) -> InternalUse:
        assert use.id not in self._known
        return self._put(use)

    def get(self, use_id: InternalUseId) -> InternalUse:
        found = self._known.get(use_id)
        if found is None or not self._tx.may(found.branch_code):
            raise use_not_found(use_id)
        return found

    def lock(self, use_id: InternalUseId) -> InternalUse:
        found = self.get(use_id)
        self._tx.note_lock(self._rank, use_id)
        return found

    def save(self, use: InternalUse) -> InternalUse:
        if self._known[use.id].version != use.version:
            raise ConcurrentUpdate(f"internal use {use.id} was changed")
        return self._put(use)

    def page(
        self, wanted: UseFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[InternalUse]:
        rows = (
            each
            for each in sorted(self._known.values(), key=lambda each: each.key)
            if self._tx.may(each.branch_code)
            and wanted.branch_code in {"", each.branch_code}
            and wanted.warehouse_code in {"", each.warehouse_code}
            and wanted.department_code in {"", each.department_code}
            and wanted.state in {None, each.state}
            and (after is None or each.key > after)
        )
        return list(rows)[:limit]

    def _put(self, use: InternalUse) -> InternalUse:
        saved = replace(use, version=use.version + 1)
        self._known[saved.id] = saved
        return saved


class FakeDepartments:
    def __init__(self, tx: Any, rank: int) -> None:
        self._tx = tx
        self._rank = rank

    @property
    def _known(self) -> dict[DepartmentCode, Department]:
        known: dict[DepartmentCode, Department] = self._tx.state.departments
        return known

    def lock_or_add(self, department: Department) -> Department:
        self._tx.note_lock(self._rank, department.code)
        return self._known.setdefault(department.code, department)

    def find(self, code: DepartmentCode) -> Department | None:
        found = self._known.get(code)
        return found if found and self._tx.may(found.branch_code) else None

    def lock(self, code: DepartmentCode) -> Department:
        found = self.find(code)
        if found is None:
            raise DepartmentNotFound(f"there is no department {code}")
        self._tx.note_lock(self._rank, code)
        return found

    def add_budget(self, budget: Budget) -> None:
        assert self.budget_from(budget.department_code, budget.effective_on) is None
        self._tx.state.budgets[budget.department_code, budget.effective_on] = budget

    def budget_from(self, code: DepartmentCode, day: date) -> Budget | None:
        found: Budget | None = self._tx.state.budgets.get((code, day))
        return found

    def budget_on(self, code: DepartmentCode, day: date) -> Budget | None:
        begun = [d for c, d in self._tx.state.budgets if c == code and d <= day]
        return self.budget_from(code, max(begun)) if begun else None

    def spent(self, code: DepartmentCode, month: date) -> Spent:
        decided = [
            each
            for each in self._tx.state.internal_uses.values()
            if each.department_code == code and each.approval and each.approval.month == month
        ]
        amounts = (each.amount for each in decided if each.state in SPENT)
        return Spent(amount=sum(amounts, Decimal(0)), decisions=len(decided))

    def months(
        self, branch_code: BranchCode, month: date, day: date, after: str | None, limit: int
    ) -> Sequence[DepartmentMonth]:
        rows = []
        for code, department in sorted(self._known.items()):
            is_seen = department.branch_code == branch_code and self._tx.may(branch_code)
            if is_seen and (after is None or code > after):
                budget = self.budget_on(code, day)
                rows.append(
                    DepartmentMonth(
                        department_code=code,
                        branch_code=branch_code,
                        month=month,
                        budget=budget.monthly if budget else None,
                        used=self.spent(code, month).amount,
                    )
                )
        return rows[:limit]
