"""The same store twice: in memory and in PostgreSQL."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import timedelta
from typing import Any, cast

import grpc
import pytest
from sqlalchemy import Connection, text

from chassis.db import Database
from chassis.outbox import Outbox
from chassis.unit_of_work import ALL, SYSTEM, Principal, UnitOfWork
from fakes.incoming import Sender
from fakes.intake import FakeTx
from fakes.intake_policies import FakePolicies
from intake import api, worker
from intake.adapters.contact_cipher import ContactCipher
from intake.adapters.files import customer_columns
from intake.adapters.invariants import INVARIANTS
from intake.adapters.objectives import ObjectiveMetrics
from intake.adapters.policies import PolicyShelf
from intake.adapters.transaction import Shared, StoredTx
from intake.config import IntakeSettings
from intake.ports import Tx
from integration.intake.doors import Intake, running_intake
from integration.intake.front_door import FrontDoor
from testkit.api import channel_to, running_api
from testkit.identity import Identities
from unit.intake.scene import CALLER, FIRST_CONTACT

KEYS = {"k2": b"2" * 32, "k1": b"1" * 32}
CONTACT_KEYS = ",".join(f"{name}:{base64.b64encode(key).decode()}" for name, key in KEYS.items())
ADMIN = Principal(subject="tester", role="admin", branches=ALL)

Begin = Callable[..., AbstractContextManager[Tx]]

_CALLER_ON_FILE = """
    with customer as (
        insert into customers (id, branch_code, name, phone, address, key_id)
        values (:id, :branch_code, :name, :phone, :address, :key_id)
    )
    insert into customer_files (
        customer_id, branch_code, begun_on, due_on, upkeep_due_on, environment, configuration,
        maintenance_items, maintenance_months, services, version
    ) values (:id, :branch_code, :begun, :begun, :begun, '', '', '{}', 0, '{}', 1)
"""


def caller_on_file(connection: Connection) -> None:
    """Put `CALLER` on file; in SQL, because a worker has no key for contacts."""
    told = customer_columns(CALLER, ContactCipher(KEYS))
    connection.execute(text(_CALLER_ON_FILE), {**told, "begun": FIRST_CONTACT})


def unit_of_work(database: Database) -> UnitOfWork[Tx]:
    """Open real transactions that know the figures of the tests."""
    settings = IntakeSettings(service="intake", database_url="postgresql://unused")
    shared = Shared(
        service="intake",
        policies=cast("PolicyShelf", FakePolicies()),
        branches={},
        objectives=ObjectiveMetrics.declare(settings.phase_bounds),
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


@pytest.fixture
def intake(database_of: Callable[[str], str], identities: Identities) -> Iterator[Intake]:
    """All doors of one intake on a database of its own."""
    with running_intake(database_of("intake"), CONTACT_KEYS, identities) as found:
        yield found


@pytest.fixture
def door(database_of: Callable[[str], str], identities: Identities) -> Iterator[FrontDoor]:
    """A running intake with two branches; at the end all its invariants hold."""
    environ = {
        "CALLOUT_INTAKE_DATABASE_URL": database_of("intake"),
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_INTAKE_CONTACT_KEYS": CONTACT_KEYS,
    }
    spec, working = api.build(environ), worker.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(spec))

        def channel_as(role: str, *branches: str, subject: str = "tester") -> grpc.Channel:
            token = identities.token(role, *branches, subject=subject)
            return stack.enter_context(channel_to(address, token))

        made = FrontDoor(uow=working.uow, sender=Sender(working), channel_as=channel_as)
        for code in ("HZ01", "SH02"):
            made.branch(code)
        with made.uow.begin(SYSTEM) as work:
            caller_on_file(work.connection)
        yield made
    for name, _, statement in INVARIANTS:
        with working.database.read_only() as connection:
            assert connection.execute(text(statement)).all() == [], name
    spec.database.dispose()
    working.database.dispose()


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
