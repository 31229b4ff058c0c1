"""One transaction per use case: state, outbox and inbox commit together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

from sqlalchemy import Connection

from chassis.db import Database
from chassis.outbox import ClosedOutbox, Outbox

TxT = TypeVar("TxT")

ALL: Final = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who asks: a person or a service, in one role, for some branches or for all."""

    subject: str
    role: str
    branches: frozenset[str] | Literal["*"]

    def may_act_for(self, branch: str) -> bool:
        """Say whether rows of this branch may be seen and changed."""
        return self.branches == ALL or branch in self.branches


SYSTEM: Final = Principal(subject="system", role="system", branches=ALL)
"""Reactions and timers act under this name."""

OpenTx = Callable[[Connection, Outbox, Principal], TxT]


@dataclass(frozen=True, kw_only=True)
class Work(Generic[TxT]):
    """An open transaction: the service's own view of it, and what lies beneath."""

    connection: Connection
    outbox: Outbox
    tx: TxT


class UnitOfWork(Generic[TxT]):
    """Opens transactions of one service.

    Args:
        database: The service's database.
        open_tx: Builds the service's repositories over a connection.
        source: Name of the service, sent with every event.
        cell: Name of the cell, sent with every event.
    """

    def __init__(self, database: Database, open_tx: OpenTx[TxT], *, source: str, cell: str) -> None:
        self._database = database
        self._open_tx = open_tx
        self._source = source
        self._cell = cell
        self._listeners: list[Callable[[], None]] = []

    def on_announced(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every commit that left events in the outbox (wakes the relay)."""
        self._listeners.append(listener)

    @contextmanager
    def begin(self, principal: Principal) -> Iterator[Work[TxT]]:
        """Open a transaction; commit after the outbox is flushed, roll back on any error.

        What was asked for `after_commit` is done only when the commit was confirmed.
        """
        with self._database.transaction() as connection:
            outbox = Outbox(connection, source=self._source, cell=self._cell)
            yield Work(
                connection=connection,
                outbox=outbox,
                tx=self._open_tx(connection, outbox, principal),
            )
            announced = outbox.flush()
        outbox.committed()
        if announced:
            for listener in self._listeners:
                listener()

    @contextmanager
    def read(self, principal: Principal) -> Iterator[TxT]:
        """Open a transaction that may not write."""
        with self._database.read_only() as connection:
            outbox = ClosedOutbox(connection, source=self._source, cell=self._cell)
            yield self._open_tx(connection, outbox, principal)
