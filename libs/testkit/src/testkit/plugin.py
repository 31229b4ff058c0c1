"""The platform's pytest plugin: servers, databases, identities, and a list of what did not run.

A server is the one that a variable names, else the local one, else one that the session starts for
itself; only where that cannot be had either, the tests that need it are NOT RUN.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from testkit import postgres, rabbitmq
from testkit.absence import MARK, STAND_IN, not_run
from testkit.clock import FakeClock
from testkit.identity import Identities


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server: the one named, the local one, or one of the session's own."""
    named = os.environ.get(postgres.SERVER_VARIABLE)
    if named:
        if not postgres.answers(named):
            pytest.fail(f"{postgres.SERVER_VARIABLE} names a server that does not answer")
        yield named
    elif postgres.answers(postgres.LOCAL_SERVER):
        yield postgres.LOCAL_SERVER
    else:
        own = postgres.own_server()
        yield own.url
        own.stop()


@pytest.fixture(scope="session")
def databases(postgres_url: str) -> Iterator[postgres.Databases]:
    """Makes fresh databases; all of them are dropped at the end of the session."""
    made = postgres.Databases(postgres_url)
    yield made
    made.drop_all()


@pytest.fixture
def database_of(databases: postgres.Databases) -> Iterator[Callable[[str], str]]:
    """Return the URL of a fresh, migrated database of a service; given back after the test."""
    urls: list[str] = []

    def fresh(service: str) -> str:
        urls.append(databases.fresh(service))
        return urls[-1]

    yield fresh
    for url in urls:
        databases.give_back(url)


@pytest.fixture
def plumbing_database(databases: postgres.Databases) -> Iterator[str]:
    """URL of a fresh database with the chassis's own tables; dropped after the test."""
    url = databases.with_plumbing()
    yield url
    databases.drop(url)


@pytest.fixture(scope="session")
def amqp_url() -> Iterator[str]:
    """A RabbitMQ node: the one named, the local one, or one of the session's own.

    Choose a cell name of your own on it.
    """
    named = os.environ.get(rabbitmq.SERVER_VARIABLE)
    if named:
        if not rabbitmq.answers(named):
            pytest.fail(f"{rabbitmq.SERVER_VARIABLE} names a node that does not answer")
        yield named
    elif rabbitmq.answers(rabbitmq.LOCAL_SERVER):
        yield rabbitmq.LOCAL_SERVER
    else:
        try:
            own = rabbitmq.PrivateRabbit()
        except FileNotFoundError as error:
            not_run(f"{error}; install it, start a node or set {rabbitmq.SERVER_VARIABLE}")
        with own:
            yield own.url


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
    """List what did not run, and what ran with less, where nobody can overlook it."""
    reports = terminalreporter.stats.get("skipped", [])
    missing = [report for report in reports if MARK in str(report.longrepr)]
    if missing:
        terminalreporter.section(f"{len(missing)} tests were NOT RUN", sep="!", red=True, bold=True)
    for reason in sorted(
        {str(report.longrepr).partition(MARK)[2].rstrip("')") for report in missing}
    ):
        count = sum(reason in str(report.longrepr) for report in missing)
        terminalreporter.line(f"NOT RUN ({count}): {reason}", red=True)
    with_less = {
        (report.nodeid, str(what))
        for report in terminalreporter.stats.get("passed", [])
        for name, what in report.user_properties
        if name == STAND_IN
    }
    if with_less:
        title = f"{len(with_less)} tests ran WITH A STAND-IN"
        terminalreporter.section(title, sep="!", yellow=True, bold=True)
    for test, what in sorted(with_less):
        terminalreporter.line(f"STAND-IN: {what} ({test})", yellow=True)
