"""One intake in a platform folder, for commands that go through the real door and database."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from callout.intake.v1 import intake_service_pb2 as pb
from callout.intake.v1 import resources_pb2 as rs
from callout.intake.v1.intake_service_pb2_grpc import IntakeServiceStub
from callout_cli import keys
from callout_cli.folder import PlatformFolder, ProcessState, ServiceState, State
from callout_cli.main import build_app
from callout_cli.texts import choose, chosen
from callout_cli.times import stamp
from chassis.db import Database
from chassis.unit_of_work import ALL, Principal
from intake import api
from testkit.api import channel_to, running_api

FRIDAY = datetime(2026, 3, 6, 3, 0, tzinfo=UTC)  # 11:00 in Hangzhou


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One intake in a platform folder, as the command finds it."""

    folder: Path
    desk: IntakeServiceStub
    database: Database

    def run(self, *arguments: str) -> Result:
        runner = CliRunner(env={"NO_COLOR": "1"})
        return runner.invoke(build_app(), ["sla", *arguments, "--data", str(self.folder)])

    def rows(self) -> dict[str, int]:
        """Return how many rows each table of the service has."""
        tables = "select table_name from information_schema.tables where table_schema = 'public'"
        with self.database.read_only() as connection:
            names = sorted(connection.execute(text(tables)).scalars())
            counts = (f"select count(*) from {name}" for name in names)
            found = [connection.execute(text(count)).scalar_one() for count in counts]
        return dict(zip(names, found, strict=True))


@pytest.fixture
def platform(tmp_path: Path, database_of: Callable[[str], str]) -> Iterator[Platform]:
    before = chosen()
    folder = PlatformFolder(tmp_path / "platform")
    folder.prepare()
    keys.make_keys(folder)
    spec = api.build(
        {
            "CALLOUT_INTAKE_DATABASE_URL": database_of("intake"),
            "CALLOUT_JWT_PUBLIC_KEYS": str(keys.public_keys(folder)),
            "CALLOUT_INTAKE_CONTACT_KEYS": keys.contact_keys(folder),
        }
    )
    assert spec.database is not None
    with ExitStack() as stack:
        address = stack.enter_context(running_api(spec))
        us = psutil.Process(os.getpid())
        folder.write_state(
            State(
                cell="test",
                supervisor=ProcessState(pid=us.pid, created=us.create_time()),
                started_at="",
                amqp_url="",
                services={"intake": ServiceState(api=address)},
            )
        )
        admin = Principal(subject="desk", role="admin", branches=ALL)
        token = keys.sign_token(folder, admin, datetime.now(UTC))
        desk = IntakeServiceStub(stack.enter_context(channel_to(address, token)))
        desk.RegisterBranch(
            pb.RegisterBranchRequest(
                request_id=str(uuid4()),
                code="HZ01",
                name="杭州站",
                city="杭州",
                region="华东",
                time_zone="Asia/Shanghai",
            )
        )
        yield Platform(folder=folder.root, desk=desk, database=spec.database)
    spec.database.dispose()
    choose(before)


def register(platform: Platform, at: datetime = FRIDAY, **told: Any) -> rs.ServiceRequest:
    customer = platform.desk.RegisterCustomer(
        pb.RegisterCustomerRequest(
            request_id=str(uuid4()), branch_code="HZ01", name="王先生", phone="13812345678"
        )
    ).customer
    call = {
        "request_id": str(uuid4()),
        "customer_id": customer.id,
        "branch_code": "HZ01",
        "channel": rs.CHANNEL_PHONE,
        "purpose": rs.PURPOSE_FAULT,
        "product_line": "it-system",
        "symptom": "不能登录",
        "severity": rs.SEVERITY_B,
        "handling": rs.HANDLING_REMOTE,
        "sla_pack": "service-desk",
        "calendar": "cn-working-hours",
        "received_time": stamp(at),
        **told,
    }
    answer: pb.RegisterCallResponse = platform.desk.RegisterCall(pb.RegisterCallRequest(**call))
    return answer.service_request


@pytest.fixture
def request_number(platform: Platform) -> str:
    """A call of Friday 11:00, paused for an hour of the afternoon, then made more severe."""
    request = register(platform, external_ref="INC-7")
    platform.desk.PauseClocks(
        pb.PauseClocksRequest(
            request_id=str(uuid4()),
            service_request_id=request.id,
            occurred_time=stamp(FRIDAY + timedelta(hours=3)),
            reason=rs.PAUSE_REASON_NO_ACCESS,
            evidence="photo 1",
        )
    )
    platform.desk.ResumeClocks(
        pb.ResumeClocksRequest(
            request_id=str(uuid4()),
            service_request_id=request.id,
            occurred_time=stamp(FRIDAY + timedelta(hours=4)),
        )
    )
    platform.desk.ChangeSeverity(
        pb.ChangeSeverityRequest(
            request_id=str(uuid4()),
            service_request_id=request.id,
            occurred_time=stamp(FRIDAY + timedelta(hours=5)),
            severity=rs.SEVERITY_C,
            reason="one desk only",
        )
    )
    return request.number
