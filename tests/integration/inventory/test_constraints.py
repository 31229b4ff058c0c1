"""What the database refuses, whichever program connects; each breach is seen by an invariant."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from chassis.db import Database
from integration.inventory.checks import violations
from inventory.adapters.invariants import INVARIANTS
from unit.inventory.scene import Scene

pytestmark = pytest.mark.integration


@pytest.fixture
def busy(real: Scene) -> Scene:
    """One requisition in each state, and a return."""
    real.receive(PUMP=9, VALVE=9)
    issued = real.issued(PUMP=3)
    real.give_back(issued, PUMP=1)
    real.request(VALVE=2)
    real.approve(real.request(VALVE=1))
    real.release(real.request(VALVE=1))
    real.request(BOARD=1)
    return real


def run(database: Database, *statements: str) -> None:
    with database.transaction() as connection:
        for statement in statements:
            connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("update stock set reserved = on_hand + 1", "stock_not_promised_twice"),
        ("update stock set reserved = -1", "stock_not_promised_twice"),
        ("update stock set on_hand = -1, reserved = 0", "stock_not_promised_twice"),
        ("update ledger set quantity = quantity + 1", "P-02"),
        ("delete from ledger", "P-02"),
        ("truncate ledger", "P-02"),
        ("update receipt set document = 'x'", "P-02"),
        ("delete from receipt_line", "P-02"),
        ("update requisition_line set returned = quantity + 1", "requisition_line_returned"),
        (
            "update requisition set requested_by = approved_by where approved_by is not null",
            "requisition_approved_by_another",
        ),
        ("update requisition set state = 'issued'", "requisition"),
        (
            """
            insert into ledger (warehouse_code, part_number, quantity, from_account, to_account,
                document_kind, document_id, actor, occurred_at, recorded_at)
            select warehouse_code, part_number, 1, 'supplier', 'supplier', 'receipt',
                document_id, 'x', now(), now() from ledger
            """,
            "ledger_",
        ),
    ],
)
def test_the_database_refuses_what_the_rules_forbid(
    busy: Scene, database: Database, statement: str, constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        run(database, statement)
    assert violations(database) == {}


ADMIT = (
    "alter table ledger disable trigger all",
    "alter table receipt_line disable trigger all",
    "alter table stock drop constraint stock_not_promised_twice",
    "alter table requisition drop constraint requisition_approved_by_another",
    "alter table requisition_line drop constraint requisition_line_returned",
)
BREACHES = {
    "what is on hand is the sum of the ledger": "update stock set on_hand = on_hand + 1",
    "what is reserved is the sum of the requisitions that hold it": (
        "update stock set reserved = reserved + 1 where reserved < on_hand"
    ),
    "stock is never below zero and never promised twice": (
        "update stock set reserved = on_hand + 1"
    ),
    "no account but the supplier's is ever below zero": (
        "update ledger set quantity = 99 where document_kind = 'return'"
    ),
    "every receipt is booked once, line by line": "update receipt_line set quantity = 1",
    "what is issued is booked to the order once, line by line": (
        "update ledger set to_account = 'order:x' where document_kind = 'issue'"
    ),
    "nobody approves what he asked for": (
        "update requisition set requested_by = approved_by where approved_by is not null"
    ),
    "an order that ended holds nothing and waits for nothing that is not due for release": (
        "update work_order set state = 'closed'"
    ),
    "a requisition waits exactly when something is missing": (
        "update requisition_line set missing = 0"
    ),
    "nobody waits for stock that is there": ("insert into stock values ('BJ01-W1', 'BOARD', 5, 0)"),
    "what came back is booked once and is no more than what went out": (
        "update requisition_line set returned = 2 where returned = 1"
    ),
}


def test_every_invariant_has_a_breach_here() -> None:
    assert {name for name, _, _ in INVARIANTS} == set(BREACHES)
    assert {rule for _, rule, _ in INVARIANTS} <= {"P-02", "P-03", "P-04", "P-07"}


@pytest.mark.parametrize("name", BREACHES)
def test_an_invariant_sees_its_breach(busy: Scene, database: Database, name: str) -> None:
    assert violations(database) == {}
    run(database, *ADMIT, BREACHES[name])
    assert name in violations(database)
