"""Copies of other services' rows: requests from intake, assignments from dispatch."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.postgresql import insert

from chassis.scope import within
from chassis.unit_of_work import Principal
from feedback.adapters.tables import assigned_technician, served_request
from feedback.domain.ids import ServiceRequestId
from feedback.domain.served_request import ServedRequest
from feedback.domain.words import Outcome
from feedback.ports import RequestUnknown


class StoredRequests:
    """`feedback.ports.ServedRequests` in PostgreSQL."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal

    def find(self, request_id: ServiceRequestId) -> ServedRequest | None:
        statement = select(*served_request.c).where(served_request.c.id == request_id)
        scoped = within(statement, served_request.c.branch_code, self._principal)
        row = self._connection.execute(scoped.with_for_update()).one_or_none()
        return None if row is None else _request(row)

    def lock(self, request_id: ServiceRequestId) -> ServedRequest:
        found = self.find(request_id)
        if found is None:
            raise RequestUnknown(
                f"service request {request_id} is not known here", service_request_id=request_id
            )
        return found

    def save(self, request: ServedRequest) -> None:
        values = {
            "id": request.id,
            "number": request.number,
            "branch_code": request.branch_code,
            "customer_id": request.customer_id,
            "problem_id": request.problem_id,
            "received_at": request.received_at,
            "time_zone": request.time_zone,
            "technician_code": request.technician_code,
            "outcome": request.outcome,
            "closings": request.closings,
            "is_closed": request.is_closed,
            "closed_at": request.closed_at,
            "seen": request.seen,
        }
        statement = insert(served_request).values(values)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[served_request.c.id],
                set_={name: value for name, value in values.items() if name != "id"},
            )
        )


class StoredAssignments:
    """`feedback.ports.AssignedTechnicians` in PostgreSQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, request_id: ServiceRequestId) -> str:
        statement = select(assigned_technician.c.technician_code).where(
            assigned_technician.c.service_request_id == request_id
        )
        return self._connection.execute(statement).scalar_one_or_none() or ""

    def save(self, request_id: ServiceRequestId, technician_code: str, *, seen: int) -> None:
        values = {"technician_code": technician_code, "seen": seen}
        statement = insert(assigned_technician).values(service_request_id=request_id, **values)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[assigned_technician.c.service_request_id],
                set_=values,
                where=assigned_technician.c.seen < seen,
            )
        )


def _request(row: Row[Any]) -> ServedRequest:
    return ServedRequest(
        id=ServiceRequestId(row.id),
        number=row.number,
        branch_code=row.branch_code,
        customer_id=row.customer_id,
        problem_id=ServiceRequestId(row.problem_id),
        received_at=row.received_at,
        time_zone=row.time_zone,
        technician_code=row.technician_code,
        outcome=None if row.outcome is None else Outcome(row.outcome),
        closings=row.closings,
        is_closed=row.is_closed,
        closed_at=row.closed_at,
        seen=row.seen,
    )
