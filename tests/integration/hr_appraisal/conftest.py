"""Appraisal behind its real door and its real inbox, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from sqlalchemy import text

from callout.hr_appraisal.v1.hr_appraisal_service_pb2_grpc import HrAppraisalServiceStub
from chassis.db import Database
from fakes.incoming import Sender
from hr_appraisal import api, worker
from testkit.api import channel_to, running_api
from testkit.identity import Identities


@pytest.fixture
def environ(database_of: Callable[[str], str], identities: Identities) -> dict[str, str]:
    return {
        "CALLOUT_HR_APPRAISAL_DATABASE_URL": database_of("hr-appraisal"),
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        "CALLOUT_DRAIN_S": "1",
        "CALLOUT_DATABASE_POOL_SIZE": "4",
    }


@pytest.fixture
def database(environ: dict[str, str]) -> Iterator[Database]:
    opened = Database(environ["CALLOUT_HR_APPRAISAL_DATABASE_URL"], pool_size=4)
    yield opened
    opened.dispose()


@pytest.fixture
def rows(database: Database) -> Callable[[str], list[Any]]:
    """Ask the database."""

    def ask(statement: str) -> list[Any]:
        with database.transaction() as connection:
            return list(connection.execute(text(statement)).all())

    return ask


@pytest.fixture
def sender(environ: dict[str, str]) -> Iterator[Sender]:
    spec = worker.build(environ)
    yield Sender(spec)
    spec.database.dispose()


@pytest.fixture
def stub_as(
    environ: dict[str, str], identities: Identities
) -> Iterator[Callable[..., HrAppraisalServiceStub]]:
    """Return a client with a role, a subject and branches (none: all)."""
    spec = api.build(environ)
    with ExitStack() as stack:
        address = stack.enter_context(running_api(spec))

        def make(role: str, *branches: str, subject: str = "") -> HrAppraisalServiceStub:
            token = identities.token(role, *branches, subject=subject or role)
            return HrAppraisalServiceStub(stack.enter_context(channel_to(address, token)))

        yield make
    spec.database.dispose()
