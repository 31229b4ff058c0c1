"""What the use cases need from the outside world, as protocols.

Rows are locked in one order, whatever the use case, so that two of them never wait for each other:

1. the branch, 2. the work order, 3. the warehouse, 4. requisitions, 5. stock by part
number. Nothing of a lower number is locked once a higher one is held.

A warehouse is locked (`lock`) by whoever makes stock available, and shared (`share`) by whoever
decides that a requisition must wait. Therefore nobody begins to wait while stock is coming in, and
whoever brings stock sees everybody who waits. Holding stock that is there needs neither.

The worker handles many events in one transaction, in the order in which they came. Its reactions
therefore stop at 2: what an order leaves behind is noted in `Releases` and given up by a timer, in
a transaction of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from inventory.domain.approval import ApprovalPolicy, InForce
from inventory.domain.events import Event
from inventory.domain.ids import BranchCode, PartNumber, RequisitionId, WarehouseCode, WorkOrderId
from inventory.domain.ledger import LedgerEntry, Movement
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.part import Part
from inventory.domain.people import Actor
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition, State
from inventory.domain.stock import StockLevel
from inventory.domain.warehouse import Branch, Warehouse
from inventory.domain.work_order import WorkOrder


class Branches(Protocol):
    """Local copy of intake's branches."""

    def find(self, code: BranchCode) -> Branch | None: ...

    def lock(self, code: BranchCode) -> Branch | None:
        """Read it for the opening of a warehouse; None if unknown."""
        ...

    def put(self, branch: Branch) -> None:
        """Add it, or take over its new facts."""
        ...


class Parts(Protocol):
    """The price list, the same in every branch."""

    def find(self, part_number: PartNumber) -> Part | None: ...

    def find_all(self, part_numbers: Collection[PartNumber]) -> Mapping[PartNumber, Part]: ...

    def add(self, part: Part) -> None:
        """Add it; raises ConcurrentUpdate if somebody else did."""
        ...


class Warehouses(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def find(self, code: WarehouseCode) -> Warehouse | None: ...

    def get(self, code: WarehouseCode) -> Warehouse:
        """Raise WarehouseNotFound if there is none."""
        ...

    def home_of(self, branch_code: BranchCode) -> Warehouse | None: ...

    def lock(self, code: WarehouseCode) -> Warehouse:
        """Read it to make stock available in it; raises WarehouseNotFound."""
        ...

    def share(self, code: WarehouseCode) -> None:
        """Keep stock from being made available in it until the transaction ends."""
        ...

    def add(self, warehouse: Warehouse) -> None:
        """Add it; raises WarehouseAlreadyOpen if there is one of that code, seen or unseen."""
        ...


class WorkOrders(Protocol):
    """Local copy of dispatch's orders."""

    def find(self, work_order_id: WorkOrderId) -> WorkOrder | None: ...

    def share(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        """Read it and keep it from ending or moving away until the transaction ends.

        None if unknown, or of a branch the principal may not act for.
        """
        ...

    def lock(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        """Read it to follow its state; in nobody's way."""
        ...

    def lock_alone(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        """Read it to end it or to move it away: waits for those who share it."""
        ...

    def add(self, order: WorkOrder) -> None: ...

    def save(self, order: WorkOrder) -> None: ...


class Requisitions(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def get(self, requisition_id: RequisitionId) -> Requisition:
        """Raise RequisitionNotFound if there is none."""
        ...

    def lock(self, requisition_id: RequisitionId) -> Requisition:
        """Read it to change it; raises RequisitionNotFound."""
        ...

    def lock_all(self, requisition_ids: Collection[RequisitionId]) -> Sequence[Requisition]:
        """Read those that exist to change them, by id."""
        ...

    def unissued_of(self, work_order_id: WorkOrderId) -> Sequence[Requisition]:
        """Those of an order that wait or hold, by id."""
        ...

    def lock_waiting(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Requisition]:
        """Those that wait in a warehouse for any of the parts, oldest first."""
        ...

    def add(self, requisition: Requisition) -> Requisition:
        """Return it with its first version."""
        ...

    def save(self, requisition: Requisition) -> Requisition:
        """Return it with its next version; raises ConcurrentUpdate."""
        ...


class Stock(Protocol):
    """Levels and ledger, which only change together (P-02)."""

    def levels(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[StockLevel]:
        """Those that exist, by part number."""
        ...

    def lock(self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]) -> None:
        """Keep the levels of these parts from changing, locked by part number."""
        ...

    def hold(
        self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]
    ) -> tuple[Shortage, ...]:
        """Promise every line or none.

        Args:
            warehouse_code: Where.
            lines: In the order of the part numbers.

        Returns:
            What is missing; when it is empty, everything is held, else nothing is, nor locked.
        """
        ...

    def free(self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]) -> None:
        """Take the promise of every line back; raises StockOutOfBalance if it was not held."""
        ...

    def book(self, movements: Sequence[Movement]) -> None:
        """Write movements of one warehouse into the ledger and into its levels.

        What goes out must have been held before; raises StockOutOfBalance if it was not.
        """
        ...


class Receipts(Protocol):
    def add(self, receipt: Receipt) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRelease:
    """A requisition that its order left behind, why, and since when (UTC)."""

    requisition_id: RequisitionId
    work_order_id: WorkOrderId
    warehouse_code: WarehouseCode
    reason: str
    due_at: datetime


class Releases(Protocol):
    """What is to be given up because an order ended or moved away."""

    def add(self, releases: Sequence[DueRelease]) -> None:
        """Note them; what is noted already stays as it is."""
        ...

    def lock_next(self) -> Sequence[DueRelease]:
        """Return the oldest that nobody else works on, with all that its order left there with it.

        They share order, warehouse and reason.
        """
        ...

    def remove(self, requisition_ids: Collection[RequisitionId]) -> None: ...


class Policies(Protocol):
    def approval(self, on: date) -> InForce[ApprovalPolicy]:
        """Return the approval policy in force on a day of the branch's calendar."""
        ...


class Outbox(Protocol):
    def append(self, event: Event) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RequisitionFilter:
    """Empty: any."""

    branch_code: str = ""
    work_order_id: str = ""
    state: State | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StockFilter:
    """Empty: any."""

    warehouse_code: str = ""
    part_number: str = ""


class Views(Protocol):
    """Reads for screens, paged by key: rows after the key, at most `limit`."""

    def requisitions(
        self, wanted: RequisitionFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Requisition]:
        """By time of asking and id."""
        ...

    def stock(
        self, wanted: StockFilter, after: tuple[str, str] | None, limit: int
    ) -> Sequence[StockLevel]:
        """By warehouse and part number."""
        ...

    def ledger(self, wanted: StockFilter, after: int | None, limit: int) -> Sequence[LedgerEntry]:
        """By number of the entry."""
        ...


class Tx(Protocol):
    """One open transaction; the caller commits it, handlers never do."""

    @property
    def actor(self) -> Actor: ...
    @property
    def branches(self) -> Branches: ...
    @property
    def parts(self) -> Parts: ...
    @property
    def warehouses(self) -> Warehouses: ...
    @property
    def work_orders(self) -> WorkOrders: ...
    @property
    def requisitions(self) -> Requisitions: ...
    @property
    def stock(self) -> Stock: ...
    @property
    def receipts(self) -> Receipts: ...
    @property
    def releases(self) -> Releases: ...
    @property
    def policies(self) -> Policies: ...
    @property
    def views(self) -> Views: ...
    @property
    def outbox(self) -> Outbox: ...
