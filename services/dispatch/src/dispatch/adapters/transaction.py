"""One open transaction as the use cases see it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from chassis.outbox import Outbox
from chassis.unit_of_work import SYSTEM, Principal
from dispatch.adapters.accepted_quotes import StoredAcceptedQuotes
from dispatch.adapters.case_records import (
    StoredPartsNotes,
    StoredServiceReports,
    StoredSteps,
    StoredVisits,
    StoredVouchers,
)
from dispatch.adapters.policies import PolicyFiles
from dispatch.adapters.technicians import StoredBranches, StoredTechnicians
from dispatch.adapters.wire_events import StreamOutbox
from dispatch.adapters.work_orders import StoredWorkOrders
from dispatch.domain.identity import Actor

_OWN_NAME: Final = "system:dispatch"


class StoredTx:
    """`dispatch.ports.Tx` over one connection, seen by one principal."""

    def __init__(
        self, connection: Connection, outbox: Outbox, principal: Principal, policies: PolicyFiles
    ) -> None:
        subject = _OWN_NAME if principal == SYSTEM else principal.subject
        self.actor = Actor(subject=subject, role=principal.role)
        self.technicians = StoredTechnicians(connection, principal)
        self.work_orders = StoredWorkOrders(connection, principal)
        self.steps = StoredSteps(connection)
        self.visits = StoredVisits(connection)
        self.service_reports = StoredServiceReports(connection)
        self.vouchers = StoredVouchers(connection)
        self.parts_notes = StoredPartsNotes(connection)
        self.accepted_quotes = StoredAcceptedQuotes(connection)
        self.branches = StoredBranches(connection)
        self.policies = policies
        self.outbox = StreamOutbox(outbox)
