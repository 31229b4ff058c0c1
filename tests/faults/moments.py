"""Moments that are too short to be met by chance, held until somebody has been killed in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from testkit.waiting import eventually

_WITHIN_S: Final = 60.0
_LOCK: Final = 77_001
_HOLD: Final = (
    "set local lock_timeout = '30s'",
    (
        "create or replace function wait_in_test() returns trigger language plpgsql as"
        f" $$ begin perform pg_advisory_xact_lock_shared({_LOCK}); return null; end $$"
    ),
    (
        "create trigger wait_in_test before delete on outbox"
        " for each statement execute function wait_in_test()"
    ),
)
_LET_GO: Final = (
    "drop trigger wait_in_test on outbox",
    "drop function wait_in_test()",
)
_WAITING: Final = text(
    "select pid from pg_locks where locktype = 'advisory' and objid = :lock and not granted"
)
_END: Final = text("select pg_terminate_backend(pid, 10000) from unnest(cast(:pids as int[])) pid")


@contextmanager
def published_but_not_forgotten(database: str) -> Iterator[None]:
    """Stop a relay after the broker confirmed a batch and before its outbox forgets it.

    Enters when the relay of this database has got there, which needs traffic; whoever kills it
    inside has every event of the batch published a second time by its successor.

    Args:
        database: URL of the service's database.

    Raises:
        AssertionError: The relay published nothing in a minute.
    """
    engine = create_engine(
        make_url(database).set(drivername="postgresql+psycopg2"), poolclass=NullPool
    )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as keeper:
        keeper.execute(text(f"select pg_advisory_lock({_LOCK})"))
        _in_one_transaction(engine, _HOLD)
        try:
            eventually(lambda: _waiting(keeper), within=_WITHIN_S)
            yield
            # Its connection must not find out later that the lock is free, and forget after all.
            keeper.execute(_END, {"pids": _waiting(keeper)})
        finally:
            keeper.execute(text(f"select pg_advisory_unlock({_LOCK})"))
            _in_one_transaction(engine, _LET_GO)


def _waiting(connection: Connection) -> list[int]:
    return list(connection.execute(_WAITING, {"lock": _LOCK}).scalars())


def _in_one_transaction(engine: Engine, statements: tuple[str, ...]) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
