"""The store of dispatch in memory: keeps the promises of `dispatch.ports`, by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Literal

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
from dispatch.domain.ranking import AssignmentPolicy, Weights
from dispatch.domain.requirements import Needs, RequirementsPolicy
from dispatch.domain.service_report import PartField, ReportField, ReportPolicy, ServiceReport
from dispatch.domain.technician import (
    Technician,
    TechnicianExists,
    TechnicianNotFound,
    TechnicianOutdated,
)
from dispatch.domain.time_window import TimeWindow
from dispatch.domain.timekeeping import TimePolicy
from dispatch.domain.voucher import Voucher
from dispatch.domain.work_order import Severity, WorkOrder, WorkOrderNotFound, WorkOrderOutdated
from dispatch.domain.work_queue import QueueFilter, QueueKey, queue_key
from fakes.rollback import RolledBack

Scope = frozenset[str] | Literal["*"]
SYSTEM = Actor(subject="system:dispatch", role="system")

_NO_NEEDS = Needs(skills=frozenset(), certificates=frozenset())


class FakePolicies:
    """Policies a test can replace; by default those that the service ships, as figures."""

    def __init__(self) -> None:
        self.asked_on: list[date] = []
        self.zones_asked_at: list[datetime] = []
        self.time = TimePolicy(clock_skew=timedelta(minutes=5), default_time_zone="Asia/Shanghai")
        self.needs = RequirementsPolicy(
            everywhere=replace(_NO_NEEDS, certificates=frozenset({"service-qualification"})),
            product_lines={
                "appliance": Needs(
                    skills=frozenset({"appliance"}), certificates=frozenset({"electrician"})
                ),
                "it-system": replace(_NO_NEEDS, skills=frozenset({"server", "network"})),
            },
        )
        self.choice = AssignmentPolicy(
            weights=Weights(
                skill_fit=Decimal("0.2"),
                sla_due=Decimal("0.4"),
                load=Decimal("0.3"),
                travel=Decimal("0.1"),
            ),
            full_day_visits=6,
            travel_allowance=timedelta(minutes=30),
            sla_comfort=timedelta(hours=2),
            override_tolerance=Decimal("0.05"),
            outsiders_listed=20,
        )
        self.report = ReportPolicy(
            required_when_fixed=frozenset(
                {
                    ReportField.SYMPTOM_FOUND,
                    ReportField.CAUSE,
                    ReportField.REMEDY,
                    ReportField.MINUTES_WORKED,
                }
            ),
            required_when_not_fixed=frozenset(
                {ReportField.SYMPTOM_FOUND, ReportField.MINUTES_WORKED}
            ),
            required_of_parts=frozenset(PartField),
            fault_analysis_for=frozenset({Severity.A}),
        )

    def default_zone(self, at: datetime) -> tzinfo:
        self.zones_asked_at.append(at)
        return self.time.zone

    def timekeeping(self, on: date) -> InForce[TimePolicy]:
        self.asked_on.append(on)
        return InForce(ref="timekeeping/standard@test", body=self.time)

    def requirements(self, on: date) -> InForce[RequirementsPolicy]:
        self.asked_on.append(on)
        return InForce(ref="requirements/standard@test", body=self.needs)

    def assignment(self, on: date) -> InForce[AssignmentPolicy]:
        self.asked_on.append(on)
        return InForce(ref="assignment/standard@test", body=self.choice)

    def service_report(self, on: date) -> InForce[ReportPolicy]:
        self.asked_on.append(on)
        return InForce(ref="service-report/standard@test", body=self.report)


class _State(RolledBack):
    """Everything that a rollback brings back."""

    def __init__(self) -> None:
        self.technicians: dict[TechnicianCode, Technician] = {}
        self.orders: dict[WorkOrderId, WorkOrder] = {}
        self.steps: list[Step] = []
        self.visits: list[Visit] = []
        self.reports: list[ServiceReport] = []
        self.vouchers: list[Voucher] = []
        self.parts: dict[str, PartsNote] = {}
        self.accepted: dict[str, AcceptedQuote] = {}
        self.branches: dict[BranchCode, Branch] = {}
        self.sent: list[Event] = []


class FakeTx:
    """An open transaction over the store in memory, by default in the name of the system."""

    def __init__(self, policies: FakePolicies | None = None) -> None:
        self.state = _State()
        self.actor = SYSTEM
        self.scope: Scope = "*"
        self.policies = policies or FakePolicies()
        self.technicians = _Technicians(self)
        self.work_orders = _WorkOrders(self)
        self.steps = _Steps(self)
        self.visits = _Visits(self)
        self.service_reports = _ServiceReports(self)
        self.vouchers = _Vouchers(self)
        self.parts_notes = _PartsNotes(self)
        self.accepted_quotes = _AcceptedQuotes(self)
        self.branches = _Branches(self)
        self.outbox = _Outbox(self)

    @property
    def sent(self) -> list[Event]:
        """What was announced, oldest first."""
        return self.state.sent

    def act_as(self, subject: str, role: str, scope: Scope = "*") -> FakeTx:
        self.actor = Actor(subject=subject, role=role)
        self.scope = scope
        return self

    def act_as_system(self) -> FakeTx:
        self.actor = SYSTEM
        self.scope = "*"
        return self

    def snapshot(self) -> _State:
        """Return what `restore` needs to roll the transaction back."""
        return self.state.copy()

    def restore(self, state: _State) -> None:
        self.state = state.copy()

    def sees(self, branch: str) -> bool:
        return self.scope == "*" or branch in self.scope


class _Part:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _state(self) -> _State:
        return self._tx.state


class _Technicians(_Part):
    def get(self, code: TechnicianCode) -> Technician:
        found = self._state.technicians.get(code)
        if found is None or not self._tx.sees(found.branch_code):
            raise TechnicianNotFound(f"no technician {code}", rule="D-01", technician_code=code)
        return found

    def lock(self, code: TechnicianCode) -> Technician:
        return self.get(code)

    def lock_if_known(self, code: TechnicianCode) -> Technician | None:
        return self._state.technicians.get(code)

    def add(self, technician: Technician) -> Technician:
        if technician.code in self._state.technicians:
            raise TechnicianExists(
                f"there is a technician {technician.code}",
                rule="D-01",
                technician_code=technician.code,
            )
        return self._store(replace(technician, version=1))

    def save(self, technician: Technician) -> Technician:
        if self._state.technicians[technician.code].version != technician.version:
            raise TechnicianOutdated(f"technician {technician.code} was changed", rule="D-01")
        return self._store(replace(technician, version=technician.version + 1))

    def _store(self, technician: Technician) -> Technician:
        self._state.technicians[technician.code] = technician
        return technician

    def pool(
        self, branch_code: BranchCode, skills: frozenset[str], outsiders: int
    ) -> tuple[Technician, ...]:
        seen = [each for each in self._by_code() if self._tx.sees(each.branch_code)]
        own = [each for each in seen if each.branch_code == branch_code]
        near = [
            each
            for each in seen
            if each.branch_code != branch_code
            and self._in_same_city(each.branch_code, branch_code)
            and each.is_on_roster
            and skills <= each.skills
        ]
        return (*own, *near[:outsiders])

    def page(
        self, branch_code: BranchCode | None, after: TechnicianCode | None, limit: int
    ) -> tuple[Technician, ...]:
        found = [
            each
            for each in self._by_code()
            if self._tx.sees(each.branch_code)
            and branch_code in {None, each.branch_code}
            and (after is None or each.code > after)
        ]
        return tuple(found[:limit])

    def _by_code(self) -> list[Technician]:
        return sorted(self._state.technicians.values(), key=lambda each: each.code)

    def _in_same_city(self, one: BranchCode, other: BranchCode) -> bool:
        found = [self._state.branches.get(each) for each in (one, other)]
        cities = {branch.city for branch in found if branch}
        return all(found) and len(cities) == 1


class _WorkOrders(_Part):
    def get(self, work_order_id: WorkOrderId) -> WorkOrder:
        found = self._state.orders.get(work_order_id)
        if found is None or not self._tx.sees(found.branch_code):
            raise WorkOrderNotFound(
                f"no work order {work_order_id}", rule="D-06", work_order_id=work_order_id
            )
        return found

    def get_of_request(self, service_request_id: ServiceRequestId) -> WorkOrder:
        for order in self._state.orders.values():
            if order.call.service_request_id == service_request_id:
                return self.get(order.id)
        raise WorkOrderNotFound(
            f"no work order of request {service_request_id}",
            rule="D-06",
            service_request_id=service_request_id,
        )

    def lock(self, work_order_id: WorkOrderId) -> WorkOrder:
        return self.get(work_order_id)

    def lock_if_known(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        return self._state.orders.get(work_order_id)

    def lock_unfinished_of(self, code: TechnicianCode) -> tuple[WorkOrder, ...]:
        found = (
            each
            for each in self._state.orders.values()
            if each.technician_code == code and not each.is_finished
        )
        return tuple(sorted(found, key=lambda each: each.id))

    def add(self, order: WorkOrder) -> WorkOrder:
        return self._store(replace(order, version=1))

    def save(self, order: WorkOrder) -> WorkOrder:
        if self._state.orders[order.id].version != order.version:
            raise WorkOrderOutdated(f"work order {order.id} was changed", rule="D-06")
        return self._store(replace(order, version=order.version + 1))

    def _store(self, order: WorkOrder) -> WorkOrder:
        self._state.orders[order.id] = order
        return order

    def commitments(
        self, codes: Iterable[TechnicianCode], around: TimeWindow
    ) -> Mapping[TechnicianCode, tuple[Commitment, ...]]:
        found: dict[TechnicianCode, list[Commitment]] = {code: [] for code in codes}
        for order in self._state.orders.values():
            window = order.occupies
            if window and order.technician_code in found and window.overlaps(around):
                found[order.technician_code].append(
                    Commitment(work_order_id=order.id, window=window)
                )
        return {
            code: tuple(sorted(each, key=lambda one: (one.window.start, one.work_order_id)))
            for code, each in found.items()
            if each
        }

    def page(
        self, wanted: QueueFilter, today: date, after: QueueKey | None, limit: int
    ) -> tuple[WorkOrder, ...]:
        found = [
            order
            for order in self._state.orders.values()
            if self._tx.sees(order.branch_code)
            and wanted.branch_code in {None, order.branch_code}
            and wanted.technician_code in {None, order.technician_code}
            and wanted.state in {None, order.state}
            and (after is None or queue_key(order, today) > after)
        ]
        found.sort(key=lambda order: queue_key(order, today))
        return tuple(found[:limit])


class _Steps(_Part):
    def append(self, step: Step) -> None:
        self._state.steps.append(step)

    def of(self, work_order_id: WorkOrderId) -> tuple[Step, ...]:
        return tuple(each for each in self._state.steps if each.work_order_id == work_order_id)


class _Visits(_Part):
    def append(self, visit: Visit) -> None:
        self._state.visits.append(visit)

    def of(self, work_order_id: WorkOrderId) -> tuple[Visit, ...]:
        return tuple(each for each in self._state.visits if each.work_order_id == work_order_id)


class _ServiceReports(_Part):
    def append(self, report: ServiceReport) -> None:
        self._state.reports.append(report)

    def of(self, work_order_id: WorkOrderId) -> tuple[ServiceReport, ...]:
        return tuple(each for each in self._state.reports if each.work_order_id == work_order_id)


class _Vouchers(_Part):
    def append(self, voucher: Voucher) -> None:
        self._state.vouchers.append(voucher)

    def of(self, work_order_id: WorkOrderId) -> tuple[Voucher, ...]:
        return tuple(each for each in self._state.vouchers if each.work_order_id == work_order_id)


class _PartsNotes(_Part):
    def put(self, note: PartsNote) -> None:
        self._state.parts[note.requisition_id] = note

    def of(self, work_order_id: WorkOrderId) -> tuple[PartsNote, ...]:
        found = (each for each in self._state.parts.values() if each.work_order_id == work_order_id)
        return tuple(sorted(found, key=lambda each: each.requisition_id))


class _AcceptedQuotes(_Part):
    def put(self, quote: AcceptedQuote) -> None:
        self._state.accepted.setdefault(quote.quote_id, quote)

    def of(self, service_request_id: ServiceRequestId) -> tuple[AcceptedQuote, ...]:
        found = (
            each
            for each in self._state.accepted.values()
            if each.service_request_id == service_request_id
        )
        return tuple(sorted(found, key=lambda each: (each.accepted_at, each.quote_id)))


class _Branches(_Part):
    def find(self, code: BranchCode) -> Branch | None:
        return self._state.branches.get(code)

    def put(self, branch: Branch) -> None:
        self._state.branches[branch.code] = branch


class _Outbox(_Part):
    def append(self, event: Event) -> None:
        self._state.sent.append(event)
