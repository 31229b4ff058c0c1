"""The store of intake in memory: keeps the promises of `intake.ports`, by value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Literal

from fakes.intake_custody import FakeCustody
from fakes.intake_files import (
    FakeContactReadings,
    FakeContracts,
    FakeCustomerFiles,
    FakeInstalledParts,
    FakeInstalledProducts,
)
from fakes.intake_fitted_parts import FakeFittedParts
from fakes.intake_follow_ups import FakeDayEnds, FakeQuestions, FollowUpState
from fakes.intake_hotline import FakeHotlines, HotlineState
from fakes.intake_knowledge import FakeKnowledge, KeptKnowledge
from fakes.intake_planned_work import (
    FakePlannedWorks,
    FakeWorkingDays,
    FakeWorkPlans,
)
from fakes.intake_policies import FakePolicies
from fakes.intake_projects import FakeProjects
from fakes.intake_quotes import FakeQuotes, KeptQuotes
from fakes.intake_recalls import FakeRecalls
from fakes.intake_register import CallRegister, Contacts, Part, ServiceRequests
from fakes.intake_return_cases import FakeReturnCases
from fakes.intake_sweeps import FakeSweeps
from fakes.intake_transfers import FakeTransfers
from fakes.rollback import RolledBack
from intake.domain.branch import Branch
from intake.domain.business_trace import BusinessTrace
from intake.domain.contact import Contact
from intake.domain.contract import Contract, ContractNotice, NoticeKind
from intake.domain.custody.access import Access, AccessReading, Secret
from intake.domain.customer import ContactReading, Customer, InstalledPart, InstalledProduct
from intake.domain.customer_file import CustomerFile, UpkeepCheck
from intake.domain.errors import (
    BranchNotFound,
    CustomerCodeTaken,
    CustomerNotFound,
)
from intake.domain.fitted_parts.fitted_part import FittedPart
from intake.domain.listing import (
    Page,
)
from intake.domain.planned_work.plan import WorkPlan
from intake.domain.planned_work.work import PlannedWork
from intake.domain.projects.project import Project
from intake.domain.recalls.recall import (
    ProductionBatch,
    Recall,
    RecalledProduct,
)
from intake.domain.request import Call, ServiceRequest
from intake.domain.return_cases.case import ReturnCase
from intake.domain.vocabulary import (
    RequestState,
)
from intake.ports import Sweep


class State(RolledBack):
    """Everything that a rollback brings back."""

    def __init__(self) -> None:
        self.branches: dict[str, Branch] = {}
        self.customers: dict[str, Customer] = {}
        self.readings: list[ContactReading] = []
        self.products: dict[str, InstalledProduct] = {}
        self.files: dict[str, CustomerFile] = {}
        self.checks: list[UpkeepCheck] = []
        self.parts: dict[str, InstalledPart] = {}
        self.fitted_parts: dict[str, FittedPart] = {}
        self.contracts: dict[str, Contract] = {}
        self.notices: dict[tuple[str, NoticeKind, date], ContractNotice] = {}
        self.serials: dict[tuple[str, date], int] = {}
        self.requests: dict[str, ServiceRequest] = {}
        self.contacts: list[Contact] = []
        self.hotline = HotlineState()
        self.follow_ups = FollowUpState()
        self.quotes = KeptQuotes()
        self.knowledge = KeptKnowledge()
        self.return_cases: dict[str, ReturnCase] = {}
        self.sent: list[Any] = []
        self.traces: list[BusinessTrace] = []
        self.observed: list[BusinessTrace] = []
        self.plans: dict[str, WorkPlan] = {}
        self.works: dict[str, PlannedWork] = {}
        self.recalls: dict[str, Recall] = {}
        self.recalled: dict[tuple[str, str], RecalledProduct] = {}
        self.batches: set[ProductionBatch] = set()
        self.projects: dict[str, Project] = {}
        self.accesses: dict[str, Access] = {}
        self.secrets: dict[str, Secret] = {}
        self.access_readings: list[AccessReading] = []
        self.aside: dict[tuple[Sweep, str], datetime] = {}


class FakeTx:
    """An open transaction over the store in memory.

    `sent` lists what was announced, `traces` the business traces, `observed` the closings counted
    for objectives. `act_as` changes who is asking.
    """

    def __init__(self, policies: Any = None) -> None:
        self.state = State()
        self.actor = "tester"
        self.role = "admin"
        self.allowed: frozenset[str] | Literal["*"] = "*"
        self.policies = policies or FakePolicies()
        self.promises = self.policies
        self.branches = _Branches(self)
        self.customers = _Customers(self)
        self.contact_readings = FakeContactReadings(self)
        self.installed_products = FakeInstalledProducts(self)
        self.customer_files = FakeCustomerFiles(self)
        self.installed_parts = FakeInstalledParts(self)
        self.fitted_parts = FakeFittedParts(self)
        self.contracts = FakeContracts(self)
        self.transfers = FakeTransfers(self)
        self.call_register = CallRegister(self)
        self.service_requests = ServiceRequests(self)
        self.working_days = FakeWorkingDays()
        self.work_plans = FakeWorkPlans(self)
        self.planned_works = FakePlannedWorks(self)
        self.recalls = FakeRecalls(self)
        self.custody = FakeCustody(self)
        self.projects = FakeProjects(self)
        self.contacts = Contacts(self)
        self.hotlines = FakeHotlines(lambda: self.state.hotline, self.may)
        self.day_ends = FakeDayEnds(self)
        self.questions = FakeQuestions(self)
        self.return_cases = FakeReturnCases(lambda: self.state.return_cases, self.may)
        self.knowledge = FakeKnowledge(lambda: self.state.knowledge, self.may_see_id)
        self.quotes = FakeQuotes(lambda: self.state.quotes, self.may_see_id)
        self.sweeps = FakeSweeps(self)
        self.outbox = _Outbox(self)
        self.business_traces = _BusinessTraces(self)
        self.objectives = _Objectives(self)

    @property
    def sent(self) -> list[Any]:
        return self.state.sent

    @property
    def traces(self) -> list[BusinessTrace]:
        return self.state.traces

    @property
    def observed(self) -> list[BusinessTrace]:
        return self.state.observed

    def act_as(
        self, subject: str, role: str = "call_taker", branches: frozenset[str] | Literal["*"] = "*"
    ) -> FakeTx:
        self.actor, self.role, self.allowed = subject, role, branches
        return self

    def snapshot(self) -> State:
        """Begin a transaction: return what `restore` needs to roll it back."""
        return self.state.copy()

    def restore(self, state: State) -> None:
        self.state = state.copy()

    def may(self, branch: str) -> bool:
        return self.allowed == "*" or branch in self.allowed

    def may_see(self, request: ServiceRequest) -> bool:
        standing = request.standing
        own = self.role != "technician" or standing.technician == self.actor
        return own and self.may(standing.branch)

    def may_see_id(self, request_id: str) -> bool:
        request = self.state.requests.get(request_id)
        return request is not None and self.may_see(request)

    def works_on(self, about: Callable[[Call], bool]) -> bool:
        """Say whether the caller's branches have an open request about something."""
        return any(
            about(request.call)
            and self.may_see(request)
            and request.standing.state is not RequestState.CLOSED
            for request in self.state.requests.values()
        )


class _Branches(Part):
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


class _Customers(Part):
    def get(self, customer_id: str) -> Customer:
        customer = self._state.customers.get(customer_id)
        if customer is None or not self._serves(customer):
            raise CustomerNotFound(f"no customer {customer_id}", customer_id=customer_id)
        return customer

    def require(self, customer_id: str) -> None:
        self.get(customer_id)

    def add(self, customer: Customer) -> None:
        if customer.code and any(
            other.code == customer.code for other in self._state.customers.values()
        ):
            raise CustomerCodeTaken(
                f"customer code {customer.code} is taken", rule="I-05", field="customer_code"
            )
        self._state.customers[customer.id] = customer

    def _serves(self, customer: Customer) -> bool:
        """A technician sees customers of his open requests only."""
        is_ours = self._tx.role != "technician" and self._tx.may(customer.branch)
        return is_ours or self._tx.works_on(lambda call: call.customer_id == customer.id)


class _Outbox(Part):
    def append(self, event: Any) -> None:
        self._state.sent.append(event)


class _BusinessTraces(Part):
    def emit(self, trace: BusinessTrace) -> None:
        self._state.traces.append(trace)


class _Objectives(Part):
    def observe(self, life: BusinessTrace) -> None:
        self._state.observed.append(life)
