"""Use case: the weekly status of a project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake.domain.projects.logbook import reported, week_of
from intake.domain.projects.project import Project, WeekStatus
from intake.handlers.projects.changing import branch_day, change
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWeek:
    """`day` is any day of the week."""

    project_id: str
    day: date
    status: str


def report_week(cmd: ReportWeek, tx: Tx, now: datetime) -> Project:
    """Write the status of a week, once.

    Args:
        cmd: Which week, and how the project stands.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ProjectNotFound: The caller knows no such project.
        ProjectNotRunning, NotAWeekOfTheProject, WeekReported: The week takes no status.

    Source: rulebook I-25.
    """
    week = WeekStatus(
        begins_on=week_of(cmd.day), status=cmd.status, reported_by=tx.actor, reported_at=now
    )
    return change(
        cmd.project_id,
        tx,
        lambda project, _: reported(project, week, branch_day(project, tx, now)),
    )
