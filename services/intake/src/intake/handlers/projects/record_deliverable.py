"""Use case: a stage brings something it was planned to bring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.projects.gates import delivered
from intake.domain.projects.project import Deliverable, Project
from intake.handlers.projects.changing import change
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDeliverable:
    project_id: str
    stage: str
    deliverable: Deliverable


def record_deliverable(cmd: RecordDeliverable, tx: Tx, now: datetime) -> Project:
    """Note where a deliverable is found.

    Args:
        cmd: What was brought.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ProjectNotFound: The caller knows no such project.
        ProjectNotRunning, StageUnknown, GatePassed, DeliverableUnknown: It is not expected.

    Source: rulebook I-25.
    """
    return change(
        cmd.project_id, tx, lambda project, _: delivered(project, cmd.stage, cmd.deliverable)
    )
