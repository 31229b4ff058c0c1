"""Counts are decided while others decide, ask and issue: nothing doubles, nothing deadlocks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.test_stock_races import deadlocks, together
from inventory.domain.counts.count import CountState
from inventory.domain.counts.errors import CountDifferenceChanged
from inventory.domain.errors import ConcurrentUpdate, Refused
from inventory.domain.requisition import State
from inventory.handlers.issue_parts import IssueParts, issue_parts
from unit.inventory.counting import Counting, seen
from unit.inventory.scene import ADMIN, KEEPER, PUMP, SYSTEM, VALVE, Scene

pytestmark = pytest.mark.integration


def test_many_decide_one_count_and_it_is_posted_once(real: Scene, database: Database) -> None:
    counting = Counting(real)
    real.receive(PUMP=10)
    done = counting.twice(counting.open(), seen(PUMP, 7))
    units = counting.units(done)
    refusals: list[Exception] = []

    def work(_: int) -> None:
        try:
            counting.decide(done, told=units)
        except (Refused, ConcurrentUpdate) as refusal:
            refusals.append(refusal)

    together(work, 6)
    assert len(refusals) == 5
    assert real.level(PUMP) == (7, 0)
    assert violations(database) == {}


def test_what_is_booked_late_while_a_count_is_decided_is_not_booked_twice(real: Scene) -> None:
    counting = Counting(real)
    real.receive(PUMP=100)
    held = real.approve(real.request(PUMP=2))
    count = counting.open()
    real.later(minutes=5)
    late = IssueParts(requisition_id=held.id, occurred_at=real.now)
    real.later(hours=1)
    done = counting.twice(count, seen(PUMP, 98))
    units = counting.units(done)
    with ThreadPoolExecutor(1) as threads:
        with real.begin(KEEPER) as tx:
            issue_parts(late, tx, real.now)
            deciding = threads.submit(counting.decide, done, told=units)
            assert not wait([deciding], timeout=0.1).done
        with pytest.raises(CountDifferenceChanged):
            deciding.result(timeout=10)
    counting.decide(done)
    assert real.level(PUMP) == (98, 0)


def test_what_is_missing_is_booked_while_orders_ask_for_it_and_take_it(
    real: Scene, database: Database
) -> None:
    counting = Counting(real)
    real.receive(PUMP=12, VALVE=12)
    held = [real.approve(real.request(PUMP=2, VALVE=2), ADMIN) for _ in range(4)]
    done = counting.twice(counting.open(), seen(PUMP, 8), seen(VALVE, 8))
    units = counting.units(done)
    orders = [real.order() for _ in range(6)]
    real.later(minutes=1)  # what goes out now went out after the counting
    before = deadlocks(database)

    def work(worker: int) -> None:
        try:
            if worker == 0:
                counting.decide(done, told=units)
            elif worker % 2:
                real.issue(held[worker // 2])
            else:
                real.request_all({VALVE: 1, PUMP: 1}, orders[worker - 1])
        except (Refused, ConcurrentUpdate):
            pass

    together(work, 7)
    with real.begin(SYSTEM) as tx:
        state = tx.counts.get(done.id).state
    if state is CountState.COUNTED:
        counting.decide(done, told=units)  # it was told to try again
    assert deadlocks(database) == before
    assert violations(database) == {}
    out = sum(real.look(each).state is State.ISSUED for each in held)
    assert real.level(PUMP)[0] == 8 - 2 * out
