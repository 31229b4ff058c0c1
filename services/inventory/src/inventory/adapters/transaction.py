"""One open transaction as the use cases see it."""

from __future__ import annotations

from sqlalchemy import Connection

from chassis.outbox import Outbox
from chassis.unit_of_work import SYSTEM, Principal
from inventory.adapters.places import StoredBranches, StoredParts, StoredWarehouses
from inventory.adapters.policies import PolicyFiles
from inventory.adapters.releases import StoredReleases
from inventory.adapters.requisitions import StoredRequisitions
from inventory.adapters.stock import StoredReceipts, StoredStock
from inventory.adapters.views import StoredViews
from inventory.adapters.wire_events import StreamOutbox
from inventory.adapters.work_orders import StoredWorkOrders
from inventory.domain.people import Actor


class StoredTx:
    """`inventory.ports.Tx` over one connection, seen by one principal."""

    def __init__(
        self, connection: Connection, outbox: Outbox, principal: Principal, policies: PolicyFiles
    ) -> None:
        self.actor = _actor(principal)
        self.branches = StoredBranches(connection)
        self.parts = StoredParts(connection)
        self.warehouses = StoredWarehouses(connection, principal)
        self.work_orders = StoredWorkOrders(connection, principal)
        self.requisitions = StoredRequisitions(connection, principal)
        self.stock = StoredStock(connection)
        self.receipts = StoredReceipts(connection)
        self.releases = StoredReleases(connection)
        self.policies = policies
        self.views = StoredViews(connection, principal, self.requisitions)
        self.outbox = StreamOutbox(outbox)


def _actor(principal: Principal) -> Actor:
    if principal == SYSTEM:
        return Actor(subject="system:inventory", role=principal.role)
    return Actor(subject=principal.subject, role=principal.role)
