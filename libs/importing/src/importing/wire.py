"""Rows and reports as messages; both name their fields alike, whichever service they are of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields
from typing import Any, TypeVar

from importing.batches import ImportReport

R = TypeVar("R")
M = TypeVar("M")


def read_row(message: Any, kind: type[R]) -> R:
    """Return a message as a row, a dataclass whose fields the message has."""
    described: Any = kind
    return kind(**{field.name: getattr(message, field.name) for field in fields(described)})


def write_row(row: Any, kind: Callable[..., M]) -> M:
    """Return a row as a message that has its fields."""
    return kind(**asdict(row))


def write_report(report: ImportReport, kind: Callable[..., M], refusal: Callable[..., Any]) -> M:
    """Return a report as a message of a service, with its kind of refusals."""
    return kind(
        added=report.added,
        unchanged=report.unchanged,
        refusals=[write_row(each, refusal) for each in report.refusals],
    )
