"""Projects as their answers carry them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from callout.intake.v1 import projects_service_pb2 as pb
from intake.adapters.wire_words import Words, write_day, write_instant
from intake.domain.projects.dues import Due
from intake.domain.projects.project import EntryKind, LogEntry, Project, ProjectState, Stage

STATE: Final = Words(ProjectState, pb.Project.State, "STATE")
ENTRY_KIND: Final = Words(EntryKind, pb.Project.LogEntry.Kind, "KIND")


def project(value: Project, owed: Iterable[Due], today: date) -> pb.Project:
    """Write a project with what it owes."""
    acceptance, hand_over = value.acceptance, value.hand_over
    return pb.Project(
        id=value.id,
        code=value.code,
        branch_code=value.branch,
        customer_id=value.customer_id,
        name=value.name,
        owner=value.owner,
        state=STATE.write(value.state),
        stages=map(_stage, value.stages),
        log=map(_entry, value.log),
        weeks=(
            pb.Project.Week(
                begins_on=write_day(week.begins_on),
                status=week.status,
                reported_by=week.reported_by,
            )
            for week in value.weeks
        ),
        accepted_on=write_day(acceptance.on if acceptance else None),
        accepted_by=acceptance.signed_by if acceptance else "",
        acceptance=acceptance.signature if acceptance else "",
        warranty_ends_on=write_day(acceptance.warranty_ends_on if acceptance else None),
        hand_over_started_time=write_instant(hand_over.started_at if hand_over else None),
        hand_over_items=(
            pb.Project.HandOverItem(name=item.name, reference=item.reference)
            for item in (hand_over.items if hand_over else ())
        ),
        hand_over_finished_time=write_instant(hand_over.finished_at if hand_over else None),
        dues=(
            pb.Project.Due(
                rule=due.rule,
                what=due.what,
                due_on=write_day(due.due_on),
                overdue=due.is_overdue(today),
            )
            for due in owed
        ),
        policy_ref=value.policy_ref,
        version=value.version,
        accepted_product_ids=acceptance.products if acceptance else (),
    )


def _stage(value: Stage) -> pb.Project.Stage:
    return pb.Project.Stage(
        name=value.name,
        owner=value.owner,
        plan=value.plan,
        due_on=write_day(value.due_on),
        deliverables=(
            pb.Project.Deliverable(name=each.name, reference=each.reference)
            for each in value.deliverables
        ),
        passed_time=write_instant(value.passed_at),
        passed_by=value.passed_by,
    )


def _entry(value: LogEntry) -> pb.Project.LogEntry:
    return pb.Project.LogEntry(
        number=value.number,
        kind=ENTRY_KIND.write(value.kind),
        text=value.text,
        owner=value.owner,
        due_on=write_day(value.due_on),
        raised_time=write_instant(value.raised_at),
        raised_by=value.raised_by,
        closed_time=write_instant(value.closed_at),
        resolution=value.resolution,
    )
