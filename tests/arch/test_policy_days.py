"""A policy counts by the branch's calendar: no use case takes the UTC day of an instant."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SERVICES = Path(__file__).parents[2] / "services"
# How suggestions are ranked is one policy for all branches, and no promise to anybody.
OF_NO_BRANCH = {"suggest_cases"}
HANDLERS = [
    path
    for path in sorted(SERVICES.glob("*/src/*/handlers/**/*.py"))
    if path.stem not in OF_NO_BRANCH
]


def days_of_greenwich(source: str) -> Iterator[int]:
    """Yield the lines that take the day of an instant without going to a zone first."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Attribute(attr=way)), attr="date")
            ):
                if way != "astimezone":
                    yield node.lineno
            case ast.Call(func=ast.Attribute(attr="date")):
                yield node.lineno
            case _:
                pass


def test_there_are_handlers_to_look_at() -> None:
    assert len(HANDLERS) > 60


@pytest.mark.parametrize("path", HANDLERS, ids=lambda path: f"{path.parts[-3]}.{path.stem}")
def test_no_use_case_takes_the_day_of_greenwich(path: Path) -> None:
    assert not list(days_of_greenwich(path.read_text("utf-8")))


@pytest.mark.parametrize(
    ("line", "is_refused"),
    [
        ("tx.policies.triggers(at.date())", True),
        ("day = event.filed_at.date()", True),
        ("day = max(at, now).date()", True),
        ("day = at.astimezone(zone).date()", False),
        ("day = branch.day_of(at)", False),
    ],
)
def test_the_day_of_greenwich_is_noticed(line: str, *, is_refused: bool) -> None:
    assert bool(list(days_of_greenwich(line))) is is_refused
