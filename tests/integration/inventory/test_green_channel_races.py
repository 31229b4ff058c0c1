"""Urgent and usual needs on one hot part at once: nothing doubles and nothing deadlocks."""

from __future__ import annotations

import random
from contextlib import suppress
from functools import partial

import pytest

from chassis.db import Database
from integration.inventory.checks import violations
from integration.inventory.test_stock_races import ask, bring, deadlocks, together
from inventory.domain.errors import ConcurrentUpdate, Refused
from inventory.domain.ids import WorkOrderId
from inventory.domain.requisition import Requisition, State
from inventory.domain.severity import Severity
from inventory.domain.special_orders import errors
from inventory.domain.special_orders.deposit import DepositOutcome
from unit.inventory.customers_scene import CustomersScene
from unit.inventory.scene import PUMP, Scene

pytestmark = pytest.mark.integration
ROUNDS = 6


def test_two_urgent_needs_and_a_usual_one_on_one_hot_part(real: Scene, database: Database) -> None:
    real.receive(PUMP=4, VALVE=4)
    customers, before = CustomersScene(real), deadlocks(database)
    severities = (Severity.A, Severity.A, Severity.D, Severity.C)
    orders = [real.order(severity=each, in_warranty=True) for each in severities]

    def work(worker: int) -> None:
        number = random.Random(worker)
        for turn in range(ROUNDS):
            wanted = {"PUMP": 2} if turn % 2 else {"VALVE": 1, "PUMP": 1}
            asked = ask(real, orders[worker], number, **dict(sorted(wanted.items())))
            try:
                if severities[worker] is Severity.A:
                    customers.issue_first(asked)
                else:
                    real.approve(asked)
                    real.issue(asked)
            except (Refused, ConcurrentUpdate):
                with suppress(Refused):  # it was issued after all
                    real.release(asked)
            bring(real, number, PUMP=1, VALVE=1)

    together(work, len(severities))
    assert deadlocks(database) == before
    assert violations(database) == {}
    assert customers.first_issues()


def test_two_urgent_needs_take_one_reservation_once(real: Scene, database: Database) -> None:
    real.receive(PUMP=1)
    for _ in range(ROUNDS):
        held = real.request(real.order(severity=Severity.D), PUMP=1)
        urgent = [real.order(severity=Severity.A) for _ in range(2)]
        asked: dict[int, Requisition] = {}

        def work(worker: int, orders: list[WorkOrderId], into: dict[int, Requisition]) -> None:
            number = random.Random(f"{held.id} {worker}")  # noqa: B023 - joined in this turn
            into[worker] = ask(real, orders[worker], number, PUMP=1)

        together(partial(work, orders=urgent, into=asked), 2)
        assert sorted(each.state for each in asked.values()) == [State.RESERVED, State.SHORT]
        assert real.look(held).state is State.SHORT
        assert real.level(PUMP) == (1, 1)
        for each in (held, *asked.values()):
            real.release(each)
    assert violations(database) == {}


def test_a_deposit_is_refunded_once_whoever_is_faster(real: Scene, database: Database) -> None:
    customers = CustomersScene(real)
    order = customers.cancel(customers.placed(PUMP=1))
    refusals: list[Exception] = []

    def work(_: int) -> None:
        try:
            customers.settle(order, DepositOutcome.REFUNDED)
        except errors.DepositNotHeld as refusal:
            refusals.append(refusal)

    together(work, 4)
    assert len(refusals) == 3
    assert violations(database) == {}
