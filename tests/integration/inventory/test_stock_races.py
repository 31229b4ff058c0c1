"""Many at once: stock is never promised twice, nobody waits for ever, nothing deadlocks."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from sqlalchemy import text

from chassis.db import Database
from integration.inventory.checks import violations
from inventory.domain.errors import Refused
from inventory.domain.ids import BranchCode, ReceiptId, RequisitionId, WarehouseCode, WorkOrderId
from inventory.domain.requisition import Requisition, State
from inventory.domain.work_order import OrderState, WorkOrderNotStarted
from inventory.handlers.on_work_order_ended import WorkOrderEnded, on_work_order_ended
from inventory.handlers.on_work_order_moved import WorkOrderMoved, on_work_order_moved
from inventory.handlers.receive_stock import ReceiveStock, receive_stock
from inventory.handlers.request_parts import RequestParts, request_parts
from unit.inventory.scene import ADMIN, KEEPER, PUMP, STORE, SYSTEM, TECHNICIAN, Scene, Who, lines

pytestmark = pytest.mark.integration

WORKERS = 8


def together(work: Callable[[int], None], workers: int = WORKERS) -> None:
    """Run the same work in many threads that begin at one moment; any failure is raised."""
    start = threading.Barrier(workers)

    def run(worker: int) -> None:
        start.wait(timeout=10)
        work(worker)

    with ThreadPoolExecutor(workers) as threads:
        for done in [threads.submit(run, worker) for worker in range(workers)]:
            done.result(timeout=60)


def ask(scene: Scene, order: WorkOrderId, number: random.Random, **wanted: int) -> Requisition:
    cmd = RequestParts(
        requisition_id=RequisitionId(str(UUID(int=number.getrandbits(128), version=4))),
        work_order_id=order,
        lines=lines(**wanted),
    )
    return scene.do(request_parts, cmd, TECHNICIAN)


def bring(scene: Scene, number: random.Random, **came: int) -> None:
    cmd = ReceiveStock(
        receipt_id=ReceiptId(str(UUID(int=number.getrandbits(128), version=4))),
        warehouse_code=STORE,
        lines=lines(**came),
        document="DN",
    )
    scene.do(receive_stock, cmd, KEEPER)


def deadlocks(database: Database) -> int:
    with database.read_only() as connection:
        statement = "select deadlocks from pg_stat_database where datname = current_database()"
        return int(connection.execute(text(statement)).scalar_one())


def test_eight_workers_on_one_hot_part_promise_no_unit_twice(
    real: Scene, database: Database
) -> None:
    there, tries = 200, 40
    real.receive(PUMP=there)
    orders = [real.order() for _ in range(WORKERS)]
    states: list[Counter[State]] = [Counter() for _ in range(WORKERS)]

    def work(worker: int) -> None:
        number = random.Random(worker)
        for _ in range(tries):
            states[worker][ask(real, orders[worker], number, PUMP=1).state] += 1

    together(work)
    total = sum(states, Counter[State]())
    assert total == {State.RESERVED: there, State.SHORT: WORKERS * tries - there}
    assert real.level(PUMP) == (there, there)
    assert violations(database) == {}
    assert deadlocks(database) == 0


@dataclass
class Clerk:
    """One who does everything at random, in the real store, at the same time as others."""

    scene: Scene
    order: WorkOrderId
    number: random.Random
    mine: list[Requisition] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)

    def act(self) -> None:
        verb = self.number.choice(["ask", "ask", "bring", "approve", "issue", "back", "release"])
        try:
            getattr(self, verb)()
            self.done[verb] += 1
        except Refused:
            self.done["refused"] += 1

    def some(self) -> dict[str, int]:
        parts = self.number.sample(["PUMP", "VALVE", "BOARD"], self.number.randint(1, 3))
        return {part: self.number.randint(1, 3) for part in parts}

    def ask(self) -> None:
        self.mine.append(ask(self.scene, self.order, self.number, **self.some()))

    def bring(self) -> None:
        bring(self.scene, self.number, **self.some())

    def approve(self) -> None:
        if self.mine:
            self.scene.approve(self.number.choice(self.mine), ADMIN)

    def issue(self) -> None:
        if self.mine:
            self.scene.issue(self.number.choice(self.mine))

    def back(self) -> None:
        if self.mine:
            chosen = self.number.choice(self.mine)
            self.scene.give_back_all(chosen, {chosen.lines[0].part_number: 1})

    def release(self) -> None:
        if self.mine:
            self.scene.release(self.number.choice(self.mine))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_crowd_conserves_every_part_and_nobody_waits_for_stock_that_is_there(
    real: Scene, database: Database, seed: int
) -> None:
    clerks = [
        Clerk(real, real.order(in_warranty=True), random.Random(seed * 100 + worker))
        for worker in range(WORKERS)
    ]

    def work(worker: int) -> None:
        for _ in range(30):
            clerks[worker].act()
        if worker % 2:
            real.end(clerks[worker].order)

    together(work)
    done = sum((clerk.done for clerk in clerks), Counter[str]())
    assert min(done[verb] for verb in ("ask", "bring", "approve", "issue", "back", "release")) > 0
    assert violations(database) == {}
    assert deadlocks(database) == 0


def test_nobody_begins_to_wait_behind_the_back_of_a_delivery(
    real: Scene, database: Database
) -> None:
    orders = [real.order() for _ in range(WORKERS)]

    def work(worker: int) -> None:
        number = random.Random(worker)
        for _ in range(25):
            if worker % 2:
                bring(real, number, PUMP=1)
            else:
                ask(real, orders[worker], number, PUMP=1)

    together(work)
    assert violations(database) == {}
    with real.begin(ADMIN) as tx:
        waiting = tx.requisitions.lock_waiting(STORE, {PUMP})
    assert (len(waiting), real.level(PUMP)) == (0, (100, 100))


def test_an_order_that_ends_while_parts_are_asked_for_keeps_none(
    real: Scene, database: Database
) -> None:
    real.receive(PUMP=500)
    orders = [real.order() for _ in range(WORKERS // 2)]

    def work(worker: int) -> None:
        order, number = orders[worker // 2], random.Random(worker)
        if worker % 2:
            real.end(order)
            return
        for _ in range(10):
            try:
                ask(real, order, number, PUMP=1)
            except Refused:
                return

    together(work)
    assert real.level(PUMP) == (500, 0)
    assert violations(database) == {}


def test_an_order_that_ends_while_parts_are_handed_out_is_seen(real: Scene) -> None:
    real.receive(PUMP=1)
    held = real.request(PUMP=1)
    real.approve(held)
    ended = WorkOrderEnded(
        work_order_id=held.work_order_id, state=OrderState.CLOSED, ended_at=real.now
    )
    with ThreadPoolExecutor(1) as threads:
        with real.begin(SYSTEM) as tx:
            on_work_order_ended(ended, tx, real.now)
            issuing = threads.submit(real.issue, held)
            assert not wait([issuing], timeout=0.1).done
        with pytest.raises(WorkOrderNotStarted):
            issuing.result(timeout=10)
    assert real.level(PUMP) == (1, 1)


def test_a_batch_of_events_waits_for_no_call_that_waits_for_it(
    real: Scene, database: Database
) -> None:
    real.receive(PUMP=60, VALVE=60)
    orders = [real.order() for _ in range(12)]
    held = [real.request(order, PUMP=2, VALVE=1) for order in orders]

    def batch(number: random.Random) -> None:
        """The worker handles the events of many orders in one transaction."""
        with real.begin(SYSTEM) as tx:
            for order in number.sample(orders[6:], 6):
                moved = WorkOrderMoved(work_order_id=order, state=OrderState.STARTED)
                on_work_order_moved(moved, tx, real.now)
            for order in number.sample(orders[:6], 6):
                ended = WorkOrderEnded(
                    work_order_id=order, state=OrderState.CLOSED, ended_at=real.now
                )
                on_work_order_ended(ended, tx, real.now)

    def work(worker: int) -> None:
        number = random.Random(worker)
        for order, requisition in number.sample(list(zip(orders, held, strict=True)), 12):
            if worker == 0:
                batch(number)
                real.run_timer()
                continue
            with suppress(Refused):
                ask(real, order, number, VALVE=1, PUMP=1)
            with suppress(Refused):
                real.approve(requisition, ADMIN)
            with suppress(Refused):
                real.issue(requisition)

    together(work)
    real.run_timer()
    assert violations(database) == {}
    assert deadlocks(database) == 0
    with real.begin(ADMIN) as tx:
        assert [list(tx.requisitions.unissued_of(order)) for order in orders[:6]] == [[]] * 6


def test_a_branch_has_one_home_however_many_open_its_first_warehouse(
    real: Scene, database: Database
) -> None:
    branch = BranchCode("GZ01")
    real.branch(branch)

    def work(worker: int) -> None:
        real.warehouse(WarehouseCode(f"GZ01-W{worker}"), branch)

    together(work)
    with database.read_only() as connection:
        statement = "select is_home from warehouse where branch_code = 'GZ01'"
        homes = Counter(connection.execute(text(statement)).scalars())
    assert homes == {True: 1, False: WORKERS - 1}


def test_two_who_approve_at_once_approve_once(real: Scene) -> None:
    real.receive(PUMP=1)
    asked = real.request(PUMP=1)
    outcome: Counter[str] = Counter()

    def work(worker: int) -> None:
        try:
            real.approve(asked, Who(subject=f"S-{worker}", role="supervisor"))
            outcome["approved"] += 1
        except Refused:
            outcome["refused"] += 1

    together(work, 4)
    assert outcome == {"approved": 1, "refused": 3}
