"""Work orders in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select, tuple_, update

from chassis import telemetry
from chassis.scope import within
from chassis.unit_of_work import Principal
from dispatch.adapters import tables as t
from dispatch.domain.assignment import Commitment
from dispatch.domain.identity import ServiceRequestId, TechnicianCode, WorkOrderId
from dispatch.domain.life_cycle import State
from dispatch.domain.requirements import Requirements
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.work_order import (
    Call,
    Severity,
    WorkOrder,
    WorkOrderNotFound,
    WorkOrderOutdated,
)
from dispatch.domain.work_queue import NEVER_DUE, QueueFilter, QueueKey, Turn

_c = t.work_order.c
_COLUMNS = tuple(each for each in _c if each.name not in {"queue_due_at", "is_finished"})
_SELECT = select(*_COLUMNS)
_IN_QUEUE_ORDER = (_c.severity, _c.queue_due_at, _c.id)


class StoredWorkOrders:
    """`dispatch.ports.WorkOrders` over one connection, seen by one principal."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def get(self, work_order_id: WorkOrderId) -> WorkOrder:
        return self._one(_SELECT.where(_c.id == work_order_id), work_order_id=work_order_id)

    def get_of_request(self, service_request_id: ServiceRequestId) -> WorkOrder:
        return self._one(
            _SELECT.where(_c.service_request_id == service_request_id),
            service_request_id=service_request_id,
        )

    def lock(self, work_order_id: WorkOrderId) -> WorkOrder:
        return self._one(
            _SELECT.where(_c.id == work_order_id).with_for_update(), work_order_id=work_order_id
        )

    def lock_if_known(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        found = self._read(_SELECT.where(_c.id == work_order_id).with_for_update())
        return found[0] if found else None

    def lock_unfinished_of(self, code: TechnicianCode) -> tuple[WorkOrder, ...]:
        return self._read(
            _SELECT.where(_c.technician_code == code, ~_c.is_finished)
            .order_by(_c.id)
            .with_for_update()
        )

    def add(self, order: WorkOrder) -> WorkOrder:
        self._connection.execute(insert(t.work_order).values(**_row(order), version=1))
        return self._read(_SELECT.where(_c.id == order.id))[0]

    def save(self, order: WorkOrder) -> WorkOrder:
        saved = self._read(
            update(t.work_order)
            .where(_c.id == order.id, _c.version == order.version)
            .values(**_row(order), version=order.version + 1)
            .returning(*_COLUMNS)
        )
        if not saved:
            raise WorkOrderOutdated(
                f"work order {order.id} was changed", rule="D-06", work_order_id=order.id
            )
        return saved[0]

    def commitments(
        self, codes: Iterable[TechnicianCode], around: TimeWindow
    ) -> Mapping[TechnicianCode, tuple[Commitment, ...]]:
        busy_until = func.greatest(_c.visit_end_at, func.coalesce(_c.finished_at, _c.visit_end_at))
        orders = self._read(
            _SELECT.where(_c.technician_code.in_(list(codes)))
            .where(_c.visit_start_at < around.end, busy_until > around.start)
            .order_by(_c.technician_code, _c.visit_start_at, _c.id)
        )
        found: defaultdict[TechnicianCode, list[Commitment]] = defaultdict(list)
        for order in orders:
            window = order.occupies
            if window and window.overlaps(around):
                found[order.assignee].append(Commitment(work_order_id=order.id, window=window))
        return {code: tuple(each) for code, each in found.items()}

    def page(
        self, wanted: QueueFilter, today: date, after: QueueKey | None, limit: int
    ) -> tuple[WorkOrder, ...]:
        orders: list[WorkOrder] = []
        for turn in Turn:
            if len(orders) < limit and (after is None or turn >= after.turn):
                statement = self._turn(turn, wanted, today)
                if after is not None and turn == after.turn:
                    statement = statement.where(_behind(after))
                orders += self._read(statement.limit(limit - len(orders)))
        return tuple(orders)

    def _turn(self, turn: Turn, wanted: QueueFilter, today: date) -> Select[Any]:
        """Select one turn of the queue, in order; each is a range of one partial index."""
        statement = within(_SELECT, _c.branch_code, self._principal).order_by(*_IN_QUEUE_ORDER)
        if turn is Turn.FINISHED:
            statement = statement.where(_c.is_finished)
        else:
            is_left_over = _c.opened_on < today
            statement = statement.where(
                ~_c.is_finished, is_left_over if turn is Turn.LEFT_OVER else ~is_left_over
            )
        for column, value in (
            (_c.branch_code, wanted.branch_code),
            (_c.technician_code, wanted.technician_code),
            (_c.state, wanted.state),
        ):
            if value is not None:
                statement = statement.where(column == str(value))
        return statement

    def _one(self, statement: Select[Any], **reference: str) -> WorkOrder:
        found = self._read(within(statement, _c.branch_code, self._principal))
        if not found:
            raise WorkOrderNotFound(
                f"no work order with {reference}", rule="D-06", field="", **reference
            )
        order = found[0]
        telemetry.annotate(branch=order.branch_code, request_ref=order.call.service_request_id)
        return order

    def _read(self, statement: Any) -> tuple[WorkOrder, ...]:
        return tuple(_work_order(row) for row in self._connection.execute(statement))


def _behind(key: QueueKey) -> ColumnElement[bool]:
    return tuple_(*_IN_QUEUE_ORDER) > tuple_(key.severity.value, key.due_at, key.work_order_id)


def _row(order: WorkOrder) -> dict[str, Any]:
    return {
        "id": order.id,
        "service_request_id": order.call.service_request_id,
        "request_number": order.call.request_number,
        "branch_code": order.branch_code,
        "state": order.state.value,
        "severity": order.severity.value,
        "product_line": order.call.product_line,
        "product_model": order.call.product_model,
        "symptom": order.call.symptom,
        "required_skills": sorted(order.requirements.skills),
        "required_certificates": sorted(order.requirements.certificates),
        "requirements_policy_ref": order.requirements.policy_ref,
        "opened_at": order.opened_at,
        "opened_on": order.opened_on,
        "last_step_at": order.last_step_at,
        "is_chargeable": order.is_chargeable,
        "charged_from": order.charged_from,
        "arrive_due_at": order.arrive_due_at,
        "restore_due_at": order.restore_due_at,
        "queue_due_at": order.next_due_at or NEVER_DUE,
        "technician_code": order.technician_code,
        "visit_start_at": order.visit.start if order.visit else None,
        "visit_end_at": order.visit.end if order.visit else None,
        "assignment_policy_ref": order.assignment_policy_ref,
        "overridden_reason": order.overridden_reason,
        "arrived_at": order.arrived_at,
        "work_started_at": order.work_started_at,
        "finished_at": order.finished_at,
        "visits": order.visits,
        "vouchers": order.vouchers,
        "has_moved_quietly": order.has_moved_quietly,
    }


def _work_order(row: Row[Any]) -> WorkOrder:
    has_visit = row.visit_start_at is not None
    return WorkOrder(
        id=row.id,
        call=Call(
            service_request_id=row.service_request_id,
            request_number=row.request_number,
            product_line=row.product_line,
            product_model=row.product_model,
            symptom=row.symptom,
        ),
        branch_code=row.branch_code,
        state=State(row.state),
        severity=Severity(row.severity),
        requirements=Requirements(
            skills=frozenset(row.required_skills),
            certificates=frozenset(row.required_certificates),
            policy_ref=row.requirements_policy_ref,
        ),
        opened_at=row.opened_at,
        opened_on=row.opened_on,
        last_step_at=row.last_step_at,
        is_chargeable=row.is_chargeable,
        charged_from=row.charged_from,
        arrive_due_at=row.arrive_due_at,
        restore_due_at=row.restore_due_at,
        technician_code=row.technician_code,
        visit=TimeWindow(start=row.visit_start_at, end=row.visit_end_at) if has_visit else None,
        assignment_policy_ref=row.assignment_policy_ref,
        overridden_reason=row.overridden_reason,
        arrived_at=row.arrived_at,
        work_started_at=row.work_started_at,
        finished_at=row.finished_at,
        visits=row.visits,
        vouchers=row.vouchers,
        has_moved_quietly=row.has_moved_quietly,
        version=row.version,
    )
