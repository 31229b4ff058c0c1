"""Invariants between services: what one database says against what another one says.

No query crosses a database. Each side is read on its own, then compared here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from callout_cli.invariants.finding import Finding
from callout_cli.invariants.own import sample_of
from chassis.topology import Topology, read_topology


class Relation(StrEnum):
    """How the rows of two sides must stand to each other."""

    EQUAL = "equal"
    WITHIN = "within"  # everything on the left is on the right
    APART = "apart"  # nothing on the left is on the right


@dataclass(frozen=True, slots=True)
class Side:
    """One query on one service's database."""

    service: str
    sql: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """An invariant over two databases."""

    name: str
    rule: str
    left: Side
    right: Side
    relation: Relation = Relation.EQUAL


_UNSENT: Final = "select stream, aggregate_id, sequence from outbox where sent_at is null"
_PARKED: Final = "select event_type, aggregate_id, error from inbox where state = 'parked'"
_UNFINISHED: Final = (
    "select event_type, aggregate_id, sequence, state"
    " from inbox where state in ('waiting', 'retry')"
)


def check_delivery(connections: Mapping[str, Connection], cell: str) -> Iterator[Finding]:
    """Check that no event is lost between any outbox and any inbox."""
    for service, connection in connections.items():
        yield _none(service, connection, "every event has left the outbox", _UNSENT)
        yield _none(service, connection, "no event waits or is to be tried again", _UNFINISHED)
        yield _none(service, connection, "no event is parked", _PARKED, settles=False)
    topology = contract_topology(cell)
    for publisher, streams in topology.publishes.items():
        for stream in streams:
            for listener in sorted(topology.listeners(stream)):
                if publisher in connections and listener in connections:
                    yield _arrived(connections, cell, stream, publisher, listener)


@cache
def contract_topology(cell: str) -> Topology:
    """Read the topology that comes with the contracts, once."""
    return read_topology(files("callout").joinpath("topology.yaml").read_text("utf-8"), cell=cell)


def check_across(
    connections: Mapping[str, Connection], invariants: tuple[Across, ...]
) -> Iterator[Finding]:
    """Compare what services say about the same things."""
    for each in invariants:
        where = f"{each.left.service} → {each.right.service}"
        try:
            left = _rows(connections[each.left.service], each.left.sql)
            right = _rows(connections[each.right.service], each.right.sql)
        except SQLAlchemyError as error:
            why = str(error).splitlines()[0]
            yield Finding(name=each.name, rule=each.rule, where=where, unchecked=why)
            continue
        lost = left & right if each.relation is Relation.APART else left - right
        surplus = right - left if each.relation is Relation.EQUAL else set()
        rows = [*(f"- {' '.join(row)}" for row in sorted(lost))]
        rows += [f"+ {' '.join(row)}" for row in sorted(surplus)]
        yield Finding(
            name=each.name,
            rule=each.rule,
            where=where,
            broken=len(rows),
            sample=sample_of(rows),
            settles=True,
        )


def _arrived(
    connections: Mapping[str, Connection], cell: str, stream: str, publisher: str, listener: str
) -> Finding:
    """Compare the last number announced with the last number that took effect, by aggregate."""
    given = _rows(
        connections[publisher],
        "select aggregate_id, last_sequence from outbox_sequence where stream = %(stream)s",
        stream=stream,
    )
    taken = _rows(
        connections[listener],
        "select aggregate_id, last_sequence from inbox_position"
        " where stream = %(stream)s and cell = %(cell)s",
        stream=stream,
        cell=cell,
    )
    wrong = sorted(given ^ taken)
    return Finding(
        name=f"every event of {stream} took effect, once",
        stream=stream,
        rule="outbox-inbox",
        where=f"{publisher} → {listener}",
        broken=len(wrong),
        sample=sample_of(" ".join(row) for row in wrong),
        settles=True,
    )


def _none(
    service: str, connection: Connection, name: str, sql: str, *, settles: bool = True
) -> Finding:
    rows = sorted(_rows(connection, sql))
    return Finding(
        name=name,
        rule="outbox-inbox",
        where=service,
        broken=len(rows),
        sample=sample_of(" ".join(row) for row in rows),
        settles=settles,
    )


def _rows(connection: Connection, sql: str, **values: str) -> set[tuple[str, ...]]:
    savepoint = connection.begin_nested()
    try:
        # The driver takes a percent sign for a placeholder.
        plain = sql if values else sql.replace("%", "%%")
        found = connection.exec_driver_sql(plain, values or None).all()
    except SQLAlchemyError:
        savepoint.rollback()
        raise
    savepoint.commit()
    return {tuple(str(value) for value in row) for row in found}
