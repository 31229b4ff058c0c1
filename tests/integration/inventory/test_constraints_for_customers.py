"""What the database refuses about supplements, green channel and special orders.

One database serves all: every statement runs in a transaction of its own that is rolled back.
"""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from chassis.db import Database
from integration.inventory.breaches_for_customers import ADMIT, BREACHES, REFUSED
from integration.inventory.checks import rolled_back, violations
from inventory.adapters.invariants import INVARIANTS
from inventory.domain.ids import TransferId
from inventory.domain.severity import Severity
from inventory.domain.special_orders.special_order import Procurement
from inventory.handlers.transfers.ask_transfer import AskTransfer, ask_transfer
from unit.inventory.customers_scene import CustomersScene
from unit.inventory.scene import ADMIN, STORE, Scene, lines
from unit.inventory.way import DEPOT, Way

pytestmark = pytest.mark.integration
STATEMENTS = {name: statement for name, _, statement in INVARIANTS}


@pytest.fixture
def busy(real: Scene) -> Scene:
    """Something in every state."""
    customers, way = CustomersScene(real), Way(real)
    real.receive(PUMP=9, VALVE=9)
    added = customers.addition(PUMP=1)
    real.later(minutes=10)
    first = customers.sign(added)
    real.later(minutes=10)
    customers.sign(added, "400", withdraws=first)
    real.approve(added)
    real.issue(added)
    asked = real.request(customers.urgent(), PUMP=1)
    customers.issue_first(asked)
    real.approve(asked)
    waits = real.request(real.order(severity=Severity.A), BOARD=1)
    cmd = AskTransfer(
        transfer_id=TransferId(real.new_id()),
        from_code=DEPOT,
        to_code=STORE,
        lines=lines(BOARD=1),
        requisition_id=waits.id,
    )
    real.do(ask_transfer, cmd, ADMIN)
    way.ask(PUMP=1)
    own = customers.propose(real.request(BOARD=1), Procurement.SELF)
    for supplier, amount in (("甲", "1400"), ("乙", "1300"), ("丙", "1600")):
        customers.quote(own, supplier, amount)
    approved = customers.approve(own, "甲", "there tomorrow")
    assert approved.approval is not None
    arrived = customers.placed("R-1", BOARD=1)
    customers.arrive(arrived, BOARD=1)
    customers.settle(customers.cancel(customers.placed("R-2", BOARD=1)))
    return real


def test_the_database_refuses_what_the_rules_forbid(busy: Scene, database: Database) -> None:
    assert violations(database) == {}
    for statement, constraint in REFUSED:
        with pytest.raises(IntegrityError, match=constraint), rolled_back(database) as connection:
            connection.execute(text(statement))


def test_an_invariant_sees_its_breach(busy: Scene, database: Database) -> None:
    for name, breach in BREACHES.items():
        with database.transaction() as connection:
            attempt = connection.begin_nested()
            assert not connection.execute(text(STATEMENTS[name])).all(), name
            for statement in (*ADMIT, breach):
                connection.execute(text(statement))
            assert connection.execute(text(STATEMENTS[name])).all(), name
            attempt.rollback()
    assert violations(database) == {}
