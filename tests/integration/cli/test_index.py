"""`callout index` through the real command, door and database."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from callout.intake.v1 import intake_service_pb2 as pb
from callout_cli.main import build_app
from integration.cli.conftest import Platform

pytestmark = pytest.mark.integration


def test_calls_of_an_earlier_version_are_found_afterwards(
    platform: Platform, request_number: str
) -> None:
    wanted = pb.ListServiceRequestsRequest(branch_code="HZ01", text="登录")
    with platform.database.transaction() as connection:
        connection.execute(text("delete from entry_words"))
    assert not platform.desk.ListServiceRequests(wanted).service_requests
    command = ["index", "--json", "--data", str(platform.folder)]
    result = CliRunner(env={"NO_COLOR": "1"}).invoke(build_app(), command)
    assert result.exit_code == 0, result.output
    assert json.loads(result.output) == {"batches": 2}
    (found,) = platform.desk.ListServiceRequests(wanted).service_requests
    assert found.number == request_number
