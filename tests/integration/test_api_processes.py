"""The api process of every service starts on its own database, gets ready and leaves in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from testkit.identity import Identities
from testkit.processes import ServiceProcess
from testkit.waiting import eventually

pytestmark = pytest.mark.integration
SERVICES = sorted(
    path.parent.name for path in (Path(__file__).parents[2] / "services").glob("*/pyproject.toml")
)
# Settings without which a service does not start.
OWN = {"intake": {"CALLOUT_INTAKE_CONTACT_KEYS": "test:" + "A" * 43 + "="}}


@pytest.mark.parametrize("service", SERVICES)
def test_an_api_process_starts_and_leaves(
    service: str, database_of: Callable[[str], str], identities: Identities, tmp_path: Path
) -> None:
    environ = {
        "CALLOUT_DATABASE_URL": database_of(service),
        "CALLOUT_JWT_PUBLIC_KEYS": str(identities.public_keys),
        **OWN.get(service, {}),
    }
    with ServiceProcess("chassis.serve", [service], environ, tmp_path) as process:
        address = process.start()["api"]
        with grpc.insecure_channel(address) as channel:
            health: Any = health_pb2_grpc.HealthStub(channel)

            def is_ready() -> bool:
                asked = health.Check(health_pb2.HealthCheckRequest(), timeout=5)
                return bool(asked.status == health_pb2.HealthCheckResponse.SERVING)

            eventually(is_ready)
        assert process.terminate() == 0
