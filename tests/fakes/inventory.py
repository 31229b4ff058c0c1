"""The store of inventory in memory: keeps the promises of `inventory.ports`, by value."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

from chassis.resources import service_folder
from fakes.inventory_claims import FakeClaimDues, FakeSupplierClaims
from fakes.inventory_counts import FakeCounts, FakeStockMonths
from fakes.inventory_expectations import FakeExpectations
from fakes.inventory_fitted_parts import FakeFittedParts, FakeTraces
from fakes.inventory_for_customers import FakeFirstIssues, FakeSpecialOrders, FakeSupplements
from fakes.inventory_internal_use import FakeDepartments, FakeInternalUses
from fakes.inventory_lists import FakeOpenings, FakePartList, FakeScans
from fakes.inventory_loans import (
    FakeAssets,
    FakeCalibrations,
    FakeDeviceWork,
    FakeLoans,
    FakeToolRefunds,
    LentThings,
)
from fakes.inventory_old_parts import FakeDisposals, FakeOldParts
from fakes.inventory_replenishment import FakeDemands, FakeProposals
from fakes.inventory_transfer_news import FakeTransferNews, NewsKey
from fakes.rollback import RolledBack
from inventory.adapters.policies import PolicyFiles
from inventory.domain.accounts import OF_A_WAREHOUSE, Account, in_bin
from inventory.domain.approval import ApprovalLevel, ApprovalPolicy, InForce
from inventory.domain.bins import Bin, bin_not_found
from inventory.domain.cells import Cells
from inventory.domain.counts.count import StockCount
from inventory.domain.counts.policy import CountPolicy
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.events import Event
from inventory.domain.fitted_parts.fitted_part import FittedPart, FittedPartId
from inventory.domain.green_channel.first_issue import FirstIssue
from inventory.domain.green_channel.policy import GreenChannelPolicy
from inventory.domain.green_channel.taking import Holder
from inventory.domain.ids import (
    BinCode,
    BranchCode,
    CellCode,
    CountId,
    DepartmentCode,
    EntryId,
    PartNumber,
    ReceiptId,
    RequisitionId,
    SpecialOrderId,
    TransferId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.instants import TimePolicy
from inventory.domain.internal_use.budget import Budget, Department
from inventory.domain.internal_use.internal_use import InternalUse, InternalUseId
from inventory.domain.internal_use.policy import InternalUsePolicy
from inventory.domain.ledger import (
    Balance,
    DocumentKind,
    Entry,
    EntryNotFound,
    LedgerLine,
    Movement,
    elsewhere,
    too_low,
)
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.loans.policy import CalibrationPolicy, LoanPolicy
from inventory.domain.lots import Tracking
from inventory.domain.old_parts.disposal import Disposal
from inventory.domain.old_parts.old_part import OldPart, OldPartId
from inventory.domain.old_parts.policy import OldPartPolicy
from inventory.domain.old_parts.review import DisposalReview, ReviewPolicy
from inventory.domain.old_parts.waiver import WaiverPolicy
from inventory.domain.opening_stock import OpeningKey
from inventory.domain.part import Part
from inventory.domain.part_codes import CodeKey
from inventory.domain.people import Actor
from inventory.domain.picking import emptied_first
from inventory.domain.prices import PriceKey
from inventory.domain.receipt import Receipt, ReceiptNotFound
from inventory.domain.replenishment.policy import ReplenishmentPolicy
from inventory.domain.replenishment.proposal import Proposal, ProposalId
from inventory.domain.requisition import (
    UNISSUED,
    Requisition,
    RequisitionNotFound,
    State,
    oldest_first,
)
from inventory.domain.severity import Severity, rank_of
from inventory.domain.sourcing.expectation import Expectation
from inventory.domain.sourcing.policy import SourcingPolicy
from inventory.domain.sourcing.ranking import Shelf
from inventory.domain.special_orders.policy import SpecialOrderPolicy
from inventory.domain.special_orders.special_order import SpecialOrder
from inventory.domain.stock import StockLevel, shortages
from inventory.domain.supplements.policy import SupplementPolicy
from inventory.domain.supplements.supplement import Supplement, SupplementId
from inventory.domain.supplier_claims.claim import SupplierClaim, SupplierClaimId
from inventory.domain.supplier_claims.due import ClaimDue
from inventory.domain.supplier_claims.policy import ClaimPolicy
from inventory.domain.transfers.news import News
from inventory.domain.transfers.transfer import (
    Side,
    Transfer,
    transfer_not_found,
)
from inventory.domain.transfers.transfer import oldest_first as first_asked
from inventory.domain.warehouse import Branch, Warehouse, WarehouseNotFound, already_open
from inventory.domain.work_order import WorkOrder
from inventory.ports import BalanceFilter, DueRelease, ReceiptFilter, RequisitionFilter, StockFilter
from inventory.ports.transfers import TransferFilter

POLICY = InForce(
    ref="approval/parts@test",
    body=ApprovalPolicy(
        levels=(
            ApprovalLevel(role="supervisor", up_to=Decimal(2000)),
            ApprovalLevel(role="approver"),
        ),
        any_level_roles=("admin",),
    ),
)

# The figures of replenishment are those of the service's own file.
FIGURES = PolicyFiles(service_folder("inventory", "policies"))
HERE = Cells(own=CellCode("test"), linked=frozenset({CellCode("elsewhere")}))
OLD_PARTS = InForce(ref="old-parts/default@test", body=OldPartPolicy(due_within=timedelta(days=7)))

_BRANCH, _ORDER, _WAREHOUSE, _REQUISITION, _STOCK, OLD_PART, FITTED_PART, _BALANCE = range(1, 9)


class _State(RolledBack):
    """Everything that a rollback brings back."""

    def __init__(self) -> None:
        self.branches: dict[BranchCode, Branch] = {}
        self.parts: dict[PartNumber, Part] = {}
        self.codes: dict[CodeKey, PartNumber] = {}
        self.prices: dict[PriceKey, Decimal] = {}
        self.openings: dict[OpeningKey, int] = {}
        self.warehouses: dict[WarehouseCode, Warehouse] = {}
        self.orders: dict[WorkOrderId, WorkOrder] = {}
        self.requisitions: dict[RequisitionId, Requisition] = {}
        self.levels: dict[tuple[WarehouseCode, PartNumber], StockLevel] = {}
        self.bins: set[tuple[WarehouseCode, BinCode]] = set()
        self.ledger: list[LedgerLine] = []
        self.entries: list[Entry] = []
        self.balances: dict[tuple[Account, PartNumber, str], Balance] = {}
        self.receipts: list[Receipt] = []
        self.transfers: dict[TransferId, Transfer] = {}
        self.transfer_news: dict[NewsKey, News] = {}
        self.releases: dict[RequisitionId, DueRelease] = {}
        self.short_at_first: dict[tuple[RequisitionId, PartNumber], int] = {}
        self.proposals: dict[ProposalId, Proposal] = {}
        self.old_parts: dict[OldPartId, OldPart] = {}
        self.disposals: list[Disposal] = []
        self.reviews: dict[tuple[date, WarehouseCode], DisposalReview] = {}
        self.claims: dict[SupplierClaimId, SupplierClaim] = {}
        self.claim_dues: dict[OldPartId, ClaimDue] = {}
        self.claim_dues_closed: dict[OldPartId, datetime] = {}
        self.internal_uses: dict[InternalUseId, InternalUse] = {}
        self.departments: dict[DepartmentCode, Department] = {}
        self.budgets: dict[tuple[DepartmentCode, date], Budget] = {}
        self.counts: dict[CountId, StockCount] = {}
        self.lent = LentThings()
        self.expectations: dict[RequisitionId, list[Expectation]] = {}
        self.looks: dict[RequisitionId, datetime] = {}
        self.fixings: set[tuple[WorkOrderId, datetime]] = set()
        self.fitted_parts: dict[FittedPartId, FittedPart] = {}
        self.supplements: dict[SupplementId, Supplement] = {}
        self.first_issues: dict[RequisitionId, FirstIssue] = {}
        self.special_orders: dict[SpecialOrderId, SpecialOrder] = {}
        self.sent: list[Event] = []


class FakeTx:
    """An open transaction over the store in memory.

    With `check_locks` it fails when rows are locked out of the order that `inventory.ports` asks.
    `locks` lists what the transaction has locked since `snapshot`.
    """

    def __init__(self, *, check_locks: bool = False, cells: Cells = HERE) -> None:
        self.state = _State()
        self.cells = cells
        self.actor = Actor(subject="system:inventory", role="system")
        self.allowed: frozenset[str] | Literal["*"] = "*"
        self.approval_policy = POLICY
        self.internal_use_policy: InForce[InternalUsePolicy] | None = None
        self.branches = _Branches(self)
        self.parts = _Parts(self)
        self.part_list = FakePartList(self)
        self.warehouses = _Warehouses(self)
        self.work_orders = _WorkOrders(self)
        self.requisitions = _Requisitions(self)
        self.stock = _Stock(self)
        self.ledger = _Ledger(self)
        self.receipts = _Receipts(self)
        self.openings = FakeOpenings(self)
        self.scans = FakeScans(self)
        self.transfers = _Transfers(self)
        self.transfer_news = FakeTransferNews(self)
        self.releases = _Releases(self)
        self.demands = FakeDemands(self)
        self.proposals = FakeProposals(self)
        self.old_parts = FakeOldParts(self, OLD_PART)
        self.disposals = FakeDisposals(self)
        self.supplier_claims = FakeSupplierClaims(self, _REQUISITION)
        self.claim_dues = FakeClaimDues(self, OLD_PART)
        self.internal_uses = FakeInternalUses(self, _REQUISITION)
        self.departments = FakeDepartments(self, _REQUISITION)
        self.counts = FakeCounts(self, _REQUISITION)
        self.stock_months = FakeStockMonths(self)
        self.assets = FakeAssets(self, _REQUISITION)
        self.loans = FakeLoans(self, _REQUISITION)
        self.calibrations = FakeCalibrations(self, _REQUISITION)
        self.device_work = FakeDeviceWork(self, _REQUISITION)
        self.tool_refunds = FakeToolRefunds(self, _REQUISITION)
        self.expectations = FakeExpectations(self, _REQUISITION)
        self.fitted_parts = FakeFittedParts(self, FITTED_PART)
        self.traces = FakeTraces(self)
        self.supplements = FakeSupplements(self)
        self.first_issues = FakeFirstIssues(self, _REQUISITION)
        self.special_orders = FakeSpecialOrders(self, _REQUISITION)
        self.policies = _Policies(self)
        self.views = _Views(self)
        self.outbox = _Outbox(self)
        self._check_locks = check_locks
        self.locks: list[tuple[int, tuple[object, ...]]] = []
        self.asked_policy_on: date | None = None
        self.asked_skew_on: date | None = None
        self.time_policy = InForce(
            ref="timekeeping/default@test", body=TimePolicy(clock_skew=timedelta(minutes=5))
        )

    @property
    def sent(self) -> list[Event]:
        """What was announced, oldest first."""
        return self.state.sent

    def act_as(
        self, subject: str, role: str, branches: frozenset[str] | Literal["*"] = "*"
    ) -> FakeTx:
        self.actor = Actor(subject=subject, role=role)
        self.allowed = branches
        return self

    def snapshot(self) -> _State:
        """Begin a transaction: return what `restore` needs to roll it back."""
        self.locks.clear()
        return self.state.copy()

    def restore(self, state: _State) -> None:
        self.state = state.copy()

    def may(self, branch: str) -> bool:
        return self.allowed == "*" or branch in self.allowed

    def note_lock(self, rank: int, *rows: object) -> None:
        held = {(known, row) for known, locked in self.locks for row in locked}
        fresh = any((rank, row) not in held for row in rows)
        if self._check_locks and self.locks and fresh:
            highest = max(self.locks, key=lambda lock: lock[0])
            assert rank >= highest[0], f"{rows} locked after {highest}"
        self.locks.append((rank, rows))


class _Repository:
    def __init__(self, tx: FakeTx) -> None:
        self._tx = tx

    @property
    def _state(self) -> _State:
        return self._tx.state


class _Branches(_Repository):
    def find(self, code: BranchCode) -> Branch | None:
        return self._state.branches.get(code)

    def lock(self, code: BranchCode) -> Branch | None:
        self._tx.note_lock(_BRANCH, code)
        return self.find(code)

    def put(self, branch: Branch) -> None:
        self._tx.note_lock(_BRANCH, branch.code)
        self._state.branches[branch.code] = branch


class _Parts(_Repository):
    def find(self, part_number: PartNumber) -> Part | None:
        return self._state.parts.get(part_number)

    def find_all(self, part_numbers: Collection[PartNumber]) -> Mapping[PartNumber, Part]:
        known = self._state.parts
        return {number: known[number] for number in part_numbers if number in known}

    def add(self, part: Part) -> None:
        if part.part_number in self._state.parts:
            raise ConcurrentUpdate(f"part {part.part_number} was added")
        self._state.parts[part.part_number] = part


class _Warehouses(_Repository):
    def find(self, code: WarehouseCode) -> Warehouse | None:
        found = self._state.warehouses.get(code)
        return found if found is not None and self._tx.may(found.branch_code) else None

    def get(self, code: WarehouseCode) -> Warehouse:
        found = self.find(code)
        if found is None:
            raise WarehouseNotFound(f"there is no warehouse {code}")
        return found

    def home_of(self, branch_code: BranchCode) -> Warehouse | None:
        homes = [w for w in self._state.warehouses.values() if w.is_home]
        return next((w for w in homes if w.branch_code == branch_code), None)

    def lock(self, code: WarehouseCode) -> Warehouse:
        found = self.get(code)
        self._tx.note_lock(_WAREHOUSE, code)
        return found

    def share(self, code: WarehouseCode) -> None:
        self._tx.note_lock(_WAREHOUSE, code)

    def in_cell(self, code: WarehouseCode) -> Warehouse:
        if code not in self._state.warehouses:
            raise WarehouseNotFound(f"there is no warehouse {code}")
        return self._state.warehouses[code]

    def lock_in_cell(self, codes: Collection[WarehouseCode]) -> None:
        self._tx.note_lock(_WAREHOUSE, *sorted(codes))

    def add(self, warehouse: Warehouse) -> None:
        if warehouse.code in self._state.warehouses:
            raise already_open(warehouse.code)
        self._state.warehouses[warehouse.code] = warehouse
        self.add_bin(Bin(warehouse_code=warehouse.code))

    def bin_of(self, warehouse_code: WarehouseCode, code: BinCode) -> Bin:
        if (warehouse_code, code) not in self._state.bins:
            raise bin_not_found(warehouse_code, code)
        return Bin(warehouse_code=warehouse_code, code=code)

    def add_bin(self, bin_: Bin) -> None:
        self._state.bins.add((bin_.warehouse_code, bin_.code))


class _WorkOrders(_Repository):
    def find(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        found = self._state.orders.get(work_order_id)
        return found if found is not None and self._tx.may(found.branch_code) else None

    def share(self, work_order_id: WorkOrderId) -> WorkOrder | None:
        self._tx.note_lock(_ORDER, work_order_id)
        return self.find(work_order_id)

    lock = share
    lock_alone = share

    def add(self, order: WorkOrder) -> None:
        assert order.id not in self._state.orders
        self._state.orders[order.id] = order

    def save(self, order: WorkOrder) -> None:
        assert order.id in self._state.orders
        self._state.orders[order.id] = order


class _Requisitions(_Repository):
    def get(self, requisition_id: RequisitionId) -> Requisition:
        found = self._state.requisitions.get(requisition_id)
        if found is None or not self._tx.may(found.branch_code):
            raise RequisitionNotFound(f"there is no requisition {requisition_id}")
        return found

    def lock(self, requisition_id: RequisitionId) -> Requisition:
        self._tx.note_lock(_REQUISITION, requisition_id)
        return self.get(requisition_id)

    def lock_all(self, requisition_ids: Collection[RequisitionId]) -> Sequence[Requisition]:
        found = [self._state.requisitions[each] for each in sorted(requisition_ids)]
        self._tx.note_lock(_REQUISITION, *(r.id for r in found))
        return found

    def unissued_of(self, work_order_id: WorkOrderId) -> Sequence[Requisition]:
        known = self._state.requisitions.values()
        mine = (r for r in known if r.work_order_id == work_order_id)
        return sorted((r for r in mine if r.state in UNISSUED), key=lambda r: r.id)

    def lock_waiting(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Requisition]:
        wanted = (
            r
            for r in self._state.requisitions.values()
            if r.state is State.SHORT
            and r.warehouse_code == warehouse_code
            and any(line.part_number in parts for line in r.lines)
        )
        found = sorted(wanted, key=lambda r: (rank_of(self._severity(r)), oldest_first(r)))
        self._tx.note_lock(_REQUISITION, *(r.id for r in found))
        return found

    def lock_holding(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Holder]:
        found = [
            Holder(requisition=r, severity=self._severity(r))
            for r in sorted(self._state.requisitions.values(), key=oldest_first)
            if r.holds
            and r.warehouse_code == warehouse_code
            and any(line.part_number in parts for line in r.lines)
        ]
        self._tx.note_lock(_REQUISITION, *(each.requisition.id for each in found))
        return found

    def of_order(self, work_order_id: WorkOrderId) -> Sequence[Requisition]:
        known = self._state.requisitions.values()
        return sorted((r for r in known if r.work_order_id == work_order_id), key=oldest_first)

    def _severity(self, requisition: Requisition) -> Severity | None:
        return self._state.orders[requisition.work_order_id].severity

    def add(self, requisition: Requisition) -> Requisition:
        assert requisition.id not in self._state.requisitions
        for gap in requisition.shortages:
            self._state.short_at_first[requisition.id, gap.part_number] = gap.missing
        return self._put(requisition)

    def save(self, requisition: Requisition) -> Requisition:
        if self._state.requisitions[requisition.id].version != requisition.version:
            raise ConcurrentUpdate(f"requisition {requisition.id} was changed")
        return self._put(requisition)

    def _put(self, requisition: Requisition) -> Requisition:
        saved = replace(requisition, version=requisition.version + 1)
        self._state.requisitions[saved.id] = saved
        return saved


class _Stock(_Repository):
    def levels(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[StockLevel]:
        found = (self._state.levels.get((warehouse_code, part)) for part in sorted(parts))
        return tuple(level for level in found if level is not None)

    def lock(self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]) -> None:
        self._tx.note_lock(_STOCK, *((warehouse_code, part) for part in sorted(parts)))

    def hold(
        self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]
    ) -> tuple[Shortage, ...]:
        assert list(lines) == sorted(lines, key=lambda line: line.part_number)
        levels = self.levels(warehouse_code, [line.part_number for line in lines])
        if short := shortages(lines, {level.part_number: level for level in levels}):
            return short
        self._tx.note_lock(_STOCK, *((warehouse_code, line.part_number) for line in lines))
        for line in lines:
            self._put(self._level(warehouse_code, line.part_number).hold(line.quantity))
        return ()

    def free(self, warehouse_code: WarehouseCode, lines: Sequence[PartLine]) -> None:
        self._tx.note_lock(_STOCK, *((warehouse_code, line.part_number) for line in lines))
        for line in lines:
            self._put(self._level(warehouse_code, line.part_number).free(line.quantity))

    def shelf(
        self, warehouse_code: WarehouseCode, parts: Collection[PartNumber]
    ) -> Sequence[Balance]:
        lying = (
            each
            for each in self._state.balances.values()
            if each.account.is_on_hand
            and each.account.holder == warehouse_code
            and each.part_number in parts
            and each.quantity > 0
        )
        return sorted(lying, key=emptied_first)

    def place_of(self, part_number: PartNumber, serial: str) -> Account | None:
        for (account, part, lot), each in self._state.balances.items():
            if (part, lot) == (part_number, serial) and each.quantity > 0:
                return account
        return None

    def shelves_of(self, part_number: PartNumber) -> Sequence[Shelf]:
        return [
            Shelf(warehouse=warehouse, available=self._level(code, part_number).available)
            for code, warehouse in sorted(self._state.warehouses.items())
        ]

    def held_in(self, account: Account) -> Sequence[Balance]:
        held = (b for b in self._state.balances.values() if b.account == account and b.quantity > 0)
        return sorted(held, key=lambda b: (b.part_number, b.lot))

    def book(self, entry: Entry, *, promised: bool = False) -> Entry:
        code, changes = entry.heading.warehouse_code, entry.on_hand_changes()
        self._tx.note_lock(_STOCK, *((code, part) for part in entry.shelved))
        for part, change in changes.items():
            level = self._level(code, part)
            if change > 0:
                self._put(level.bring(change))
            elif promised:
                self._put(level.take(-change))
            elif level.available < -change:
                raise too_low(in_bin(code), part, "", there=level.available, wanted=-change)
            else:
                self._put(replace(level, on_hand=level.on_hand + change))
        self._change_balances(entry)
        booked = replace(entry, id=EntryId(len(self._state.entries) + 1))
        self._state.entries.append(booked)
        for movement in booked.movements:
            line = LedgerLine(
                id=len(self._state.ledger) + 1,
                entry_id=booked.id,
                heading=booked.heading,
                movement=movement,
            )
            self._state.ledger.append(line)
        return booked

    def _change_balances(self, entry: Entry) -> None:
        tracked = {each.part_number: each.tracking for each in entry.movements}
        changes = sorted(entry.balance_changes().items(), key=lambda each: each[1])
        self._tx.note_lock(_BALANCE, *(key for key, _ in changes))
        for (account, part, lot), change in changes:  # what leaves before what comes
            known = self._state.balances.get((account, part, lot))
            there = known.quantity if known else 0
            if there + change < 0 and not account.may_go_below_zero:
                raise too_low(account, part, lot, there=there, wanted=-change)
            if change > 0 and tracked[part] is Tracking.SERIAL and self._is_somewhere(part, lot):
                raise elsewhere(part, lot)
            self._state.balances[account, part, lot] = Balance(
                account=account,
                part_number=part,
                quantity=there + change,
                tracking=tracked[part],
                lot=lot,
            )

    def _is_somewhere(self, part: PartNumber, serial: str) -> bool:
        return any(
            (each.part_number, each.lot) == (part, serial) and each.quantity > 0
            for each in self._state.balances.values()
        )

    def _level(self, warehouse_code: WarehouseCode, part: PartNumber) -> StockLevel:
        known = self._state.levels.get((warehouse_code, part))
        return known or StockLevel(warehouse_code=warehouse_code, part_number=part)

    def _put(self, level: StockLevel) -> None:
        self._state.levels[level.warehouse_code, level.part_number] = level


class _Ledger(_Repository):
    def get(self, entry_id: EntryId) -> Entry:
        for entry in self._state.entries:
            if entry.id == entry_id and self._tx.may(entry.heading.branch_code):
                return entry
        raise EntryNotFound(f"there is no entry {entry_id}")

    def is_reversed(self, entry_id: EntryId) -> bool:
        return any(entry.heading.reverses == entry_id for entry in self._state.entries)

    def reversal_of(self, document_kind: DocumentKind, document_id: str) -> Entry | None:
        for entry in self._state.entries:
            undone = entry.heading.reverses
            if undone is not None:
                heading = self._state.entries[undone - 1].heading
                if (heading.document_kind, heading.document_id) == (document_kind, document_id):
                    return self.get(entry.id)
        return None

    def booked_by(self, document_kind: DocumentKind, document_id: str) -> Sequence[Movement]:
        return [
            line.movement
            for line in self._state.ledger
            if (line.heading.document_kind, line.heading.document_id)
            == (document_kind, document_id)
        ]


class _Receipts(_Repository):
    def next_serial(self, warehouse_code: WarehouseCode, day: date) -> int:
        known = self._state.receipts
        return 1 + sum((r.warehouse_code, r.day) == (warehouse_code, day) for r in known)

    def get(self, receipt_id: ReceiptId) -> Receipt:
        for receipt in self._state.receipts:
            if receipt.id == receipt_id and self._tx.may(receipt.branch_code):
                return receipt
        raise ReceiptNotFound(f"there is no receipt {receipt_id}")

    def add(self, receipt: Receipt) -> None:
        self._state.receipts.append(receipt)


class _Transfers(_Repository):
    def get(self, transfer_id: TransferId) -> Transfer:
        found = self._state.transfers.get(transfer_id)
        if found is None or not self._visible(found):
            raise transfer_not_found(transfer_id)
        return found

    def lock(self, transfer_id: TransferId) -> Transfer:
        assert not any(rank == _REQUISITION for rank, _ in self._tx.locks), "requisition first"
        self._tx.note_lock(_REQUISITION, transfer_id)
        return self.get(transfer_id)

    def lock_if_known(self, transfer_id: TransferId) -> Transfer | None:
        self._tx.note_lock(_REQUISITION, transfer_id)
        return self._state.transfers.get(transfer_id)

    def add(self, transfer: Transfer) -> Transfer:
        assert transfer.id not in self._state.transfers
        return self._put(transfer)

    def save(self, transfer: Transfer) -> Transfer:
        if self._state.transfers[transfer.id].version != transfer.version:
            raise ConcurrentUpdate(f"transfer {transfer.id} was changed")
        return self._put(transfer)

    def page(
        self, wanted: TransferFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Transfer]:
        rows = (
            each
            for each in sorted(self._state.transfers.values(), key=first_asked)
            if self._visible(each)
            and (not wanted.warehouse_code or wanted.warehouse_code in _codes_here(each))
            and wanted.state in {None, each.state}
            and (each.is_urgent or not wanted.is_urgent)
            and (after is None or first_asked(each) > after)
        )
        return tuple(rows)[:limit]

    def _visible(self, transfer: Transfer) -> bool:
        sends = transfer.side is not Side.RECEIVER and self._tx.may(transfer.from_branch)
        return sends or (transfer.side is not Side.SENDER and self._tx.may(transfer.to_branch))

    def _put(self, transfer: Transfer) -> Transfer:
        saved = replace(transfer, version=transfer.version + 1)
        self._state.transfers[saved.id] = saved
        return saved


def _codes_here(transfer: Transfer) -> Sequence[WarehouseCode]:
    ends = ((transfer.from_code, Side.RECEIVER), (transfer.to_code, Side.SENDER))
    return [code for code, elsewhere in ends if transfer.side is not elsewhere]


class _Releases(_Repository):
    def add(self, releases: Sequence[DueRelease]) -> None:
        for each in releases:
            self._state.releases.setdefault(each.requisition_id, each)

    def lock_next(self) -> Sequence[DueRelease]:
        due = sorted(self._state.releases.values(), key=lambda r: (r.due_at, r.requisition_id))
        return [each for each in due if _place(each) == _place(due[0])]

    def remove(self, requisition_ids: Collection[RequisitionId]) -> None:
        for each in requisition_ids:
            del self._state.releases[each]


def _place(due: DueRelease) -> tuple[str, str, str]:
    return due.work_order_id, due.warehouse_code, due.reason


class _Policies(_Repository):
    def timekeeping(self, on: date) -> InForce[TimePolicy]:
        self._tx.asked_skew_on = on
        return self._tx.time_policy

    def approval(self, on: date) -> InForce[ApprovalPolicy]:
        self._tx.asked_policy_on = on
        return self._tx.approval_policy

    def loans(self, on: date) -> InForce[LoanPolicy]:
        return FIGURES.loans(on)

    def calibration(self, on: date) -> InForce[CalibrationPolicy]:
        return FIGURES.calibration(on)

    def sourcing(self, on: date) -> InForce[SourcingPolicy]:
        return FIGURES.sourcing(on)

    def supplements(self, on: date) -> InForce[SupplementPolicy]:
        return FIGURES.supplements(on)

    def green_channel(self, on: date) -> InForce[GreenChannelPolicy]:
        return FIGURES.green_channel(on)

    def special_orders(self, on: date) -> InForce[SpecialOrderPolicy]:
        return FIGURES.special_orders(on)

    def replenishment(self, on: date) -> InForce[ReplenishmentPolicy]:
        return FIGURES.replenishment(on)

    def old_part_waivers(self, on: date) -> InForce[WaiverPolicy]:
        return FIGURES.old_part_waivers(on)

    def disposal_reviews(self, on: date) -> InForce[ReviewPolicy]:
        return FIGURES.disposal_reviews(on)

    def supplier_claims(self, on: date) -> InForce[ClaimPolicy]:
        return FIGURES.supplier_claims(on)

    def internal_use(self, on: date) -> InForce[InternalUsePolicy]:
        return self._tx.internal_use_policy or FIGURES.internal_use(on)

    def counts(self, on: date) -> InForce[CountPolicy]:
        return FIGURES.counts(on)

    def old_parts(self, on: date) -> InForce[OldPartPolicy]:
        self._tx.asked_policy_on = on
        return OLD_PARTS


class _Outbox(_Repository):
    def append(self, event: Event) -> None:
        self._state.sent.append(event)


class _Views(_Repository):
    def requisitions(
        self, wanted: RequisitionFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Requisition]:
        rows = (
            r
            for r in sorted(self._state.requisitions.values(), key=oldest_first)
            if self._tx.may(r.branch_code)
            and wanted.branch_code in {"", r.branch_code}
            and wanted.work_order_id in {"", r.work_order_id}
            and wanted.state in {None, r.state}
            and (after is None or oldest_first(r) > after)
        )
        return tuple(rows)[:limit]

    def stock(
        self, wanted: StockFilter, after: tuple[str, str] | None, limit: int
    ) -> Sequence[StockLevel]:
        rows = (
            level
            for key, level in sorted(self._state.levels.items())
            if self._visible(level, wanted) and (after is None or key > after)
        )
        return tuple(rows)[:limit]

    def ledger(self, wanted: StockFilter, after: int | None, limit: int) -> Sequence[LedgerLine]:
        rows = (
            line
            for line in self._state.ledger
            if self._tx.may(line.heading.branch_code)
            and wanted.warehouse_code in {"", line.heading.warehouse_code}
            and wanted.part_number in {"", line.movement.part_number}
            and (after is None or line.id > after)
        )
        return tuple(rows)[:limit]

    def receipts(
        self, wanted: ReceiptFilter, after: tuple[datetime, str] | None, limit: int
    ) -> Sequence[Receipt]:
        rows = (
            receipt
            for receipt in sorted(self._state.receipts, key=lambda r: (r.received_at, r.id))
            if self._tx.may(receipt.branch_code)
            and wanted.warehouse_code in {"", receipt.warehouse_code}
            and (after is None or (receipt.received_at, receipt.id) > after)
            and (
                not wanted.with_differences
                or any(line.faulty or line.difference for line in receipt.lines)
            )
        )
        return tuple(rows)[:limit]

    def balances(
        self, wanted: BalanceFilter, after: tuple[str, str, str] | None, limit: int
    ) -> Sequence[Balance]:
        rows = (
            replace(each, quantity=quantity)
            for key, each in sorted(
                (
                    ((str(account), part, lot), balance)
                    for (account, part, lot), balance in self._state.balances.items()
                    if account.kind in OF_A_WAREHOUSE and account.holder == wanted.warehouse_code
                ),
                key=lambda each: each[0],
            )
            if wanted.part_number in {"", each.part_number} and (after is None or key > after)
            for quantity in (self._sum(each, wanted.as_of),)
            if quantity
        )
        return tuple(rows)[:limit]

    def _sum(self, of: Balance, as_of: datetime | None) -> int:
        def sign(movement: Movement) -> int:
            if (movement.part_number, movement.lot) != (of.part_number, of.lot):
                return 0
            return (movement.to_account == of.account) - (movement.from_account == of.account)

        return sum(
            line.movement.quantity * sign(line.movement)
            for line in self._state.ledger
            if as_of is None or line.heading.occurred_at <= as_of
        )

    def _visible(self, row: Any, wanted: StockFilter) -> bool:
        return (
            self._tx.may(self._state.warehouses[row.warehouse_code].branch_code)
            and wanted.warehouse_code in {"", row.warehouse_code}
            and wanted.part_number in {"", row.part_number}
        )
