"""One suite for the store in memory and the store in PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from inventory.domain.accounts import in_bin, with_order
from inventory.domain.errors import ConcurrentUpdate
from inventory.domain.ids import BranchCode, RequisitionId, WarehouseCode, WorkOrderId
from inventory.domain.ledger import DocumentKind, Entry, Movement
from inventory.domain.lines import PartLine, Shortage
from inventory.domain.part import Part
from inventory.domain.requisition import Requisition, RequisitionNotFound, ReturnExceedsIssue, State
from inventory.domain.stock import StockOutOfBalance
from inventory.domain.warehouse import Warehouse, WarehouseAlreadyOpen, WarehouseNotFound
from inventory.domain.work_order import OrderState
from inventory.ports import DueRelease, RequisitionFilter, StockFilter
from unit.inventory.scene import (
    ADMIN,
    BEIJING,
    BOARD,
    COSTS,
    KEEPER,
    MONDAY,
    PUMP,
    SHANGHAI,
    STORE,
    SUPERVISOR,
    SYSTEM,
    VALVE,
    Scene,
    Who,
    lines,
)

ELSEWHERE = Who(subject="S-09", role="supervisor", branches=frozenset({SHANGHAI}))
SHANGHAI_STORE = WarehouseCode("SH01-W1")


def test_a_requisition_is_read_as_it_was_written(scene: Scene) -> None:
    scene.receive(PUMP=1)
    asked = scene.request(PUMP=2, VALVE=3)
    assert scene.look(asked) == asked
    assert asked.shortages == (
        Shortage(part_number=PUMP, missing=1),
        Shortage(part_number=VALVE, missing=3),
    )
    assert (asked.version, asked.amount) == (1, Decimal("637.50"))


def test_every_step_is_read_as_it_was_written(scene: Scene) -> None:
    scene.receive(PUMP=3)
    asked = scene.request(PUMP=3)
    steps = [asked]
    for verb in (scene.approve, scene.issue):
        scene.later(minutes=10)
        steps.append(verb(asked))
        assert scene.look(asked) == steps[-1]
    back = scene.give_back(asked, PUMP=2)
    assert scene.look(asked) == back
    assert back.returned == lines(PUMP=2)
    assert [step.version for step in [*steps, back]] == [1, 2, 3, 4]
    assert scene.level(PUMP) == (2, 0)


def test_a_release_is_read_as_it_was_written(scene: Scene) -> None:
    asked = scene.request(PUMP=1)
    released = scene.release(asked)
    assert (scene.look(asked), released.shortages) == (released, ())


def test_a_refused_step_leaves_no_trace(scene: Scene) -> None:
    scene.receive(PUMP=1)
    issued = scene.issued(PUMP=1)
    with pytest.raises(ReturnExceedsIssue):
        scene.give_back(issued, PUMP=2)
    assert (scene.look(issued), scene.level(PUMP)) == (issued, (0, 0))


def test_an_old_version_is_not_saved(scene: Scene) -> None:
    asked = scene.request(PUMP=1)
    scene.release(asked)
    with pytest.raises(ConcurrentUpdate), scene.begin(SUPERVISOR) as tx:
        tx.requisitions.save(replace(asked, state=State.RELEASED))


def test_holding_is_all_or_nothing_in_one_transaction(scene: Scene) -> None:
    scene.receive(PUMP=2, VALVE=1)
    with scene.begin(SYSTEM) as tx:
        assert tx.stock.hold(STORE, lines(PUMP=1)) == ()
        short = tx.stock.hold(STORE, lines(BOARD=1, PUMP=1, VALVE=4))
        assert short == (
            Shortage(part_number=BOARD, missing=1),
            Shortage(part_number=VALVE, missing=3),
        )
        assert tx.stock.hold(STORE, lines(PUMP=1, VALVE=1)) == ()
        levels = tx.stock.levels(STORE, (VALVE, PUMP, BOARD))
    assert [(level.part_number, level.on_hand, level.reserved) for level in levels] == [
        (PUMP, 2, 2),
        (VALVE, 1, 1),
    ]


@pytest.mark.parametrize("quantity", [2, 100])
def test_what_is_not_held_can_neither_be_freed_nor_taken(scene: Scene, quantity: int) -> None:
    scene.receive(PUMP=5)
    asked = scene.request(PUMP=1)
    wanted = [PartLine(part_number=PUMP, quantity=quantity)]
    with pytest.raises(StockOutOfBalance), scene.begin(SYSTEM) as tx:
        tx.stock.free(STORE, wanted)
    with scene.begin(SYSTEM) as tx:
        (received,) = tx.views.ledger(StockFilter(), None, 9)
    taken = Movement(
        part_number=PUMP,
        quantity=quantity,
        from_account=in_bin(STORE),
        to_account=with_order(asked.work_order_id),
    )
    heading = replace(received.heading, document_kind=DocumentKind.ISSUE)
    with pytest.raises(StockOutOfBalance), scene.begin(SYSTEM) as tx:
        tx.stock.book(Entry(heading=heading, movements=(taken,)), promised=True)
    assert scene.level(PUMP) == (5, 1)


def test_the_line_is_read_oldest_first(scene: Scene) -> None:
    second = WarehouseCode("BJ01-W2")
    scene.warehouse(second, BEIJING)
    asked = []
    for wanted in ({"PUMP": 1}, {"VALVE": 1}, {"BOARD": 1, "PUMP": 1}):
        asked.append(scene.request_all(wanted))
        scene.later(minutes=-1)
    with scene.begin(SYSTEM) as tx:
        pumps = tx.requisitions.lock_waiting(STORE, {PUMP})
        assert list(tx.requisitions.lock_waiting(second, {PUMP})) == []
        assert list(tx.requisitions.lock_waiting(STORE, set())) == []
    assert list(pumps) == [asked[2], asked[0]]


def test_what_an_order_has_not_got_is_found(scene: Scene) -> None:
    scene.receive(PUMP=2)
    order = scene.order()
    scene.issued(order, PUMP=1)
    held = scene.request(order, PUMP=1)
    short = scene.request(order, PUMP=1)
    scene.request(PUMP=1)
    with scene.begin(SYSTEM) as tx:
        found = tx.requisitions.unissued_of(order)
        assert list(found) == sorted([held, short], key=lambda each: each.id)
        assert list(tx.requisitions.lock_all([short.id, held.id])) == list(found)


def due(requisition: Requisition, reason: str, due_at: datetime) -> DueRelease:
    return DueRelease(
        requisition_id=requisition.id,
        work_order_id=requisition.work_order_id,
        warehouse_code=requisition.warehouse_code,
        reason=reason,
        due_at=due_at,
    )


def test_what_is_left_behind_is_noted_once_and_taken_oldest_first(scene: Scene) -> None:
    order = scene.order()
    asked = [scene.request(order, PUMP=1), scene.request(order, PUMP=1), scene.request(PUMP=1)]
    old, twin = (due(each, "closed", MONDAY - timedelta(hours=1)) for each in asked[:2])
    new = due(asked[2], "closed", MONDAY)
    with scene.begin(SYSTEM) as tx:
        tx.releases.add([new, old, twin])
        tx.releases.add([replace(new, reason="closed again")])
        tx.releases.add([])
    with scene.begin(SYSTEM) as tx:
        assert {each.requisition_id for each in tx.releases.lock_next()} == {
            old.requisition_id,
            twin.requisition_id,
        }
        tx.releases.remove([old.requisition_id, twin.requisition_id])
        assert list(tx.releases.lock_next()) == [new]
        tx.releases.remove([new.requisition_id])
        assert list(tx.releases.lock_next()) == []


def test_an_order_that_ends_frees_its_parts_for_the_line(scene: Scene) -> None:
    scene.receive(PUMP=2, VALVE=2)
    order = scene.order()
    held = scene.request(order, PUMP=2, VALVE=1)
    waiting = scene.request(PUMP=1, VALVE=2)
    scene.end(order)
    assert (scene.look(held).state, scene.look(waiting).state) == (State.RELEASED, State.RESERVED)
    assert (scene.level(PUMP), scene.level(VALVE)) == ((2, 1), (2, 2))


def test_an_order_is_followed(scene: Scene) -> None:
    order = scene.order(OrderState.ASSIGNED)
    with scene.begin(SYSTEM) as tx:
        known = tx.work_orders.share(order)
        assert known is not None
        tx.work_orders.save(known.transferred(SHANGHAI))
        moved = tx.work_orders.lock(order)
        assert tx.work_orders.lock_alone(order) == moved
        assert moved is not None
        assert (moved.branch_code, moved.state) == (SHANGHAI, OrderState.OPEN)
        assert tx.work_orders.find(WorkOrderId(scene.new_id())) is None


def test_a_branch_takes_over_new_facts(scene: Scene) -> None:
    scene.branch(BEIJING, "Asia/Urumqi")
    with scene.begin(SYSTEM) as tx:
        branch = tx.branches.find(BEIJING)
        assert tx.branches.lock(BEIJING) == branch
        assert tx.branches.find(BranchCode("nowhere")) is None
    assert branch is not None
    assert branch.time_zone == "Asia/Urumqi"


def test_a_part_is_added_once(scene: Scene) -> None:
    part = Part(part_number=PUMP, name="P", unit="个", unit_cost=Decimal("300.00"))
    with pytest.raises(ConcurrentUpdate), scene.begin(KEEPER) as tx:
        tx.parts.add(part)
    with scene.begin(KEEPER) as tx:
        known = tx.parts.find_all([PUMP, VALVE])
    assert {number: each.unit_cost for number, each in known.items()} == {
        PUMP: COSTS[PUMP],
        VALVE: COSTS[VALVE],
    }


def test_a_warehouse_is_added_once_even_if_its_branch_is_out_of_sight(scene: Scene) -> None:
    again = Warehouse(code=STORE, branch_code=SHANGHAI, name="x", is_home=True)
    scene.branch(SHANGHAI)
    with scene.begin(ELSEWHERE) as tx:
        assert tx.warehouses.find(STORE) is None
    with pytest.raises(WarehouseAlreadyOpen), scene.begin(ELSEWHERE) as tx:
        tx.warehouses.add(again)


def test_rows_of_branches_of_others_are_out_of_sight(scene: Scene) -> None:
    scene.receive(PUMP=1)
    order = scene.order()
    asked = scene.request(order, PUMP=1)
    with scene.begin(ELSEWHERE) as tx:
        assert tx.work_orders.find(order) is None
        assert tx.work_orders.share(order) is None
        assert list(tx.views.requisitions(RequisitionFilter(), None, 9)) == []
        assert list(tx.views.stock(StockFilter(), None, 9)) == []
        assert list(tx.views.ledger(StockFilter(), None, 9)) == []
    with scene.begin(ELSEWHERE) as tx:
        with pytest.raises(RequisitionNotFound):
            tx.requisitions.get(asked.id)
        with pytest.raises(RequisitionNotFound):
            tx.requisitions.lock(asked.id)
        with pytest.raises(RequisitionNotFound):
            tx.requisitions.get(RequisitionId(scene.new_id()))
    with pytest.raises(WarehouseNotFound), scene.begin(ELSEWHERE) as tx:
        tx.warehouses.lock(STORE)


def test_requisitions_are_listed_by_time_behind_a_key(scene: Scene) -> None:
    asked = []
    for _ in range(3):
        asked.append(scene.request(PUMP=1))
        scene.later(minutes=1)
    scene.release(asked[1])
    with scene.begin(SYSTEM) as tx:

        def ids(wanted: RequisitionFilter, limit: int = 9) -> list[str]:
            return [each.id for each in tx.views.requisitions(wanted, None, limit)]

        everything = [each.id for each in asked]
        assert ids(RequisitionFilter()) == everything
        assert ids(RequisitionFilter(), 2) == everything[:2]
        assert ids(RequisitionFilter(branch_code=BEIJING)) == everything
        assert ids(RequisitionFilter(branch_code=SHANGHAI)) == []
        assert ids(RequisitionFilter(state=State.SHORT)) == [everything[0], everything[2]]
        assert ids(RequisitionFilter(work_order_id=asked[2].work_order_id)) == everything[2:]
        key = (asked[0].requested_at, asked[0].id)
        rest = tx.views.requisitions(RequisitionFilter(), key, 9)
        assert [each.id for each in rest] == everything[1:]


def test_stock_and_ledger_are_listed_behind_a_key(scene: Scene) -> None:
    scene.receive(PUMP=1, VALVE=2)
    scene.receive(PUMP=4)
    with scene.begin(SYSTEM) as tx:
        levels = tx.views.stock(StockFilter(), None, 9)
        assert [(each.part_number, each.on_hand) for each in levels] == [(PUMP, 5), (VALVE, 2)]
        rest = tx.views.stock(StockFilter(), (STORE, PUMP), 9)
        assert [each.part_number for each in rest] == [VALVE]
        pumps = tx.views.ledger(StockFilter(warehouse_code=STORE, part_number=PUMP), None, 9)
        assert [each.movement.quantity for each in pumps] == [1, 4]
        assert [e.movement.quantity for e in tx.views.ledger(StockFilter(), pumps[0].id, 9)] == [
            2,
            4,
        ]
        assert len(tx.views.ledger(StockFilter(), None, 2)) == 2
        assert list(tx.views.stock(StockFilter(part_number=BOARD), None, 9)) == []


def test_the_other_branch_has_accounts_of_its_own(scene: Scene) -> None:
    scene.branch(SHANGHAI)
    scene.warehouse(SHANGHAI_STORE, SHANGHAI)
    scene.receive(SHANGHAI_STORE, PUMP=7)
    assert (scene.level(PUMP), scene.level(PUMP, SHANGHAI_STORE)) == ((0, 0), (7, 0))
    with scene.begin(ADMIN) as tx:
        home = tx.warehouses.home_of(SHANGHAI)
    assert home is not None
    assert home.code == SHANGHAI_STORE
