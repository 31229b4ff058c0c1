"""A database that one role owns and another one works in, as the manifests have it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from testkit.postgres import Databases


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """Open a connection on which every statement stands for itself."""
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg2"),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    with engine.connect() as connection:
        yield connection


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoRoles:
    """An empty database as two roles see it."""

    owner_url: str
    plain_url: str
    plain: str


@contextmanager
def two_roles(databases: Databases) -> Iterator[Callable[[], TwoRoles]]:
    """Make databases with two new roles each; everything is dropped at the end."""
    roles: list[str] = []
    urls: list[str] = []

    def make() -> TwoRoles:
        url, password = databases.empty("two_roles"), secrets.token_hex(8)
        urls.append(url)
        tag = secrets.token_hex(4)
        owner, plain = f"test_{tag}_owner", f"test_{tag}"
        database = make_url(url).database
        with connected(databases.server) as connection:
            for role in (owner, plain):
                connection.execute(text(f"create role {role} login password '{password}'"))
                roles.append(role)
            connection.execute(text(f'alter database "{database}" owner to {owner}'))
            connection.execute(text(f'revoke all on database "{database}" from public'))

        def as_role(role: str) -> str:
            changed = make_url(url).set(username=role, password=password)
            return changed.render_as_string(hide_password=False)

        return TwoRoles(owner_url=as_role(owner), plain_url=as_role(plain), plain=plain)

    yield make
    for url in urls:
        databases.drop(url)
    with connected(databases.server) as connection:
        for role in roles:
            connection.execute(text(f"drop role {role}"))
