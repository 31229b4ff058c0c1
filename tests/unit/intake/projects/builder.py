"""Short ways to lead a project through its gates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from fakes.intake_projects import PROJECTS
from intake.domain.projects.dues import dues
from intake.domain.projects.gates import Signature, StagePlan
from intake.domain.projects.project import Deliverable, EntryKind, Project
from intake.handlers.projects.finish_hand_over import finish_hand_over
from intake.handlers.projects.open_project import OpenProject, open_project
from intake.handlers.projects.pass_gate import PassGate, pass_gate
from intake.handlers.projects.plan_stage import PlanStage, plan_stage
from intake.handlers.projects.raise_log_entry import RaiseLogEntry, raise_log_entry
from intake.handlers.projects.record_deliverable import RecordDeliverable, record_deliverable
from intake.handlers.projects.record_hand_over_item import (
    RecordHandOverItem,
    record_hand_over_item,
)
from intake.handlers.projects.start_hand_over import start_hand_over
from unit.intake.scene import Scene

NOW = datetime(2026, 3, 3, 1, tzinfo=UTC)  # a Tuesday, 09:00 in Hangzhou
SIGNED = Signature(signed_by="王先生", signature="AR-7")


def opening(**told: Any) -> OpenProject:
    values = {
        "project_id": "j-1",
        "branch": "HZ01",
        "customer_id": "c-1",
        "code": "J-1",
        "name": "机房改造",
        "owner": "chen",
        **told,
    }
    return OpenProject(**values)


class Builder:
    """A scene with one running project."""

    def __init__(self) -> None:
        self.scene = Scene()
        self.scene.run(open_project, opening(), NOW)

    @property
    def project(self) -> Project:
        return self.scene.tx.state.projects["j-1"]

    def plan(self, stage: str, due_on: date, *deliverables: str) -> Project:
        return self.scene.run(plan_stage, planning(stage, due_on, *deliverables), NOW)

    def deliver(self, stage: str, name: str, reference: str = "doc") -> Project:
        return self.scene.run(record_deliverable, delivering(stage, name, reference), NOW)

    def gate(self, stage: str, now: datetime = NOW, *products: str) -> Project:
        return self.scene.run(pass_gate, passing(stage, SIGNED, *products), now)

    def accept(self, now: datetime = NOW, *products: str) -> Project:
        """Lead the project through all gates to its acceptance."""
        for stage, brought in (("start", "mandate"), ("build", ""), ("acceptance", "report")):
            self.plan(stage, date(2026, 6, 30))
            if brought:
                self.deliver(stage, brought)
            self.gate(stage, now, *products)
        return self.project

    def entry(self, kind: EntryKind, due_on: date | None = None) -> Project:
        cmd = RaiseLogEntry(
            project_id="j-1", kind=kind, text="cable missing", owner="chen", due_on=due_on
        )
        return self.scene.run(raise_log_entry, cmd, NOW)

    def hand_over(self, *items: str, now: datetime = NOW) -> Project:
        """Begin the hand-over and record lines of its checklist."""
        self.scene.run(start_hand_over, "j-1", now)
        for item in items:
            self.item(item, now)
        return self.project

    def item(self, item: str, now: datetime = NOW) -> Project:
        cmd = RecordHandOverItem(project_id="j-1", item=item, reference="doc")
        return self.scene.run(record_hand_over_item, cmd, now)

    def finish(self, now: datetime = NOW) -> Project:
        return self.scene.run(finish_hand_over, "j-1", now)

    def refused(
        self, kind: type[Any], use_case: Callable[..., Any], cmd: Any, now: datetime = NOW
    ) -> Any:
        """Run what must be refused; the project may not have changed."""
        before = dict(self.scene.tx.state.projects)
        error = self.scene.refused(kind, use_case, cmd, now)
        assert self.scene.tx.state.projects == before
        return error

    def owed(self) -> list[tuple[str, str, date]]:
        return [(due.rule, due.what, due.due_on) for due in dues(self.project, PROJECTS)]


def planning(stage: str, due_on: date, *deliverables: str) -> PlanStage:
    plan = StagePlan(
        stage=stage, owner="chen", plan="as drawn", deliverables=deliverables, due_on=due_on
    )
    return PlanStage(project_id="j-1", plan=plan)


def delivering(stage: str, name: str, reference: str = "doc") -> RecordDeliverable:
    brought = Deliverable(name=name, reference=reference)
    return RecordDeliverable(project_id="j-1", stage=stage, deliverable=brought)


def passing(stage: str, signature: Signature = SIGNED, *products: str) -> PassGate:
    return PassGate(project_id="j-1", stage=stage, signature=signature, products=products)
