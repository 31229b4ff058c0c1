"""PostgreSQL sessions for both kinds of process.

psycopg2 is the driver of native threads (api) and of eventlet (worker): psycopg 3 blocks the
eventlet hub. A pooled connection that rested for a while is pinged before it is used, so a restart
of the server costs no request; one that was used a moment ago is not, so the ping costs no round
trip under load.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from psycopg2 import errorcodes
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy import exc as sa_errors
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from chassis.db_session import AUTOCOMMIT, BEGIN, BEGIN_READ_ONLY, Session

PING_AFTER_SECONDS = 1.0
_USED_AT = "callout_used_at"

# Classes of SQLSTATE that tell about the server and never about the statement: lost connection,
# insufficient resources, operator intervention (except a timeout of the statement), system error.
_OUTAGE_CLASSES = ("08", "53", "57", "58")
_CLASHES = frozenset(
    {
        errorcodes.DEADLOCK_DETECTED,
        errorcodes.SERIALIZATION_FAILURE,
        errorcodes.LOCK_NOT_AVAILABLE,
    }
)


def sqlstate(error: BaseException) -> str:
    """Return the five characters PostgreSQL gave, or an empty string."""
    return str(getattr(getattr(error, "orig", error), "pgcode", None) or "")


def broken_constraint(error: BaseException) -> str:
    """Return the name of the constraint that a statement broke, or an empty string."""
    diagnosis = getattr(getattr(error, "orig", error), "diag", None)
    return str(getattr(diagnosis, "constraint_name", None) or "")


def is_outage(error: BaseException) -> bool:
    """Say whether an error tells about the database server and not about what was asked of it."""
    if isinstance(error, sa_errors.TimeoutError):  # no connection left in the pool
        return True
    if not isinstance(error, sa_errors.DBAPIError):
        return False
    state = sqlstate(error)
    if state == errorcodes.QUERY_CANCELED:
        return False
    if state:
        return state.startswith(_OUTAGE_CLASSES)
    return error.connection_invalidated or isinstance(
        error, sa_errors.OperationalError | sa_errors.InterfaceError
    )


def is_clash(error: BaseException) -> bool:
    """Say whether two transactions met: the same work succeeds when it is simply done again."""
    return sqlstate(error) in _CLASHES


class Database:
    """One service's own database.

    Args:
        url: `postgresql://…`; the driver is always psycopg2.
        pool_size: Connections kept open; as many again may be opened under pressure.
        statement_timeout: The server cancels a statement that takes longer.
        pool_timeout: Longest wait for a free connection.
        connect_timeout: Longest wait for the server to answer a new connection.
        application_name: Shown in `pg_stat_activity`.
    """

    def __init__(  # noqa: PLR0913
        self,
        url: str,
        *,
        pool_size: int = 5,
        statement_timeout: timedelta = timedelta(seconds=30),
        pool_timeout: timedelta = timedelta(seconds=10),
        connect_timeout: timedelta = timedelta(seconds=5),
        application_name: str = "callout",
    ) -> None:
        self._engine = create_engine(
            make_url(url).set(drivername="postgresql+psycopg2"),
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_timeout=pool_timeout.total_seconds(),
            pool_use_lifo=True,
            use_native_hstore=False,  # looking for the type takes each connection a round trip
            hide_parameters=True,  # errors are logged, what customers said is not
            connect_args={
                "connection_factory": Session,
                "application_name": application_name,
                "connect_timeout": max(2, int(connect_timeout.total_seconds())),
                "options": f"-c statement_timeout={int(statement_timeout.total_seconds() * 1000)}"
                " -c timezone=UTC -c default_transaction_isolation=read\\ committed"
                " -c plan_cache_mode=force_generic_plan",  # of `planned` statements
                # A server that vanished without a word is noticed after about twenty seconds.
                "keepalives_idle": 10,
                "keepalives_interval": 5,
                "keepalives_count": 2,
                "tcp_user_timeout": 20_000,
            },
        )
        event.listen(self._engine, "checkout", _ping_rested)
        event.listen(self._engine, "checkin", _note_use)

    @property
    def engine(self) -> Engine:
        """The SQLAlchemy engine, for telemetry and migrations."""
        return self._engine

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Open a READ COMMITTED transaction; commit at the end, roll back on any error."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def autocommit(self) -> Iterator[Connection]:
        """Open a connection without a transaction, for a single look."""
        with self._engine.connect() as connection, _opened_by(AUTOCOMMIT, connection):
            yield connection

    @contextmanager
    def read_only(self) -> Iterator[Connection]:
        """Open a transaction that may not write."""
        with (
            self._engine.connect() as connection,
            _opened_by(BEGIN_READ_ONLY, connection),
            connection.begin(),
        ):
            yield connection

    def ping(self) -> None:
        """Ask the server for an answer; raises whatever the driver raises."""
        with self._engine.connect() as connection:
            connection.execute(text("select 1"))

    def dispose(self) -> None:
        """Close every pooled connection."""
        self._engine.dispose()


@contextmanager
def _opened_by(opening: str, connection: Connection) -> Iterator[None]:
    session: Any = connection.connection.driver_connection
    session.opening = opening
    try:
        yield
    finally:
        session.opening = BEGIN


def _note_use(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info[_USED_AT] = time.monotonic()


def _ping_rested(
    connection: Any, record: ConnectionPoolEntry, _proxy: PoolProxiedConnection
) -> None:
    used_at = record.info.get(_USED_AT)
    if used_at is None or time.monotonic() - used_at < PING_AFTER_SECONDS:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        connection.rollback()
    except connection.Error as error:
        # The pool throws this connection away and tries another one.
        raise sa_errors.DisconnectionError(str(error)) from error
