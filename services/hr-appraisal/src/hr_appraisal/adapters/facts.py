"""What happened to technicians' work, in PostgreSQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Table, select
from sqlalchemy.dialects.postgresql import insert

from hr_appraisal.adapters.entries import StoredEntries
from hr_appraisal.adapters.tables import closed_call, complaint, followed_order, rating, visit
from hr_appraisal.domain.facts import (
    ClosedCall,
    ComplaintFact,
    FollowedOrder,
    MonthFacts,
    RatingFact,
    Visit,
    VisitFact,
)
from hr_appraisal.domain.ids import (
    ComplaintId,
    EmployeeCode,
    ServiceRequestId,
    SurveyId,
    WorkOrderId,
)
from hr_appraisal.domain.month import Month
from hr_appraisal.domain.words import Fault, Rating

FactT = TypeVar("FactT")


class StoredFacts:
    """`hr_appraisal.ports.Facts` in PostgreSQL."""

    def __init__(self, connection: Connection, entries: StoredEntries) -> None:
        self._connection = connection
        self._entries = entries

    def find_rating(self, survey_id: SurveyId) -> RatingFact | None:
        row = self._locked(rating, rating.c.survey_id, survey_id)
        return None if row is None else _rating(row)

    def save_rating(self, fact: RatingFact) -> None:
        values = {
            "survey_id": fact.survey_id,
            "service_request_id": fact.service_request_id,
            "branch_code": fact.branch_code,
            "technician_code": fact.technician_code,
            "attitude": fact.attitude,
            "skill": fact.skill,
            "punctuality": fact.punctuality,
            "promises_kept": fact.promises_kept,
            "answered_at": fact.answered_at,
            "seen": fact.seen,
        }
        self._put(rating, values, "survey_id")

    def find_call(self, request_id: ServiceRequestId) -> ClosedCall | None:
        row = self._locked(closed_call, closed_call.c.service_request_id, request_id)
        return None if row is None else _call(row)

    def save_call(self, fact: ClosedCall) -> None:
        values = {
            "service_request_id": fact.service_request_id,
            "request_number": fact.request_number,
            "branch_code": fact.branch_code,
            "technician_code": fact.technician_code,
            "closed_at": fact.closed_at,
            "visits": fact.visits,
            "is_repeat": fact.is_repeat,
            "in_time": fact.in_time,
            "is_done": fact.is_done,
            "is_closed": fact.is_closed,
            "seen": fact.seen,
        }
        self._put(closed_call, values, "service_request_id")

    def find_order(self, work_order_id: WorkOrderId) -> FollowedOrder | None:
        row = self._locked(followed_order, followed_order.c.work_order_id, work_order_id)
        if row is None:
            return None
        statement = (
            select(*visit.c).where(visit.c.work_order_id == work_order_id).order_by(visit.c.number)
        )
        return FollowedOrder(
            work_order_id=work_order_id,
            service_request_id=ServiceRequestId(row.service_request_id),
            visits=tuple(_visit(each) for each in self._connection.execute(statement)),
            seen=row.seen,
        )

    def save_order(self, order: FollowedOrder) -> None:
        head = {
            "work_order_id": order.work_order_id,
            "service_request_id": order.service_request_id,
            "seen": order.seen,
        }
        self._put(followed_order, head, "work_order_id")
        for each in order.visits:
            self._put(visit, _visit_row(order, each), "work_order_id", "number")

    def find_complaint(self, complaint_id: ComplaintId) -> ComplaintFact | None:
        row = self._locked(complaint, complaint.c.id, complaint_id)
        return None if row is None else _complaint(row)

    def save_complaint(self, fact: ComplaintFact) -> None:
        values = {
            "id": fact.complaint_id,
            "number": fact.number,
            "service_request_id": fact.service_request_id,
            "branch_code": fact.branch_code,
            "technician_code": fact.technician_code,
            "filed_at": fact.filed_at,
            "fault": fact.fault,
            "responsible_person": fact.responsible_person,
            "repeated": fact.repeated,
        }
        self._put(complaint, values, "id")

    def of_month(
        self, codes: Sequence[EmployeeCode], month: Month, start: datetime, end: datetime
    ) -> Mapping[EmployeeCode, MonthFacts]:
        ratings = _by_code(
            (_rating(row), row.technician_code)
            for row in self._between(rating, rating.c.answered_at, codes, start, end)
        )
        calls = _by_code(
            (_call(row), row.technician_code)
            for row in self._between(closed_call, closed_call.c.closed_at, codes, start, end)
            if row.is_closed
        )
        visits = _by_code(
            (
                VisitFact(work_order_id=WorkOrderId(row.work_order_id), visit=_visit(row)),
                row.technician_code,
            )
            for row in self._between(visit, visit.c.arrived_at, codes, start, end)
        )
        complaints = _by_code(
            (_complaint(row), row.technician_code)
            for row in self._between(complaint, complaint.c.filed_at, codes, start, end)
        )
        entries = _by_code(
            (entry, entry.employee_code) for entry in self._entries.of_month(codes, month)
        )
        return {
            code: MonthFacts(
                ratings=tuple(ratings[code]),
                calls=tuple(calls[code]),
                visits=tuple(visits[code]),
                complaints=tuple(complaints[code]),
                entries=tuple(entries[code]),
            )
            for code in codes
        }

    def _between(
        self,
        table: Table,
        at: Column[datetime],
        codes: Sequence[EmployeeCode],
        start: datetime,
        end: datetime,
    ) -> Iterable[Row[Any]]:
        return self._connection.execute(
            select(*table.c)
            .where(table.c.technician_code.in_(codes), at >= start, at < end)
            .order_by(at, *table.primary_key.columns)
        )

    def _locked(self, table: Table, key: Column[Any], value: str) -> Row[Any] | None:
        statement = select(*table.c).where(key == value).with_for_update()
        return self._connection.execute(statement).one_or_none()

    def _put(self, table: Table, values: Mapping[str, Any], *key: str) -> None:
        changed = {name: value for name, value in values.items() if name not in key}
        statement = insert(table).values(values)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=list(key), set_=changed)
        )


def _by_code(pairs: Iterable[tuple[FactT, str]]) -> defaultdict[str, list[FactT]]:
    found: defaultdict[str, list[FactT]] = defaultdict(list)
    for fact, code in pairs:
        found[code].append(fact)
    return found


def _rating(row: Row[Any]) -> RatingFact:
    return RatingFact(
        survey_id=SurveyId(row.survey_id),
        service_request_id=ServiceRequestId(row.service_request_id),
        branch_code=row.branch_code,
        technician_code=EmployeeCode(row.technician_code),
        attitude=Rating(row.attitude),
        skill=Rating(row.skill),
        punctuality=Rating(row.punctuality),
        promises_kept=Rating(row.promises_kept),
        answered_at=row.answered_at,
        seen=row.seen,
    )


def _call(row: Row[Any]) -> ClosedCall:
    return ClosedCall(
        service_request_id=ServiceRequestId(row.service_request_id),
        request_number=row.request_number,
        branch_code=row.branch_code,
        technician_code=EmployeeCode(row.technician_code),
        closed_at=row.closed_at,
        visits=row.visits,
        is_repeat=row.is_repeat,
        in_time=row.in_time,
        is_done=row.is_done,
        is_closed=row.is_closed,
        seen=row.seen,
    )


def _visit(row: Row[Any]) -> Visit:
    return Visit(
        number=row.number,
        technician_code=EmployeeCode(row.technician_code),
        arrived_at=row.arrived_at,
        late_seconds=row.late_seconds,
        reported_at=row.reported_at,
        ended_at=row.ended_at,
    )


def _visit_row(order: FollowedOrder, each: Visit) -> dict[str, Any]:
    return {
        "work_order_id": order.work_order_id,
        "number": each.number,
        "technician_code": each.technician_code,
        "arrived_at": each.arrived_at,
        "late_seconds": each.late_seconds,
        "reported_at": each.reported_at,
        "ended_at": each.ended_at,
    }


def _complaint(row: Row[Any]) -> ComplaintFact:
    return ComplaintFact(
        complaint_id=ComplaintId(row.id),
        number=row.number,
        service_request_id=ServiceRequestId(row.service_request_id),
        branch_code=row.branch_code,
        technician_code=EmployeeCode(row.technician_code),
        filed_at=row.filed_at,
        fault=None if row.fault is None else Fault(row.fault),
        responsible_person=row.responsible_person,
        repeated=row.repeated,
    )
