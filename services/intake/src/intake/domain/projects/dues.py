"""What a project owes, and until when; overdue is what was due before today (I-25, I-07)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from intake.domain.calendar_plan import Weekday
from intake.domain.months import months_after
from intake.domain.projects.logbook import first_week_without_status
from intake.domain.projects.policy import ProjectPolicy
from intake.domain.projects.project import Project, ProjectState

_WEEK = tuple(Weekday)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something owed by a day, by a rule."""

    rule: str
    what: str
    due_on: date

    def is_overdue(self, today: date) -> bool:
        """Say whether its day has passed."""
        return self.due_on < today


def dues(project: Project, policy: ProjectPolicy) -> tuple[Due, ...]:
    """Return what a project owes, the earliest first.

    Args:
        project: As it stands.
        policy: By which it was opened.

    Source: rulebook I-07, I-25.
    """
    return tuple(sorted(_dues(project, policy), key=lambda due: (due.due_on, due.what)))


def dated(project: Project, policy: ProjectPolicy) -> Project:
    """Return the project with the day of what it owes first."""
    owed = dues(project, policy)
    return replace(project, next_due_on=owed[0].due_on if owed else None)


def _dues(project: Project, policy: ProjectPolicy) -> Iterator[Due]:
    for entry in project.log:
        if entry.closed_at is None and entry.due_on is not None:
            yield Due(rule="I-25", what=f"log {entry.number}", due_on=entry.due_on)
    if project.state is ProjectState.RUNNING:
        yield from _while_running(project, policy)
    yield from _hand_over(project, policy)


def _while_running(project: Project, policy: ProjectPolicy) -> Iterator[Due]:
    for stage in project.stages:
        if stage.passed_at is None and stage.due_on is not None:
            yield Due(rule="I-25", what=f"gate {stage.name}", due_on=stage.due_on)
    week = first_week_without_status(project)
    status_on = week + timedelta(days=_WEEK.index(policy.status_on))
    yield Due(rule="I-25", what=f"status {week.isoformat()}", due_on=status_on)


def _hand_over(project: Project, policy: ProjectPolicy) -> Iterator[Due]:
    """Begun a month before the planned acceptance, finished two weeks after the real one."""
    acceptance = project.acceptance
    accepted_on = acceptance.on if acceptance else project.stage(policy.last_stage).due_on
    if accepted_on is None:
        return
    if project.hand_over is None:
        months = policy.hand_over.begins_months_before
        yield Due(rule="I-07", what="start of hand-over", due_on=months_after(accepted_on, -months))
    if acceptance and (project.hand_over is None or project.hand_over.finished_at is None):
        until = accepted_on + policy.hand_over.handed_over_within
        yield Due(rule="I-07", what="end of hand-over", due_on=until)
