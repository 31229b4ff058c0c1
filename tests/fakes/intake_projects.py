"""The store of projects in memory, and the stages that tests count on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from intake.domain.calendar_plan import Weekday
from intake.domain.listing import Page
from intake.domain.projects.policy import HandOverPolicy, ProjectPolicy
from intake.domain.projects.project import (
    Project,
    ProjectCodeTaken,
    ProjectNotFound,
    ProjectStale,
)

if TYPE_CHECKING:
    from fakes.intake import FakeTx

PROJECTS = ProjectPolicy(
    stages={"start": ("mandate",), "build": (), "acceptance": ("report",)},
    status_on=Weekday.FRI,
    warranty_months=12,
    hand_over=HandOverPolicy(
        begins_months_before=1,
        handed_over_within=timedelta(days=14),
        items=("documents", "open_points"),
    ),
)


class FakeProjects:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _projects(self) -> dict[str, Project]:
        return self._tx.state.projects

    def add(self, project: Project) -> Project:
        if any(other.code == project.code for other in self._projects.values()):
            raise ProjectCodeTaken(f"project {project.code}", rule="I-25", field="code")
        self._projects[project.id] = replace(project, version=1)
        return self._projects[project.id]

    def get(self, project_id: str) -> Project:
        project = self._projects.get(project_id)
        if project is None or not self._tx.may(project.branch):
            raise ProjectNotFound(f"no project {project_id}", rule="I-25")
        return project

    lock = get

    def save(self, project: Project) -> Project:
        if self._projects[project.id].version != project.version:
            raise ProjectStale(f"project {project.code} changed", project_id=project.id)
        self._projects[project.id] = replace(project, version=project.version + 1)
        return self._projects[project.id]

    def page(
        self, branch: str, overdue_at: datetime | None, after: str, limit: int
    ) -> Page[Project]:
        rows = sorted(
            (
                project
                for project in self._projects.values()
                if project.code > after
                and self._tx.may(project.branch)
                and branch in {"", project.branch}
                and (
                    overdue_at is None
                    or (
                        project.next_due_on is not None
                        and project.next_due_on
                        < self._tx.branches.require(project.branch).day_of(overdue_at)
                    )
                )
            ),
            key=lambda project: project.code,
        )
        return Page(tuple(rows[:limit]), len(rows) > limit)
