"""The platform's pytest plugin: servers, databases, identities, and a list of what did not run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from testkit import postgres, rabbitmq
from testkit.absence import MARK, not_run
from testkit.clock import FakeClock
from testkit.identity import Identities


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server: the one named, the local one, or one from the wheel."""
    named = os.environ.get(postgres.SERVER_VARIABLE)
    if named:
        if not postgres.answers(named):
            pytest.fail(f"{postgres.SERVER_VARIABLE} names a server that does not answer")
        yield named
    elif postgres.answers(postgres.LOCAL_SERVER):
        yield postgres.LOCAL_SERVER
    else:
        embedded = postgres.EmbeddedPostgres()
        yield embedded.url
        embedded.stop()


@pytest.fixture(scope="session")
def databases(postgres_url: str) -> Iterator[postgres.Databases]:
    """Makes fresh databases; all of them are dropped at the end of the session."""
    made = postgres.Databases(postgres_url)
    yield made
    made.drop_all()


@pytest.fixture
def database_of(databases: postgres.Databases) -> Iterator[Callable[[str], str]]:
    """Return the URL of a fresh, migrated database of a service; dropped after the test."""
    urls: list[str] = []

    def fresh(service: str) -> str:
        urls.append(databases.fresh(service))
        return urls[-1]

    yield fresh
    for url in urls:
        databases.drop(url)


@pytest.fixture
def plumbing_database(databases: postgres.Databases) -> Iterator[str]:
    """URL of a fresh database with the chassis's own tables; dropped after the test."""
    url = databases.with_plumbing()
    yield url
    databases.drop(url)


@pytest.fixture(scope="session")
def amqp_url() -> str:
    """A RabbitMQ node: the one named or the local one. Choose a cell name of your own on it."""
    named = os.environ.get(rabbitmq.SERVER_VARIABLE)
    if named:
        if not rabbitmq.answers(named):
            pytest.fail(f"{rabbitmq.SERVER_VARIABLE} names a node that does not answer")
        return named
    if not rabbitmq.answers(rabbitmq.LOCAL_SERVER):
        not_run(f"no RabbitMQ; start one or set {rabbitmq.SERVER_VARIABLE}")
    return rabbitmq.LOCAL_SERVER


@pytest.fixture(scope="session")
def private_postgres() -> Iterator[Callable[[], postgres.PrivatePostgres]]:
    """Start PostgreSQL servers that a test may kill; all are removed at the end."""
    started: list[postgres.PrivatePostgres] = []

    def start() -> postgres.PrivatePostgres:
        try:
            server = postgres.PrivatePostgres()
        except FileNotFoundError as error:
            not_run(str(error))
        started.append(server)
        server.start()
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def private_rabbit() -> Iterator[Callable[[], rabbitmq.PrivateRabbit]]:
    """Start RabbitMQ nodes that a test may kill; all are removed at the end."""
    started: list[rabbitmq.PrivateRabbit] = []

    def start() -> rabbitmq.PrivateRabbit:
        try:
            node = rabbitmq.PrivateRabbit()
        except FileNotFoundError as error:
            not_run(str(error))
        started.append(node)
        node.start()
        return node

    yield start
    for node in started:
        node.stop()


@pytest.fixture(scope="session")
def identities(tmp_path_factory: pytest.TempPathFactory) -> Identities:
    """Tokens, and the file of public keys that a server needs to read them."""
    return Identities(tmp_path_factory.mktemp("identities"))


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still."""
    return FakeClock()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what did not run, where nobody can overlook it."""
    reports = terminalreporter.stats.get("skipped", [])
    missing = [report for report in reports if MARK in str(report.longrepr)]
    if not missing:
        return
    terminalreporter.section(f"{len(missing)} tests were NOT RUN", sep="!", red=True, bold=True)
    for reason in sorted(
        {str(report.longrepr).partition(MARK)[2].rstrip("')") for report in missing}
    ):
        count = sum(reason in str(report.longrepr) for report in missing)
        terminalreporter.line(f"NOT RUN ({count}): {reason}", red=True)
