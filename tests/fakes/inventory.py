"""The store of inventory in memory: keeps the promises of `inventory.ports`, by value."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from inventory.domain.approval import ApprovalLevel, ApprovalPolicy, InForce
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.events import Event
from inventory.domain.ids import BranchCode, PartNumber, RequisitionId, WarehouseCode, WorkOrderId
from inventory.domain.ledger import LedgerEntry, Movement
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.part import Part
from inventory.domain.people import Actor
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import (
    UNISSUED,
    Requisition,
    RequisitionNotFound,
    State,
    oldest_first,
)
from inventory.domain.stock import StockLevel, shortages
from inventory.domain.warehouse import Branch, Warehouse, WarehouseNotFound, already_open
from inventory.domain.work_order import WorkOrder
from inventory.ports import DueRelease, RequisitionFilter, StockFilter

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

_BRANCH, _ORDER, _WAREHOUSE, _REQUISITION, _STOCK = range(1, 6)


class _State:
    """Everything that a rollback brings back."""

    def __init__(self) -> None:
        self.branches: dict[BranchCode, Branch] = {}
        self.parts: dict[PartNumber, Part] = {}
        self.warehouses: dict[WarehouseCode, Warehouse] = {}
        self.orders: dict[WorkOrderId, WorkOrder] = {}
        self.requisitions: dict[RequisitionId, Requisition] = {}
        self.levels: dict[tuple[WarehouseCode, PartNumber], StockLevel] = {}
        self.ledger: list[LedgerEntry] = []
        self.receipts: list[Receipt] = []
        self.releases: dict[RequisitionId, DueRelease] = {}
        self.sent: list[Event] = []

    def copy(self) -> _State:
        twin = _State()
        for name, value in vars(self).items():
            setattr(twin, name, copy(value))
        return twin


class FakeTx:
    """An open transaction over the store in memory.

    With `check_locks` it fails when rows are locked out of the order that `inventory.ports` asks.
    `locks` lists what the transaction has locked since `snapshot`.
    """

    def __init__(self, *, check_locks: bool = False) -> None:
        self.state = _State()
        self.actor = Actor(subject="system:inventory", role="system")
        self.allowed: frozenset[str] | Literal["*"] = "*"
        self.approval_policy = POLICY
        self.branches = _Branches(self)
        self.parts = _Parts(self)
        self.warehouses = _Warehouses(self)
        self.work_orders = _WorkOrders(self)
        self.requisitions = _Requisitions(self)
        self.stock = _Stock(self)
        self.receipts = _Receipts(self)
        self.releases = _Releases(self)
        self.policies = _Policies(self)
        self.views = _Views(self)
        self.outbox = _Outbox(self)
        self._check_locks = check_locks
        self.locks: list[tuple[int, tuple[object, ...]]] = []
        self.asked_policy_on: date | None = None

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
        if self._check_locks and self.locks:
            assert rank >= self.locks[-1][0], f"{rows} locked after {self.locks[-1]}"
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

    def add(self, warehouse: Warehouse) -> None:
        if warehouse.code in self._state.warehouses:
            raise already_open(warehouse.code)
        self._state.warehouses[warehouse.code] = warehouse


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
        waiting = (
            r
            for r in self._state.requisitions.values()
            if r.state is State.SHORT
            and r.warehouse_code == warehouse_code
            and any(line.part_number in parts for line in r.lines)
        )
        found = sorted(waiting, key=oldest_first)
        self._tx.note_lock(_REQUISITION, *(r.id for r in found))
        return found

    def add(self, requisition: Requisition) -> Requisition:
        assert requisition.id not in self._state.requisitions
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

    def book(self, movements: Sequence[Movement]) -> None:
        self._tx.note_lock(_STOCK, *((m.warehouse_code, m.part_number) for m in movements))
        for movement in movements:
            level = self._level(movement.warehouse_code, movement.part_number)
            change = level.bring if movement.comes_in else level.take
            self._put(change(movement.quantity))
            entry = LedgerEntry(id=len(self._state.ledger) + 1, movement=movement)
            self._state.ledger.append(entry)

    def _level(self, warehouse_code: WarehouseCode, part: PartNumber) -> StockLevel:
        known = self._state.levels.get((warehouse_code, part))
        return known or StockLevel(warehouse_code=warehouse_code, part_number=part)

    def _put(self, level: StockLevel) -> None:
        self._state.levels[level.warehouse_code, level.part_number] = level


class _Receipts(_Repository):
    def add(self, receipt: Receipt) -> None:
        self._state.receipts.append(receipt)


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
    def approval(self, on: date) -> InForce[ApprovalPolicy]:
        self._tx.asked_policy_on = on
        return self._tx.approval_policy


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

    def ledger(self, wanted: StockFilter, after: int | None, limit: int) -> Sequence[LedgerEntry]:
        rows = (
            entry
            for entry in self._state.ledger
            if self._visible(entry.movement, wanted) and (after is None or entry.id > after)
        )
        return tuple(rows)[:limit]

    def _visible(self, row: Any, wanted: StockFilter) -> bool:
        return (
            self._tx.may(self._state.warehouses[row.warehouse_code].branch_code)
            and wanted.warehouse_code in {"", row.warehouse_code}
            and wanted.part_number in {"", row.part_number}
        )
