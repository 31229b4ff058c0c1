"""Runs the invariants that `callout check` runs."""

from __future__ import annotations

from sqlalchemy import text

from chassis.db import Database
from inventory.adapters.invariants import INVARIANTS


def violations(database: Database) -> dict[str, list[str]]:
    """Return the rows that break an invariant, by its name."""
    found: dict[str, list[str]] = {}
    with database.read_only() as connection:
        for name, _, statement in INVARIANTS:
            if rows := connection.execute(text(statement)).all():
                found[name] = [str(row) for row in rows]
    return found
