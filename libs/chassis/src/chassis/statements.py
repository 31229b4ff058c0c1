"""The statements that every call runs: planned once for each session, and run without ceremony.

Building, compiling and wrapping them costs more than the database does, so they are text and their
rows are tuples. Everything else goes through SQLAlchemy; both see the same transaction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

import psycopg2
from sqlalchemy import Connection

_PLACEHOLDER: Final = re.compile(r"%\((\w+)\)s(?:::(\w+(?:\[\])?))?")


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A statement as the server keeps it, and its values as the driver writes them."""

    kept: str
    values: str
    is_deferred: bool


_plans: Final[dict[str, Plan]] = {}


def planned(statement: str) -> str:
    """Have a statement planned once for each session; returns it, to be run like any other.

    Args:
        statement: One statement, its values written `%(name)s::type`.
    """
    _plans[statement] = _plan(statement, is_deferred=False)
    return statement


def deferred(statement: str) -> str:
    """Have a statement planned like `planned`, and sent when something else is.

    Within a transaction it is sent before the next statement and at the latest with the commit.
    Nobody learns how many rows it touched, and an error appears where it is sent.

    Args:
        statement: One statement, its values written `%(name)s::type`.
    """
    marked = f"{statement}/* deferred */"
    _plans[marked] = _plan(statement, is_deferred=True)
    return marked


def _plan(statement: str, *, is_deferred: bool) -> Plan:
    places: dict[str, int] = {}
    types: list[str] = []

    def place(found: re.Match[str]) -> str:
        value, kind = found[0], found[2]
        if kind is None:
            raise ValueError(f"{value} has no type: a plan is made before the value is known")
        if value not in places:
            places[value] = len(places) + 1
            types.append(kind)
        return f"${places[value]}"

    body = _PLACEHOLDER.sub(place, statement).replace("%%", "%")
    of_types, values = (f"({', '.join(each)})" if each else "" for each in (types, places))
    return Plan(f"{of_types} as {body}", values, is_deferred)


def plan_of(statement: str) -> Plan | None:
    """Return how a statement is run that was given to `planned` or `deferred`."""
    return _plans.get(statement)


def run(connection: Connection, statement: str, values: Mapping[str, Any]) -> list[Any]:
    """Run a statement and return its rows as tuples; listeners of the engine see it as usual.

    Args:
        connection: With an open transaction.
        statement: As returned by `planned` or `deferred`.
        values: By name.

    Raises:
        DBAPIError: What SQLAlchemy makes of an error of the driver.
    """
    listeners = connection.dispatch
    context: Any = _Context()
    cursor: Any
    with closing(connection.connection.cursor()) as cursor:
        for before in listeners.before_cursor_execute:
            before(connection, cursor, statement, values, context, False)  # noqa: FBT003
        try:
            cursor.execute(statement, values)
            rows = [] if cursor.description is None else cursor.fetchall()
        except psycopg2.Error as error:
            # Wraps the error, tells listeners, and gives up a connection that is lost.
            connection._handle_dbapi_exception(error, statement, None, cursor, context)  # noqa: SLF001
        for after in listeners.after_cursor_execute:
            after(connection, cursor, statement, values, context, False)  # noqa: FBT003
    return rows


class _Context:
    """One run of a statement, for listeners to keep something on."""

    executemany = False

    def handle_dbapi_exception(self, error: Exception) -> None:
        """Called by SQLAlchemy; there is nothing to do."""
