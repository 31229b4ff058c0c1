"""Use case: a risk is gone, a change or an open point is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.projects.logbook import closed
from intake.domain.projects.project import Project
from intake.handlers.projects.changing import change
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseLogEntry:
    project_id: str
    number: int
    resolution: str


def close_log_entry(cmd: CloseLogEntry, tx: Tx, now: datetime) -> Project:
    """Close an entry of the log with how it was resolved.

    Args:
        cmd: Which entry, and how.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ProjectNotFound: The caller knows no such project.
        LogEntryNotFound: The log has no such number.
        LogEntryClosed: It was closed before.

    Source: rulebook I-25.
    """
    return change(
        cmd.project_id, tx, lambda project, _: closed(project, cmd.number, cmd.resolution, now)
    )
