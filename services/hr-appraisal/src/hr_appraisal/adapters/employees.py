"""Copies of dispatch's technicians in PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select, true
from sqlalchemy.dialects.postgresql import insert

from chassis.page_tokens import after, write_token
from chassis.scope import within
from chassis.unit_of_work import Principal
from hr_appraisal.adapters.tables import employee
from hr_appraisal.domain.ids import EmployeeCode
from hr_appraisal.domain.people import Employee, EmploymentState, Person
from hr_appraisal.domain.privacy import Sight
from hr_appraisal.ports import EmployeeQuery, EmployeeUnknown, Page


class StoredEmployees:
    """`hr_appraisal.ports.Employees` in PostgreSQL."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def get(self, code: EmployeeCode) -> Employee:
        statement = select(*employee.c).where(employee.c.code == code)
        scoped = within(statement, employee.c.branch_code, self._principal)
        row = self._connection.execute(scoped).one_or_none()
        if row is None:
            raise EmployeeUnknown(f"there is no employee {code}", employee=code)
        return _employee(row)

    def find(self, code: EmployeeCode) -> Employee | None:
        statement = select(*employee.c).where(employee.c.code == code)
        row = self._connection.execute(statement).one_or_none()
        return None if row is None else _employee(row)

    def lead(self, code: EmployeeCode) -> Person | None:
        statement = (
            select(employee.c.branch_code)
            .where(employee.c.line_supervisor == code)
            .order_by(employee.c.code)
            .limit(1)
        )
        branch_code = self._connection.execute(statement).scalar_one_or_none()
        return None if branch_code is None else Person(code=code, branch_code=branch_code)

    def save(self, employee_: Employee) -> None:
        values = {
            "name": employee_.name,
            "branch_code": employee_.branch_code,
            "line_supervisor": employee_.line_supervisor,
            "employment_state": employee_.employment_state,
            "seen": employee_.seen,
        }
        statement = insert(employee).values(code=employee_.code, **values)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[employee.c.code],
                set_=values,
                where=employee.c.seen < employee_.seen,
            )
        )

    def page(self, query: EmployeeQuery) -> Page[Employee]:
        statement = within(
            select(*employee.c).where(seen_by(query.sight)),
            employee.c.branch_code,
            self._principal,
        )
        if query.branch_code:
            statement = statement.where(employee.c.branch_code == query.branch_code)
        statement = after(statement, {employee.c.code: str}, query.page_token)
        rows = self._connection.execute(statement.limit(query.page_size + 1)).all()
        shown = [_employee(row) for row in rows[: query.page_size]]
        more = len(rows) > len(shown)
        return Page(rows=shown, next_token=write_token(shown[-1].code) if more else "")


def seen_by(sight: Sight) -> ColumnElement[bool]:
    """Return which technicians somebody sees: all, or oneself and one's line (H-13)."""
    if sight.everything:
        return true()
    return or_(employee.c.code == sight.subject, employee.c.line_supervisor == sight.subject)


def _employee(row: Row[Any]) -> Employee:
    return Employee(
        code=EmployeeCode(row.code),
        name=row.name,
        branch_code=row.branch_code,
        line_supervisor=row.line_supervisor,
        employment_state=EmploymentState(row.employment_state),
        seen=row.seen,
    )
