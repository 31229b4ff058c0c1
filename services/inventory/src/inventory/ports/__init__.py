"""What the use cases need from the outside world, as protocols.

Rows are locked in one order, whatever the use case, so that two of them never wait for each other:

1. the branch, 2. the work order, 3. warehouses by code, 4. the transfer or the stock count, the
supplier claim, the internal use, the department, an asset, its loan, the special order, then
requisitions, then
issues approved afterwards, 5. stock by part number, 6. old parts by id, then
what of them is to be claimed, then fitted parts by id, 7.
balances by account, part and lot.
Nothing of a lower number is locked once a higher one is held.
Whoever moves what lies in a bin has
the stock of that part locked, whether its quantity changes or
not: what is read of the bins then
stays as it is. Only a transfer books in two warehouses, the
sender's first; whoever does holds the
locks of both. Whoever locks more than one requisition, or
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

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from inventory.domain.accounts import Account
from inventory.domain.approval import ApprovalPolicy, InForce
from inventory.domain.bins import Bin
from inventory.domain.cells import Cells
from inventory.domain.counts.policy import CountPolicy
from inventory.domain.events import Event
from inventory.domain.green_channel.policy import GreenChannelPolicy
from inventory.domain.green_channel.taking import Holder
from inventory.domain.ids import (
    BinCode,
    BranchCode,
    EntryId,
    PartNumber,
    ReceiptId,
    RequisitionId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.instants import TimePolicy
from inventory.domain.internal_use.policy import InternalUsePolicy
from inventory.domain.ledger import Balance, DocumentKind, Entry, LedgerLine, Movement
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.loans.policy import CalibrationPolicy, LoanPolicy
from inventory.domain.old_parts.policy import OldPartPolicy
from inventory.domain.old_parts.review import ReviewPolicy
from inventory.domain.old_parts.waiver import WaiverPolicy
from inventory.domain.opening_stock import BinKey, Opening, OpeningKey, SerialKey, StockKey
from inventory.domain.part import Part
from inventory.domain.part_codes import CodeKey, PartCode
from inventory.domain.people import Actor
from inventory.domain.prices import Price, PriceKey
from inventory.domain.receipt import Receipt
from inventory.domain.replenishment.policy import ReplenishmentPolicy
from inventory.domain.requisition import Requisition, State
from inventory.domain.sourcing.policy import SourcingPolicy
from inventory.domain.sourcing.ranking import Shelf
from inventory.domain.special_orders.policy import SpecialOrderPolicy
from inventory.domain.stock import StockLevel
from inventory.domain.supplements.policy import SupplementPolicy
from inventory.domain.supplier_claims.policy import ClaimPolicy
from inventory.domain.warehouse import Branch, Warehouse
from inventory.domain.work_order import WorkOrder
from inventory.ports.counts import Counts
from inventory.ports.expectations import Expectations
from inventory.ports.fitted_parts import FittedParts, Traces
from inventory.ports.green_channel import FirstIssues
from inventory.ports.internal_use import Departments, InternalUses
from inventory.ports.loans import Assets, Calibrations, DeviceWork, Loans, ToolRefunds
from inventory.ports.old_parts import Disposals, OldParts
from inventory.ports.replenishment import Demands, Proposals
from inventory.ports.special_orders import SpecialOrders
from inventory.ports.stock_months import StockMonths
from inventory.ports.supplements import Supplements
from inventory.ports.supplier_claims import ClaimDues, SupplierClaims
from inventory.ports.transfers import TransferNews, Transfers


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


class PartList(Protocol):
    """Many parts at once, their codes, and what they cost from which day on."""

    def on_day(self, numbers: Collection[PartNumber], day: date) -> Mapping[PartNumber, Part]:
        """Those on the list, each at its unit cost of a day of the branch's calendar."""
        ...

    def owners(self, keys: Collection[CodeKey]) -> Mapping[CodeKey, PartNumber]:
        """Return whose the codes are that are on file."""
        ...

    def prices(self, numbers: Collection[PartNumber]) -> Mapping[PriceKey, Decimal]:
        """Every price on file of some parts, of all days."""
        ...

    def add_parts(self, added: Sequence[Part]) -> None:
        """Add them all; raises ImportOvertaken if there is one already."""
        ...

    def add_codes(self, added: Sequence[PartCode]) -> None:
        """Add them all; raises ImportOvertaken if there is one already."""
        ...

    def add_prices(self, added: Sequence[Price]) -> None:
        """Add them all; raises ImportOvertaken if there is one already."""
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

    def in_cell(self, code: WarehouseCode) -> Warehouse:
        """Return one of the cell, whoever's branch it is of; raises WarehouseNotFound."""
        ...

    def lock_in_cell(self, codes: Collection[WarehouseCode]) -> None:
        """Lock some of the cell, whoever's they are, by code, to make stock available in them."""
        ...

    def add(self, warehouse: Warehouse) -> None:
        """Add it with its default bin.

        Raises WarehouseAlreadyOpen if there is one of that code, seen or unseen.
        """
        ...

    def bin_of(self, warehouse_code: WarehouseCode, code: BinCode) -> Bin:
        """Return a bin of a warehouse; raises BinNotFound."""
        ...

    def add_bin(self, bin_: Bin) -> None:
        """Add it; one that is there already stays as it is."""
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
        """Read it to follow its state, or to ask for parts one after the other."""
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
        """Those that wait in a warehouse for any of the parts, whoever acts.

        In the order in which they are served: by severity of their orders, then oldest first.
        """
        ...

    def lock_holding(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Holder]:
        """Those that hold any of the parts in a warehouse, whoever acts, oldest first."""
        ...

    def of_order(self, work_order_id: WorkOrderId) -> Sequence[Requisition]:
        """All of an order, whoever acts and whatever their branch, oldest first."""
        ...

    def add(self, requisition: Requisition) -> Requisition:
        """Return it with its first version."""
        ...

    def save(self, requisition: Requisition) -> Requisition:
        """Return it with its next version; raises ConcurrentUpdate."""
        ...


