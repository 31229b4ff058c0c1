"""The manifests of the production overlay, and what a process is told by them."""

from __future__ import annotations

import importlib
from typing import Any

from arch.tree import ROOT
from chassis.config import ServiceSettings

SERVICES = sorted(path.parent.name for path in ROOT.glob("services/*/pyproject.toml"))
Manifest = dict[str, Any]
# What a cell's own secrets would hold.
PLACEHOLDERS = {
    "CALLOUT_AMQP_URL": "amqp://broker:5672/",
    "CALLOUT_DATABASE_ROLE": "service",
    "CALLOUT_DATABASE_URL": "postgresql://database:5432/service",
    "CALLOUT_LINK_PEER_AMQP_URL": "amqp://broker.south:5672/",
    "CALLOUT_INTAKE_CONTACT_KEYS": "first:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
}


def find(manifests: list[Manifest], kind: str, name: str) -> Manifest:
    """Return one object; a Job carries the tag of its release behind the name."""
    (found,) = [
        each
        for each in manifests
        if each["kind"] == kind
        and (
            each["metadata"]["name"] == name
            or (kind == "Job" and each["metadata"]["name"].startswith(f"{name}-"))
        )
    ]
    return found


def pod_of(manifest: Manifest) -> Manifest:
    pod: Manifest = manifest["spec"]["template"]["spec"]
    return pod


def settings_kind(service: str) -> type[ServiceSettings]:
    config = importlib.import_module(f"{service.replace('-', '_')}.config")
    kinds = [
        kind
        for kind in vars(config).values()
        if isinstance(kind, type) and issubclass(kind, ServiceSettings)
    ]
    return max(kinds, key=lambda kind: len(kind.__mro__))


def environment_of(manifest: Manifest, settings: dict[str, str]) -> dict[str, str]:
    (container,) = pod_of(manifest)["containers"]
    literal = {each["name"]: each["value"] for each in container["env"] if "value" in each}
    secret = {
        each["name"]: PLACEHOLDERS[each["name"]]
        for each in container["env"]
        if "secretKeyRef" in each.get("valueFrom", {})
    }
    return {**settings, **literal, **secret}


def settings_of(manifests: list[Manifest]) -> dict[str, str]:
    (settings,) = [
        manifest["data"]
        for manifest in manifests
        if manifest["kind"] == "ConfigMap"
        and manifest["metadata"]["name"].startswith("callout-settings-")
    ]
    return dict(settings)
