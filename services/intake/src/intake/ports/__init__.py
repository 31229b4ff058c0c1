"""What intake's use cases need from the outside world, as protocols."""

from __future__ import annotations

from typing import Protocol

from intake.ports.agreements import Contracts, Quotes, ReturnCases
from intake.ports.files import (
    Branches,
    ContactReadings,
    CustomerFiles,
    Customers,
    InstalledParts,
    InstalledProducts,
    Transfers,
)
from intake.ports.fitted_parts import FittedParts
from intake.ports.follow_ups import DayEnds, Questions
from intake.ports.planned import Custody, PlannedWorks, Projects, Recalls, WorkingDays, WorkPlans
from intake.ports.policies import Policies, PolicyDraft, Promises
from intake.ports.register import CallRegister, Contacts, Hotlines, Knowledge, ServiceRequests
from intake.ports.sweeps import Sweep, Sweeps
from intake.ports.telling import Announced, BusinessTraces, Objectives, Outbox

__all__ = [
    "Announced",
    "Branches",
    "BusinessTraces",
    "CallRegister",
    "ContactReadings",
    "Contacts",
    "Contracts",
    "Custody",
    "CustomerFiles",
    "Customers",
    "DayEnds",
    "Hotlines",
    "InstalledParts",
    "InstalledProducts",
    "Knowledge",
    "Objectives",
    "Outbox",
    "PlannedWorks",
    "Policies",
    "PolicyDraft",
    "Projects",
    "Promises",
    "Questions",
    "Quotes",
    "Recalls",
    "ReturnCases",
    "ServiceRequests",
    "Sweep",
    "Sweeps",
    "Transfers",
    "Tx",
    "WorkPlans",
    "WorkingDays",
]


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
    def customer_files(self) -> CustomerFiles: ...

    @property
    def contact_readings(self) -> ContactReadings: ...

    @property
    def installed_products(self) -> InstalledProducts: ...

    @property
    def installed_parts(self) -> InstalledParts: ...

    @property
    def fitted_parts(self) -> FittedParts: ...

    @property
    def contracts(self) -> Contracts: ...

    @property
    def transfers(self) -> Transfers: ...

    @property
    def call_register(self) -> CallRegister: ...

    @property
    def service_requests(self) -> ServiceRequests: ...

    @property
    def working_days(self) -> WorkingDays: ...

    @property
    def work_plans(self) -> WorkPlans: ...

    @property
    def planned_works(self) -> PlannedWorks: ...

    @property
    def recalls(self) -> Recalls: ...

    @property
    def custody(self) -> Custody: ...

    @property
    def projects(self) -> Projects: ...

    @property
    def contacts(self) -> Contacts: ...

    @property
    def hotlines(self) -> Hotlines: ...

    @property
    def quotes(self) -> Quotes: ...

    @property
    def return_cases(self) -> ReturnCases: ...

    @property
    def knowledge(self) -> Knowledge: ...

    @property
    def day_ends(self) -> DayEnds: ...

    @property
    def questions(self) -> Questions: ...

    @property
    def sweeps(self) -> Sweeps: ...

    @property
    def policies(self) -> Policies: ...

    @property
    def promises(self) -> Promises: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def business_traces(self) -> BusinessTraces: ...

    @property
    def objectives(self) -> Objectives: ...
