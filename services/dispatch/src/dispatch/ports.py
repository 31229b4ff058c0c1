"""What the use cases need from the outside world.

Rows of branches that the caller may not act for do not exist for him: `get` and `lock` raise
NotFound, lists leave them out. Whoever locks a technician and orders locks the technician first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from typing import Protocol

from dispatch.domain.assignment import Commitment
from dispatch.domain.branch import Branch
from dispatch.domain.case_record import PartsNote, Step, Visit
from dispatch.domain.events import Event
from dispatch.domain.fee import AcceptedQuote
from dispatch.domain.identity import (
    Actor,
    BranchCode,
    ServiceRequestId,
    TechnicianCode,
    WorkOrderId,
)
from dispatch.domain.policy import InForce
from dispatch.domain.ranking import AssignmentPolicy
from dispatch.domain.requirements import RequirementsPolicy
from dispatch.domain.service_report import ReportPolicy, ServiceReport
from dispatch.domain.technician import Technician
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.timekeeping import TimePolicy
from dispatch.domain.voucher import Voucher
from dispatch.domain.work_order import WorkOrder
from dispatch.domain.work_queue import QueueFilter, QueueKey


class Technicians(Protocol):
    def get(self, code: TechnicianCode) -> Technician: ...
    def lock(self, code: TechnicianCode) -> Technician: ...
    def lock_if_known(self, code: TechnicianCode) -> Technician | None: ...
    def add(self, technician: Technician) -> Technician:
        """Insert; raises TechnicianExists."""
        ...

    def save(self, technician: Technician) -> Technician:
        """Update if the version is still the one read; raises TechnicianOutdated."""
        ...

    def pool(
        self, branch_code: BranchCode, skills: frozenset[str], outsiders: int
    ) -> tuple[Technician, ...]:
        """Return all of a branch, and up to `outsiders` who have the skills, of the same city."""
        ...

    def page(
        self, branch_code: BranchCode | None, after: TechnicianCode | None, limit: int
    ) -> tuple[Technician, ...]:
        """Return up to `limit` technicians ordered by code, starting behind `after`."""
        ...


class WorkOrders(Protocol):
    def get(self, work_order_id: WorkOrderId) -> WorkOrder: ...
    def get_of_request(self, service_request_id: ServiceRequestId) -> WorkOrder: ...
    def lock(self, work_order_id: WorkOrderId) -> WorkOrder: ...
    def lock_if_known(self, work_order_id: WorkOrderId) -> WorkOrder | None: ...
    def lock_unfinished_of(self, code: TechnicianCode) -> tuple[WorkOrder, ...]:
        """Lock what a technician still has to do, ordered by id."""
        ...

    def add(self, order: WorkOrder) -> WorkOrder: ...
    def save(self, order: WorkOrder) -> WorkOrder:
        """Update if the version is still the one read; raises WorkOrderOutdated."""
        ...

    def commitments(
        self, codes: Iterable[TechnicianCode], around: TimeWindow
    ) -> Mapping[TechnicianCode, tuple[Commitment, ...]]:
        """Return where technicians have to be in a stretch of time, of every branch."""
        ...

    def page(
        self, wanted: QueueFilter, today: date, after: QueueKey | None, limit: int
    ) -> tuple[WorkOrder, ...]:
        """Return up to `limit` orders in queue order, starting behind `after`."""
        ...


class Steps(Protocol):
    def append(self, step: Step) -> None: ...
    def of(self, work_order_id: WorkOrderId) -> tuple[Step, ...]: ...


class Visits(Protocol):
    def append(self, visit: Visit) -> None: ...
    def of(self, work_order_id: WorkOrderId) -> tuple[Visit, ...]: ...


class ServiceReports(Protocol):
    def append(self, report: ServiceReport) -> None: ...
    def of(self, work_order_id: WorkOrderId) -> tuple[ServiceReport, ...]: ...


class Vouchers(Protocol):
    def append(self, voucher: Voucher) -> None: ...
    def of(self, work_order_id: WorkOrderId) -> tuple[Voucher, ...]: ...


class PartsNotes(Protocol):
    def put(self, note: PartsNote) -> None: ...
    def of(self, work_order_id: WorkOrderId) -> tuple[PartsNote, ...]: ...


class AcceptedQuotes(Protocol):
    def put(self, quote: AcceptedQuote) -> None:
        """Keep an accepted quote, once."""
        ...

    def of(self, service_request_id: ServiceRequestId) -> tuple[AcceptedQuote, ...]: ...


class Branches(Protocol):
    def find(self, code: BranchCode) -> Branch | None: ...
    def put(self, branch: Branch) -> None: ...


class Policies(Protocol):
    """The policy versions in force on a calendar day of the branch."""

    def default_zone(self, at: datetime) -> tzinfo:
        """Return the zone of branches that intake has not told about, at an instant (UTC)."""
        ...

    def timekeeping(self, on: date) -> InForce[TimePolicy]: ...
    def requirements(self, on: date) -> InForce[RequirementsPolicy]: ...
    def assignment(self, on: date) -> InForce[AssignmentPolicy]: ...
    def service_report(self, on: date) -> InForce[ReportPolicy]: ...


class Outbox(Protocol):
    def append(self, event: Event) -> None: ...


class Tx(Protocol):
    """One open transaction; the caller commits it together with the outbox."""

    @property
    def actor(self) -> Actor: ...
    @property
    def technicians(self) -> Technicians: ...
    @property
    def work_orders(self) -> WorkOrders: ...
    @property
    def steps(self) -> Steps: ...
    @property
    def visits(self) -> Visits: ...
    @property
    def service_reports(self) -> ServiceReports: ...
    @property
    def vouchers(self) -> Vouchers: ...
    @property
    def parts_notes(self) -> PartsNotes: ...
    @property
    def accepted_quotes(self) -> AcceptedQuotes: ...
    @property
    def branches(self) -> Branches: ...
    @property
    def policies(self) -> Policies: ...
    @property
    def outbox(self) -> Outbox: ...
