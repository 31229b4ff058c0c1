"""What could not run is not mistaken for what passed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from testkit import rabbitmq
from testkit.absence import not_run

pytestmark = pytest.mark.integration
TEST = """
from testkit.absence import not_run

def test_needs_a_moon():
    not_run("no moon tonight")

def test_needs_nothing():
    pass
"""


STAND_IN = """
from testkit.absence import stands_in

def test_needs_a_moon(request):
    stands_in(request.node, "no moon tonight; a lamp was lit")
"""
# A machine without a local server, and perhaps without the programs of one.
ELSEWHERE = """
import pytest
from testkit import postgres, rabbitmq

@pytest.fixture(scope="session", autouse=True)
def _elsewhere():
    postgres.LOCAL_SERVER = "postgresql://postgres@127.0.0.1:1/postgres"
    rabbitmq.LOCAL_SERVER = "amqp://guest:guest@127.0.0.1:1//"
    if BARE:
        rabbitmq._programs = nothing_installed
        postgres._programs_installed = lambda: []

def nothing_installed():
    raise FileNotFoundError("RabbitMQ is not installed")
"""
SERVERS = """
from testkit import postgres, rabbitmq

def test_needs_a_database(postgres_url):
    assert postgres_url != postgres.LOCAL_SERVER
    assert postgres.answers(postgres_url)

def test_needs_a_server_to_kill(private_postgres):
    server = private_postgres()
    server.kill()
    server.start()

def test_needs_a_node(amqp_url):
    assert amqp_url != rabbitmq.LOCAL_SERVER
    assert rabbitmq.answers(amqp_url)
"""


def session(
    folder: Path, tests: str = TEST, surroundings: str = "", **environ: str
) -> subprocess.CompletedProcess[str]:
    (folder / "test_moon.py").write_text(tests)
    (folder / "conftest.py").write_text(surroundings)
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"CI", "PYTEST_ADDOPTS"} and not name.startswith("CALLOUT_")
    }
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "testkit.plugin", "-p", "no:pytest_nameko",
         "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)],
        cwd=folder,
        env={**kept, **environ},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )  # fmt: skip


def test_what_did_not_run_is_reported_loudly(tmp_path: Path) -> None:
    done = session(tmp_path)
    assert done.returncode == 0
    assert "1 tests were NOT RUN" in done.stdout
    assert "NOT RUN (1): no moon tonight" in done.stdout


def test_in_ci_what_cannot_run_fails(tmp_path: Path) -> None:
    done = session(tmp_path, CI="true")
    assert done.returncode == 1
    assert "NOT RUN: no moon tonight (a failure because CI=true)" in done.stdout


def test_a_stand_in_is_reported_loudly_and_is_no_failure_in_ci(tmp_path: Path) -> None:
    done = session(tmp_path, STAND_IN, CI="true")
    assert done.returncode == 0
    assert "1 tests ran WITH A STAND-IN" in done.stdout
    assert "STAND-IN: no moon tonight; a lamp was lit" in done.stdout


def test_where_there_is_no_local_server_a_session_starts_its_own(tmp_path: Path) -> None:
    try:
        rabbitmq._programs()
    except FileNotFoundError as error:
        not_run(str(error))
    done = session(tmp_path, SERVERS, f"BARE = False\n{ELSEWHERE}", CI="true")
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


def test_where_nothing_is_installed_the_wheel_serves_and_only_rabbitmq_is_missed(
    tmp_path: Path,
) -> None:
    done = session(tmp_path, SERVERS, f"BARE = True\n{ELSEWHERE}")
    assert done.returncode == 0, done.stdout
    assert "2 passed, 1 skipped" in done.stdout
    assert "1 tests were NOT RUN" in done.stdout
    assert "NOT RUN (1): RabbitMQ is not installed; install it, start a node" in done.stdout
    in_ci = session(tmp_path, SERVERS, f"BARE = True\n{ELSEWHERE}", CI="true")
    assert in_ci.returncode == 1
    assert "2 passed" in in_ci.stdout
    assert "1 error" in in_ci.stdout
    assert "(a failure because CI=true)" in in_ci.stdout