class Stock(Protocol):
    """Levels, balances and ledger, which only change together (P-02)."""

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

    def shelf(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Balance]:
        """What lies in the bins of a warehouse, in the order in which they are emptied.

        The default bin comes first, then the others by code; lots by number. Read it with the
        stock of the parts locked.
        """
        ...

    def place_of(self, part_number: PartNumber, serial: str) -> Account | None:
        """Return where a serial is; None if it is nowhere, or outside."""
        ...

    def shelves_of(self, part_number: PartNumber) -> Sequence[Shelf]:
        """What each warehouse of the cell has of a part and has not promised, by code.

        Whoever's they are; one that has none is there, too.
        """
        ...

    def held_in(self, account: Account) -> Sequence[Balance]:
        """What lies in an account, by part number and lot; empty balances are left out."""
        ...

    def book(self, entry: Entry, *, promised: bool = False) -> Entry:
        """Write an entry into the ledger, its balances and its levels.

        Args:
            entry: Not booked before.
            promised: What leaves the bins was held for somebody, who has it now.

        Returns:
            The entry with its number.

        Raises:
            StockOutOfBalance: It was not held though it is called promised.
            BalanceTooLow: More would leave an account than is there and not promised.
            SerialElsewhere: A serial would be in two places.
        """
        ...


class Ledger(Protocol):
    """Entries as they were booked; only those of branches the principal may act for."""

    def get(self, entry_id: EntryId) -> Entry:
        """Raise EntryNotFound if there is none."""
        ...

    def is_reversed(self, entry_id: EntryId) -> bool: ...

    def reversal_of(self, document_kind: DocumentKind, document_id: str) -> Entry | None:
        """Return the entry that undid what a document booked; None if it stands."""
        ...

    def booked_by(self, document_kind: DocumentKind, document_id: str) -> Sequence[Movement]:
        """Return what a document moved, in whoever's books; the document itself was checked."""
        ...


class Receipts(Protocol):
    """Only those of branches the principal may act for; others are not found."""

    def next_serial(self, warehouse_code: WarehouseCode, day: date) -> int:
        """Return the number that the next form of the day gets; the warehouse is locked."""
        ...

    def add(self, receipt: Receipt) -> None: ...

    def get(self, receipt_id: ReceiptId) -> Receipt:
        """Raise ReceiptNotFound if there is none."""
        ...


class Openings(Protocol):
    """Bins and what lay in them when the books began, many rows at once."""

    def warehouses(self, codes: Collection[WarehouseCode]) -> Mapping[WarehouseCode, Warehouse]:
        """Those of branches the principal may act for."""
        ...

    def bins(self, warehouses: Collection[WarehouseCode]) -> Collection[BinKey]: ...

    def on_file(
        self, warehouses: Collection[WarehouseCode], numbers: Collection[PartNumber]
    ) -> Mapping[OpeningKey, int]:
        """Return the opening stock of some parts in some warehouses, in whole units."""
        ...

    def held(self, lots: Collection[SerialKey]) -> Collection[SerialKey]:
        """Of these, the serials that are somewhere now, whoever's."""
        ...

    def moved(
        self, warehouses: Collection[WarehouseCode], numbers: Collection[PartNumber]
    ) -> Collection[StockKey]:
        """Return which parts other papers than opening stock have moved, where."""
        ...

    def add(self, entry_id: EntryId, openings: Sequence[Opening]) -> None:
        """Note what an entry booked; raises ImportOvertaken if there is one already."""
        ...


