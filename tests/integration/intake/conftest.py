"""The same store twice: in memory and in PostgreSQL."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import Connection

from chassis.db import Database
from chassis.outbox import Outbox
from chassis.unit_of_work import ALL, SYSTEM, Principal, UnitOfWork
from fakes.intake import FakePolicies, FakeTx
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.policies import PolicyShelf
from intake.adapters.transaction import Shared, StoredTx
from intake.ports import Tx

KEYS = {"k2": b"2" * 32, "k1": b"1" * 32}
CONTACT_KEYS = ",".join(f"{name}:{base64.b64encode(key).decode()}" for name, key in KEYS.items())
ADMIN = Principal(subject="tester", role="admin", branches=ALL)

Begin = Callable[..., AbstractContextManager[Tx]]


def unit_of_work(database: Database) -> UnitOfWork[Tx]:
    """Open real transactions that know the figures of the tests."""
    shared = Shared(
        service="intake",
        policies=cast("PolicyShelf", FakePolicies()),
        branches={},
        cipher=ContactCipher(KEYS),
    )

    def open_tx(connection: Connection, outbox: Outbox, principal: Principal) -> Tx:
        return StoredTx(connection, outbox, principal, shared)

    return UnitOfWork(database, open_tx, source="intake", cell="test")


@pytest.fixture
def database(database_of: Callable[[str], str]) -> Iterator[Database]:
    database = Database(
        database_of("intake"), pool_size=12, statement_timeout=timedelta(seconds=20)
    )
    yield database
    database.dispose()


@pytest.fixture
def uow(database: Database) -> UnitOfWork[Tx]:
    return unit_of_work(database)


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.integration)])
def begin(request: pytest.FixtureRequest) -> Begin:
    """Return what opens a transaction for a principal, on either store."""
    if request.param == "fake":
        return _begin_on(FakeTx())
    uow: UnitOfWork[Tx] = request.getfixturevalue("uow")

    @contextmanager
    def begin(principal: Principal = ADMIN) -> Iterator[Tx]:
        with uow.begin(principal) as work:
            yield work.tx

    return begin


def _begin_on(tx: FakeTx) -> Begin:
    @contextmanager
    def begin(principal: Principal = ADMIN) -> Iterator[Any]:
        before = tx.snapshot()
        name = "system:intake" if principal == SYSTEM else principal.subject
        tx.act_as(name, principal.role, principal.branches)
        try:
            yield tx
        except BaseException:
            tx.restore(before)
            raise

    return begin
