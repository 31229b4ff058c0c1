"""One open transaction as the use cases see it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from chassis.outbox import Outbox
from chassis.unit_of_work import SYSTEM, Principal
from intake.adapters.business_traces import EmittedTraces
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.contacts import StoredContacts
from intake.adapters.contracts import StoredContracts
from intake.adapters.custody.store import StoredCustody
from intake.adapters.customer_files import StoredContactReadings, StoredCustomerFiles
from intake.adapters.files import (
    BranchShelf,
    StoredBranches,
    StoredCallRegister,
    StoredCustomers,
)
from intake.adapters.fitted_parts.store import StoredFittedParts
from intake.adapters.follow_ups.day_ends import StoredDayEnds
from intake.adapters.follow_ups.questions import StoredQuestions
from intake.adapters.hotline.store import StoredHotlines
from intake.adapters.installed_base import StoredInstalledParts, StoredInstalledProducts
from intake.adapters.kept_policies import PolicyKeeper
from intake.adapters.knowledge.store import StoredKnowledge
from intake.adapters.objectives import CountedObjectives, ObjectiveMetrics
from intake.adapters.planned_work.plans import StoredWorkPlans
from intake.adapters.planned_work.working_days import CalendarDays
from intake.adapters.planned_work.works import StoredPlannedWorks
from intake.adapters.policies import PolicyShelf
from intake.adapters.projects.store import StoredProjects
from intake.adapters.quotes.store import StoredQuotes
from intake.adapters.recalls.store import StoredRecalls
from intake.adapters.return_cases.store import StoredReturnCases
from intake.adapters.service_requests import StoredServiceRequests
from intake.adapters.sweeps import StoredSweeps
from intake.adapters.transfers import StoredTransfers
from intake.adapters.wire_events import StreamOutbox
from intake.ports import Policies, Promises


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all transactions of a process share.

    Without a cipher contacts stay closed; without a keeper promises are as the files say.
    """

    service: str
    policies: PolicyShelf
    branches: BranchShelf
    objectives: ObjectiveMetrics
    cipher: ContactCipher | None
    keeper: PolicyKeeper | None = None


class StoredTx:
    """`intake.ports.Tx` over one connection, seen by one principal."""

    def __init__(
        self, connection: Connection, outbox: Outbox, principal: Principal, shared: Shared
    ) -> None:
        self.actor = f"system:{shared.service}" if principal == SYSTEM else principal.subject
        self.branches = StoredBranches(connection, principal, shared.branches)
        self.customers = StoredCustomers(connection, principal, shared.cipher)
        self.customer_files = StoredCustomerFiles(connection, principal, shared.cipher)
        self.contact_readings = StoredContactReadings(connection, principal)
        self.installed_products = StoredInstalledProducts(connection, principal)
        self.installed_parts = StoredInstalledParts(connection)
        self.fitted_parts = StoredFittedParts(connection, principal)
        self.contracts = StoredContracts(connection, principal)
        self.transfers = StoredTransfers(connection, principal, shared.cipher)
        self.call_register = StoredCallRegister(connection)
        self.service_requests = StoredServiceRequests(connection, principal, shared.cipher)
        self.work_plans = StoredWorkPlans(connection, principal)
        self.planned_works = StoredPlannedWorks(connection, principal)
        self.recalls = StoredRecalls(connection, principal)
        self.custody = StoredCustody(connection, principal, shared.cipher)
        self.projects = StoredProjects(connection, principal)
        self.contacts = StoredContacts(connection)
        self.hotlines = StoredHotlines(connection, principal)
        self.quotes = StoredQuotes(connection, principal)
        self.return_cases = StoredReturnCases(connection, principal)
        self.knowledge = StoredKnowledge(connection, principal)
        self.day_ends = StoredDayEnds(connection, principal)
        self.questions = StoredQuestions(connection, principal)
        kept = shared.keeper.open(connection, outbox) if shared.keeper else None
        self.policies: Policies = shared.policies
        self.promises: Promises = kept or shared.policies
        forget = kept.forget if kept else _nothing
        self.sweeps = StoredSweeps(connection, outbox, shared.service, forget)
        self.working_days = CalendarDays(shared.policies)
        self.outbox = StreamOutbox(outbox)
        self.business_traces = EmittedTraces(shared.service)
        self.objectives = CountedObjectives(outbox, shared.objectives)


def _nothing() -> None:
    """Without kept policies nothing has to be forgotten."""
