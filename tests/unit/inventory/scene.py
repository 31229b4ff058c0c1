"""A branch with a warehouse, a price list and started orders, over a fake or real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Literal, TypeVar
from uuid import UUID, uuid5

from fakes.inventory import FakeTx
from inventory.domain.accounts import DEFAULT_BIN
from inventory.domain.ids import (
    BinCode,
    BranchCode,
    EntryId,
    MoveId,
    PartNumber,
    QuarantineReleaseId,
    ReceiptId,
    RequisitionId,
    ServiceRequestId,
    WarehouseCode,
    WorkOrderId,
)
from inventory.domain.ledger import Entry
from inventory.domain.lines import PartLine
from inventory.domain.lots import Lot, Tracking
from inventory.domain.part import Part
from inventory.domain.quarantine import Outcome
from inventory.domain.receipt import Receipt
from inventory.domain.requisition import Requisition
from inventory.domain.severity import Severity
from inventory.domain.warehouse import Warehouse
from inventory.domain.work_order import OrderState
from inventory.handlers.approve_requisition import ApproveRequisition, approve_requisition
from inventory.handlers.issue_parts import IssueParts, issue_parts
from inventory.handlers.move_stock import MoveStock, move_stock
from inventory.handlers.on_branch_registered import BranchRegistered, on_branch_registered
from inventory.handlers.on_work_order_ended import WorkOrderEnded, on_work_order_ended
from inventory.handlers.on_work_order_moved import WorkOrderMoved, on_work_order_moved
from inventory.handlers.on_work_order_opened import WorkOrderOpened, on_work_order_opened
from inventory.handlers.open_bin import OpenBin, open_bin
from inventory.handlers.open_warehouse import OpenWarehouse, open_warehouse
from inventory.handlers.receive_stock import ReceiveStock, receive_stock
from inventory.handlers.register_part import RegisterPart, register_part
from inventory.handlers.release_left_behind import release_left_behind
from inventory.handlers.release_quarantine import ReleaseQuarantine, release_quarantine
from inventory.handlers.release_requisition import ReleaseRequisition, release_requisition
from inventory.handlers.request_parts import RequestParts, request_parts
from inventory.handlers.return_parts import ReturnParts, return_parts
from inventory.handlers.reverse_entry import ReverseEntry, reverse_entry
from inventory.ports import BalanceFilter, StockFilter, Tx

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
BEIJING = BranchCode("BJ01")
SHANGHAI = BranchCode("SH01")
STORE = WarehouseCode("BJ01-W1")
PUMP, VALVE, BOARD = PartNumber("PUMP"), PartNumber("VALVE"), PartNumber("BOARD")
COSTS = {BOARD: Decimal("1500.00"), PUMP: Decimal("300.00"), VALVE: Decimal("12.50")}
# Tracked by serial or batch where a test says so; not on the price list before.
DISK, GREASE = PartNumber("DISK"), PartNumber("GREASE")
TRACKED_COST = Decimal("80.00")
_IDS = UUID("6f4d2a0e-8f2c-4c55-9d0d-3a1a4f6f0000")

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    subject: str
    role: str
    branches: frozenset[str] | Literal["*"] = "*"


TECHNICIAN = Who(subject="T-01", role="technician")
KEEPER = Who(subject="K-01", role="storekeeper")
SUPERVISOR = Who(subject="S-01", role="supervisor")
DIRECTOR = Who(subject="D-01", role="approver")
ADMIN = Who(subject="A-01", role="admin")
SYSTEM = Who(subject="system:inventory", role="system")

Begin = Callable[[Who], AbstractContextManager[Tx]]


def begin_on(fake: FakeTx) -> Begin:
    """Give a fake store transactions that roll back."""

    @contextmanager
    def begin(who: Who) -> Iterator[Tx]:
        before = fake.snapshot()
        try:
            yield fake.act_as(who.subject, who.role, who.branches)
        except BaseException:
            fake.restore(before)
            raise

    return begin


def lines(**quantities: int) -> tuple[PartLine, ...]:
    return tuple(
        PartLine(part_number=PartNumber(part), quantity=n) for part, n in quantities.items()
    )


def lot_line(part: PartNumber, *serials: str, **batches: int) -> PartLine:
    """One line of a tracked part."""
    lots = (
        *(Lot(number=serial) for serial in serials),
        *(Lot(number=batch, quantity=n) for batch, n in batches.items()),
    )
    return PartLine(part_number=part, quantity=sum(lot.quantity for lot in lots), lots=lots)


class Scene:
    """Verbs of a day in the store."""

    def __init__(self, begin: Begin) -> None:
        self.begin = begin
        self.now = MONDAY
        self._numbers = count(1)

    def new_id(self) -> str:
        return str(uuid5(_IDS, str(next(self._numbers))))

    def do(self, use_case: Callable[[Any, Tx, datetime], R], cmd: object, who: Who) -> R:
        with self.begin(who) as tx:
            return use_case(cmd, tx, self.now)

    def later(self, **delta: float) -> None:
        self.now += timedelta(**delta)

    def set_up(self) -> Scene:
        self.set_up_bare()
        for part in COSTS:
            self.part(part)
        return self

    def set_up_bare(self) -> Scene:
        """A branch with a warehouse, and nothing on the price list."""
        self.branch(BEIJING)
        self.warehouse(STORE, BEIJING)
        return self

    def branch(self, code: BranchCode, time_zone: str = "Asia/Shanghai") -> None:
        event = BranchRegistered(code=code, name=f"branch {code}", time_zone=time_zone)
        self.do(on_branch_registered, event, SYSTEM)

    def part(self, number: PartNumber, tracking: Tracking = Tracking.NONE) -> Part:
        cmd = RegisterPart(
            part_number=number,
            name=number,
            unit="个",
            unit_cost=COSTS.get(number, TRACKED_COST),
            tracking=tracking,
        )
        return self.do(register_part, cmd, KEEPER)

    def warehouse(self, code: WarehouseCode, branch: BranchCode) -> Warehouse:
        cmd = OpenWarehouse(code=code, branch_code=branch, name=f"store {code}")
        return self.do(open_warehouse, cmd, SUPERVISOR)

    def order(
        self,
        state: OrderState = OrderState.STARTED,
        branch: BranchCode = BEIJING,
        *,
        in_warranty: bool = False,
        customer: str = "",
        product: str = "",
        severity: Severity | None = None,
    ) -> WorkOrderId:
        order = WorkOrderId(self.new_id())
        opened = WorkOrderOpened(
            work_order_id=order,
            service_request_id=ServiceRequestId(self.new_id()),
            branch_code=branch,
            opened_at=self.now,
            in_warranty=in_warranty,
            customer_id=customer,
            installed_product_id=product,
            severity=severity,
        )
        self.do(on_work_order_opened, opened, SYSTEM)
        if state is not OrderState.OPEN:
            self.move(order, state)
        return order

    def move(self, order: WorkOrderId, state: OrderState) -> None:
        self.do(on_work_order_moved, WorkOrderMoved(work_order_id=order, state=state), SYSTEM)

    def end(self, order: WorkOrderId, state: OrderState = OrderState.CLOSED) -> None:
        event = WorkOrderEnded(work_order_id=order, state=state, ended_at=self.now)
        self.do(on_work_order_ended, event, SYSTEM)
        self.run_timer()

    def run_timer(self) -> int:
        """Give up what was left behind; return how much that was."""
        done = 0
        while True:
            with self.begin(SYSTEM) as tx:
                released = release_left_behind(tx, self.now)
            if not released:
                return done
            done += released

    def receive(self, warehouse: WarehouseCode = STORE, **quantities: int) -> None:
        self.receive_all(quantities, warehouse)

    def receive_all(self, quantities: Mapping[str, int], warehouse: WarehouseCode = STORE) -> None:
        self.receive_as(self.receipt(warehouse, **quantities))

    def receipt(self, warehouse: WarehouseCode = STORE, **quantities: int) -> ReceiveStock:
        return ReceiveStock(
            receipt_id=ReceiptId(self.new_id()),
            warehouse_code=warehouse,
            lines=lines(**quantities),
            document="DN-1",
        )

    def receive_as(self, cmd: ReceiveStock) -> Receipt:
        return self.do(receive_stock, cmd, KEEPER).receipt

    def set_aside(self, outcome: Outcome, *lines_: PartLine) -> Entry:
        """Decide what becomes of parts in quarantine."""
        cmd = ReleaseQuarantine(
            release_id=QuarantineReleaseId(self.new_id()),
            warehouse_code=STORE,
            lines=lines_,
            outcome=outcome,
            reason="looked at again",
        )
        return self.do(release_quarantine, cmd, KEEPER)

    def receive_lots(self, part: PartNumber, *serials: str, **batches: int) -> EntryId:
        """Units of one tracked part: serials by name, batches by how many."""
        return self.receive_lines((lot_line(part, *serials, **batches),))

    def receive_lines(self, lines_: tuple[PartLine, ...]) -> EntryId:
        self.receive_as(replace(self.receipt(), lines=lines_))
        return self.last_entry()

    def receive_at(self, warehouse: WarehouseCode, lines_: tuple[PartLine, ...]) -> Receipt:
        return self.receive_as(replace(self.receipt(warehouse), lines=lines_))

    def last_entry(self) -> EntryId:
        found = self.last_entry_or_none()
        assert found is not None
        return found

    def last_entry_or_none(self) -> EntryId | None:
        with self.begin(SYSTEM) as tx:
            lines_ = tx.views.ledger(StockFilter(), None, 10_000)
        return max((line.entry_id for line in lines_), default=None)

    def reverse(self, entry_id: EntryId, who: Who = SUPERVISOR) -> Entry:
        cmd = ReverseEntry(entry_id=entry_id, reason="a slip of the pen")
        return self.do(reverse_entry, cmd, who)

    def bin(self, code: str, warehouse: WarehouseCode = STORE) -> BinCode:
        cmd = OpenBin(warehouse_code=warehouse, code=BinCode(code))
        return self.do(open_bin, cmd, KEEPER).code

    def move_lines(
        self, lines_: tuple[PartLine, ...], *, to_bin: str, from_bin: str = DEFAULT_BIN
    ) -> Entry:
        cmd = MoveStock(
            move_id=MoveId(self.new_id()),
            warehouse_code=STORE,
            from_bin=BinCode(from_bin),
            to_bin=BinCode(to_bin),
            lines=lines_,
        )
        return self.do(move_stock, cmd, KEEPER)

    def move_lots(
        self, part: PartNumber, *serials: str, to_bin: str, from_bin: str = DEFAULT_BIN
    ) -> Entry:
        return self.move_lines((lot_line(part, *serials),), to_bin=to_bin, from_bin=from_bin)

    def held(
        self, warehouse: WarehouseCode = STORE, as_of: datetime | None = None
    ) -> dict[tuple[str, str, str], int]:
        """What the accounts of a warehouse hold, by account, part and lot."""
        with self.begin(SYSTEM) as tx:
            wanted = BalanceFilter(warehouse_code=warehouse, as_of=as_of)
            found = tx.views.balances(wanted, None, 10_000)
        return {(str(each.account), each.part_number, each.lot): each.quantity for each in found}

    def request(
        self, order: WorkOrderId | None = None, *, who: Who = TECHNICIAN, **quantities: int
    ) -> Requisition:
        return self.request_all(quantities, order, who)

    def request_all(
        self,
        quantities: Mapping[str, int],
        order: WorkOrderId | None = None,
        who: Who = TECHNICIAN,
    ) -> Requisition:
        cmd = RequestParts(
            requisition_id=RequisitionId(self.new_id()),
            work_order_id=order or self.order(),
            lines=lines(**quantities),
        )
        return self.do(request_parts, cmd, who)

    def request_lines(
        self, lines_: tuple[PartLine, ...], order: WorkOrderId | None = None
    ) -> Requisition:
        cmd = RequestParts(
            requisition_id=RequisitionId(self.new_id()),
            work_order_id=order or self.order(),
            lines=lines_,
        )
        return self.do(request_parts, cmd, TECHNICIAN)

    def approve(self, requisition: Requisition, who: Who = SUPERVISOR) -> Requisition:
        return self.do(approve_requisition, ApproveRequisition(requisition_id=requisition.id), who)

    def issue(self, requisition: Requisition, *lots: PartLine) -> Requisition:
        return self.do(issue_parts, IssueParts(requisition_id=requisition.id, lots=lots), KEEPER)

    def issued(self, order: WorkOrderId | None = None, **quantities: int) -> Requisition:
        requested = self.request_all(quantities, order)
        self.approve(requested, ADMIN)
        return self.issue(requested)

    def give_back(
        self, requisition: Requisition, *, checked: bool = True, **quantities: int
    ) -> Requisition:
        return self.give_back_all(requisition, quantities, checked=checked)

    def give_back_all(
        self, requisition: Requisition, quantities: Mapping[str, int], *, checked: bool = True
    ) -> Requisition:
        cmd = ReturnParts(
            requisition_id=requisition.id, lines=lines(**quantities), unused_and_checked=checked
        )
        return self.do(return_parts, cmd, KEEPER)

    def give_back_lines(self, requisition: Requisition, *lines_: PartLine) -> Requisition:
        cmd = ReturnParts(requisition_id=requisition.id, lines=lines_, unused_and_checked=True)
        return self.do(return_parts, cmd, KEEPER)

    def release(self, requisition: Requisition, who: Who = TECHNICIAN) -> Requisition:
        cmd = ReleaseRequisition(requisition_id=requisition.id, reason="not needed")
        return self.do(release_requisition, cmd, who)

    def look(self, requisition: Requisition) -> Requisition:
        return self.look_at(requisition.id)

    def look_at(self, requisition_id: RequisitionId) -> Requisition:
        with self.begin(SYSTEM) as tx:
            return tx.requisitions.get(requisition_id)

    def level(self, part: PartNumber, warehouse: WarehouseCode = STORE) -> tuple[int, int]:
        """On hand and reserved."""
        with self.begin(SYSTEM) as tx:
            found = tx.stock.levels(warehouse, (part,))
        return (found[0].on_hand, found[0].reserved) if found else (0, 0)
