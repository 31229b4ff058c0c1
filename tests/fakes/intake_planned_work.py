"""The store of planned work in memory, and the kinds that tests count on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from intake.domain.branch import Branch
from intake.domain.facts import FactKind
from intake.domain.listing import Page
from intake.domain.planned_work.listing import PlanFilter, WorkFilter
from intake.domain.planned_work.plan import PlanNotFound, PlanStale, PlanState, WorkPlan
from intake.domain.planned_work.policy import (
    Anchor,
    BackupPolicy,
    Basis,
    Deadline,
    FieldKind,
    FieldRule,
    Interval,
    PlannedWorkPolicy,
    RecordRule,
    WorkKind,
)
from intake.domain.planned_work.work import (
    PlannedWork,
    PlannedWorkNotFound,
    PlannedWorkStale,
    WorkState,
)
from intake.domain.planned_work.working_days import after_working_days
from intake.domain.vocabulary import Handling, Purpose
from intake.ports import Sweep

if TYPE_CHECKING:
    from fakes.intake import FakeTx

TEXT = FieldRule(kind=FieldKind.TEXT)
LINES = FieldRule(kind=FieldKind.LINES)
YES_NO = FieldRule(kind=FieldKind.YES_NO)


def _due(counted_from: Anchor, working_days: int) -> Deadline:
    return Deadline(counted_from=counted_from, working_days=working_days)


INSPECTION = WorkKind(
    rule="I-22",
    purpose=Purpose.INSPECTION,
    handling=Handling.ON_SITE,
    sla_pack="planned-work",
    lead=timedelta(days=7),
    starts_at_an_instant=False,
    every={Basis.MAINTENANCE: Interval(months=1), Basis.WARRANTY: Interval(months=12)},
    records={
        "report": RecordRule(
            fields={"findings": TEXT, "parts": FieldRule(kind=FieldKind.LINES, optional=True)},
            needs_visit=True,
            confirmed=True,
            due=_due(Anchor.VISIT, 3),
        )
    },
)
TRAINING = WorkKind(
    rule="I-23",
    purpose=Purpose.TRAINING,
    handling=Handling.REMOTE,
    sla_pack="planned-work",
    lead=timedelta(days=7),
    starts_at_an_instant=False,
    every={},
    records={
        "result": RecordRule(
            fields={"topics": LINES, "attendees": LINES, "result": TEXT},
            confirmed=True,
            due=_due(Anchor.DUE_DAY, 3),
        )
    },
)
UPGRADE = WorkKind(
    rule="I-26",
    purpose=Purpose.ADMINISTRATION,
    handling=Handling.REMOTE,
    sla_pack="planned-work",
    lead=timedelta(days=7),
    starts_at_an_instant=True,
    every={},
    records={
        "plan": RecordRule(
            fields={
                "content": TEXT,
                "downtime_minutes": FieldRule(kind=FieldKind.WHOLE),
                "way_back": TEXT,
            },
            confirmed=True,
        ),
        "notice": RecordRule(fields={"told_to": TEXT}, after=("plan",), ahead=timedelta(days=3)),
        "backup": RecordRule(fields={"place": TEXT}, after=("notice",)),
        "change": RecordRule(
            fields={"changed": TEXT, "ended_at": FieldRule(kind=FieldKind.INSTANT)},
            after=("plan", "notice", "backup"),
            from_start=True,
            due=_due(Anchor.DUE_DAY, 1),
        ),
        "test": RecordRule(
            fields={"passed": FieldRule(kind=FieldKind.YES_NO, else_needs="way_back")},
            after=("change",),
        ),
        "way_back": RecordRule(fields={"reason": TEXT}, after=("change",), optional=True),
    },
)
BACKUP = WorkKind(
    rule="I-27",
    purpose=Purpose.ADMINISTRATION,
    handling=Handling.REMOTE,
    sla_pack="planned-work",
    lead=timedelta(days=1),
    starts_at_an_instant=False,
    every={Basis.MAINTENANCE: Interval(days=7)},
    records={
        "run": RecordRule(
            fields={"place": TEXT, "kept_until": FieldRule(kind=FieldKind.DAY)},
            due=_due(Anchor.DUE_DAY, 0),
        ),
        "verification": RecordRule(
            fields={"passed": YES_NO}, after=("run",), due=_due(Anchor.DUE_DAY, 1)
        ),
    },
)
RESTORE_DRILL = replace(
    BACKUP,
    lead=timedelta(days=14),
    every={Basis.MAINTENANCE: Interval(months=6)},
    records={"drill": RecordRule(fields={"passed": YES_NO}, due=_due(Anchor.DUE_DAY, 3))},
)
BACKUPS = BackupPolicy(
    kind="backup",
    drill_kind="restore-drill",
    restorable_months=2,
    longest_gap=timedelta(days=8),
    drill_every_months=6,
)
PLANNED_WORK = PlannedWorkPolicy(
    working_days="office",
    kinds={
        "inspection": INSPECTION,
        "training": TRAINING,
        "upgrade": UPGRADE,
        "backup": BACKUP,
        "restore-drill": RESTORE_DRILL,
    },
    backups=BACKUPS,
)


class FakeWorkingDays:
    """Monday to Friday, no holidays."""

    def after(self, branch: Branch, day: date, count: int) -> date:  # noqa: ARG002 - a port
        return after_working_days(day, count, lambda each: each.weekday() < 5)


class FakeWorkPlans:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _plans(self) -> dict[str, WorkPlan]:
        return self._tx.state.plans

    def add(self, plan: WorkPlan) -> WorkPlan:
        self._plans[plan.id] = replace(plan, version=1)
        return self._plans[plan.id]

    def get(self, plan_id: str) -> WorkPlan:
        plan = self._plans.get(plan_id)
        if plan is None or not self._tx.may(plan.branch):
            raise PlanNotFound(f"no plan {plan_id}", rule="I-22", plan_id=plan_id)
        return plan

    lock = get

    def save(self, plan: WorkPlan) -> WorkPlan:
        if self._plans[plan.id].version != plan.version:
            raise PlanStale(f"plan {plan.id} changed", plan_id=plan.id)
        self._plans[plan.id] = replace(plan, version=plan.version + 1)
        return self._plans[plan.id]

    def lock_due(self, now: datetime, limit: int) -> tuple[WorkPlan, ...]:
        branches = self._tx.state.branches
        due = [
            (plan.prepare_on, plan.id)
            for plan in self._plans.values()
            if not self._tx.sweeps.holds(Sweep.PREPARE_DUE_WORK, plan.id, now)
            and plan.prepare_on
            and plan.prepare_on <= branches[plan.branch].day_of(now)
        ]
        return tuple(self._plans[plan_id] for _, plan_id in sorted(due)[:limit])

    def page(self, wanted: PlanFilter, after: str, limit: int) -> Page[WorkPlan]:
        rows = [
            plan
            for plan_id, plan in sorted(self._plans.items())
            if plan_id > after
            and self._tx.may(plan.branch)
            and wanted.branch in {"", plan.branch}
            and wanted.kind in {"", plan.kind}
            and not (wanted.active_only and plan.state is PlanState.ENDED)
        ]
        return Page(tuple(rows[:limit]), len(rows) > limit)


class FakePlannedWorks:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _works(self) -> dict[str, PlannedWork]:
        return self._tx.state.works

    def add(self, work: PlannedWork) -> PlannedWork:
        self._works[work.id] = replace(work, version=1)
        return self._works[work.id]

    def get(self, work_id: str) -> PlannedWork:
        work = self._works.get(work_id)
        if work is None or not self._may_see(work):
            raise PlannedWorkNotFound(f"no work {work_id}", rule="I-22", work_id=work_id)
        return work

    lock = get

    def save(self, work: PlannedWork) -> PlannedWork:
        if self._works[work.id].version != work.version:
            raise PlannedWorkStale(f"work {work.id} changed", work_id=work.id)
        self._works[work.id] = replace(work, version=work.version + 1)
        return self._works[work.id]

    def lock_visited(self, now: datetime, limit: int) -> tuple[tuple[PlannedWork, datetime], ...]:
        found = [
            (work, min(arrivals))
            for _, work in sorted(self._works.items())
            if work.state is WorkState.OPEN
            and work.visited_at is None
            and not self._tx.sweeps.holds(Sweep.NOTE_VISITS, work.id, now)
            and (arrivals := self._arrivals(work))
        ]
        return tuple(found[:limit])

    def of_plan(self, plan_id: str, since: date) -> tuple[PlannedWork, ...]:
        return self._sorted((w for w in self._works.values() if w.plan_id == plan_id), since)

    def like(self, plan: WorkPlan, kind: str, since: date) -> tuple[PlannedWork, ...]:
        def about(work: PlannedWork) -> bool:
            if plan.installed_product_id:
                return work.installed_product_id == plan.installed_product_id
            return (work.contract_ref, work.branch) == (plan.contract_ref, plan.branch)

        return self._sorted((w for w in self._works.values() if w.kind == kind and about(w)), since)

    def page(self, wanted: WorkFilter, after: tuple[str, str], limit: int) -> Page[PlannedWork]:
        found = [
            work
            for work in self._sorted(self._works.values(), date.min)
            if (work.due_on.isoformat(), work.id) > after
            and wanted.branch in {"", work.branch}
            and wanted.kind in {"", work.kind}
            and wanted.plan_id in {"", work.plan_id}
            and not (wanted.open_only and work.state is not WorkState.OPEN)
            and (
                wanted.overdue_at is None
                or (
                    work.record_due_on is not None
                    and work.record_due_on
                    < self._tx.branches.require(work.branch).day_of(wanted.overdue_at)
                )
            )
        ]
        return Page(tuple(found[:limit]), len(found) > limit)

    def _may_see(self, work: PlannedWork) -> bool:
        request = self._tx.state.requests[work.service_request_id]
        return self._tx.may_see(request)

    def _arrivals(self, work: PlannedWork) -> list[datetime]:
        facts = self._tx.state.requests[work.service_request_id].timeline.facts
        return [fact.occurred_at for fact in facts if fact.kind is FactKind.ARRIVED]

    def _sorted(self, works: Iterable[PlannedWork], since: date) -> tuple[PlannedWork, ...]:
        seen = (work for work in works if work.due_on >= since and self._may_see(work))
        return tuple(sorted(seen, key=lambda work: (work.due_on, work.id)))
