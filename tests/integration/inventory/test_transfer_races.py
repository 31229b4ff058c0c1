"""Two warehouses that give each other parts at once: nothing doubles and nothing deadlocks."""

from __future__ import annotations

from uuid import uuid4

import pytest

from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.test_stock_races import deadlocks, together
from inventory.domain.errors import ConcurrentUpdate, Refused
from inventory.domain.ids import TransferId, WarehouseCode
from inventory.domain.transfers.claim import ClaimOutcome
from inventory.domain.transfers.transfer import Transfer
from inventory.handlers.transfers.ask_transfer import AskTransfer, ask_transfer
from unit.inventory.scene import ADMIN, PUMP, STORE, Scene, Who, lines
from unit.inventory.way import DEPOT, JUDGE, Way

pytestmark = pytest.mark.integration

JUDGE_OF_BOTH = Who(subject=JUDGE.subject, role="supervisor")
ROUNDS = 4


def asked(scene: Scene, from_code: WarehouseCode, to_code: WarehouseCode) -> Transfer:
    cmd = AskTransfer(
        transfer_id=TransferId(str(uuid4())),
        from_code=from_code,
        to_code=to_code,
        lines=lines(PUMP=3),
    )
    return scene.do(ask_transfer, cmd, ADMIN)


def test_both_give_each_other_parts_and_settle_surpluses_at_once(
    real: Scene, database: Database
) -> None:
    way = Way(real)
    real.receive(PUMP=200)
    real.receive(DEPOT, PUMP=200)
    before = deadlocks(database)

    def work(worker: int) -> None:
        way_there = (STORE, DEPOT) if worker % 2 else (DEPOT, STORE)
        for _ in range(ROUNDS):
            sent = way.ship(asked(real, *way_there), who=ADMIN)
            came = way.receive(sent, *lines(PUMP=4), who=ADMIN)
            way.settle(came, ClaimOutcome.FOUND, who=JUDGE_OF_BOTH)

    together(work)
    assert deadlocks(database) == before
    assert violations(database) == {}
    assert real.level(PUMP)[0] + real.level(PUMP, DEPOT)[0] == 400


def test_many_ship_one_transfer_and_the_parts_leave_once(real: Scene, database: Database) -> None:
    way = Way(real)
    real.receive(PUMP=100)
    wanted = way.ask(PUMP=3)
    refusals: list[Exception] = []

    def work(_: int) -> None:
        try:
            way.ship(wanted)
        except (Refused, ConcurrentUpdate) as refusal:
            refusals.append(refusal)

    together(work, 6)
    assert len(refusals) == 5
    assert real.level(PUMP) == (97, 0)
    assert violations(database) == {}


def test_parts_leave_for_elsewhere_while_orders_ask_for_them(
    real: Scene, database: Database
) -> None:
    way = Way(real)
    real.receive(PUMP=20)
    transfers = [way.ask(PUMP=3) for _ in range(4)]
    orders = [real.order() for _ in range(4)]

    def work(worker: int) -> None:
        if worker < 4:
            real.request(orders[worker], PUMP=3)
        else:
            try:
                way.ship(transfers[worker - 4])
            except Refused:
                return

    together(work, 8)
    on_hand, reserved = real.level(PUMP)
    assert 0 <= reserved <= on_hand
    assert (20 - on_hand) % 3 == 0
    assert violations(database) == {}
