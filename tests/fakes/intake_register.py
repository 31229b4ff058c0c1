"""The register of calls in memory: numbers, entries with their clocks, contacts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from intake.domain.contact import Contact
from intake.domain.errors import (
    ExternalRefTaken,
    ServiceRequestNotFound,
    StaleServiceRequest,
)
from intake.domain.line import LineEntry, LinePlace, line_entry, summary_of
from intake.domain.listing import (
    ClockFilter,
    Page,
    PromisePlace,
    Reference,
    RequestFilter,
    RequestSummary,
)
from intake.domain.register import EarlierCall
from intake.domain.request import Call, ClockLine, ServiceRequest
from intake.domain.searching import EntrySearch, Found, phone_tails, words_said
from intake.domain.vocabulary import (
    Milestone,
    RequestState,
)
from intake.ports import Sweep

if TYPE_CHECKING:
    from fakes.intake import FakeTx, State


TRACEPARENT = "00-" + "a" * 32 + "-" + "b" * 16 + "-01"


class Part:
    """One port of a transaction in memory."""

    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _state(self) -> State:
        return self._tx.state


class CallRegister(Part):
    def next_serial(self, branch: str, day: date) -> int:
        serial = self._state.serials.get((branch, day), 0) + 1
        self._state.serials[branch, day] = serial
        return serial


class Contacts(Part):
    def add(self, contact: Contact) -> None:
        self._state.contacts.append(contact)

    def page(self, request_id: str, after: int, limit: int) -> Page[Contact]:
        rows = [
            contact
            for contact in self._state.contacts
            if contact.service_request_id == request_id and contact.number > after
        ]
        return Page(tuple(rows[:limit]), len(rows) > limit)


def _who_pays(call: Call) -> dict[str, Any]:
    return {
        "category": call.category,
        "charging": call.charging,
        "considered": call.considered,
        "category_policy_ref": call.category_policy_ref,
        "contract_id": call.contract_id,
    }


def _checks(request: ServiceRequest) -> list[datetime]:
    """When clocks are looked at again, and when a pause ends by itself."""
    checks = [*(clock.next_check_at for clock in request.clocks), request.standing.resumes_at]
    return [each for each in checks if each]


class ServiceRequests(Part):
    def add(self, request: ServiceRequest) -> ServiceRequest:
        reference = request.call.external_ref
        if reference and any(
            other.call.external_ref == reference for other in self._state.requests.values()
        ):
            raise ExternalRefTaken(
                f"external reference {reference} is taken",
                rule="I-02",
                field="external_ref",
                external_ref=reference,
            )
        return self._store(request)

    def get(self, reference: Reference) -> ServiceRequest:
        for request in self._state.requests.values():
            call = request.call
            if reference.text in {
                call.id if reference.request_id else None,
                call.number if reference.number else None,
                call.external_ref if reference.external_ref else None,
            } and self._tx.may_see(request):
                return request
        raise ServiceRequestNotFound(
            f"no service request {reference.text}", service_request=reference.text
        )

    def lock(self, request_id: str) -> ServiceRequest:
        return self.get(Reference(request_id=request_id))

    def lock_if_known(self, request_id: str) -> ServiceRequest | None:
        request = self._state.requests.get(request_id)
        return request if request and self._tx.may_see(request) else None

    def lock_of_product(self, request_id: str, product_id: str) -> ServiceRequest:
        request = self._state.requests[request_id]
        assert request.call.installed_product_id == product_id
        return request

    def save(self, request: ServiceRequest) -> ServiceRequest:
        stored = self._state.requests[request.id]
        if stored.version != request.version:
            raise StaleServiceRequest(
                f"service request {request.id} changed", service_request_id=request.id
            )
        # Who pays is stored by a statement of its own.
        call = replace(request.call, **_who_pays(stored.call))
        return replace(self._store(replace(request, call=call)), call=request.call)

    def keep_category(self, request: ServiceRequest) -> None:
        stored = self._state.requests[request.id]
        call = replace(stored.call, **_who_pays(request.call))
        self._state.requests[request.id] = replace(stored, call=call)

    def earlier(self, product_id: str, symptom_code: str) -> tuple[EarlierCall, ...]:
        found = [
            EarlierCall(
                id=request.id,
                purpose=request.call.purpose,
                symptom_code=request.call.symptom_code,
                received_at=request.call.received_at,
                closed_at=request.standing.closed_at,
                repeat_of=request.call.repeat_of,
            )
            for request in self._state.requests.values()
            if request.call.installed_product_id == product_id
            and (
                request.standing.state is not RequestState.CLOSED
                or request.call.symptom_code == symptom_code
            )
        ]
        found.sort(key=lambda call: call.received_at, reverse=True)
        return tuple(sorted(found, key=lambda call: call.closed_at is not None))

    def lock_due(self, now: datetime, limit: int) -> tuple[ServiceRequest, ...]:
        due = [
            (min(checks), request.id)
            for request in self._state.requests.values()
            if not request.call.historical
            and not self._tx.sweeps.holds(Sweep.CHECK_CLOCKS, request.id, now)
            and (checks := _checks(request))
            and min(checks) <= now
        ]
        return tuple(self._state.requests[request_id] for _, request_id in sorted(due)[:limit])

    def page(self, wanted: RequestFilter, after: str, limit: int) -> Page[RequestSummary]:
        found = sorted(
            (row for row in self._listed(wanted) if row.call.number > after),
            key=lambda row: row.call.number,
        )
        return Page(tuple(found[:limit]), len(found) > limit)

    def by_promise(
        self, wanted: RequestFilter, after: PromisePlace | None, limit: int
    ) -> Page[RequestSummary]:
        found = sorted(
            (
                (_promise_order(row.next_due_at, row.call.number), row)
                for row in self._listed(replace(wanted, open_only=True))
            ),
            key=lambda each: each[0],
        )
        place = _promise_order(after.due_at, after.number) if after else (False, -1.0, "")
        rows = [row for order, row in found if order > place]
        return Page(tuple(rows[:limit]), len(rows) > limit)

    def found(self, wanted: EntrySearch, before: int, limit: int) -> Found:
        """Every entry is looked at, in the order of registration: pages are never short."""
        seen = [
            (entry, request)
            for entry, request in enumerate(self._state.requests.values(), 1)
            if (not before or entry < before)
            and self._tx.may_see(request)
            and wanted.branch in {"", request.standing.branch}
            and not (wanted.open_only and request.standing.state is RequestState.CLOSED)
            and self._is_found(wanted, request)
        ]
        rows = seen[::-1][:limit]
        return Found(
            rows=tuple(summary_of(request) for _, request in rows),
            before=rows[-1][0] if len(seen) > limit else 0,
        )

    def index(self, after: int, limit: int) -> int:  # noqa: ARG002
        """Nothing is kept apart from the requests here."""
        return 0

    def _is_found(self, wanted: EntrySearch, request: ServiceRequest) -> bool:
        if not wanted.phone_tail:
            later = (
                each.symptom
                for each in self._state.contacts
                if each.service_request_id == request.id
            )
            return set(wanted.words) <= set(words_said([request.call.symptom, *later]))
        customer = self._state.customers.get(request.call.customer_id)
        file = self._state.files.get(request.call.customer_id)
        phones = [customer.phone] if customer else []
        return wanted.phone_tail in phone_tails(
            [*phones, *(file.content.every_phone if file else ())]
        )

    def _listed(self, wanted: RequestFilter) -> list[RequestSummary]:
        return [
            summary_of(r)
            for r in self._state.requests.values()
            if self._tx.may_see(r)
            and wanted.branch in {"", r.standing.branch}
            and wanted.customer_id in {"", r.call.customer_id}
            and not (wanted.open_only and r.standing.state is RequestState.CLOSED)
        ]

    def first_in_line(
        self, branch: str, today: date, after: LinePlace | None, limit: int
    ) -> Page[LineEntry]:
        waiting = (
            line_entry(request, today)
            for request in self._state.requests.values()
            if request.standing.branch == branch
        )
        found = sorted(
            (e for e in waiting if e and (after is None or e.place.order > after.order)),
            key=lambda entry: entry.place.order,
        )
        return Page(tuple(found[:limit]), len(found) > limit)

    def open_page(self, branch: str, after: str, limit: int) -> Page[ServiceRequest]:
        found = [each for each in self._open(branch) if each.call.number > after]
        return Page(tuple(found[:limit]), len(found) > limit)

    def count_open(self, branch: str) -> int:
        return len(self._open(branch))

    def _open(self, branch: str) -> list[ServiceRequest]:
        found = (
            each
            for each in self._state.requests.values()
            if self._tx.may_see(each)
            and each.standing.state is not RequestState.CLOSED
            and branch in {"", each.standing.branch}
        )
        return sorted(found, key=lambda each: each.call.number)

    def clock_lines(
        self, wanted: ClockFilter, after: tuple[str, str], limit: int
    ) -> Page[ClockLine]:
        order = list(Milestone)
        number, milestone = after
        key = (number, order.index(Milestone(milestone)) if milestone else -1)
        found = sorted(
            (
                ((line.number, order.index(line.reading.milestone)), line)
                for request in self._state.requests.values()
                if self._tx.may_see(request)
                and wanted.branch in {"", request.standing.branch}
                and request.call.external_ref.startswith(wanted.external_ref_prefix)
                for line in request.lines
                if not wanted.sla_pack or line.policy_ref.startswith(f"sla-pack/{wanted.sla_pack}@")
            ),
            key=lambda each: each[0],
        )
        rows = [line for at, line in found if at > key]
        return Page(tuple(rows[:limit]), len(rows) > limit)

    def _store(self, request: ServiceRequest) -> ServiceRequest:
        timeline = replace(
            request.timeline,
            facts=tuple(
                fact if fact.traceparent else replace(fact, traceparent=TRACEPARENT)
                for fact in request.timeline.facts
            ),
        )
        stored = replace(
            request,
            timeline=timeline,
            version=request.version + 1,
            clocks=tuple(replace(clock, warnings=()) for clock in request.clocks),
        )
        self._state.requests[request.id] = stored
        return stored


def _promise_order(due_at: datetime | None, number: str) -> tuple[bool, float, str]:
    return due_at is None, due_at.timestamp() if due_at else 0.0, number
