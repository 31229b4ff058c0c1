"""What the use cases of internal use need from the store (P-17).

Internal uses and then departments are locked after supplier claims and before requisitions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from inventory.domain.ids import BranchCode, DepartmentCode
from inventory.domain.internal_use.budget import Budget, Department, DepartmentMonth, Spent
from inventory.domain.internal_use.internal_use import InternalUse, InternalUseId, UseState


@dataclass(frozen=True, slots=True, kw_only=True)
class UseFilter:
    """Empty: any."""

    branch_code: str = ""
    warehouse_code: str = ""
    department_code: str = ""
    state: UseState | None = None


class InternalUses(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def add(self, use: InternalUse) -> InternalUse:
        """Return it with its first version."""
        ...

    def get(self, use_id: InternalUseId) -> InternalUse:
        """Raise InternalUseNotFound if there is none."""
        ...

    def lock(self, use_id: InternalUseId) -> InternalUse:
        """Read it to change it; raises InternalUseNotFound."""
        ...

    def save(self, use: InternalUse) -> InternalUse:
        """Return it with its next version; raises ConcurrentUpdate."""
        ...

    def page(
        self, wanted: UseFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[InternalUse]:
        """Return those behind a key, by time of asking and id."""
        ...


class Departments(Protocol):
    """Departments with their budgets; only those of branches the principal may act for."""

    def lock_or_add(self, department: Department) -> Department:
        """Read it to set its budget; add it if there is none of that code, seen or unseen."""
        ...

    def find(self, code: DepartmentCode) -> Department | None: ...

    def lock(self, code: DepartmentCode) -> Department:
        """Read it to take from its budget; raises DepartmentNotFound."""
        ...

    def add_budget(self, budget: Budget) -> None:
        """Add one; the department is locked and has none from that day on."""
        ...

    def budget_from(self, code: DepartmentCode, day: date) -> Budget | None:
        """Return the one that begins on a day."""
        ...

    def budget_on(self, code: DepartmentCode, day: date) -> Budget | None:
        """Return the one that counts on a day of the branch's calendar."""
        ...

    def spent(self, code: DepartmentCode, month: date) -> Spent:
        """Return what a month's budget was taken for; the department is locked."""
        ...

    def months(
        self, branch_code: BranchCode, month: date, day: date, after: str | None, limit: int
    ) -> Sequence[DepartmentMonth]:
        """Return how departments of a branch stand in a month, behind a code, by code.

        Budgets are those that count on `day`.
        """
        ...
