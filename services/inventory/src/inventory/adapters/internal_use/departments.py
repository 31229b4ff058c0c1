"""Departments, their budgets and what they spent, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select
from sqlalchemy.dialects.postgresql import insert

from chassis.scope import within
from chassis.unit_of_work import Principal
from inventory.adapters.internal_use.tables import department, department_budget, internal_use
from inventory.domain.ids import BranchCode, DepartmentCode
from inventory.domain.internal_use.budget import (
    Budget,
    Department,
    DepartmentMonth,
    DepartmentNotFound,
    Spent,
)
from inventory.domain.internal_use.internal_use import SPENT

_d = department.c
_b = department_budget.c
_u = internal_use.c


class StoredDepartments:
    """`inventory.ports.internal_use.Departments`, as far as the principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def lock_or_add(self, department_: Department) -> Department:
        self._connection.execute(
            insert(department)
            .values(code=department_.code, branch_code=department_.branch_code)
            .on_conflict_do_nothing()
        )
        row = self._connection.execute(
            select(*_d).where(_d.code == department_.code).with_for_update()
        ).one()
        return _department(row)

    def find(self, code: DepartmentCode) -> Department | None:
        row = self._connection.execute(self._visible().where(_d.code == code)).one_or_none()
        return None if row is None else _department(row)

    def lock(self, code: DepartmentCode) -> Department:
        row = self._connection.execute(
            self._visible().where(_d.code == code).with_for_update()
        ).one_or_none()
        if row is None:
            raise DepartmentNotFound(f"there is no department {code}", department_code=code)
        return _department(row)

    def add_budget(self, budget: Budget) -> None:
        self._connection.execute(
            insert(department_budget).values(
                department_code=budget.department_code,
                effective_on=budget.effective_on,
                monthly=budget.monthly,
                reason=budget.reason,
                set_by=budget.set_by,
                set_at=budget.set_at,
            )
        )

    def budget_from(self, code: DepartmentCode, day: date) -> Budget | None:
        return self._budget(select(*_b).where(_b.department_code == code, _b.effective_on == day))

    def budget_on(self, code: DepartmentCode, day: date) -> Budget | None:
        return self._budget(
            select(*_b)
            .where(_b.department_code == code, _b.effective_on <= day)
            .order_by(_b.effective_on.desc())
            .limit(1)
        )

    def spent(self, code: DepartmentCode, month: date) -> Spent:
        row = self._connection.execute(
            select(
                func.coalesce(func.sum(_u.amount).filter(_u.state.in_(SPENT)), 0).label("amount"),
                func.coalesce(func.max(_u.ordinal), 0).label("decisions"),
            ).where(_u.department_code == code, _u.month == month)
        ).one()
        return Spent(amount=Decimal(row.amount), decisions=row.decisions)

    def months(
        self, branch_code: BranchCode, month: date, day: date, after: str | None, limit: int
    ) -> Sequence[DepartmentMonth]:
        budget = (
            select(_b.monthly)
            .where(_b.department_code == _d.code, _b.effective_on <= day)
            .order_by(_b.effective_on.desc())
            .limit(1)
            .scalar_subquery()
        )
        used = (
            select(func.coalesce(func.sum(_u.amount), 0))
            .where(_u.department_code == _d.code, _u.month == month, _u.state.in_(SPENT))
            .scalar_subquery()
        )
        rows = within(
            select(_d.code, _d.branch_code, budget.label("budget"), used.label("used")),
            _d.branch_code,
            self._principal,
        ).where(_d.branch_code == branch_code)
        if after is not None:
            rows = rows.where(_d.code > after)
        found = self._connection.execute(rows.order_by(_d.code).limit(limit))
        return [
            DepartmentMonth(
                department_code=DepartmentCode(row.code),
                branch_code=BranchCode(row.branch_code),
                month=month,
                budget=row.budget,
                used=Decimal(row.used),
            )
            for row in found
        ]

    def _visible(self) -> Select[Any]:
        return within(select(*_d), _d.branch_code, self._principal)

    def _budget(self, statement: Select[Any]) -> Budget | None:
        row = self._connection.execute(statement).one_or_none()
        if row is None:
            return None
        return Budget(
            department_code=DepartmentCode(row.department_code),
            effective_on=row.effective_on,
            monthly=row.monthly,
            reason=row.reason,
            set_by=row.set_by,
            set_at=row.set_at,
        )


def _department(row: Row[Any]) -> Department:
    return Department(code=DepartmentCode(row.code), branch_code=BranchCode(row.branch_code))
