"""Plans in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Date, Row, Select, cast, func, insert, literal, select, update

from chassis.unit_of_work import Principal
from intake.adapters.planned_work.tables import work_plans
from intake.adapters.scope import as_uuid, within
from intake.adapters.sweeps import not_set_aside
from intake.adapters.tables import branches
from intake.domain.listing import Page
from intake.domain.planned_work.listing import PlanFilter
from intake.domain.planned_work.plan import PlanNotFound, PlanStale, PlanState, WorkPlan
from intake.domain.planned_work.policy import Basis, Interval
from intake.ports import Sweep

_p = work_plans.c


class StoredWorkPlans:
    """Plans that one principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, plan: WorkPlan) -> WorkPlan:
        stored = replace(plan, version=1)
        self._connection.execute(insert(work_plans), _columns(stored))
        return stored

    def get(self, plan_id: str) -> WorkPlan:
        return self._one(self._select(plan_id), plan_id)

    def lock(self, plan_id: str) -> WorkPlan:
        return self._one(self._select(plan_id).with_for_update(), plan_id)

    def save(self, plan: WorkPlan) -> WorkPlan:
        saved = replace(plan, version=plan.version + 1)
        statement = update(work_plans).where(_p.id == plan.id, _p.version == plan.version)
        if self._connection.execute(statement.values(_columns(saved))).rowcount == 0:
            raise PlanStale(f"plan {plan.id} changed", plan_id=plan.id)
        return saved

    def lock_due(self, now: datetime, limit: int) -> tuple[WorkPlan, ...]:
        today = cast(func.timezone(branches.c.time_zone, literal(now)), Date)
        statement = (
            select(work_plans)
            .join(branches, branches.c.code == _p.branch_code)
            .where(_p.prepare_on <= today, not_set_aside(Sweep.PREPARE_DUE_WORK, _p.id, now))
            .order_by(_p.prepare_on, _p.id)
            .limit(limit)
            .with_for_update(of=work_plans, skip_locked=True)
        )
        return tuple(map(_plan, self._connection.execute(statement)))

    def page(self, wanted: PlanFilter, after: str, limit: int) -> Page[WorkPlan]:
        statement = select(work_plans).order_by(_p.id).limit(limit + 1)
        if after:
            statement = statement.where(_p.id > as_uuid(after))
        if wanted.branch:
            statement = statement.where(_p.branch_code == wanted.branch)
        if wanted.kind:
            statement = statement.where(_p.kind == wanted.kind)
        if wanted.active_only:
            statement = statement.where(_p.state == PlanState.ACTIVE.value)
        rows = self._connection.execute(within(statement, _p.branch_code, self._principal)).all()
        return Page(tuple(map(_plan, rows[:limit])), len(rows) > limit)

    def _select(self, plan_id: str) -> Select[Any]:
        statement = select(work_plans).where(_p.id == as_uuid(plan_id))
        return within(statement, _p.branch_code, self._principal)

    def _one(self, statement: Select[Any], plan_id: str) -> WorkPlan:
        row = self._connection.execute(statement).first()
        if row is None:
            raise PlanNotFound(f"there is no plan {plan_id}", rule="I-22", plan_id=plan_id)
        return _plan(row)


def _plan(row: Row[Any]) -> WorkPlan:
    agreed = row.every_months or row.every_days
    return WorkPlan(
        id=row.id,
        kind=row.kind,
        branch=row.branch_code,
        customer_id=row.customer_id or "",
        installed_product_id=row.installed_product_id or "",
        contract_ref=row.contract_ref,
        product_line=row.product_line,
        basis=Basis(row.basis),
        interval=Interval(months=row.every_months, days=row.every_days) if agreed else None,
        anchor_on=row.anchor_on,
        made=row.made,
        next_due_on=row.next_due_on,
        prepare_on=row.prepare_on,
        ends_on=row.ends_on,
        state=PlanState(row.state),
        end_reason=row.end_reason,
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        version=row.version,
    )


def _columns(plan: WorkPlan) -> dict[str, Any]:
    return {
        "id": plan.id,
        "kind": plan.kind,
        "branch_code": plan.branch,
        "customer_id": plan.customer_id or None,
        "installed_product_id": plan.installed_product_id or None,
        "contract_ref": plan.contract_ref,
        "product_line": plan.product_line,
        "basis": plan.basis.value,
        "every_months": plan.interval.months if plan.interval else 0,
        "every_days": plan.interval.days if plan.interval else 0,
        "anchor_on": plan.anchor_on,
        "made": plan.made,
        "next_due_on": plan.next_due_on,
        "prepare_on": plan.prepare_on,
        "ends_on": plan.ends_on,
        "state": plan.state.value,
        "end_reason": plan.end_reason,
        "opened_by": plan.opened_by,
        "opened_at": plan.opened_at,
        "version": plan.version,
    }
