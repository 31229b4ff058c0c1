from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from chassis.db import Database
from chassis.unit_of_work import SYSTEM as SYSTEM_PRINCIPAL
from chassis.unit_of_work import Principal, UnitOfWork
from fakes.inventory import HERE, FakeTx
from inventory.bootstrap import SERVICE, opening
from inventory.domain.cells import Cells
from inventory.ports import Tx
from unit.inventory.scene import SYSTEM, Begin, Scene, Who, begin_on


def begin_in(database: Database, cells: Cells = HERE) -> Begin:
    """Give the real store transactions in the name of whoever acts."""
    uow = UnitOfWork(database, opening(cells), source=SERVICE, cell=cells.own)

    @contextmanager
    def begin(who: Who) -> Iterator[Tx]:
        principal = (
            SYSTEM_PRINCIPAL
            if who == SYSTEM
            else Principal(subject=who.subject, role=who.role, branches=who.branches)
        )
        with uow.begin(principal) as work:
            yield work.tx

    return begin


@pytest.fixture
def database(database_of: Callable[[str], str]) -> Iterator[Database]:
    database = Database(
        database_of("inventory"), pool_size=10, statement_timeout=timedelta(seconds=20)
    )
    yield database
    database.dispose()


@pytest.fixture
def real(database: Database) -> Scene:
    """A set-up branch in PostgreSQL."""
    return Scene(begin_in(database)).set_up()


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.integration)])
def scene(request: pytest.FixtureRequest) -> Scene:
    """The same set-up branch, once in memory and once in PostgreSQL."""
    if request.param == "fake":
        return Scene(begin_on(FakeTx(check_locks=True))).set_up()
    real: Scene = request.getfixturevalue("real")
    return real
