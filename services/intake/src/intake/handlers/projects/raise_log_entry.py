"""Use case: a risk, a change or an open point comes up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from intake.domain.projects.logbook import raised
from intake.domain.projects.project import EntryKind, LogEntry, Project
from intake.handlers.projects.changing import change
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseLogEntry:
    project_id: str
    kind: EntryKind
    text: str
    owner: str
    due_on: date | None


def raise_log_entry(cmd: RaiseLogEntry, tx: Tx, now: datetime) -> Project:
    """Write into the one log of a project, also after its acceptance.

    Args:
        cmd: What came up, who sees to it, until when.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ProjectNotFound: The caller knows no such project.

    Source: rulebook I-25.
    """
    entry = LogEntry(
        number=0,
        kind=cmd.kind,
        text=cmd.text,
        owner=cmd.owner,
        due_on=cmd.due_on,
        raised_at=now,
        raised_by=tx.actor,
    )
    return change(cmd.project_id, tx, lambda project, _: raised(project, entry))
