"""Return cases in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, tuple_, update

from chassis.unit_of_work import Principal
from intake.adapters.return_cases.rows import case_columns, case_of
from intake.adapters.return_cases.tables import return_cases
from intake.adapters.scope import as_uuid, within
from intake.domain.listing import Page
from intake.domain.return_cases.case import ReturnCase
from intake.domain.return_cases.rules import ReturnCaseNotFound, StaleReturnCase

_c = return_cases.c


class StoredReturnCases:
    """`intake.ports.ReturnCases`, as one principal may see them."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, case: ReturnCase) -> ReturnCase:
        stored = replace(case, version=1)
        self._connection.execute(insert(return_cases).values(case_columns(stored)))
        return stored

    def get(self, case_id: str) -> ReturnCase:
        return self._one(select(return_cases).where(_c.id == as_uuid(case_id)), case_id)

    def lock(self, case_id: str) -> ReturnCase:
        wanted = select(return_cases).where(_c.id == as_uuid(case_id)).with_for_update()
        return self._one(wanted, case_id)

    def save(self, case: ReturnCase) -> ReturnCase:
        saved = replace(case, version=case.version + 1)
        statement = (
            update(return_cases)
            .where(_c.id == case.id, _c.version == case.version)
            .values(case_columns(saved))
        )
        if self._connection.execute(statement).rowcount == 0:
            raise StaleReturnCase(f"return case {case.id} changed", return_case_id=case.id)
        return saved

    def open_of(self, product_id: str) -> ReturnCase | None:
        statement = select(return_cases).where(
            _c.installed_product_id == as_uuid(product_id), _c.state != "closed"
        )
        row = self._connection.execute(statement).one_or_none()
        return case_of(row) if row else None

    def page(
        self, branch: str, after: tuple[datetime, str] | None, limit: int, *, open_only: bool
    ) -> Page[ReturnCase]:
        statement = select(return_cases).order_by(_c.opened_at, _c.id).limit(limit + 1)
        if branch:
            statement = statement.where(_c.branch_code == branch)
        if open_only:
            statement = statement.where(_c.state != "closed")
        if after:
            at, last = after
            statement = statement.where(tuple_(_c.opened_at, _c.id) > tuple_(at, as_uuid(last)))
        statement = within(statement, _c.branch_code, self._principal)
        rows = self._connection.execute(statement).all()
        return Page(tuple(map(case_of, rows[:limit])), len(rows) > limit)

    def _one(self, statement: Select[Any], case_id: str) -> ReturnCase:
        found = self._connection.execute(within(statement, _c.branch_code, self._principal))
        row = found.one_or_none()
        if row is None:
            raise ReturnCaseNotFound(f"there is no return case {case_id}", return_case_id=case_id)
        return case_of(row)
