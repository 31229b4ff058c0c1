"""Dispatch over a real database: its store, its real door and its real inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

import pytest
from sqlalchemy import text

from callout.dispatch.v1.dispatch_service_pb2_grpc import DispatchServiceStub
from chassis.db import Database
from chassis.unit_of_work import SYSTEM, Principal
from dispatch import api, worker
from dispatch.bootstrap import build_parts
from dispatch.ports import Tx
from fakes.dispatch import FakeTx, Scope
from fakes.incoming import Sender
from testkit.api import channel_to, running_api
from testkit.identity import Identities

Begin = Callable[..., AbstractContextManager[Tx]]


def begin_on(tx: FakeTx) -> Begin:
    """Give the store in memory transactions that roll back."""

    @contextmanager
    def begin(subject: str = "", role: str = "", scope: Scope = "*") -> Iterator[Tx]:
        before = tx.snapshot()
        if subject:
            tx.act_as(subject, role, scope)
        else:
            tx.act_as_system()
        try:
            yield tx
        except Exception:
            tx.restore(before)
            raise

    return begin


def begin_in(environ: dict[str, str]) -> Begin:
    """Give the real store transactions in the name of whoever acts."""
    parts = build_parts(environ)

    @contextmanager
    def begin(subject: str = "", role: str = "", scope: Scope = "*") -> Iterator[Tx]:
        who = Principal(subject=subject, role=role, branches=scope) if subject else SYSTEM
        with parts.uow.begin(who) as work:
            yield work.tx

    return begin


@pytest.fixture
def environ(database_of: Callable[[str], str], identities: Identities) -> dict[str, str]:
    return {
        "CALLOUT_DISPATCH_DATABASE_URL": database_of("dispatch"),
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_DRAIN_S": "1",
        "CALLOUT_DATABASE_POOL_SIZE": "8",
    }


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.integration)])
def begin(request: pytest.FixtureRequest) -> Begin:
    """Transactions on the store, once in memory and once in PostgreSQL."""
    if request.param == "fake":
        return begin_on(FakeTx())
    return begin_in(request.getfixturevalue("environ"))


@pytest.fixture
def database(environ: dict[str, str]) -> Iterator[Database]:
    opened = Database(environ["CALLOUT_DISPATCH_DATABASE_URL"], pool_size=4)
    yield opened
    opened.dispose()


@pytest.fixture
def rows(database: Database) -> Callable[[str], list[Any]]:
    """Ask the database, as a superuser; what has no rows answers with none."""

    def ask(statement: str) -> list[Any]:
        with database.transaction() as connection:
            found = connection.execute(text(statement))
            return list(found.all()) if found.returns_rows else []

    return ask


@pytest.fixture
def sender(environ: dict[str, str]) -> Iterator[Sender]:
    spec = worker.build(environ)
    yield Sender(spec)
    spec.database.dispose()


@pytest.fixture
def stub_as(
    environ: dict[str, str], identities: Identities
) -> Iterator[Callable[..., DispatchServiceStub]]:
    """Return a client with a role, a subject and branches (none: all)."""
    spec = api.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(spec))

        def make(role: str, *branches: str, subject: str = "") -> DispatchServiceStub:
            token = identities.token(role, *branches, subject=subject or role)
            return DispatchServiceStub(stack.enter_context(channel_to(address, token)))

        yield make
    spec.database.dispose()
