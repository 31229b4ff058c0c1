"""No RPC of any service is without a line in its permission table, and no role is misspelt."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from google.protobuf import descriptor_pool

from chassis.permissions import EVERY_ROLE, KIND, Permission, load_permissions
from chassis.policy import load_policies

ROOT = Path(__file__).parents[2]
SERVICES = ROOT / "services"
PROTO = ROOT / "proto"
RULES = ROOT / "docs" / "rules.md"
ROLES = {
    "call_taker", "dispatcher", "technician", "storekeeper", "supervisor",
    "complaint_handler", "hr", "approver", "analyst", "admin", "quality",
}  # fmt: skip
services = pytest.mark.parametrize(
    "folder",
    [path.parent for path in sorted(SERVICES.glob("*/pyproject.toml"))],
    ids=lambda path: path.name,
)


def rpc_services(folder: Path) -> tuple[str, ...]:
    """Return the full names of the proto services that a service answers."""
    package = f"callout/{folder.name.replace('-', '_')}/v1"
    names: list[str] = []
    for path in sorted((PROTO / package).glob("*_service.proto")):
        import_module(f"{package}/{path.stem}_pb2".replace("/", "."))
        file = descriptor_pool.Default().FindFileByName(f"{package}/{path.name}")
        names += [service.full_name for service in file.services_by_name.values()]
    return tuple(names)


@services
def test_every_rpc_has_a_line_that_fits_it(folder: Path) -> None:
    names = rpc_services(folder)
    assert names
    load_permissions(folder / "policies").bind(names)


@services
def test_every_line_cites_a_rule_of_the_rulebook(folder: Path) -> None:
    known = set(re.findall(r"^\| ([A-Z]-[0-9]{2}) \|", RULES.read_text("utf-8"), re.MULTILINE))
    assert len(known) > 90
    book = load_policies(folder / "policies", KIND, dict[str, Permission])
    cited = {
        permission.rule
        for name in book.names()
        for policy in book.versions(name)
        for permission in policy.body.values()
    }
    assert cited <= known


@services
def test_every_role_is_one_that_tokens_carry(folder: Path) -> None:
    book = load_policies(folder / "policies", KIND, dict[str, Permission])
    for name in book.names():
        for policy in book.versions(name):
            for method, permission in policy.body.items():
                assert permission.roles <= ROLES | {EVERY_ROLE}, method
