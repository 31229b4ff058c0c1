"""Runs the invariants that `callout check` runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from chassis.db import Database
from inventory.adapters.invariants import INVARIANTS

_STATEMENTS = {name: statement for name, _, statement in INVARIANTS}


def violations(database: Database) -> dict[str, list[str]]:
    """Return the rows that break an invariant, by its name."""
    with database.read_only() as connection:
        return {
            name: [str(row) for row in rows]
            for name in _STATEMENTS
            if (rows := connection.execute(text(_STATEMENTS[name])).all())
        }


def rows_breaking(connection: Connection, name: str) -> int:
    """Count the rows that break one invariant, as an open transaction sees them."""
    return len(connection.execute(text(_STATEMENTS[name])).all())


@contextmanager
def rolled_back(database: Database) -> Iterator[Connection]:
    """Open a transaction that comes to nothing."""
    with database.engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()
