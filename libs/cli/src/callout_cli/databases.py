"""Reading the databases of a running platform; only operators' commands do this, never services."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from callout_cli.errors import UserError
from callout_cli.folder import SERVICES, PlatformFolder


def databases_of(folder: PlatformFolder) -> dict[str, str]:
    """Return the database URLs by service.

    Raises:
        UserError: No platform was started in the folder.
    """
    state = folder.needed_state()
    return {
        service: state.services[service].database_url
        for service in SERVICES
        if service in state.services and state.services[service].database_url
    }


@contextmanager
def connected(service: str, url: str, *, read_only: bool = True) -> Iterator[Connection]:
    """Open one transaction on a service's database; commits unless it only reads.

    Raises:
        UserError: The database cannot be reached.
    """
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg2"),
        poolclass=NullPool,
        connect_args={"application_name": "callout", "connect_timeout": 10},
    )
    try:
        with engine.connect() as connection:
            connection.execution_options(
                isolation_level="REPEATABLE READ" if read_only else "READ COMMITTED",
                postgresql_readonly=read_only,
            )
            with connection.begin():
                yield connection
    except OperationalError as error:
        why = str(error.orig).strip() if error.orig else str(error)
        raise UserError("error.database", service=service, why=why) from error
    finally:
        engine.dispose()
