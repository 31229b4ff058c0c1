"""A project enters after-sales with a complete hand-over, and only then (I-07)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from intake.domain.errors import Invalid, Refused
from intake.domain.projects.policy import HandOverPolicy
from intake.domain.projects.project import (
    EntryKind,
    HandOver,
    HandOverItem,
    LogEntry,
    Project,
    ProjectState,
)


class HandOverStarted(Refused):
    """The hand-over began before."""

    reason = "HAND_OVER_STARTED"


class HandOverNotStarted(Refused):
    """The hand-over has not begun."""

    reason = "HAND_OVER_NOT_STARTED"


class HandOverFinished(Refused):
    """The project is in after-sales."""

    reason = "HAND_OVER_FINISHED"


class HandOverItemUnknown(Invalid):
    """The checklist has no such line."""

    reason = "HAND_OVER_ITEM_UNKNOWN"


class HandOverIncomplete(Refused):
    """Something of the checklist is missing."""

    reason = "HAND_OVER_INCOMPLETE"


class NotAccepted(Refused):
    """After-sales begins after the customer's acceptance."""

    reason = "PROJECT_NOT_ACCEPTED"


class OpenPointWithoutDay(Refused):
    """Open points are handed over with the day on which they will be done."""

    reason = "OPEN_POINT_WITHOUT_DAY"


def started(project: Project, by: str, now: datetime) -> Project:
    """Return the project with its hand-over begun.

    Raises:
        HandOverStarted: It began before.

    Source: rulebook I-07.
    """
    if project.hand_over is not None:
        raise HandOverStarted(
            f"the hand-over of {project.code} began before",
            rule="I-07",
            started_at=project.hand_over.started_at.isoformat(),
        )
    return replace(project, hand_over=HandOver(started_at=now, started_by=by))


def with_item(project: Project, policy: HandOverPolicy, item: HandOverItem) -> Project:
    """Return the project with a line of the checklist, in place of an earlier one.

    Raises:
        HandOverNotStarted: The hand-over has not begun.
        HandOverFinished: It is over.
        HandOverItemUnknown: The checklist has no such line.

    Source: rulebook I-07.
    """
    hand_over = _going_on(project)
    if item.name not in policy.items:
        raise HandOverItemUnknown(
            f"the checklist has no {item.name!r}",
            rule="I-07",
            field="item",
            known=", ".join(policy.items),
        )
    others = tuple(each for each in hand_over.items if each.name != item.name)
    return replace(project, hand_over=replace(hand_over, items=(*others, item)))


def finished(project: Project, policy: HandOverPolicy, now: datetime) -> Project:
    """Return the project in after-sales.

    Raises:
        HandOverNotStarted: The hand-over has not begun.
        HandOverFinished: It is over.
        NotAccepted: The customer has not accepted the project.
        HandOverIncomplete: A line of the checklist is missing.
        OpenPointWithoutDay: An open point has no day.

    Source: rulebook I-07.
    """
    hand_over = _going_on(project)
    if project.acceptance is None:
        raise NotAccepted(f"project {project.code} is not accepted", rule="I-07")
    there = {item.name for item in hand_over.items}
    if missing := [name for name in policy.items if name not in there]:
        raise HandOverIncomplete(
            f"{', '.join(missing)} of {project.code} is missing",
            rule="I-07",
            missing=", ".join(missing),
        )
    if undated := [str(entry.number) for entry in project.log if _is_undated(entry)]:
        raise OpenPointWithoutDay(
            f"open points {', '.join(undated)} have no day",
            rule="I-07",
            numbers=", ".join(undated),
        )
    return replace(
        project,
        state=ProjectState.IN_AFTER_SALES,
        hand_over=replace(hand_over, finished_at=now),
    )


def _is_undated(entry: LogEntry) -> bool:
    open_point = entry.kind is EntryKind.OPEN_POINT and entry.closed_at is None
    return open_point and entry.due_on is None


def _going_on(project: Project) -> HandOver:
    if project.hand_over is None:
        raise HandOverNotStarted(f"the hand-over of {project.code} has not begun", rule="I-07")
    if project.hand_over.finished_at is not None:
        raise HandOverFinished(f"project {project.code} is in after-sales", rule="I-07")
    return project.hand_over
