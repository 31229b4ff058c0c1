"""Planned work with its records in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as upsert

from chassis.unit_of_work import Principal
from intake.adapters.branch_days import day_at
from intake.adapters.planned_work.tables import planned_works, work_records
from intake.adapters.scope import as_uuid, own_requests
from intake.adapters.sweeps import not_set_aside
from intake.adapters.tables import facts, service_requests
from intake.domain.facts import FactKind
from intake.domain.listing import Page
from intake.domain.planned_work.listing import WorkFilter
from intake.domain.planned_work.plan import WorkPlan
from intake.domain.planned_work.work import (
    Confirmation,
    PlannedWork,
    PlannedWorkNotFound,
    PlannedWorkStale,
    WorkRecord,
    WorkState,
)
from intake.ports import Sweep

_w = planned_works.c
_OPEN = WorkState.OPEN.value
_ARRIVED = FactKind.ARRIVED.value


class StoredPlannedWorks:
    """Planned work that one principal may see."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def add(self, work: PlannedWork) -> PlannedWork:
        stored = replace(work, version=1)
        self._connection.execute(insert(planned_works), _columns(stored))
        self._write_records(stored)
        return stored

    def get(self, work_id: str) -> PlannedWork:
        return self._one(self._select().where(_w.id == as_uuid(work_id)), work_id)

    def lock(self, work_id: str) -> PlannedWork:
        wanted = self._select().where(_w.id == as_uuid(work_id))
        return self._one(wanted.with_for_update(of=planned_works), work_id)

    def save(self, work: PlannedWork) -> PlannedWork:
        saved = replace(work, version=work.version + 1)
        statement = update(planned_works).where(_w.id == work.id, _w.version == work.version)
        if self._connection.execute(statement.values(_columns(saved))).rowcount == 0:
            raise PlannedWorkStale(f"planned work {work.id} changed", work_id=work.id)
        self._write_records(saved)
        return saved

    def lock_visited(self, now: datetime, limit: int) -> tuple[tuple[PlannedWork, datetime], ...]:
        arrived = (
            select(facts.c.request_id, func.min(facts.c.occurred_at).label("arrived_at"))
            .where(facts.c.kind == _ARRIVED, facts.c.request_id == _w.service_request_id)
            .group_by(facts.c.request_id)
            .lateral()
        )
        statement = (
            select(planned_works, arrived.c.arrived_at)
            .join(arrived, arrived.c.request_id == _w.service_request_id)
            .where(
                _w.state == _OPEN,
                _w.visited_at.is_(None),
                not_set_aside(Sweep.NOTE_VISITS, _w.id, now),
            )
            .order_by(_w.id)
            .limit(limit)
            .with_for_update(of=planned_works, skip_locked=True)
        )
        rows = self._connection.execute(statement).all()
        return tuple(zip(self._works(rows), (row.arrived_at for row in rows), strict=True))

    def of_plan(self, plan_id: str, since: date) -> tuple[PlannedWork, ...]:
        return self._found(
            self._select()
            .where(_w.plan_id == as_uuid(plan_id), _w.due_on >= since)
            .order_by(_w.due_on, _w.id)
        )

    def like(self, plan: WorkPlan, kind: str, since: date) -> tuple[PlannedWork, ...]:
        statement = self._select().where(_w.kind == kind, _w.due_on >= since)
        if plan.installed_product_id:
            statement = statement.where(_w.installed_product_id == plan.installed_product_id)
        else:
            statement = statement.where(
                _w.contract_ref == plan.contract_ref, _w.branch_code == plan.branch
            )
        return self._found(statement.order_by(_w.due_on, _w.id))

    def page(self, wanted: WorkFilter, after: tuple[str, str], limit: int) -> Page[PlannedWork]:
        statement = self._select().order_by(_w.due_on, _w.id).limit(limit + 1)
        due_on, work_id = after
        if work_id:
            key = (date.fromisoformat(due_on), as_uuid(work_id))
            statement = statement.where(tuple_(_w.due_on, _w.id) > key)
        for column, value in (
            (_w.branch_code, wanted.branch),
            (_w.kind, wanted.kind),
            (_w.plan_id, as_uuid(wanted.plan_id) if wanted.plan_id else ""),
        ):
            if value != "":
                statement = statement.where(column == value)
        if wanted.open_only:
            statement = statement.where(_w.state == _OPEN)
        if wanted.overdue_at:
            statement = statement.where(
                _w.record_due_on < day_at(_w.branch_code, wanted.overdue_at)
            )
        found = self._found(statement)
        return Page(found[:limit], len(found) > limit)

    def _select(self) -> Select[Any]:
        statement = select(planned_works).join(
            service_requests, service_requests.c.id == _w.service_request_id
        )
        return own_requests(statement, self._principal)

    def _one(self, statement: Select[Any], work_id: str) -> PlannedWork:
        found = self._found(statement)
        if not found:
            raise PlannedWorkNotFound(
                f"there is no planned work {work_id}", rule="I-22", work_id=work_id
            )
        return found[0]

    def _found(self, statement: Select[Any]) -> tuple[PlannedWork, ...]:
        return self._works(self._connection.execute(statement).all())

    def _works(self, rows: Sequence[Row[Any]]) -> tuple[PlannedWork, ...]:
        if not rows:
            return ()
        records: dict[str, list[WorkRecord]] = defaultdict(list)
        wanted = (
            select(work_records)
            .where(work_records.c.work_id.in_([row.id for row in rows]))
            .order_by(work_records.c.work_id, work_records.c.position)
        )
        for row in self._connection.execute(wanted):
            records[row.work_id].append(_record(row))
        return tuple(_work(row, tuple(records[row.id])) for row in rows)

    def _write_records(self, work: PlannedWork) -> None:
        if not work.records:
            return
        statement = upsert(work_records)
        confirmed = (
            "confirmed_by",
            "confirmation",
            "confirmed_at",
            "confirmation_recorded_by",
        )
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["work_id", "kind"],
                set_={name: statement.excluded[name] for name in confirmed},
                where=work_records.c.confirmed_at.is_(None),
            ),
            [
                _record_columns(work.id, position, record)
                for position, record in enumerate(work.records, 1)
            ],
        )


