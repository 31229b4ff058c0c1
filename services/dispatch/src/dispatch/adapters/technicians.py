"""Technicians and the copy of intake's branches in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis.scope import within
from chassis.unit_of_work import Principal
from dispatch.adapters import tables as t
from dispatch.domain.branch import Branch
from dispatch.domain.identity import BranchCode, TechnicianCode
from dispatch.domain.technician import (
    ON_ROSTER,
    Certificate,
    EmploymentState,
    Technician,
    TechnicianExists,
    TechnicianNotFound,
    TechnicianOutdated,
)

_COLUMNS = (
    t.technician.c.code,
    t.technician.c.name,
    t.technician.c.branch_code,
    t.technician.c.skills,
    t.technician.c.employment_state,
    t.technician.c.line_supervisor,
    t.technician.c.version,
)
_SELECT = select(*_COLUMNS)


class StoredTechnicians:
    """`dispatch.ports.Technicians` over one connection, seen by one principal."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def get(self, code: TechnicianCode) -> Technician:
        return self._one(_SELECT.where(t.technician.c.code == code), code)

    def lock(self, code: TechnicianCode) -> Technician:
        return self._one(_SELECT.where(t.technician.c.code == code).with_for_update(), code)

    def lock_if_known(self, code: TechnicianCode) -> Technician | None:
        found = self._read(_SELECT.where(t.technician.c.code == code).with_for_update())
        return found[0] if found else None

    def add(self, technician: Technician) -> Technician:
        row = {"code": technician.code, **_row(technician), "version": 1}
        statement = upsert(t.technician).on_conflict_do_nothing()
        if self._connection.execute(statement, row).rowcount == 0:
            raise TechnicianExists(
                f"there is a technician {technician.code}",
                rule="D-01",
                technician_code=technician.code,
            )
        self._write_certificates(technician)
        return self._read(_SELECT.where(t.technician.c.code == technician.code))[0]

    def save(self, technician: Technician) -> Technician:
        done = self._connection.execute(
            update(t.technician)
            .where(
                t.technician.c.code == technician.code,
                t.technician.c.version == technician.version,
            )
            .values(**_row(technician), version=technician.version + 1)
        )
        if done.rowcount == 0:
            raise TechnicianOutdated(f"technician {technician.code} was changed", rule="D-01")
        self._connection.execute(
            delete(t.technician_certificate).where(
                t.technician_certificate.c.technician_code == technician.code
            )
        )
        self._write_certificates(technician)
        return self._read(_SELECT.where(t.technician.c.code == technician.code))[0]

    def pool(
        self, branch_code: BranchCode, skills: frozenset[str], outsiders: int
    ) -> tuple[Technician, ...]:
        own = self._seen(_SELECT.where(t.technician.c.branch_code == branch_code))
        if not outsiders:
            return self._read(own)
        here = select(t.branch.c.city).where(t.branch.c.code == branch_code).scalar_subquery()
        near = (
            _SELECT.join(t.branch, t.branch.c.code == t.technician.c.branch_code)
            .where(t.branch.c.city == here, t.technician.c.branch_code != branch_code)
            .where(t.technician.c.employment_state.in_(sorted(ON_ROSTER)))
            .where(t.technician.c.skills.contains(sorted(skills)))
            .limit(outsiders)
        )
        return (*self._read(own), *self._read(self._seen(near)))

    def page(
        self, branch_code: BranchCode | None, after: TechnicianCode | None, limit: int
    ) -> tuple[Technician, ...]:
        statement = self._seen(_SELECT).limit(limit)
        if branch_code is not None:
            statement = statement.where(t.technician.c.branch_code == branch_code)
        if after is not None:
            statement = statement.where(t.technician.c.code > after)
        return self._read(statement)

    def _seen(self, statement: Select[Any]) -> Select[Any]:
        return within(statement, t.technician.c.branch_code, self._principal).order_by(
            t.technician.c.code
        )

    def _one(self, statement: Select[Any], code: TechnicianCode) -> Technician:
        found = self._read(within(statement, t.technician.c.branch_code, self._principal))
        if not found:
            raise TechnicianNotFound(f"no technician {code}", rule="D-01", technician_code=code)
        return found[0]

    def _read(self, statement: Select[Any]) -> tuple[Technician, ...]:
        rows = self._connection.execute(statement).all()
        certificates = self._certificates(row.code for row in rows)
        return tuple(_technician(row, certificates[row.code]) for row in rows)

    def _certificates(self, codes: Iterable[str]) -> defaultdict[str, list[Certificate]]:
        found: defaultdict[str, list[Certificate]] = defaultdict(list)
        table = t.technician_certificate
        wanted = list(codes)
        if not wanted:
            return found
        for row in self._connection.execute(
            select(table.c.technician_code, table.c.kind, table.c.number, table.c.valid_until)
            .where(table.c.technician_code.in_(wanted))
            .order_by(table.c.technician_code, table.c.position)
        ):
            found[row.technician_code].append(
                Certificate(kind=row.kind, number=row.number, valid_until=row.valid_until)
            )
        return found

    def _write_certificates(self, technician: Technician) -> None:
        rows = [
            {"technician_code": technician.code, "position": position, **asdict(each)}
            for position, each in enumerate(technician.certificates)
        ]
        if rows:
            self._connection.execute(insert(t.technician_certificate), rows)


class StoredBranches:
    """`dispatch.ports.Branches` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, code: BranchCode) -> Branch | None:
        row = self._connection.execute(
            select(
                t.branch.c.code,
                t.branch.c.name,
                t.branch.c.city,
                t.branch.c.region,
                t.branch.c.time_zone,
            ).where(t.branch.c.code == code)
        ).one_or_none()
        return Branch(**row._mapping) if row else None  # noqa: SLF001 - SQLAlchemy's public name

    def put(self, branch: Branch) -> None:
        values = asdict(branch)
        self._connection.execute(
            upsert(t.branch)
            .values(values)
            .on_conflict_do_update(index_elements=[t.branch.c.code], set_=values)
        )


def _row(technician: Technician) -> dict[str, Any]:
    return {
        "name": technician.name,
        "branch_code": technician.branch_code,
        "skills": sorted(technician.skills),
        "employment_state": technician.employment_state.value,
        "line_supervisor": technician.line_supervisor,
    }


def _technician(row: Row[Any], certificates: list[Certificate]) -> Technician:
    return Technician(
        code=row.code,
        name=row.name,
        branch_code=row.branch_code,
        skills=frozenset(row.skills),
        certificates=tuple(certificates),
        employment_state=EmploymentState(row.employment_state),
        line_supervisor=row.line_supervisor,
        version=row.version,
    )
