"""What every change of a project shares: lock, change, date what is owed, save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from intake.domain.projects.dues import dated
from intake.domain.projects.policy import ProjectPolicy
from intake.domain.projects.project import Project
from intake.ports import Tx

Step = Callable[[Project, ProjectPolicy], Project]


def change(project_id: str, tx: Tx, step: Step) -> Project:
    """Change a project under lock by the policy under which it was opened.

    Args:
        project_id: The project.
        tx: Open transaction.
        step: Returns the changed project.

    Raises:
        ProjectNotFound: The caller knows no such project.

    Source: rulebook I-25.
    """
    project = tx.projects.lock(project_id)
    policy = tx.policies.projects_by(project.policy_ref)
    return tx.projects.save(dated(step(project, policy), policy))


def branch_day(project: Project, tx: Tx, now: datetime) -> date:
    """Return the day of an instant at a project's branch."""
    return tx.branches.require(project.branch).day_of(now)