def _work(row: Row[Any], records: tuple[WorkRecord, ...]) -> PlannedWork:
    return PlannedWork(
        id=row.id,
        plan_id=row.plan_id or "",
        kind=row.kind,
        branch=row.branch_code,
        customer_id=row.customer_id or "",
        installed_product_id=row.installed_product_id or "",
        contract_ref=row.contract_ref,
        title=row.title,
        due_on=row.due_on,
        starts_at=row.starts_at,
        service_request_id=row.service_request_id,
        policy_ref=row.policy_ref,
        state=WorkState(row.state),
        visited_at=row.visited_at,
        record_due_on=row.record_due_on,
        records=records,
        cancel_reason=row.cancel_reason,
        version=row.version,
    )


def _record(row: Row[Any]) -> WorkRecord:
    return WorkRecord(
        kind=row.kind,
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        fields=row.fields,
        confirmation=Confirmation(
            by=row.confirmed_by,
            evidence=row.confirmation,
            at=row.confirmed_at,
            recorded_by=row.confirmation_recorded_by,
        )
        if row.confirmed_at
        else None,
    )


def _columns(work: PlannedWork) -> dict[str, Any]:
    return {
        "id": work.id,
        "plan_id": work.plan_id or None,
        "kind": work.kind,
        "branch_code": work.branch,
        "customer_id": work.customer_id or None,
        "installed_product_id": work.installed_product_id or None,
        "contract_ref": work.contract_ref,
        "title": work.title,
        "due_on": work.due_on,
        "starts_at": work.starts_at,
        "service_request_id": work.service_request_id,
        "policy_ref": work.policy_ref,
        "state": work.state.value,
        "visited_at": work.visited_at,
        "record_due_on": work.record_due_on,
        "cancel_reason": work.cancel_reason,
        "version": work.version,
    }


def _record_columns(work_id: str, position: int, record: WorkRecord) -> dict[str, Any]:
    yes = record.confirmation
    return {
        "work_id": work_id,
        "kind": record.kind,
        "position": position,
        "occurred_at": record.occurred_at,
        "recorded_at": record.recorded_at,
        "recorded_by": record.recorded_by,
        "fields": dict(record.fields),
        "confirmed_by": yes.by if yes else "",
        "confirmation": yes.evidence if yes else "",
        "confirmed_at": yes.at if yes else None,
        "confirmation_recorded_by": yes.recorded_by if yes else "",
    }
