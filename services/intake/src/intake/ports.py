"""What intake's use cases need from the outside world, as protocols."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol

from intake.domain.branch import Branch
from intake.domain.business_trace import BusinessTrace
from intake.domain.category import CategoryPolicy
from intake.domain.customer import ContactReading, Customer, InstalledProduct
from intake.domain.events import Event
from intake.domain.judgement import Promise
from intake.domain.listing import ClockFilter, Page, Reference, RequestFilter, RequestSummary
from intake.domain.register import EarlierCall, RegisterPolicy
from intake.domain.request import ClockLine, ServiceRequest
from intake.domain.severity import SeverityPolicy
from intake.domain.sla import InForce, SlaPack, SlaSelection


class Branches(Protocol):
    """Branches never change once registered. A code the caller may not act for is not found."""

    def get(self, code: str) -> Branch:
        """Raise BranchNotFound if there is none, or none the caller may see."""
        ...

    def known(self, code: str) -> Branch | None:
        """Return a branch whoever asks, None if there is none."""
        ...

    def require(self, code: str) -> Branch:
        """Return a branch whoever asks; raise BranchNotFound if there is none."""
        ...

    def add(self, branch: Branch) -> None: ...

    def page(self, after: str, limit: int) -> Page[Branch]:
        """Return the branches after a code, in order of code."""
        ...


class Customers(Protocol):
    """Customer files; phone and address are stored encrypted (I-08)."""

    def get(self, customer_id: str) -> Customer:
        """Raise CustomerNotFound if there is none, or none the caller may see."""
        ...

    def require(self, customer_id: str) -> None:
        """Raise CustomerNotFound as `get` does, without reading the contact."""
        ...

    def add(self, customer: Customer) -> None: ...


class ContactReadings(Protocol):
    """The log of unmasked readings (I-08); append-only."""

    def add(self, reading: ContactReading) -> None: ...


class InstalledProducts(Protocol):
    def add(self, product: InstalledProduct) -> None:
        """Raise SerialNumberTaken if the model has that serial number already."""
        ...

    def lock(self, product_id: str) -> InstalledProduct:
        """Hold other calls about the same product back until the transaction ends.

        Raise InstalledProductNotFound if there is none, or none the caller may see.
        """
        ...


class CallRegister(Protocol):
    def next_serial(self, branch: str, day: date) -> int:
        """Take the next number of a branch's day; a rolled back transaction gives it back."""
        ...


class ServiceRequests(Protocol):
    def add(self, request: ServiceRequest) -> ServiceRequest:
        """Store a new request; raise ExternalRefTaken if another one has its reference."""
        ...

    def get(self, reference: Reference) -> ServiceRequest:
        """Raise ServiceRequestNotFound if there is none, or none the caller may see."""
        ...

    def lock(self, request_id: str) -> ServiceRequest:
        """Get a request for changing; others wait until the transaction ends.

        Raise ServiceRequestNotFound if there is none, or none the caller may see.
        """
        ...

    def lock_if_known(self, request_id: str) -> ServiceRequest | None:
        """As `lock`, but None instead of the error."""
        ...

    def save(self, request: ServiceRequest) -> ServiceRequest:
        """Store new facts and the projections of all; raise StaleServiceRequest on a clash."""
        ...

    def earlier(self, product_id: str, symptom_code: str) -> tuple[EarlierCall, ...]:
        """Return the requests about the same product and symptom, the latest first."""
        ...

    def lock_due(self, now: datetime, limit: int) -> tuple[ServiceRequest, ...]:
        """Get requests whose clocks time alone changes by now; skip those locked by others."""
        ...

    def page(self, wanted: RequestFilter, after: str, limit: int) -> Page[RequestSummary]:
        """Return requests after a number, in order of number."""
        ...

    def clock_lines(
        self, wanted: ClockFilter, after: tuple[str, str], limit: int
    ) -> Page[ClockLine]:
        """Return clocks after (number, milestone), in that order, as they were judged last."""
        ...


class Policies(Protocol):
    """Versioned figures; `on` is the day for which a version is looked up."""

    def register(self, on: date) -> RegisterPolicy: ...

    def severity(self, on: date) -> InForce[SeverityPolicy]: ...

    def category(self, on: date) -> InForce[CategoryPolicy]: ...

    def sla_selection(self, on: date) -> SlaSelection: ...

    def sla_pack(self, name: str, on: date) -> InForce[SlaPack]:
        """Raise SlaPackUnknown if no pack of that name is in force."""
        ...

    def promise(self, sla_policy_ref: str, on: date) -> Promise:
        """Return what a request was promised when it was registered."""
        ...


class Outbox(Protocol):
    def append(self, event: Event) -> None:
        """Announce a fact when the transaction commits."""
        ...


class BusinessTraces(Protocol):
    def emit(self, trace: BusinessTrace) -> None:
        """Hand the trace of a closed request to the tracing backend; the same ids every time."""
        ...


class Tx(Protocol):
    """One open transaction; whoever opened it commits it, handlers never do."""

    @property
    def actor(self) -> str:
        """Who acts: the subject of the caller, or `system:<service>` for a reaction."""
        ...

    @property
    def branches(self) -> Branches: ...

    @property
    def customers(self) -> Customers: ...

    @property
    def contact_readings(self) -> ContactReadings: ...

    @property
    def installed_products(self) -> InstalledProducts: ...

    @property
    def call_register(self) -> CallRegister: ...

    @property
    def service_requests(self) -> ServiceRequests: ...

    @property
    def policies(self) -> Policies: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def business_traces(self) -> BusinessTraces: ...
