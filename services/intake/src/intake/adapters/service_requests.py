"""The register in PostgreSQL: requests with their facts, clocks and alarms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, select
from sqlalchemy.exc import IntegrityError

from chassis import telemetry
from chassis.unit_of_work import Principal
from intake.adapters.files import constraint_of
from intake.adapters.register_views import clock_page, request_page
from intake.adapters.rows import (
    CLOCK_COLUMNS,
    alarm_of,
    call_columns,
    call_of,
    clock_of,
    fact_of,
    judged_arrays,
    standing_columns,
    standing_of_row,
)
from intake.adapters.scope import as_uuid, own_requests
from intake.adapters.statements import ADD, EARLIER, SAVE
from intake.adapters.tables import branches, clocks, facts, service_requests, sla_alarms
from intake.domain.errors import (
    ExternalRefTaken,
    ServiceRequestNotFound,
    StaleServiceRequest,
)
from intake.domain.facts import Timeline
from intake.domain.listing import ClockFilter, Page, Reference, RequestFilter, RequestSummary
from intake.domain.register import EarlierCall
from intake.domain.request import ClockLine, ServiceRequest
from intake.domain.vocabulary import Milestone

_r = service_requests.c
_EARLIER: Final = 20  # enough to find an open one and the latest closed one
_EXTERNAL_REF: Final = "service_requests_external_ref"
_MILESTONES: Final = {milestone: place for place, milestone in enumerate(Milestone)}


class StoredServiceRequests:
    """Requests that one principal may see; each write takes one round trip."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self._connection = connection
        self._principal = principal
        self._known_facts: dict[str, int] = {}

    def add(self, request: ServiceRequest) -> ServiceRequest:
        values = {**call_columns(request.call), **standing_columns(request.standing)}
        try:
            self._connection.exec_driver_sql(ADD, {**values, **judged_arrays(request, 0)})
        except IntegrityError as error:
            if constraint_of(error) != _EXTERNAL_REF:
                raise
            raise ExternalRefTaken(
                f"external reference {request.call.external_ref} is taken",
                rule="I-02",
                field="external_ref",
                external_ref=request.call.external_ref,
            ) from error
        telemetry.annotate(branch=request.standing.branch, request_ref=request.id)
        return self._saved(request)

    def get(self, reference: Reference) -> ServiceRequest:
        found = self._assemble(self._rows(_matching(reference)))
        if not found:
            raise ServiceRequestNotFound(
                f"there is no service request {reference.text}", service_request=reference.text
            )
        return found[0]

    def lock(self, request_id: str) -> ServiceRequest:
        request = self.lock_if_known(request_id)
        if request is None:
            raise ServiceRequestNotFound(
                f"there is no service request {request_id}", service_request=request_id
            )
        return request

    def lock_if_known(self, request_id: str) -> ServiceRequest | None:
        wanted = _select().where(_r.id == as_uuid(request_id))
        found = self._assemble(self._rows(wanted.with_for_update(of=service_requests)))
        if not found:
            return None
        telemetry.annotate(branch=found[0].standing.branch, request_ref=request_id)
        return found[0]

    def save(self, request: ServiceRequest) -> ServiceRequest:
        known = self._known_facts[request.id]
        values = {
            "id": request.id,
            "version": request.version,
            **standing_columns(request.standing),
            **judged_arrays(request, known),
        }
        if self._connection.exec_driver_sql(SAVE, values).one_or_none() is None:
            raise StaleServiceRequest(
                f"service request {request.id} changed", service_request_id=request.id
            )
        return self._saved(request)

    def earlier(self, product_id: str, symptom_code: str) -> tuple[EarlierCall, ...]:
        wanted = {"product_id": product_id, "symptom_code": symptom_code, "rows": _EARLIER}
        return tuple(
            EarlierCall(
                id=row.id,
                received_at=row.received_at,
                closed_at=row.closed_at,
                repeat_of=row.repeat_of,
            )
            for row in self._connection.exec_driver_sql(EARLIER, wanted)
        )

    def lock_due(self, now: datetime, limit: int) -> tuple[ServiceRequest, ...]:
        due = (
            select(clocks.c.request_id)
            .where(clocks.c.next_check_at <= now)
            .order_by(clocks.c.next_check_at)
            .limit(limit)
        )
        statement = (
            _select().where(_r.id.in_(due)).with_for_update(of=service_requests, skip_locked=True)
        )
        return self._assemble(self._rows(statement))

    def page(self, wanted: RequestFilter, after: str, limit: int) -> Page[RequestSummary]:
        return request_page(self._connection, self._principal, wanted, after, limit)

    def clock_lines(
        self, wanted: ClockFilter, after: tuple[str, str], limit: int
    ) -> Page[ClockLine]:
        return clock_page(self._connection, self._principal, wanted, after, limit)

    def _rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        return self._connection.execute(own_requests(statement, self._principal)).all()

    def _assemble(self, rows: Sequence[Row[Any]]) -> tuple[ServiceRequest, ...]:
        """Add to the rows what hangs on them, in three more round trips for any number of rows."""
        if not rows:
            return ()
        ids = [row.id for row in rows]
        told = self._by_request(select(facts).where(facts.c.request_id.in_(ids)))
        judged = self._by_request(select(*CLOCK_COLUMNS).where(clocks.c.request_id.in_(ids)))
        raised = self._by_request(select(sla_alarms).where(sla_alarms.c.request_id.in_(ids)))
        self._known_facts |= {request_id: len(told[request_id]) for request_id in ids}
        return tuple(
            ServiceRequest(
                call=call_of(row),
                zone=row.time_zone,
                timeline=Timeline.of(map(fact_of, told[row.id])),
                standing=standing_of_row(row),
                clocks=tuple(
                    sorted(map(clock_of, judged[row.id]), key=lambda c: _MILESTONES[c.milestone])
                ),
                alarms=tuple(map(alarm_of, raised[row.id])),
                version=row.version,
            )
            for row in rows
        )

    def _by_request(self, statement: Select[Any]) -> dict[str, list[Row[Any]]]:
        found: dict[str, list[Row[Any]]] = defaultdict(list)
        for row in self._connection.execute(statement):
            found[row.request_id].append(row)
        return found

    def _saved(self, request: ServiceRequest) -> ServiceRequest:
        self._known_facts[request.id] = len(request.timeline.facts)
        return replace(request, version=request.version + 1)


def _select() -> Select[Any]:
    return select(service_requests, branches.c.time_zone).join(
        branches, branches.c.code == _r.branch_code
    )


def _matching(reference: Reference) -> Select[Any]:
    if reference.request_id:
        return _select().where(_r.id == as_uuid(reference.request_id))
    if reference.number:
        return _select().where(_r.number == reference.number)
    return _select().where(_r.external_ref == reference.external_ref)
