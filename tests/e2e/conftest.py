"""The same scenario runs on the embedded platform and on real servers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.running import Platform

HERE = Path(__file__).parent
VARIABLE = "CALLOUT_TEST_REAL_INPUT"
SAMPLE = HERE.parent / "data" / "service_desk_sample.csv"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="module", params=["embedded", "servers"])
def platform(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Platform]:
    """A platform that is up; it is stopped cleanly and leaves nothing behind."""
    folder = tmp_path_factory.mktemp(request.param) / "platform"
    servers = {}
    if request.param == "servers":
        servers["postgres"] = request.getfixturevalue("postgres_url")
        servers["amqp"] = request.getfixturevalue("amqp_url")
    made = Platform(folder, **servers)
    try:
        made.up()
        yield made
        assert made.stop() == 0
    finally:
        made.clean()


@pytest.fixture(scope="session")
def real_input() -> Path | None:
    """The real log of a service desk, where there is one."""
    named = os.environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            pytest.fail(f"{VARIABLE} names a file that is not there")
        return Path(named)
    beside = HERE.parents[2].glob("*/data/incident_event_log.csv")
    return next(iter(sorted(beside)), None)
