"""Use case: one line of the hand-over's checklist is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.domain.projects.handing_over import with_item
from intake.domain.projects.project import HandOverItem, Project
from intake.handlers.projects.changing import change
from intake.ports import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHandOverItem:
    project_id: str
    item: str
    reference: str


def record_hand_over_item(cmd: RecordHandOverItem, tx: Tx, now: datetime) -> Project:
    """Note where something that is handed over is found.

    Args:
        cmd: Which line, and where.
        tx: Open transaction.
        now: Time of the command (UTC).

    Raises:
        ProjectNotFound: The caller knows no such project.
        HandOverNotStarted, HandOverFinished, HandOverItemUnknown: It is not taken.

    Source: rulebook I-07.
    """
    item = HandOverItem(
        name=cmd.item, reference=cmd.reference, recorded_by=tx.actor, recorded_at=now
    )
    return change(
        cmd.project_id, tx, lambda project, policy: with_item(project, policy.hand_over, item)
    )
