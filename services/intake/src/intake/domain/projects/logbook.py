"""Risks, changes and open points in one log, and a status for every week (I-25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from intake.domain.errors import Invalid, NotFound, Refused
from intake.domain.projects.project import LogEntry, Project, WeekStatus


class LogEntryNotFound(NotFound):
    """The log has no such entry."""

    reason = "LOG_ENTRY_NOT_FOUND"


class LogEntryClosed(Refused):
    """The entry was closed before."""

    reason = "LOG_ENTRY_CLOSED"


class WeekReported(Refused):
    """The week has its status."""

    reason = "WEEK_REPORTED"


class NotAWeekOfTheProject(Invalid):
    """The week lies before the project or has not begun."""

    reason = "NOT_A_WEEK_OF_THE_PROJECT"


def raised(project: Project, entry: LogEntry) -> Project:
    """Return the project with one more entry under the next number.

    Source: rulebook I-25.
    """
    numbered = replace(entry, number=len(project.log) + 1)
    return replace(project, log=(*project.log, numbered))


def closed(project: Project, number: int, resolution: str, now: datetime) -> Project:
    """Return the project with an entry closed.

    Raises:
        LogEntryNotFound: There is no such number.
        LogEntryClosed: It was closed before.

    Source: rulebook I-25.
    """
    entry = next((each for each in project.log if each.number == number), None)
    if entry is None:
        raise LogEntryNotFound(f"there is no entry {number}", rule="I-25", number=str(number))
    if entry.closed_at is not None:
        raise LogEntryClosed(f"entry {number} is closed", rule="I-25")
    done = replace(entry, closed_at=now, resolution=resolution)
    log = tuple(done if each.number == number else each for each in project.log)
    return replace(project, log=log)


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def reported(project: Project, week: WeekStatus, today: date) -> Project:
    """Return the project with the status of a week.

    Args:
        project: As locked.
        week: Begins on a Monday.
        today: The branch's day.

    Raises:
        ProjectNotRunning: The project was accepted.
        NotAWeekOfTheProject: Before the project began, or still to come.
        WeekReported: The week has its status.

    Source: rulebook I-25.
    """
    project.needs_to_run()
    if not week_of(project.opened_on) <= week.begins_on <= today:
        raise NotAWeekOfTheProject(
            f"the week of {week.begins_on} is none of project {project.code}",
            rule="I-25",
            field="week_of",
        )
    if week.begins_on in {each.begins_on for each in project.weeks}:
        raise WeekReported(f"the week of {week.begins_on} has its status", rule="I-25")
    weeks = sorted((*project.weeks, week), key=lambda each: each.begins_on)
    return replace(project, weeks=tuple(weeks))


def first_week_without_status(project: Project) -> date:
    """Return the Monday of the first week that has no status."""
    known = {each.begins_on for each in project.weeks}
    week = week_of(project.opened_on)
    while week in known:
        week += timedelta(weeks=1)
    return week
