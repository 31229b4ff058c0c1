"""A project: its stages, its log, its weeks, its acceptance and its hand-over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from intake.domain.errors import AlreadyExists, ConcurrentUpdate, Invalid, NotFound, Refused


class ProjectNotFound(NotFound):
    """There is no such project, or the caller may not see it."""

    reason = "PROJECT_NOT_FOUND"


class ProjectStale(ConcurrentUpdate):
    """The project changed between reading and writing."""

    reason = "PROJECT_STALE"


class ProjectCodeTaken(AlreadyExists):
    """Another project has the code."""

    reason = "PROJECT_CODE_TAKEN"


class ProjectNotRunning(Refused):
    """The project was accepted; its stages do not change any more."""

    reason = "PROJECT_NOT_RUNNING"


class StageUnknown(Invalid):
    """Projects have no such stage."""

    reason = "STAGE_UNKNOWN"


class ProjectState(StrEnum):
    """Where a project stands."""

    RUNNING = "running"
    ACCEPTED = "accepted"
    IN_AFTER_SALES = "in_after_sales"


class EntryKind(StrEnum):
    """What the log of a project holds."""

    RISK = "risk"
    CHANGE = "change"
    OPEN_POINT = "open_point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """Something that a stage has to bring; without a reference it is not there yet."""

    name: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage; before it is planned it has neither owner nor day."""

    name: str
    deliverables: tuple[Deliverable, ...]
    owner: str = ""
    plan: str = ""
    due_on: date | None = None
    passed_at: datetime | None = None
    passed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """A risk, a change or an open point; numbered from 1 within its project."""

    number: int
    kind: EntryKind
    text: str
    owner: str
    due_on: date | None
    raised_at: datetime
    raised_by: str
    closed_at: datetime | None = None
    resolution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekStatus:
    """The status of the week that begins on a Monday."""

    begins_on: date
    status: str
    reported_by: str
    reported_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """The customer's signed acceptance; `warranty_ends_on` is the first day without warranty.

    `products` are the ids of the installed products that were accepted with it.
    """

    on: date
    signed_by: str
    signature: str
    warranty_ends_on: date
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverItem:
    """One line of the checklist, and where it is found."""

    name: str
    reference: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """The hand-over to after-sales (I-07)."""

    started_at: datetime
    started_by: str
    items: tuple[HandOverItem, ...] = ()
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A delivery or installation at a customer; `opened_on` is the branch's day.

    `next_due_on` is the earliest day on which something is due, a projection of the rest.
    """

    id: str
    code: str
    branch: str
    customer_id: str
    name: str
    owner: str
    policy_ref: str
    opened_on: date
    opened_by: str
    opened_at: datetime
    stages: tuple[Stage, ...]
    state: ProjectState = ProjectState.RUNNING
    log: tuple[LogEntry, ...] = ()
    weeks: tuple[WeekStatus, ...] = ()
    acceptance: Acceptance | None = None
    hand_over: HandOver | None = None
    next_due_on: date | None = None
    version: int = 0

    def stage(self, name: str) -> Stage:
        """Return a stage.

        Raises:
            StageUnknown: There is none of that name.

        Source: rulebook I-25.
        """
        for stage in self.stages:
            if stage.name == name:
                return stage
        raise StageUnknown(
            f"a project has no stage {name!r}",
            rule="I-25",
            field="stage",
            known=", ".join(stage.name for stage in self.stages),
        )

    def with_stage(self, changed: Stage) -> Project:
        """Return the project with one stage changed."""
        stages = tuple(changed if stage.name == changed.name else stage for stage in self.stages)
        return replace(self, stages=stages)

    def needs_to_run(self) -> None:
        """Refuse to change what was accepted.

        Raises:
            ProjectNotRunning: The customer has accepted the project.

        Source: rulebook I-25.
        """
        if self.state is not ProjectState.RUNNING:
            raise ProjectNotRunning(
                f"project {self.code} is {self.state}", rule="I-25", state=self.state
            )
