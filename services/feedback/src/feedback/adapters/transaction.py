"""One open transaction as the use cases see it."""

from __future__ import annotations

from sqlalchemy import Connection

from chassis.outbox import Outbox
from chassis.unit_of_work import Principal
from feedback.adapters.complaints import StoredComplaints, StoredLedger
from feedback.adapters.policies import PolicyFiles
from feedback.adapters.requests import StoredAssignments, StoredRequests
from feedback.adapters.surveys import StoredSurveys
from feedback.adapters.wire_events import StreamOutbox


class StoredTx:
    """`feedback.ports.Tx` over one connection, seen by one principal."""

    def __init__(
        self, connection: Connection, outbox: Outbox, principal: Principal, policies: PolicyFiles
    ) -> None:
        self.requests = StoredRequests(connection, principal)
        self.assigned = StoredAssignments(connection)
        self.surveys = StoredSurveys(connection, principal)
        self.complaints = StoredComplaints(connection, principal)
        self.ledger = StoredLedger(connection)
        self.policies = policies
        self.outbox = StreamOutbox(outbox)