class Scans(Protocol):
    """What has a scanned code, as far as the principal may see."""

    def supplied_as(self, code: str) -> Collection[PartNumber]:
        """Return the parts that a supplier calls so, whichever supplier."""
        ...

    def lots(self, number: str) -> Mapping[PartNumber, Sequence[Balance]]:
        """Return the parts that ever had such a serial or batch, and where units of it are now.

        Only places of branches the principal may act for; the parts are known to everybody.
        """
        ...

    def bins(self, code: str, warehouse_code: WarehouseCode | None) -> Sequence[Bin]:
        """Return the bins of that name: `warehouse/bin`, a warehouse, a bin of the one given."""
        ...

    def requisition(self, requisition_id: RequisitionId) -> Requisition | None: ...

    def receipt(self, receipt_id: ReceiptId) -> Receipt | None: ...


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
    def timekeeping(self, on: date) -> InForce[TimePolicy]:
        """Return what counts about clocks on a day of the branch's calendar."""
        ...

    def approval(self, on: date) -> InForce[ApprovalPolicy]:
        """Return the approval policy in force on a day of the branch's calendar."""
        ...

    def replenishment(self, on: date) -> InForce[ReplenishmentPolicy]:
        """Return the figures of forecasting and ordering of a day of the branch's calendar."""
        ...

    def old_parts(self, on: date) -> InForce[OldPartPolicy]:
        """Return what counts about old parts on a day of the branch's calendar."""
        ...

    def old_part_waivers(self, on: date) -> InForce[WaiverPolicy]:
        """Return who pays for old parts that will not come, on a day of the branch's calendar."""
        ...

    def supplier_claims(self, on: date) -> InForce[ClaimPolicy]:
        """Return when claims are sent and chased, on a day of the branch's calendar."""
        ...

    def internal_use(self, on: date) -> InForce[InternalUsePolicy]:
        """Return who approves internal use, on a day of the branch's calendar."""
        ...

    def disposal_reviews(self, on: date) -> InForce[ReviewPolicy]:
        """Return when disposal is called for, on a day of the branch's calendar."""
        ...

    def counts(self, on: date) -> InForce[CountPolicy]:
        """Return the figures of counting of a day of the branch's calendar."""
        ...

    def loans(self, on: date) -> InForce[LoanPolicy]:
        """Return by which terms things are lent on a day of the branch's calendar."""
        ...

    def calibration(self, on: date) -> InForce[CalibrationPolicy]:
        """Return how long calibrations of a day of the branch's calendar count."""
        ...

    def supplements(self, on: date) -> InForce[SupplementPolicy]:
        """Return which added parts are signed for on a day of the branch's calendar."""
        ...

    def green_channel(self, on: date) -> InForce[GreenChannelPolicy]:
        """Return whose needs go first on a day of the branch's calendar."""
        ...

    def special_orders(self, on: date) -> InForce[SpecialOrderPolicy]:
        """Return what a special order needs on a day of the branch's calendar."""
        ...

    def sourcing(self, on: date) -> InForce[SourcingPolicy]:
        """Return how sources are weighed on a day of the branch's calendar."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFilter:
    """Empty: any; `with_differences`: only forms on which something is not as it should be."""

    warehouse_code: str = ""
    with_differences: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceFilter:
    """What the accounts of one warehouse hold.

    Args:
        warehouse_code: Its bins, quarantine, old parts, scrap and loss.
        part_number: Empty: any.
        as_of: Counts what occurred up to and including this instant (UTC); None: all.
    """

    warehouse_code: WarehouseCode
    part_number: str = ""
    as_of: datetime | None = None


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

    def ledger(self, wanted: StockFilter, after: int | None, limit: int) -> Sequence[LedgerLine]:
        """By number of the line."""
        ...

    def receipts(
        self, wanted: ReceiptFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Receipt]:
        """By time of receipt and id."""
        ...

    def balances(
        self, wanted: BalanceFilter, after: tuple[str, str, str] | None, limit: int
    ) -> Sequence[Balance]:
        """By account, part number and lot; accounts that hold nothing are left out."""
        ...


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
