"""The register in PostgreSQL: requests with their facts, clocks and alarms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select, update
from sqlalchemy.exc import IntegrityError

from chassis import telemetry
from chassis.statements import run
from chassis.unit_of_work import Principal
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.files import constraint_of
from intake.adapters.register_views import clock_page, line_page, promise_page, request_page
from intake.adapters.register_words import RegisterSearch, index_entries, keep_every_word
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
from intake.adapters.scope import Rows, as_uuid, own_requests
from intake.adapters.statements import ADD, ADD_LATER, EARLIER, SAVE
from intake.adapters.sweeps import not_set_aside
from intake.adapters.tables import branches, clocks, facts, service_requests, sla_alarms
from intake.domain.errors import (
    ExternalRefTaken,
    ServiceRequestNotFound,
    StaleServiceRequest,
)
from intake.domain.facts import Timeline
from intake.domain.judgement import is_due
from intake.domain.line import LineEntry, LinePlace
from intake.domain.listing import (
    ClockFilter,
    Page,
    PromisePlace,
    Reference,
    RequestFilter,
    RequestSummary,
)
from intake.domain.register import EarlierCall
from intake.domain.request import ClockLine, ServiceRequest
from intake.domain.searching import EntrySearch, Found, words_said
from intake.domain.vocabulary import Milestone, Purpose, RequestState
from intake.ports import Sweep

_r = service_requests.c
_EARLIER: Final = 20  # enough to find an open one and the latest closed one
_EXTERNAL_REF: Final = "service_requests_external_ref"
_PAYING: Final = ("category", "charging", "category_grounds", "category_policy_ref", "contract_id")
_MILESTONES: Final = {milestone: place for place, milestone in enumerate(Milestone)}


class StoredServiceRequests:
    """Requests that one principal may see; each write takes one round trip.

    Without a cipher (in the worker) nothing is found by a telephone number.
    """

    def __init__(
        self, connection: Connection, principal: Principal, cipher: ContactCipher | None
    ) -> None:
        self._connection = connection
        self._principal = principal
        self._search = RegisterSearch(connection, principal, cipher)
        self._known_facts: dict[str, int] = {}
        self._known_branches: dict[str, str] = {}

    def add(self, request: ServiceRequest) -> ServiceRequest:
        values = {
            **call_columns(request.call),
            **standing_columns(request.standing),
            "words": list(words_said([request.call.symptom])),
        }
        # Only a reference from outside may be taken; the rest is sure, and need not be waited for.
        statement = ADD if request.call.external_ref else ADD_LATER
        try:
            run(self._connection, statement, {**values, **judged_arrays(request, 0)})
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
        return self._locked(own_requests(wanted, self._principal))

    def lock_of_product(self, request_id: str, product_id: str) -> ServiceRequest:
        wanted = _select().where(_r.id == request_id, _r.installed_product_id == product_id)
        request = self._locked(wanted)
        if request is None:
            raise ServiceRequestNotFound(
                f"there is no service request {request_id}", service_request=request_id
            )
        return request

    def save(self, request: ServiceRequest) -> ServiceRequest:
        known = self._known_facts[request.id]
        values = {
            "id": request.id,
            "version": request.version,
            **standing_columns(request.standing),
            **judged_arrays(request, known),
        }
        if not run(self._connection, SAVE, values):
            raise StaleServiceRequest(
                f"service request {request.id} changed", service_request_id=request.id
            )
        if request.standing.branch != self._known_branches[request.id]:
            keep_every_word(self._connection, request.id, request.call.symptom)
        return self._saved(request)

    def keep_category(self, request: ServiceRequest) -> None:
        told = call_columns(request.call)
        self._connection.execute(
            update(service_requests)
            .where(_r.id == request.id)
            .values({name: told[name] for name in _PAYING})
        )

    def earlier(self, product_id: str, symptom_code: str) -> tuple[EarlierCall, ...]:
        wanted = {"product_id": product_id, "symptom_code": symptom_code, "rows": _EARLIER}
        return tuple(
            EarlierCall(
                id=found,
                purpose=Purpose(purpose),
                symptom_code=code,
                received_at=received_at,
                closed_at=closed_at,
                repeat_of=repeat_of,
            )
            for found, purpose, code, received_at, closed_at, repeat_of in run(
                self._connection, EARLIER, wanted
            )
        )

    def lock_due(self, now: datetime, limit: int) -> tuple[ServiceRequest, ...]:
        judged = (
            select(clocks.c.request_id)
            .where(
                clocks.c.next_check_at <= now,
                not_set_aside(Sweep.CHECK_CLOCKS, clocks.c.request_id, now),
            )
            .order_by(clocks.c.next_check_at)
            .limit(limit)
        )
        # A pause ends by itself though no clock waits for it: all are met, or none was promised.
        resuming = (
            select(_r.id)
            .where(
                _r.paused,
                _r.historical.is_(False),
                _r.resumes_at <= now,
                not_set_aside(Sweep.CHECK_CLOCKS, _r.id, now),
            )
            .order_by(_r.resumes_at)
            .limit(limit)
        )
        due = judged.union(resuming).limit(limit)
        statement = (
            _select().where(_r.id.in_(due)).with_for_update(of=service_requests, skip_locked=True)
        )
        # A row is chosen by what was read before its lock: another run may have judged it since.
        locked = self._assemble(self._rows(statement))
        return tuple(request for request in locked if is_due(request, now))

    def page(self, wanted: RequestFilter, after: str, limit: int) -> Page[RequestSummary]:
        return request_page(self._connection, self._principal, wanted, after, limit)

    def by_promise(
        self, wanted: RequestFilter, after: PromisePlace | None, limit: int
    ) -> Page[RequestSummary]:
        return promise_page(self._connection, self._principal, wanted, after, limit)

    def found(self, wanted: EntrySearch, before: int, limit: int) -> Found:
        return self._search.page(wanted, before, limit)

    def index(self, after: int, limit: int) -> int:
        return index_entries(self._connection, self._principal, after, limit)

    def first_in_line(
        self, branch: str, today: date, after: LinePlace | None, limit: int
    ) -> Page[LineEntry]:
        return line_page(self._connection, branch, today, after, limit)

    def open_page(self, branch: str, after: str, limit: int) -> Page[ServiceRequest]:
        wanted = _open(_select(), branch).where(_r.number > after).order_by(_r.number)
        rows = self._rows(wanted.limit(limit + 1))
        return Page(self._assemble(rows[:limit]), len(rows) > limit)

    def count_open(self, branch: str) -> int:
        wanted = _open(select(func.count()).select_from(service_requests), branch)
        statement = own_requests(wanted, self._principal)
        return int(self._connection.execute(statement).scalar_one())

    def clock_lines(
        self, wanted: ClockFilter, after: tuple[str, str], limit: int
    ) -> Page[ClockLine]:
        return clock_page(self._connection, self._principal, wanted, after, limit)

    def _locked(self, wanted: Select[Any]) -> ServiceRequest | None:
        statement = wanted.with_for_update(of=service_requests)
        found = self._assemble(self._connection.execute(statement).all())
        if not found:
            return None
        telemetry.annotate(branch=found[0].standing.branch, request_ref=found[0].id)
        return found[0]

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
        self._known_branches |= {row.id: row.branch_code for row in rows}
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
        self._known_branches[request.id] = request.standing.branch
        return replace(request, version=request.version + 1)


def _select() -> Select[Any]:
    return select(service_requests, branches.c.time_zone).join(
        branches, branches.c.code == _r.branch_code
    )


def _open(statement: Rows, branch: str) -> Rows:
    statement = statement.where(_r.state != RequestState.CLOSED.value)
    return statement.where(_r.branch_code == branch) if branch else statement


def _matching(reference: Reference) -> Select[Any]:
    if reference.request_id:
        return _select().where(_r.id == as_uuid(reference.request_id))
    if reference.number:
        return _select().where(_r.number == reference.number)
    return _select().where(_r.external_ref == reference.external_ref)
