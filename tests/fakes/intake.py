"""The store of intake in memory: keeps the promises of `intake.ports`, by value."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

from intake.domain.branch import Branch
from intake.domain.business_trace import BusinessTrace
from intake.domain.category import CategoryPolicy, TermStart, WarrantyTerm
from intake.domain.customer import ContactReading, Customer, InstalledProduct
from intake.domain.errors import (
    BranchNotFound,
    CustomerNotFound,
    ExternalRefTaken,
    InstalledProductNotFound,
    SerialNumberTaken,
    ServiceRequestNotFound,
    SlaPackUnknown,
    StaleServiceRequest,
)
from intake.domain.events import Event
from intake.domain.judgement import Promise
from intake.domain.listing import ClockFilter, Page, Reference, RequestFilter, RequestSummary
from intake.domain.register import EarlierCall, RegisterPolicy
from intake.domain.request import ClockLine, ServiceRequest
from intake.domain.severity import ImpactRule, SeverityPolicy
from intake.domain.sla import InForce, SlaPack, SlaSelection, SlaWarnings, WarningRule
from intake.domain.vocabulary import (
    Impact,
    Milestone,
    Purpose,
    RequestState,
    Severity,
)

TRACEPARENT = "00-" + "a" * 32 + "-" + "b" * 16 + "-01"

FIRST_DAY = date(2010, 1, 1)

_EVERY_SEVERITY = tuple(Severity)


def _flat(target: timedelta) -> dict[Severity, timedelta]:
    return dict.fromkeys(_EVERY_SEVERITY, target)


def _hours(*hours: int) -> dict[Severity, timedelta]:
    return {s: timedelta(hours=h) for s, h in zip(_EVERY_SEVERITY, hours, strict=True)}


SERVICE_DESK = SlaPack(
    calendar="7x24",
    targets={
        Milestone.RESPOND: _flat(timedelta(minutes=30)),
        Milestone.RESTORE: _hours(4, 8, 24, 72),
    },
)
ON_SITE = SlaPack(
    calendar="7x24",
    targets={
        Milestone.RESPOND: _flat(timedelta(hours=2)),
        Milestone.ARRIVE: _flat(timedelta(hours=12)),
        Milestone.RESTORE: _flat(timedelta(hours=48)),
    },
)
WARNINGS = SlaWarnings(
    warnings=(
        WarningRule(share=Decimal("0.50"), role="assignee"),
        WarningRule(share=Decimal("0.75"), role="supervisor"),
        WarningRule(share=Decimal("0.90"), role="manager"),
    )
)
REGISTER = RegisterPolicy(
    repeat_window=timedelta(days=30),
    reopen_window=timedelta(days=30),
    clock_skew=timedelta(minutes=5),
)
SEVERITY = SeverityPolicy(
    by_impact={
        Impact.SYSTEM_DOWN: ImpactRule(
            severity=Severity.A, interrupted_over=timedelta(minutes=10), otherwise=Severity.B
        ),
        Impact.DATA_LOST: ImpactRule(severity=Severity.A),
        Impact.WRONG_RESULT: ImpactRule(severity=Severity.B),
        Impact.CAPACITY_LOST: ImpactRule(severity=Severity.B),
        Impact.OUTAGE_THREATENED: ImpactRule(severity=Severity.B),
        Impact.NONE: ImpactRule(severity=Severity.C),
        Impact.IMPROVEMENT_WISH: ImpactRule(severity=Severity.D),
    },
    by_purpose={
        Purpose.QUESTION: Severity.C,
        Purpose.INSPECTION: Severity.D,
        Purpose.ADMINISTRATION: Severity.D,
        Purpose.TRAINING: Severity.D,
    },
)
CATEGORY = CategoryPolicy(
    internal_purposes=frozenset({Purpose.INSPECTION, Purpose.ADMINISTRATION, Purpose.TRAINING}),
    default_term=WarrantyTerm(months=12, counted_from=TermStart.DELIVERY),
    term_by_product_line={"it-system": WarrantyTerm(months=36, counted_from=TermStart.ACCEPTANCE)},
)


class FakePolicies:
    """Figures that tests count on, independent of the policy files."""

    def __init__(self, **packs: SlaPack) -> None:
        named = {name.replace("_", "-"): pack for name, pack in packs.items()}
        self._packs = {"service-desk": SERVICE_DESK, "managed-service": ON_SITE, **named}

    def _in_force(self, on: date) -> None:
        assert on >= FIRST_DAY, f"no policy was in force on {on}"

    def register(self, on: date) -> RegisterPolicy:
        self._in_force(on)
        return REGISTER

    def severity(self, on: date) -> InForce[SeverityPolicy]:
        self._in_force(on)
        return InForce(body=SEVERITY, ref="severity/severity@test")

    def category(self, on: date) -> InForce[CategoryPolicy]:
        self._in_force(on)
        return InForce(body=CATEGORY, ref="category/category@test")

    def sla_selection(self, on: date) -> SlaSelection:
        self._in_force(on)
        return SlaSelection(default="managed-service", by_product_line={})

    def sla_pack(self, name: str, on: date) -> InForce[SlaPack]:
        self._in_force(on)
        if name not in self._packs:
            raise SlaPackUnknown(f"no pack {name}", rule="I-18", field="sla_pack", sla_pack=name)
        return InForce(body=self._packs[name], ref=f"sla-pack/{name}@test")

    def promise(self, sla_policy_ref: str, on: date) -> Promise:
        self._in_force(on)
        name = sla_policy_ref.removeprefix("sla-pack/").partition("@")[0]
        return Promise(pack=self._packs[name], warnings=WARNINGS)


class _State:
    """Everything that a rollback brings back."""

    def __init__(self) -> None:
        self.branches: dict[str, Branch] = {}
        self.customers: dict[str, Customer] = {}
        self.readings: list[ContactReading] = []
        self.products: dict[str, InstalledProduct] = {}
        self.serials: dict[tuple[str, date], int] = {}
        self.requests: dict[str, ServiceRequest] = {}
        self.sent: list[Event] = []
        self.traces: list[BusinessTrace] = []

    def copy(self) -> _State:
        twin = _State()
        for name, value in vars(self).items():
            setattr(twin, name, copy(value))
        return twin


class FakeTx:
    """An open transaction over the store in memory.

    `sent` lists what was announced, `traces` the business traces. `act_as` changes who is asking.
    """

    def __init__(self, policies: Any = None) -> None:
        self.state = _State()
        self.actor = "tester"
        self.role = "admin"
        self.allowed: frozenset[str] | Literal["*"] = "*"
        self.policies = policies or FakePolicies()
        self.branches = _Branches(self)
        self.customers = _Customers(self)
        self.contact_readings = _ContactReadings(self)
        self.installed_products = _InstalledProducts(self)
        self.call_register = _CallRegister(self)
        self.service_requests = _ServiceRequests(self)
        self.outbox = _Outbox(self)
        self.business_traces = _BusinessTraces(self)

    @property
    def sent(self) -> list[Event]:
        return self.state.sent

    @property
    def traces(self) -> list[BusinessTrace]:
        return self.state.traces

    def act_as(
        self, subject: str, role: str = "call_taker", branches: frozenset[str] | Literal["*"] = "*"
    ) -> FakeTx:
        self.actor, self.role, self.allowed = subject, role, branches
        return self

    def snapshot(self) -> _State:
        """Begin a transaction: return what `restore` needs to roll it back."""
        return self.state.copy()

    def restore(self, state: _State) -> None:
        self.state = state.copy()

    def may(self, branch: str) -> bool:
        return self.allowed == "*" or branch in self.allowed

    def may_see(self, request: ServiceRequest) -> bool:
        standing = request.standing
        own = self.role != "technician" or standing.technician == self.actor
        return own and self.may(standing.branch)


class _Part:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _state(self) -> _State:
        return self._tx.state


class _Branches(_Part):
    def get(self, code: str) -> Branch:
        branch = self.require(code)
        if not self._tx.may(code):
            raise BranchNotFound(f"no branch {code}", branch=code)
        return branch

    def known(self, code: str) -> Branch | None:
        return self._state.branches.get(code)

    def require(self, code: str) -> Branch:
        if code not in self._state.branches:
            raise BranchNotFound(f"no branch {code}", branch=code)
        return self._state.branches[code]

    def add(self, branch: Branch) -> None:
        self._state.branches[branch.code] = branch

    def page(self, after: str, limit: int) -> Page[Branch]:
        rows = [b for c, b in sorted(self._state.branches.items()) if c > after and self._tx.may(c)]
        return Page(tuple(rows[:limit]), len(rows) > limit)


class _Customers(_Part):
    def get(self, customer_id: str) -> Customer:
        customer = self._state.customers.get(customer_id)
        if customer is None or not self._tx.may(customer.branch) or not self._serves(customer_id):
            raise CustomerNotFound(f"no customer {customer_id}", customer_id=customer_id)
        return customer

    def require(self, customer_id: str) -> None:
        self.get(customer_id)

    def add(self, customer: Customer) -> None:
        self._state.customers[customer.id] = customer

    def _serves(self, customer_id: str) -> bool:
        """A technician sees customers of his open requests only."""
        return self._tx.role != "technician" or any(
            request.call.customer_id == customer_id
            and request.standing.technician == self._tx.actor
            and request.standing.state is not RequestState.CLOSED
            for request in self._state.requests.values()
        )


class _ContactReadings(_Part):
    def add(self, reading: ContactReading) -> None:
        self._state.readings.append(reading)


class _InstalledProducts(_Part):
    def add(self, product: InstalledProduct) -> None:
        for other in self._state.products.values():
            if (other.product_model, other.serial_number) == (
                product.product_model,
                product.serial_number,
            ):
                raise SerialNumberTaken(
                    f"serial number {product.serial_number} is taken",
                    rule="I-06",
                    field="serial_number",
                    installed_product_id=other.id,
                )
        self._state.products[product.id] = product

    def lock(self, product_id: str) -> InstalledProduct:
        product = self._state.products.get(product_id)
        if product is None or not self._tx.may(product.branch):
            raise InstalledProductNotFound(
                f"no installed product {product_id}", installed_product_id=product_id
            )
        return product


class _CallRegister(_Part):
    def next_serial(self, branch: str, day: date) -> int:
        serial = self._state.serials.get((branch, day), 0) + 1
        self._state.serials[branch, day] = serial
        return serial


class _ServiceRequests(_Part):
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

    def save(self, request: ServiceRequest) -> ServiceRequest:
        stored = self._state.requests[request.id]
        if stored.version != request.version:
            raise StaleServiceRequest(
                f"service request {request.id} changed", service_request_id=request.id
            )
        return self._store(request)

    def earlier(self, product_id: str, symptom_code: str) -> tuple[EarlierCall, ...]:
        found = [
            EarlierCall(
                id=request.id,
                received_at=request.call.received_at,
                closed_at=request.standing.closed_at,
                repeat_of=request.call.repeat_of,
            )
            for request in self._state.requests.values()
            if request.call.installed_product_id == product_id
            and request.call.symptom_code == symptom_code
        ]
        return tuple(sorted(found, key=lambda call: call.received_at, reverse=True))

    def lock_due(self, now: datetime, limit: int) -> tuple[ServiceRequest, ...]:
        due = [
            (min(checks), request.id)
            for request in self._state.requests.values()
            if not request.call.historical
            and (checks := [c.next_check_at for c in request.clocks if c.next_check_at])
            and min(checks) <= now
        ]
        return tuple(self._state.requests[request_id] for _, request_id in sorted(due)[:limit])

    def page(self, wanted: RequestFilter, after: str, limit: int) -> Page[RequestSummary]:
        found = sorted(
            (
                RequestSummary(call=r.call, standing=r.standing, version=r.version)
                for r in self._state.requests.values()
                if r.call.number > after
                and self._tx.may_see(r)
                and wanted.branch in {"", r.standing.branch}
                and not (wanted.open_only and r.standing.state is RequestState.CLOSED)
            ),
            key=lambda row: row.call.number,
        )
        return Page(tuple(found[:limit]), len(found) > limit)

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
                and wanted.sla_pack in {"", request.call.sla_pack}
                for line in request.lines
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


class _Outbox(_Part):
    def append(self, event: Event) -> None:
        self._state.sent.append(event)


class _BusinessTraces(_Part):
    def emit(self, trace: BusinessTrace) -> None:
        self._state.traces.append(trace)
