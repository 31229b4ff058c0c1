"""Rows of projects to and from the values of the domain; what hangs on a project is JSON."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from intake.domain.projects.project import (
    Acceptance,
    Deliverable,
    EntryKind,
    HandOver,
    HandOverItem,
    LogEntry,
    Project,
    ProjectState,
    Stage,
    WeekStatus,
)

_PARTS = ("stages", "log", "weeks", "acceptance", "hand_over")


def project_of(row: Row[Any]) -> Project:
    """Read a project."""
    return Project(
        id=row.id,
        code=row.code,
        branch=row.branch_code,
        customer_id=row.customer_id,
        name=row.name,
        owner=row.owner,
        policy_ref=row.policy_ref,
        opened_on=row.opened_on,
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        state=ProjectState(row.state),
        stages=tuple(map(_stage, row.stages)),
        log=tuple(map(_entry, row.log)),
        weeks=tuple(map(_week, row.weeks)),
        acceptance=_acceptance(row.acceptance) if row.acceptance else None,
        hand_over=_hand_over(row.hand_over) if row.hand_over else None,
        next_due_on=row.next_due_on,
        version=row.version,
    )


def columns_of(project: Project) -> dict[str, Any]:
    """Write a project."""
    values = asdict(project)
    values["branch_code"] = values.pop("branch")
    values["state"] = project.state.value
    return {name: _json(each) if name in _PARTS else each for name, each in values.items()}


def _json(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _json(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _stage(value: dict[str, Any]) -> Stage:
    return Stage(
        name=value["name"],
        deliverables=tuple(Deliverable(**each) for each in value["deliverables"]),
        owner=value["owner"],
        plan=value["plan"],
        due_on=_day(value["due_on"]),
        passed_at=_instant(value["passed_at"]),
        passed_by=value["passed_by"],
    )


def _entry(value: dict[str, Any]) -> LogEntry:
    return LogEntry(
        number=value["number"],
        kind=EntryKind(value["kind"]),
        text=value["text"],
        owner=value["owner"],
        due_on=_day(value["due_on"]),
        raised_at=datetime.fromisoformat(value["raised_at"]),
        raised_by=value["raised_by"],
        closed_at=_instant(value["closed_at"]),
        resolution=value["resolution"],
    )


def _week(value: dict[str, Any]) -> WeekStatus:
    return WeekStatus(
        begins_on=date.fromisoformat(value["begins_on"]),
        status=value["status"],
        reported_by=value["reported_by"],
        reported_at=datetime.fromisoformat(value["reported_at"]),
    )


def _acceptance(value: dict[str, Any]) -> Acceptance:
    return Acceptance(
        on=date.fromisoformat(value["on"]),
        signed_by=value["signed_by"],
        signature=value["signature"],
        warranty_ends_on=date.fromisoformat(value["warranty_ends_on"]),
        # Projects that were accepted before products were kept have none.
        products=tuple(value.get("products", ())),
    )


def _hand_over(value: dict[str, Any]) -> HandOver:
    return HandOver(
        started_at=datetime.fromisoformat(value["started_at"]),
        started_by=value["started_by"],
        items=tuple(
            HandOverItem(
                name=each["name"],
                reference=each["reference"],
                recorded_by=each["recorded_by"],
                recorded_at=datetime.fromisoformat(each["recorded_at"]),
            )
            for each in value["items"]
        ),
        finished_at=_instant(value["finished_at"]),
    )
