"""Use case: the hand-over of a project to after-sales begins."""

from __future__ import annotations

from datetime import datetime

from intake.domain.projects.handing_over import started
from intake.domain.projects.project import Project
from intake.handlers.projects.changing import change
from intake.ports import Tx


def start_hand_over(project_id: str, tx: Tx, now: datetime) -> Project:
    """Begin the hand-over; a late beginning is no refusal, it was listed as overdue.

    Args:
        project_id: The project.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ProjectNotFound: The caller knows no such project.
        HandOverStarted: It began before.

    Source: rulebook I-07.
    """
    return change(project_id, tx, lambda project, _: started(project, tx.actor, now))
