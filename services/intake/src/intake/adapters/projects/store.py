"""Projects in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, insert, select, update
from sqlalchemy.exc import IntegrityError

from chassis.unit_of_work import Principal
from intake.adapters.branch_days import day_at
from intake.adapters.files import constraint_of
from intake.adapters.projects.rows import columns_of, project_of
from intake.adapters.projects.tables import projects
from intake.adapters.scope import as_uuid, within
from intake.domain.listing import Page
from intake.domain.projects.project import (
    Project,
    ProjectCodeTaken,
    ProjectNotFound,
    ProjectStale,
)

_p = projects.c
_CODE: Final = "projects_code"


class StoredProjects:
    """Projects of the branches that one principal acts for."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, project: Project) -> Project:
        stored = replace(project, version=1)
        try:
            self._connection.execute(insert(projects), columns_of(stored))
        except IntegrityError as error:
            if constraint_of(error) != _CODE:
                raise
            raise ProjectCodeTaken(
                f"there is a project {project.code}",
                rule="I-25",
                field="code",
                code=project.code,
            ) from error
        return stored

    def get(self, project_id: str) -> Project:
        return self._one(self._select(project_id), project_id)

    def lock(self, project_id: str) -> Project:
        return self._one(self._select(project_id).with_for_update(), project_id)

    def save(self, project: Project) -> Project:
        saved = replace(project, version=project.version + 1)
        statement = update(projects).where(_p.id == project.id, _p.version == project.version)
        if self._connection.execute(statement.values(columns_of(saved))).rowcount == 0:
            raise ProjectStale(f"project {project.code} changed", project_id=project.id)
        return saved

    def page(
        self, branch: str, overdue_at: datetime | None, after: str, limit: int
    ) -> Page[Project]:
        statement = select(projects).where(_p.code > after).order_by(_p.code).limit(limit + 1)
        if branch:
            statement = statement.where(_p.branch_code == branch)
        if overdue_at:
            statement = statement.where(_p.next_due_on < day_at(_p.branch_code, overdue_at))
        rows = self._connection.execute(within(statement, _p.branch_code, self._principal)).all()
        return Page(tuple(map(project_of, rows[:limit])), len(rows) > limit)

    def _select(self, project_id: str) -> Select[Any]:
        statement = select(projects).where(_p.id == as_uuid(project_id))
        return within(statement, _p.branch_code, self._principal)

    def _one(self, statement: Select[Any], project_id: str) -> Project:
        row = self._connection.execute(statement).first()
        if row is None:
            raise ProjectNotFound(
                f"there is no project {project_id}", rule="I-25", project_id=project_id
            )
        return project_of(row)
