"""A database and a role for every service; a role owns its own database and may enter no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import connection as Connection  # noqa: N812 - a class
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from callout_cli.errors import UserError
from callout_cli.folder import SERVICES, PlatformFolder

_CONNECT_TIMEOUT_S: Final = 10


def database_name(cell: str, service: str) -> str:
    """Name of a service's database and of its role; a cell's name has no underscore."""
    return f"callout_{cell}_{service}".replace("-", "_")


def admin_url_of(text: str) -> URL:
    """Read the URL of a PostgreSQL server.

    Raises:
        UserError: It is no PostgreSQL URL.
    """
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise UserError("error.postgres_url", url="?") from error
    if url.get_backend_name() != "postgresql":
        raise UserError("error.postgres_url", url=url.render_as_string(hide_password=True))
    return url.set(drivername="postgresql", database=url.database or "postgres")


def provide_databases(
    folder: PlatformFolder, admin: URL, cell: str, *, adopt: bool = False
) -> Mapping[str, str]:
    """Make what is missing; returns the database URL of each service.

    Args:
        folder: Keeps the passwords of the roles.
        admin: Server, as somebody who may make databases and roles.
        cell: Part of every name, so that several platforms share a server.
        adopt: Take over databases that another folder made, by giving their roles new passwords.

    Raises:
        UserError: The server cannot be reached, or the databases belong to another folder.
    """
    with _connected(admin) as connection:
        return {
            service: _provide(connection, folder, admin, database_name(cell, service), adopt=adopt)
            for service in SERVICES
        }


def _provide(
    connection: Connection, folder: PlatformFolder, admin: URL, name: str, *, adopt: bool
) -> str:
    is_ours = folder.has_secret(name)
    exists = _exists(connection, "select 1 from pg_database where datname = %s", name)
    if exists and not is_ours and not adopt:
        raise UserError("error.foreign_database", database=name)
    password = folder.secret(name)
    _provide_role(connection, name, password)
    if not exists:
        _run(connection, "create database {name} owner {name} template template0", name)
    _run(connection, "revoke all on database {name} from public", name)
    url = admin.set(username=name, password=password, database=name)
    return url.render_as_string(hide_password=False)


def _provide_role(connection: Connection, name: str, password: str) -> None:
    if _exists(connection, "select 1 from pg_roles where rolname = %s", name):
        _run(connection, "alter role {name} login password %s", name, password)
    else:
        _run(connection, "create role {name} login password %s", name, password)
    if not _exists(
        connection, "select 1 from pg_roles where rolname = current_user and rolsuper", None
    ):
        _run(connection, "grant {name} to current_user", name)


def _run(connection: Connection, statement: str, name: str, *values: str) -> None:
    composed = sql.SQL(statement).format(name=sql.Identifier(name))
    with connection.cursor() as cursor:
        cursor.execute(composed, values)


def _exists(connection: Connection, query: str, name: str | None) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(query, (name,) if name is not None else ())
        return cursor.fetchone() is not None


@contextmanager
def _connected(admin: URL) -> Iterator[Connection]:
    try:
        connection = psycopg2.connect(
            admin.render_as_string(hide_password=False),
            connect_timeout=_CONNECT_TIMEOUT_S,
            application_name="callout up",
        )
    except psycopg2.OperationalError as error:
        shown = admin.render_as_string(hide_password=True)
        raise UserError("error.postgres", url=shown, why=str(error).strip()) from error
    try:
        connection.autocommit = True
        yield connection
    except psycopg2.errors.InsufficientPrivilege as error:
        raise UserError("error.postgres_rights", why=str(error).strip()) from error
    finally:
        connection.close()
