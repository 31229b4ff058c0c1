"""A part of a transaction that may fail without the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from chassis.db import is_outage
from chassis.outbox import Outbox


@contextmanager
def savepoint(connection: Connection, outbox: Outbox) -> Iterator[None]:
    """Do something; on an error its rows and its events are undone, and the transaction goes on.

    What is kept in memory besides the outbox is the caller's to undo. The error is raised on; when
    it tells that the server is away, the whole transaction is lost.
    """
    mark = outbox.mark()
    connection.exec_driver_sql("savepoint apart")
    try:
        yield
        # Sends what still waits as well, so that an error of it is one of this part.
        connection.exec_driver_sql("release savepoint apart")
    except Exception as error:
        if not is_outage(error):
            session: Any = connection.connection.driver_connection
            session.forget_waiting()
            connection.exec_driver_sql("rollback to savepoint apart; release savepoint apart")
            outbox.rewind(mark)
        raise
