"""Migrations run as the owner of the tables; api and worker work as a role that owns nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen
from uuid import uuid4

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from sqlalchemy import inspect, text
from sqlalchemy.exc import ProgrammingError

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from integration.two_roles import TwoRoles, connected, two_roles
from testkit.api import channel_to
from testkit.identity import Identities
from testkit.postgres import Databases
from testkit.processes import ServiceProcess
from testkit.waiting import eventually

pytestmark = pytest.mark.integration
SERVICES = sorted(
    path.parent.name for path in (Path(__file__).parents[2] / "services").glob("*/pyproject.toml")
)
ENVIRON = {
    "CALLOUT_INTAKE_CONTACT_KEYS": "test:" + "A" * 43 + "=",
    "CALLOUT_READY_EVERY_S": "0.1",
    "CALLOUT_LOG_FORMAT": "json",
}


@pytest.fixture
def roles(databases: Databases) -> Iterator[TwoRoles]:
    with two_roles(databases) as make:
        yield make()


def migrate(roles: TwoRoles, service: str, role: str) -> subprocess.CompletedProcess[str]:
    """Run `callout-migrate` as the owner."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("CALLOUT_")}
    settings = {"CALLOUT_DATABASE_URL": roles.owner_url, "CALLOUT_DATABASE_ROLE": role}
    return subprocess.run(
        [sys.executable, "-m", "chassis.migrate", service],
        env={**bare, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def migrated(roles: TwoRoles) -> Callable[[str], int]:
    """Run the migrations of a service; returns the exit code."""
    return lambda service: migrate(roles, service, roles.plain).returncode


def refused_statement(url: str, statement: str) -> str:
    with connected(url) as connection, pytest.raises(ProgrammingError) as raised:
        connection.execute(text(statement))
    return str(raised.value.orig)


@pytest.mark.parametrize("service", SERVICES)
def test_the_plain_role_changes_rows_and_no_tables(
    service: str, roles: TwoRoles, migrated: Callable[[str], int]
) -> None:
    assert migrated(service) == 0
    assert migrated(service) == 0  # granting again does no harm
    with connected(roles.plain_url) as connection:
        tables = set(inspect(connection).get_table_names()) - {"schema_version"}
        for table in tables:
            for right in ("select", "insert", "update", "delete"):
                asked = text("select has_table_privilege(:table, :right)")
                assert connection.execute(asked, {"table": table, "right": right}).scalar_one()
    assert {"outbox", "inbox"} < tables
    assert "permission denied" in refused_statement(roles.plain_url, "create table mine (n int)")
    for statement in (
        "drop table outbox",
        "alter table outbox add column n int",
        "create index on outbox (sent_at)",
        "truncate outbox",
        "delete from schema_version",
    ):
        said = refused_statement(roles.plain_url, statement)
        assert "must be owner" in said or "permission denied" in said


def test_tables_of_a_later_migration_are_open_before_it_has_ended(
    roles: TwoRoles, migrated: Callable[[str], int]
) -> None:
    migrated("headquarters")
    with connected(roles.owner_url) as connection:
        connection.execute(text("create table later (n serial primary key)"))
    with connected(roles.plain_url) as connection:
        assert connection.execute(text("insert into later default values returning n")).scalar()


def test_a_role_that_does_not_exist_is_named(roles: TwoRoles) -> None:
    done = migrate(roles, "inventory", "nobody_knows")
    assert done.returncode == 1
    assert "CALLOUT_DATABASE_ROLE: there is no role 'nobody_knows'" in done.stderr


def http_ready(address: str) -> bool:
    try:
        with urlopen(f"http://{address}/readyz", timeout=5) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except HTTPError as error:
        error.close()
        return False


def grpc_ready(channel: grpc.Channel) -> bool:
    health: Any = health_pb2_grpc.HealthStub(channel)
    asked = health.Check(health_pb2.HealthCheckRequest(), timeout=5)
    return bool(asked.status == health_pb2.HealthCheckResponse.SERVING)


def says(log: Path, word: str) -> bool:
    return word in log.read_text("utf-8")


def set_version(roles: TwoRoles, version: str) -> None:
    with connected(roles.owner_url) as connection:
        connection.execute(text("update schema_version set version_num = :v"), {"v": version})


def test_both_processes_are_ready_when_the_schema_is_the_one_they_need(
    roles: TwoRoles, migrated: Callable[[str], int], identities: Identities, tmp_path: Path
) -> None:
    environ = {
        **ENVIRON,
        "CALLOUT_DATABASE_URL": roles.plain_url,
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
    }
    with connected(roles.owner_url) as connection:
        # What a cluster's administrator has done: the role may enter, and finds nothing.
        connection.execute(
            text(f'grant connect on database "{connection.engine.url.database}" to {roles.plain}')
        )
    api = ServiceProcess("chassis.serve", ["intake"], environ, tmp_path / "api")
    worker = ServiceProcess("chassis.work", ["intake"], environ, tmp_path / "worker")
    with api, worker:
        door, metrics = api.start(), worker.start()["metrics"]
        with grpc.insecure_channel(door["api"]) as channel:

            def both(*, ready: bool) -> Callable[[], bool]:
                return lambda: (
                    (http_ready(metrics), http_ready(door["metrics"]), grpc_ready(channel))
                    == (ready, ready, ready)
                )

            for log in (api.log, worker.log):
                eventually(partial(says, log, "schema"))
            assert both(ready=False)()

            assert migrated("intake") == 0
            eventually(both(ready=True))
            version = "select version_num from schema_version"
            with connected(roles.owner_url) as connection:
                needed = connection.execute(text(version)).scalar_one()
            set_version(roles, "0000")
            eventually(both(ready=False))
            set_version(roles, "9999")  # a later release has expanded the schema
            eventually(both(ready=True))
            set_version(roles, needed)
        with channel_to(door["api"], identities.token("admin")) as channel:
            answer = IntakeServiceStub(channel).RegisterBranch(
                pb.RegisterBranchRequest(
                    request_id=str(uuid4()),
                    code="SZ01",
                    name="深圳站",
                    city="深圳",
                    region="华南",
                    time_zone="Asia/Shanghai",
                )
            )
            assert answer.branch.code == "SZ01"
        assert api.terminate() == 0
        assert worker.terminate() == 0
