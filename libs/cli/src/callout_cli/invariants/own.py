"""Each service's own invariants: it says them itself, in `adapters/invariants.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from callout_cli.invariants.finding import SAMPLE, Finding

_TIMEOUT: Final = text("set local statement_timeout = '60s'")


def own_invariants(service: str) -> tuple[tuple[str, str, str], ...]:
    """Return name, rule and SQL of each invariant of a service; the SQL finds what breaks it."""
    module = import_module(f"{service.replace('-', '_')}.adapters.invariants")
    invariants: tuple[tuple[str, str, str], ...] = module.INVARIANTS
    return invariants


def check_own(service: str, connection: Connection) -> Iterator[Finding]:
    """Look at every invariant of one service."""
    connection.execute(_TIMEOUT)
    for name, rule, sql in own_invariants(service):
        savepoint = connection.begin_nested()
        try:
            rows = connection.exec_driver_sql(sql.replace("%", "%%")).all()
        except SQLAlchemyError as error:
            savepoint.rollback()
            why = str(error).splitlines()[0]
            yield Finding(name=name, rule=rule, where=service, unchecked=why)
            continue
        savepoint.commit()
        yield Finding(
            name=name,
            rule=rule,
            where=service,
            broken=len(rows),
            sample=sample_of(" ".join(f"{value}" for value in row) for row in rows),
        )


def sample_of(rows: Iterable[str]) -> tuple[str, ...]:
    """Keep the first few rows."""
    kept: list[str] = []
    for row in rows:
        if len(kept) == SAMPLE:
            break
        kept.append(row)
    return tuple(kept)
