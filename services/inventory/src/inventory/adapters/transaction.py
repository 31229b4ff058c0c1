"""One open transaction as the use cases see it."""

from __future__ import annotations

from sqlalchemy import Connection

from chassis.outbox import Outbox
from chassis.unit_of_work import SYSTEM, Principal
from inventory.adapters.counts.store import StoredCounts
from inventory.adapters.fitted_parts.store import StoredFittedParts
from inventory.adapters.fitted_parts.traces import StoredTraces
from inventory.adapters.green_channel.store import StoredFirstIssues
from inventory.adapters.internal_use.departments import StoredDepartments
from inventory.adapters.internal_use.store import StoredInternalUses
from inventory.adapters.ledger import StoredLedger
from inventory.adapters.loans.assets import StoredAssets
from inventory.adapters.loans.devices import StoredCalibrations, StoredDeviceWork
from inventory.adapters.loans.loans import StoredLoans
from inventory.adapters.loans.refunds import StoredToolRefunds
from inventory.adapters.old_parts.disposals import StoredDisposals
from inventory.adapters.old_parts.old_parts import StoredOldParts
from inventory.adapters.openings import StoredOpenings
from inventory.adapters.part_list import StoredPartList
from inventory.adapters.places import StoredBranches, StoredParts, StoredWarehouses
from inventory.adapters.policies import PolicyFiles
from inventory.adapters.receipts import StoredReceipts
from inventory.adapters.releases import StoredReleases
from inventory.adapters.replenishment.demands import StoredDemands
from inventory.adapters.replenishment.proposals import StoredProposals
from inventory.adapters.requisitions import StoredRequisitions
from inventory.adapters.scans import StoredScans
from inventory.adapters.sourcing.expectations import StoredExpectations
from inventory.adapters.special_orders.store import StoredSpecialOrders
from inventory.adapters.stock import StoredStock
from inventory.adapters.stock_months import StoredStockMonths
from inventory.adapters.supplements.store import StoredSupplements
from inventory.adapters.supplier_claims.dues import StoredClaimDues
from inventory.adapters.supplier_claims.store import StoredSupplierClaims
from inventory.adapters.transfers.news import StoredTransferNews
from inventory.adapters.transfers.store import StoredTransfers
from inventory.adapters.views import StoredViews
from inventory.adapters.wire_events import StreamOutbox
from inventory.adapters.work_orders import StoredWorkOrders
from inventory.domain.cells import Cells
from inventory.domain.people import Actor


class StoredTx:
    """`inventory.ports.Tx` over one connection, seen by one principal."""

    def __init__(
        self,
        connection: Connection,
        outbox: Outbox,
        principal: Principal,
        policies: PolicyFiles,
        cells: Cells,
    ) -> None:
        self.actor = _actor(principal)
        self.cells = cells
        self.branches = StoredBranches(connection)
        self.parts = StoredParts(connection)
        self.part_list = StoredPartList(connection)
        self.warehouses = StoredWarehouses(connection, principal)
        self.work_orders = StoredWorkOrders(connection, principal)
        self.requisitions = StoredRequisitions(connection, principal)
        self.stock = StoredStock(connection)
        self.ledger = StoredLedger(connection, principal)
        self.receipts = StoredReceipts(connection, principal)
        self.openings = StoredOpenings(connection, principal)
        self.scans = StoredScans(connection, principal, self.requisitions, self.receipts)
        self.transfers = StoredTransfers(connection, principal)
        self.transfer_news = StoredTransferNews(connection)
        self.releases = StoredReleases(connection)
        self.demands = StoredDemands(connection, principal)
        self.proposals = StoredProposals(connection, principal)
        self.old_parts = StoredOldParts(connection, principal)
        self.disposals = StoredDisposals(connection, principal)
        self.supplier_claims = StoredSupplierClaims(connection, principal)
        self.claim_dues = StoredClaimDues(connection, principal)
        self.internal_uses = StoredInternalUses(connection, principal)
        self.departments = StoredDepartments(connection, principal)
        self.counts = StoredCounts(connection, principal)
        self.stock_months = StoredStockMonths(connection)
        self.assets = StoredAssets(connection, principal)
        self.loans = StoredLoans(connection, principal)
        self.calibrations = StoredCalibrations(connection, principal)
        self.device_work = StoredDeviceWork(connection, principal)
        self.tool_refunds = StoredToolRefunds(connection, principal)
        self.expectations = StoredExpectations(connection, self.requisitions)
        self.fitted_parts = StoredFittedParts(connection, principal)
        self.traces = StoredTraces(connection, principal)
        self.supplements = StoredSupplements(connection, principal, self.requisitions)
        self.first_issues = StoredFirstIssues(connection, principal)
        self.special_orders = StoredSpecialOrders(connection, principal)
        self.policies = policies
        self.views = StoredViews(connection, principal, self.requisitions, self.receipts)
        self.outbox = StreamOutbox(outbox)


def _actor(principal: Principal) -> Actor:
    if principal == SYSTEM:
        return Actor(subject="system:inventory", role=principal.role)
    return Actor(subject=principal.subject, role=principal.role)
