"""Schema changes: Alembic by hand, without its command line, one version table per database.

A migration waits only briefly for its locks. Statements that came later queue behind a waiting
`alter table`, so a migration that cannot get through gives up, lets the traffic pass and comes
back.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import structlog
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg2 import errorcodes
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from chassis.config import ServiceSettings
from chassis.db import sqlstate
from chassis.grants import grant_rows
from chassis.plumbing_tables import plumbing
from chassis.resources import service_folder
from chassis.schema import VERSION_TABLE

LOCK_TIMEOUT: Final = timedelta(seconds=3)
PATIENCE: Final = timedelta(minutes=2)
_ONE_AT_A_TIME: Final = 7_214_365_001  # advisory lock: two migrations of one database never overlap

_log = structlog.get_logger(__name__)


class MigrationBlocked(Exception):  # noqa: N818
    """The migration did not get its locks in time; nothing has changed, run it again."""


def create_plumbing_v1(op: Any) -> None:
    """Create outbox, inbox and request log; each service's first migration calls this.

    Args:
        op: Alembic's operations (`from alembic import op`).
    """
    plumbing.create_all(op.get_bind(), checkfirst=False)
    # Rows come and go at the rate of the events: vacuum by number of rows, not by share.
    op.execute(
        "alter table outbox set (autovacuum_vacuum_scale_factor = 0,"
        " autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0,"
        " autovacuum_analyze_threshold = 10000)"
    )


def migrate(settings: ServiceSettings, service: str) -> str:
    """Bring a service's database to the newest version.

    Args:
        settings: Gives the database's URL, and the role that is let in.
        service: Name of the service, e.g. `hr-appraisal`.

    Returns:
        The version the database has now.

    Raises:
        MigrationBlocked: Other transactions held the tables for longer than the patience.
        RoleMissing: There is no role of the name that the settings give.
    """
    folder = service_folder(service.replace("-", "_"), "migrations")
    return migrate_database(
        settings.database_url, folder, name=service, role=settings.database_role
    )


def migrate_database(  # noqa: PLR0913
    url: str,
    folder: Path,
    *,
    name: str,
    role: str | None = None,
    lock_timeout: timedelta = LOCK_TIMEOUT,
    patience: timedelta = PATIENCE,
) -> str:
    """Apply the migrations of a folder to a database and let a role in; see `migrate`."""
    deadline = time.monotonic() + patience.total_seconds()
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg2"),
        poolclass=NullPool,
        hide_parameters=True,
        connect_args={"application_name": f"migrate {name}"},
    )
    with engine.connect() as connection, _alone(connection, deadline):
        while True:
            try:
                version = _upgrade(connection, folder, name=name, lock_timeout=lock_timeout)
                if role is not None:
                    grant_rows(connection, role)
                    connection.commit()
            except OperationalError as error:
                connection.rollback()
                if sqlstate(error) != errorcodes.LOCK_NOT_AVAILABLE:
                    raise
                if time.monotonic() >= deadline:
                    raise MigrationBlocked(
                        f"{name}: tables were locked for {patience.total_seconds():.0f} s"
                    ) from error
                _log.warning("migration waits for locks", service=name)
                time.sleep(1)
            else:
                return version


@contextmanager
def _alone(connection: Connection, deadline: float) -> Iterator[None]:
    """Hold the database's migration lock; a session lock, so it outlives each migration."""
    take = text("select pg_try_advisory_lock(:key)")
    while not connection.execute(take, {"key": _ONE_AT_A_TIME}).scalar_one():
        connection.rollback()
        if time.monotonic() >= deadline:
            raise MigrationBlocked("another migration of this database is running")
        time.sleep(0.5)
    connection.commit()
    try:
        yield
    finally:
        connection.rollback()
        connection.execute(text("select pg_advisory_unlock(:key)"), {"key": _ONE_AT_A_TIME})
        connection.commit()


def _upgrade(connection: Connection, folder: Path, *, name: str, lock_timeout: timedelta) -> str:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    script = ScriptDirectory(str(folder))

    def to_head(revision: Any, _context: MigrationContext) -> Any:
        return script._upgrade_revs("head", revision)  # noqa: SLF001 (Alembic's own recipe)

    with EnvironmentContext(config, script, fn=to_head) as environment:
        environment.configure(
            connection=connection,
            version_table=VERSION_TABLE,
            transaction_per_migration=True,
            on_version_apply=lambda **_: _set_lock_timeout(connection, lock_timeout),
        )
        _set_lock_timeout(connection, lock_timeout)
        connection.commit()
        with environment.begin_transaction():
            environment.run_migrations()
        heads = environment.get_context().get_current_heads()
    connection.commit()
    version = ", ".join(sorted(heads))
    _log.info("database migrated", service=name, version=version)
    return version


def _set_lock_timeout(connection: Connection, limit: timedelta) -> None:
    connection.execute(
        text("select set_config('lock_timeout', :limit, false)"),
        {"limit": f"{int(limit.total_seconds() * 1000)}ms"},
    )
