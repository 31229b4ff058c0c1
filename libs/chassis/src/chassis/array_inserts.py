"""Inserts of many rows by one statement, as the driver takes them: a column is an array.

A row whose key was taken meanwhile is not added, and the counts then differ. Texts of a text array
travel joined by a character that no text has, because PostgreSQL's arrays of arrays have to be
rectangular.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

_JOINT: Final = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayInsert:
    """An insert, and the names of the arrays it takes."""

    names: tuple[str, ...]
    statement: str

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> bool:
        """Add rows; returns whether each of them was new.

        Args:
            connection: Its transaction is to be rolled back when one was not.
            rows: A value for each name, or more.
        """
        if not rows:
            return True
        arrays = {name: [row[name] for row in rows] for name in self.names}
        return connection.exec_driver_sql(self.statement, arrays).rowcount == len(rows)


def array_insert(
    table: str, types: Mapping[str, str], constants: Mapping[str, str] | None = None
) -> ArrayInsert:
    """Return an insert into a table.

    Args:
        table: Its name.
        types: The type of each column that differs from row to row; `texts` is an array of texts.
        constants: SQL for the columns that do not.
    """
    names, fixed = tuple(types), constants or {}
    arrays = ", ".join(f"%({name})s::{_element(types[name])}[]" for name in names)
    values = [*(array_value(name, types[name]) for name in names), *fixed.values()]
    return ArrayInsert(
        names=names,
        statement=(
            f"insert into {table} ({', '.join((*names, *fixed))}) "  # noqa: S608 - names are ours
            f"select {', '.join(values)} from unnest({arrays}) as row ({', '.join(names)}) "
            "on conflict do nothing"
        ),
    )


def array_value(name: str, kind: str) -> str:
    """Return the SQL for what an array of a type holds of one row."""
    if kind == "texts":
        return f"case when {name} = '' then '{{}}' else string_to_array({name}, '{_JOINT}') end"
    return name


def joined(texts: Iterable[str]) -> str:
    """Return a list of texts as one text."""
    return _JOINT.join(texts)


def texts_joined(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row whose lists of texts are one text each."""
    return {
        name: joined(value) if isinstance(value, list) else value for name, value in row.items()
    }


def _element(kind: str) -> str:
    return "text" if kind == "texts" else kind
