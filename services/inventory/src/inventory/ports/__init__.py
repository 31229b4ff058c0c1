"""What the use cases need from the outside world, as protocols.

Rows are locked in one order, whatever the use case, so that two of them never wait for each other:

1. the branch, 2. the work order, 3. warehouses by code, 4. the transfer or the stock count, the
supplier claim, the internal use, the department, an asset, its loan, the special order, then
requisitions, then issues approved afterwards, 5. stock by part number, 6. old parts by id, then
what of them is to be claimed, then fitted parts by id, 7. balances by account, part and lot.
Nothing of a lower number is locked once a higher one is held.

Whoever moves what lies in a bin has the stock of that part locked, whether its quantity changes or
not: what is read of the bins then stays as it is. Only a transfer books in two warehouses, the
sender's first; whoever does holds the locks of both. Whoever locks more than one requisition, or
proposes or receives a special order, holds the lock of their warehouse.

A warehouse is locked (`lock`) by whoever makes stock available, and shared (`share`) by whoever
decides that a requisition must wait. Therefore nobody begins to wait while stock is coming in, and
whoever brings stock sees everybody who waits. Holding stock that is there needs neither.

The worker handles many events in one transaction, in the order in which they came. Its reactions
therefore lock no stock: what an order leaves behind is noted in `Releases`, and what another cell
tells of a transfer in `TransferNews`; timers do the rest, each in a transaction of its own, which
holds its note before anything else. What another cell tells locks the transfer as well, alone.
"""

from __future__ import annotations

from typing import Protocol

from inventory.domain.cells import Cells
from inventory.domain.events import Event
from inventory.domain.people import Actor
from inventory.ports.counts import Counts
from inventory.ports.expectations import Expectations
from inventory.ports.fitted_parts import FittedParts, Traces
from inventory.ports.green_channel import FirstIssues
from inventory.ports.internal_use import Departments, InternalUses
from inventory.ports.loans import Assets, Calibrations, DeviceWork, Loans, ToolRefunds
from inventory.ports.old_parts import Disposals, OldParts
from inventory.ports.part_list import PartList, Parts, Scans
from inventory.ports.places import Branches, Warehouses
from inventory.ports.policies import Policies
from inventory.ports.replenishment import Demands, Proposals
from inventory.ports.requisitions import DueRelease, Releases, Requisitions, WorkOrders
from inventory.ports.special_orders import SpecialOrders
from inventory.ports.stock import Ledger, Openings, Receipts, Stock
from inventory.ports.stock_months import StockMonths
from inventory.ports.supplements import Supplements
from inventory.ports.supplier_claims import ClaimDues, SupplierClaims
from inventory.ports.transfers import TransferNews, Transfers
from inventory.ports.views import (
    BalanceFilter,
    ReceiptFilter,
    RequisitionFilter,
    StockFilter,
    Views,
)

__all__ = [
    "BalanceFilter",
    "Branches",
    "DueRelease",
    "Ledger",
    "Openings",
    "Outbox",
    "PartList",
    "Parts",
    "Policies",
    "ReceiptFilter",
    "Receipts",
    "Releases",
    "RequisitionFilter",
    "Requisitions",
    "Scans",
    "Stock",
    "StockFilter",
    "Tx",
    "Views",
    "Warehouses",
    "WorkOrders",
]


class Outbox(Protocol):
    def append(self, event: Event) -> None: ...


class Tx(Protocol):
    """One open transaction; the caller commits it, handlers never do."""

    @property
    def actor(self) -> Actor: ...
    @property
    def cells(self) -> Cells: ...
    @property
    def branches(self) -> Branches: ...
    @property
    def parts(self) -> Parts: ...
    @property
    def part_list(self) -> PartList: ...
    @property
    def warehouses(self) -> Warehouses: ...
    @property
    def work_orders(self) -> WorkOrders: ...
    @property
    def requisitions(self) -> Requisitions: ...
    @property
    def stock(self) -> Stock: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def receipts(self) -> Receipts: ...
    @property
    def openings(self) -> Openings: ...
    @property
    def scans(self) -> Scans: ...
    @property
    def transfers(self) -> Transfers: ...
    @property
    def transfer_news(self) -> TransferNews: ...
    @property
    def releases(self) -> Releases: ...
    @property
    def demands(self) -> Demands: ...
    @property
    def proposals(self) -> Proposals: ...
    @property
    def old_parts(self) -> OldParts: ...
    @property
    def disposals(self) -> Disposals: ...
    @property
    def supplier_claims(self) -> SupplierClaims: ...
    @property
    def claim_dues(self) -> ClaimDues: ...
    @property
    def internal_uses(self) -> InternalUses: ...
    @property
    def departments(self) -> Departments: ...
    @property
    def counts(self) -> Counts: ...
    @property
    def stock_months(self) -> StockMonths: ...
    @property
    def assets(self) -> Assets: ...
    @property
    def loans(self) -> Loans: ...
    @property
    def calibrations(self) -> Calibrations: ...
    @property
    def device_work(self) -> DeviceWork: ...
    @property
    def tool_refunds(self) -> ToolRefunds: ...
    @property
    def expectations(self) -> Expectations: ...
    @property
    def fitted_parts(self) -> FittedParts: ...
    @property
    def traces(self) -> Traces: ...
    @property
    def supplements(self) -> Supplements: ...
    @property
    def first_issues(self) -> FirstIssues: ...
    @property
    def special_orders(self) -> SpecialOrders: ...
    @property
    def policies(self) -> Policies: ...
    @property
    def views(self) -> Views: ...
    @property
    def outbox(self) -> Outbox: ...
