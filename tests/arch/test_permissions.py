"""No RPC of any service is without a line in its permission table, and no role is misspelt."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from google.protobuf import descriptor_pool

from chassis.permissions import EVERY_ROLE, KIND, Permission, load_permissions
from chassis.policy import load_policies

SERVICES = Path(__file__).parents[2] / "services"
ROLES = {
    "call_taker", "dispatcher", "technician", "storekeeper", "supervisor",
    "complaint_handler", "hr", "approver", "analyst", "admin",
}  # fmt: skip
services = pytest.mark.parametrize(
    "folder",
    [path.parent for path in sorted(SERVICES.glob("*/pyproject.toml"))],
    ids=lambda path: path.name,
)


def rpc_services(folder: Path) -> tuple[str, ...]:
    """Return the full names of the proto services that a service answers."""
    package = folder.name.replace("-", "_")
    import_module(f"callout.{package}.v1.{package}_service_pb2")
    file = descriptor_pool.Default().FindFileByName(f"callout/{package}/v1/{package}_service.proto")
    return tuple(service.full_name for service in file.services_by_name.values())


@services
def test_every_rpc_has_a_line_that_fits_it(folder: Path) -> None:
    names = rpc_services(folder)
    assert names
    load_permissions(folder / "policies").bind(names)


@services
def test_every_role_is_one_that_tokens_carry(folder: Path) -> None:
    book = load_policies(folder / "policies", KIND, dict[str, Permission])
    for name in book.names():
        for policy in book.versions(name):
            for method, permission in policy.body.items():
                assert permission.roles <= ROLES | {EVERY_ROLE}, method
