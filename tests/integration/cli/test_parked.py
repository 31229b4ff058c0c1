"""Parked events, from the command line to the database."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from typer.testing import CliRunner

from callout_cli.folder import PlatformFolder, ProcessState, ServiceState, State
from callout_cli.main import build_app

pytestmark = pytest.mark.integration

PARKED = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
OTHER = "3f333df6-90a4-4fda-8dd3-9485d27cee36"
Run = Callable[..., Any]


@pytest.fixture
def run(plumbing_database: str, tmp_path: Path) -> Run:
    """Run `callout parked` where feedback has one parked event and one that waits for it."""
    execute(
        plumbing_database,
        f"""
        insert into inbox
            (event_id, cell, stream, aggregate_id, sequence, event_type, headers, body, state,
             attempts, error)
        values
            ('{PARKED}', 'north', 'intake.branch', 'BJ01', 1, 'BranchRegistered', '{{"a": "b"}}',
             'body', 'parked', 8, 'ValueError: no' || chr(10) || 'more'),
            ('{OTHER}', 'north', 'intake.branch', 'BJ01', 2, 'BranchRegistered', null, null,
             'waiting', 0, null)
        """,
    )
    folder = PlatformFolder(tmp_path)
    folder.prepare()
    state = State(
        cell="north",
        supervisor=ProcessState(pid=1, created=0.0),
        started_at="",
        amqp_url="",
        services={"feedback": ServiceState(database_url=plumbing_database)},
    )
    folder.write_state(state)
    app, runner = build_app(), CliRunner(env={"COLUMNS": "200"})

    def run(*arguments: str) -> Any:
        return runner.invoke(app, ["parked", *arguments, "--data", str(tmp_path)])

    return run


def execute(url: str, statement: str) -> list[Any]:
    connection = psycopg2.connect(url.replace("+psycopg2", ""))
    with connection, connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall() if cursor.description else []
    connection.close()
    return rows


def states(url: str) -> dict[str, str]:
    return {str(key): state for key, state in execute(url, "select event_id, state from inbox")}


def test_parked_events_are_listed_with_what_waits_behind_them(run: Run) -> None:
    (event,) = json.loads(run("list", "--json").stdout)
    assert (event["service"], event["event_id"], event["followers"]) == ("feedback", PARKED, 1)
    assert "ValueError: no" in run("list").stdout


def test_a_parked_event_is_shown_with_headers_and_body(run: Run) -> None:
    event = json.loads(run("show", PARKED, "--json").stdout)
    assert event["headers"] == {"a": "b"}
    assert event["body_base64"] == "Ym9keQ=="
    assert event["error"].endswith("more")


def test_an_event_that_is_not_parked_is_not_shown(run: Run) -> None:
    result = run("show", OTHER)
    assert result.exit_code == 1
    assert OTHER in result.stderr


def test_a_named_event_is_tried_again(run: Run, plumbing_database: str) -> None:
    result = json.loads(run("retry", PARKED, "--json").stdout)
    assert result["retried"] == [{"service": "feedback", "event_id": PARKED}]
    assert states(plumbing_database) == {PARKED: "retry", OTHER: "waiting"}


def test_all_events_are_tried_again(run: Run, plumbing_database: str) -> None:
    assert run("retry", "--all").exit_code == 0
    assert states(plumbing_database)[PARKED] == "retry"


def test_nothing_is_tried_without_being_named(run: Run, plumbing_database: str) -> None:
    assert run("retry").exit_code == 2
    assert run("retry", PARKED, "--all").exit_code == 2
    assert states(plumbing_database)[PARKED] == "parked"


def test_a_service_without_a_database_is_refused(run: Run) -> None:
    assert "intake" in run("list", "--service", "intake").stderr
