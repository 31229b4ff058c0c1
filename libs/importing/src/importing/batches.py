"""Batches of rows: what becomes of each, and why one cannot be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from importing.fields import RowRefused

R = TypeVar("R")
V = TypeVar("V")


class Refusing(Protocol):
    """An error that says why: a permanent reason, the rule behind it and the field."""

    reason: str
    rule: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRefusal:
    """A row that was not taken, with the line it came from."""

    line: int
    field: str
    reason: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of a batch; `added` would be added, on a dry run."""

    added: int
    unchanged: int
    refusals: tuple[RowRefusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Generic[V]):
    """What a batch comes to.

    Args:
        additions: What is to be added, in the order of the rows.
        unchanged: Rows about what is on file already.
        refusals: Rows that cannot be taken.
    """

    additions: tuple[V, ...]
    unchanged: int
    refusals: tuple[RowRefusal, ...]

    @property
    def report(self) -> ImportReport:
        """What is told of it."""
        return ImportReport(
            added=len(self.additions), unchanged=self.unchanged, refusals=self.refusals
        )


def plan_rows(
    rows: Iterable[R],
    line_of: Callable[[R], int],
    read: Callable[[R], V | None],
    errors: type[Exception],
) -> Plan[V]:
    """Sort a batch into what is to be added, what is on file, and rows that cannot be taken.

    Args:
        rows: The batch.
        line_of: Returns the line of a row in its table.
        read: Returns what a row adds, None if that is on file; raises if it cannot be taken.
        errors: What the rules of a service raise; such an error names reason, rule and field.
    """
    additions: list[V] = []
    refusals: list[RowRefusal] = []
    unchanged = 0
    for row in rows:
        try:
            found = read(row)
        except (RowRefused, errors) as error:
            refusals.append(refusal(line_of(row), error))
            continue
        if found is None:
            unchanged += 1
        else:
            additions.append(found)
    return Plan(additions=tuple(additions), unchanged=unchanged, refusals=tuple(refusals))


def refusal(line: int, error: Any) -> RowRefusal:
    """Return why a row is not taken; the error names reason, rule and field."""
    said: Refusing = error
    return RowRefusal(
        line=line, field=said.field, reason=said.reason, rule=said.rule, message=str(error)
    )
