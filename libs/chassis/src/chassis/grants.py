"""What the role of a running service may do when another role owns the tables.

It reads and writes rows. It makes, changes and drops nothing, and of the table of schema versions
it only reads.
"""

from __future__ import annotations

from typing import Final

import structlog
from sqlalchemy import Connection, text

from chassis.schema import VERSION_TABLE

_RIGHTS: Final = {
    "tables": "select, insert, update, delete",
    "sequences": "usage, select, update",
}
_log = structlog.get_logger(__name__)


class RoleMissing(LookupError):  # noqa: N818
    """The role that a migration should let in does not exist."""


def grant_rows(connection: Connection, role: str) -> None:
    """Let a role work with the rows of all tables, of today's and of those to come.

    Nothing happens when it is the role that owns them. Safe to repeat.

    Args:
        connection: Open, as the owner; the caller commits.
        role: Name of the role that api and worker connect as.

    Raises:
        RoleMissing: There is no such role.
    """
    known = text("select 1 from pg_roles where rolname = :role")
    if connection.execute(known, {"role": role}).scalar() is None:
        raise RoleMissing(f"CALLOUT_DATABASE_ROLE: there is no role {role!r} on this server")
    me, database, schema = connection.execute(
        text("select current_user, current_database(), current_schema()")
    ).one()
    if me == role:
        return
    quote = connection.dialect.identifier_preparer.quote_identifier
    to, within = quote(role), quote(schema)
    connection.execute(text(f"grant connect on database {quote(database)} to {to}"))
    connection.execute(text(f"grant usage on schema {within} to {to}"))
    for objects, rights in _RIGHTS.items():
        connection.execute(text(f"grant {rights} on all {objects} in schema {within} to {to}"))
        connection.execute(
            text(f"alter default privileges in schema {within} grant {rights} on {objects} to {to}")
        )
    connection.execute(text(f"revoke insert, update, delete on {VERSION_TABLE} from {to}"))
    _close_schema(connection, role, schema)
    _log.info("rows granted", role=role)


def _close_schema(connection: Connection, role: str, schema: str) -> None:
    """Take from everybody the right to make tables, which PostgreSQL 14 gives to all."""
    about = {"role": role, "schema": schema}
    within = connection.dialect.identifier_preparer.quote_identifier(schema)
    is_mine = text(
        "select pg_has_role(nspowner, 'usage') from pg_namespace where nspname = :schema"
    )
    if connection.execute(is_mine, about).scalar_one():
        connection.execute(text(f"revoke create on schema {within} from public"))
    may_create = text("select has_schema_privilege(:role, :schema, 'create')")
    if connection.execute(may_create, about).scalar_one():
        _log.warning(
            "the role may still make tables; the schema's owner has to revoke that", **about
        )
