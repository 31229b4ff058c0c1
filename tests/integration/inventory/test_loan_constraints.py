"""What the database refuses of loans, devices and tools; each breach is seen by an invariant.

One scene for all: every statement is rolled back.
"""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from chassis.db import Database
from integration.inventory.breaches_of_loans import ADMIT, BREACHES, REFUSED, lend_and_lose
from integration.inventory.checks import violations
from inventory.adapters.invariants import INVARIANTS
from unit.inventory.scene import Scene

pytestmark = pytest.mark.integration
STATEMENTS = {name: statement for name, _, statement in INVARIANTS}


class RolledBack(Exception):  # noqa: N818 - nothing went wrong
    pass


def broken_by(database: Database, name: str, *statements: str) -> int:
    """Count what an invariant finds after some statements, which are then rolled back."""
    found = 0
    with pytest.raises(RolledBack), database.transaction() as connection:  # noqa: PT012 - as one
        for statement in statements:
            connection.execute(text(statement))
        found = len(connection.execute(text(STATEMENTS[name])).all())
        raise RolledBack
    return found


def test_the_database_refuses_what_the_rules_of_loans_forbid(
    real: Scene, database: Database
) -> None:
    lend_and_lose(real)
    assert violations(database) == {}
    for statement, constraint in REFUSED:
        with pytest.raises(IntegrityError, match=constraint), database.transaction() as connection:
            connection.execute(text(statement))
    assert violations(database) == {}
    for name, statement in BREACHES.items():
        assert broken_by(database, name) == 0
        assert broken_by(database, name, *ADMIT, statement) > 0, name
