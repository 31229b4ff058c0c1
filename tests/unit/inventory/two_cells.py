"""Two cells that give each other parts: a sender in the north, a receiver in the south."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID, uuid4

from chassis.envelope import read_body
from chassis.outbox import OutgoingEvent
from chassis.worker import IncomingEvent
from fakes.inventory import HERE, FakeTx
from inventory.adapters.transfers.wire import CELL_STREAM
from inventory.adapters.wire_events import outgoing
from inventory.domain.accounts import AccountKind
from inventory.domain.cells import Cells
from inventory.domain.ids import BranchCode, CellCode, PartNumber, TransferId, WarehouseCode
from inventory.domain.lines import PartLine
from inventory.domain.transfers.news import TransferTold
from inventory.domain.transfers.transfer import (
    Shipment,
    Side,
    Transfer,
    TransferLine,
    TransferState,
)
from inventory.handlers.transfers.ask_transfer import AskTransfer, ask_transfer
from inventory.handlers.transfers.book_transfer_news import book_transfer_news
from inventory.handlers.transfers.on_transfer_asked import on_transfer_asked
from inventory.handlers.transfers.on_transfer_shipped import on_transfer_shipped
from inventory.handlers.transfers.receive_transfer import ReceiveTransfer, receive_transfer
from inventory.worker import REACTIONS
from unit.inventory.scene import (
    BEIJING,
    COSTS,
    KEEPER,
    SHANGHAI,
    STORE,
    SYSTEM,
    Scene,
    begin_on,
    lines,
)
from unit.inventory.way import DEPOT, Way

NORTH, SOUTH = CellCode("north"), CellCode("south")
AT_NORTH = Cells(own=NORTH, linked=frozenset({SOUTH}))
AT_SOUTH = Cells(own=SOUTH, linked=frozenset({NORTH}))


class End(Way):
    """One cell: its warehouse, and the steps that are taken there."""

    def __init__(self, scene: Scene, cells: Cells, code: WarehouseCode, branch: BranchCode) -> None:
        self.scene = scene
        self.cell = cells.own
        self.code = code
        scene.branch(branch)
        scene.warehouse(code, branch)
        for part in COSTS:
            scene.part(part)

    def ask_other(
        self,
        cell: CellCode,
        from_code: WarehouseCode,
        wanted: tuple[PartLine, ...],
    ) -> Transfer:
        cmd = AskTransfer(
            transfer_id=TransferId(str(uuid4())),
            from_cell=cell,
            from_code=from_code,
            to_code=self.code,
            lines=wanted,
            reason="the shelf is empty",
        )
        return self.scene.do(ask_transfer, cmd, KEEPER)

    def of(self, transfer: Transfer) -> Transfer:
        """The same transfer as this cell has it."""
        return self.look(transfer)

    def book(self) -> int:
        """Let the timer book what the other cell told; return how much that was."""
        done = 0
        while True:
            with self.scene.begin(SYSTEM) as tx:
                looked_at = book_transfer_news(tx, self.scene.now)
            if not looked_at:
                return done
            done += looked_at


def north_in(scene: Scene) -> End:
    return End(scene, AT_NORTH, STORE, BEIJING)


def south_in(scene: Scene) -> End:
    return End(scene, AT_SOUTH, DEPOT, SHANGHAI)


class FakeCells:
    """Both ends in memory, and a wire between them that carries only when it is told to."""

    def __init__(self) -> None:
        self.stores = {
            NORTH: FakeTx(check_locks=True, cells=AT_NORTH),
            SOUTH: FakeTx(check_locks=True, cells=AT_SOUTH),
        }
        self.north = north_in(Scene(begin_on(self.stores[NORTH])))
        self.south = south_in(Scene(begin_on(self.stores[SOUTH])))
        self._carried: Counter[CellCode] = Counter()

    def ask(self, **quantities: int) -> Transfer:
        """The south asks the north; the north knows it when this returns."""
        asked = self.south.ask_other(NORTH, STORE, lines(**quantities))
        self.carry()
        return asked

    def shipped(self, **quantities: int) -> Transfer:
        """As `ask`, and the parts are under way; the south knows it."""
        sent = self.north.ship(self.ask(**quantities))
        self.carry()
        return sent

    def told_by(self, cell: CellCode) -> list[OutgoingEvent]:
        """What a cell has announced for others so far."""
        events = (outgoing(each) for each in self.stores[cell].sent)
        return [each for each in events if each.stream == CELL_STREAM]

    def carry(self) -> None:
        """Everything on the wire arrives, once and in order; then the timers run."""
        self.carry_from(NORTH)
        self.carry_from(SOUTH)
        if self.north.book() + self.south.book() or any(self._waiting()):
            self.carry()

    def carry_from(self, cell: CellCode) -> None:
        events = self.told_by(cell)
        fresh, self._carried[cell] = events[self._carried[cell] :], len(events)
        for event in fresh:
            self.arrive(event, cell)

    def arrive(self, event: OutgoingEvent, by: CellCode) -> None:
        """One event reaches the other cell."""
        store = self.stores[SOUTH if by == NORTH else NORTH]
        before = store.snapshot()
        store.act_as("system:inventory", "system")
        try:
            self.react(event, by, store)
        except BaseException:
            store.restore(before)
            raise
        assert all(rank < _STOCK for rank, _ in store.locks), "reactions lock no stock"

    def react(self, event: OutgoingEvent, by: CellCode, store: FakeTx) -> None:
        arrived = IncomingEvent(
            id=UUID(int=1),
            type=event.type,
            stream=event.stream,
            aggregate_id=event.aggregate_id,
            sequence=1,
            occurred_at=event.occurred_at,
            branch=event.branch,
            cell=by,
            traceparent="",
            body=event.body,
        )
        reaction = REACTIONS[event.type]
        reaction.handle(read_body(arrived, reaction), arrived, store, self.north.scene.now)

    def states(self, transfer: Transfer) -> tuple[TransferState, TransferState]:
        """Where it stands in the north, and in the south."""
        return self.north.of(transfer).state, self.south.of(transfer).state

    def under_way(self) -> Mapping[PartNumber, int]:
        """What left one cell's shelf and is on none and in no loss, over the books of both.

        Never below zero for any transfer, whatever was carried so far.
        """
        sums: defaultdict[tuple[str, PartNumber], int] = defaultdict(int)
        for store in self.stores.values():
            for line in store.state.ledger:
                each = line.movement
                for account, n in (
                    (each.to_account, each.quantity),
                    (each.from_account, -each.quantity),
                ):
                    if account.kind in {AccountKind.TRANSIT, AccountKind.OTHER_CELL}:
                        sums[account.holder, each.part_number] += n
        assert all(n >= 0 for n in sums.values()), sums
        totals: Counter[PartNumber] = Counter()
        for (_, part), n in sums.items():
            totals[part] += n
        return {part: n for part, n in totals.items() if n}

    def in_all(self, part: PartNumber) -> int:
        """What is anywhere, over both cells, less what the suppliers brought: zero for ever."""
        there = sum(
            each.quantity
            for store in self.stores.values()
            for each in store.state.balances.values()
            if each.part_number == part
        )
        outside = sum(
            each.quantity
            * ((each.to_account.kind in _OUTSIDE) - (each.from_account.kind in _OUTSIDE))
            for store in self.stores.values()
            for each in (line.movement for line in store.state.ledger)
            if each.part_number == part
        )
        return there + outside

    def _waiting(self) -> Iterator[bool]:
        return (len(self.told_by(cell)) > self._carried[cell] for cell in (NORTH, SOUTH))


_STOCK = 5  # its place in the order of locks
_UNTOLD = BranchCode("")
_OUTSIDE = frozenset({AccountKind.SUPPLIER, AccountKind.OTHER_CELL})


def asked_by_another_cell(
    scene: Scene, to_code: WarehouseCode, to_branch: BranchCode, **quantities: int
) -> Transfer:
    """Parts of the home warehouse that a cell which is not there told to want."""
    elsewhere = CellCode("elsewhere")
    told = Transfer(
        id=TransferId(scene.new_id()),
        from_code=STORE,
        from_branch=_UNTOLD,
        to_code=to_code,
        to_branch=to_branch,
        lines=tuple(
            TransferLine(part_number=line.part_number, quantity=line.quantity)
            for line in lines(**quantities)
        ),
        reason="",
        asked_by="K-09",
        asked_at=scene.now,
        side=Side.RECEIVER,
        from_cell=HERE.own,
        to_cell=elsewhere,
    )
    scene.do(on_transfer_asked, TransferTold(transfer=told, by=elsewhere), SYSTEM)
    with scene.begin(SYSTEM) as tx:
        return tx.transfers.get(told.id)


def came_from_another_cell(
    scene: Scene, from_branch: BranchCode = _UNTOLD, **quantities: int
) -> Transfer:
    """Parts that a cell which is not there told to have sent, received by the home warehouse."""
    elsewhere = CellCode("elsewhere")
    ask = AskTransfer(
        transfer_id=TransferId(scene.new_id()),
        from_cell=elsewhere,
        from_code=DEPOT,
        to_code=STORE,
        lines=lines(**quantities),
    )
    asked = scene.do(ask_transfer, ask, KEEPER)
    shipment = Shipment(
        carrier="顺丰",
        handed_to="张三",
        expected_at=scene.now,
        shipped_by="K-09",
        shipped_at=scene.now,
    )
    sent = replace(
        asked,
        state=TransferState.SHIPPED,
        from_branch=from_branch,
        shipment=shipment,
        units=lines(**quantities),
    )
    scene.do(on_transfer_shipped, TransferTold(transfer=sent, by=elsewhere), SYSTEM)
    came = ReceiveTransfer(transfer_id=asked.id, lines=lines(**quantities))
    return scene.do(receive_transfer, came, KEEPER)
