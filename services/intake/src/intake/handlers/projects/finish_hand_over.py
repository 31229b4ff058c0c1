"""Use case: a project enters after-sales."""

from __future__ import annotations

from datetime import datetime

from intake.domain.projects.handing_over import finished
from intake.domain.projects.project import Project
from intake.handlers.projects.changing import change
from intake.ports import Tx


def finish_hand_over(project_id: str, tx: Tx, now: datetime) -> Project:
    """Take an accepted project into after-sales once its hand-over is complete.

    Args:
        project_id: The project.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ProjectNotFound: The caller knows no such project.
        HandOverNotStarted, HandOverFinished, NotAccepted, HandOverIncomplete,
            OpenPointWithoutDay: It is not complete.

    Source: rulebook I-07.
    """
    return change(project_id, tx, lambda project, policy: finished(project, policy.hand_over, now))
