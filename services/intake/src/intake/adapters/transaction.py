"""One open transaction as the use cases see it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from chassis.outbox import Outbox
from chassis.unit_of_work import SYSTEM, Principal
from intake.adapters.business_traces import EmittedTraces
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.files import (
    BranchShelf,
    StoredBranches,
    StoredCallRegister,
    StoredContactReadings,
    StoredCustomers,
    StoredInstalledProducts,
)
from intake.adapters.policies import PolicyShelf
from intake.adapters.service_requests import StoredServiceRequests
from intake.adapters.wire_events import StreamOutbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all transactions of a process share; without a cipher contacts stay closed."""

    service: str
    policies: PolicyShelf
    branches: BranchShelf
    cipher: ContactCipher | None


class StoredTx:
    """`intake.ports.Tx` over one connection, seen by one principal."""

    def __init__(
        self, connection: Connection, outbox: Outbox, principal: Principal, shared: Shared
    ) -> None:
        self.actor = f"system:{shared.service}" if principal == SYSTEM else principal.subject
        self.branches = StoredBranches(connection, principal, shared.branches)
        self.customers = StoredCustomers(connection, principal, shared.cipher)
        self.contact_readings = StoredContactReadings(connection)
        self.installed_products = StoredInstalledProducts(connection, principal)
        self.call_register = StoredCallRegister(connection)
        self.service_requests = StoredServiceRequests(connection, principal)
        self.policies = shared.policies
        self.outbox = StreamOutbox(outbox)
        self.business_traces = EmittedTraces(shared.service)
