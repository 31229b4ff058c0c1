"""What the database refuses of loans, devices and tools; each breach is seen by an invariant.

One scene for all: every statement is rolled back.
"""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from chassis.db import Database
from integration.inventory.breaches_of_loans import ADMIT, BREACHES, REFUSED, lend_and_lose
from integration.inventory.checks import rolled_back, rows_breaking, violations
from unit.inventory.scene import Scene

pytestmark = pytest.mark.integration


def test_the_database_refuses_what_the_rules_of_loans_forbid(
    real: Scene, database: Database
) -> None:
    lend_and_lose(real)
    assert violations(database) == {}
    for statement, constraint in REFUSED:
        with pytest.raises(IntegrityError, match=constraint), database.transaction() as connection:
            connection.execute(text(statement))
    assert violations(database) == {}
    for name, breach in BREACHES.items():
        with rolled_back(database) as connection:
            assert rows_breaking(connection, name) == 0
            for statement in (*ADMIT, breach):
                connection.execute(text(statement))
            assert rows_breaking(connection, name) > 0, name
