"""What is deployed fits the cluster's schema, and its pods are restricted ones."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from arch.manifests import (
    SERVICES,
    Manifest,
    environment_of,
    find,
    pod_of,
    settings_kind,
    settings_of,
)
from arch.tree import ROOT, load_tool
from chassis.config import load_settings
from chassis.config.link import LINK, LinkSettings

deploy = load_tool("deploy")


def test_the_production_overlay_has_nothing_to_complain_about(rendered: list[Manifest]) -> None:
    assert deploy.manifest_problems(rendered) == []


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_has_two_processes_a_migration_and_a_headless_address(
    rendered: list[Manifest], service: str
) -> None:
    assert find(rendered, "Service", f"{service}-api")["spec"]["clusterIP"] == "None"
    for kind, part in (("Deployment", "api"), ("Deployment", "worker"), ("Job", "migrate")):
        manifest = find(rendered, kind, f"{service}-{part}")
        (container,) = pod_of(manifest)["containers"]
        assert container["image"].startswith(f"callout-{service}:")


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_reads_its_own_secrets_only(rendered: list[Manifest], service: str) -> None:
    secrets = {
        entry["valueFrom"]["secretKeyRef"]["name"]
        for manifest in rendered
        if manifest["metadata"].get("labels", {}).get("app.kubernetes.io/name") == service
        and manifest["kind"] in {"Deployment", "Job"}
        for entry in pod_of(manifest)["containers"][0]["env"]
        if "secretKeyRef" in entry.get("valueFrom", {})
    }
    own = {f"{service}-{name}" for name in ("broker", "database", "database-owner")}
    assert own <= secrets
    assert all(secret.startswith((f"{service}-", "callout-")) for secret in secrets)


@pytest.mark.parametrize("process", ["api", "worker"])
def test_an_update_never_takes_a_process_away_before_its_successor_is_ready(
    rendered: list[Manifest], process: str
) -> None:
    spec = find(rendered, "Deployment", f"intake-{process}")["spec"]
    assert spec["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert spec["minReadySeconds"] == 5


@pytest.mark.parametrize("part", ["Deployment/api", "Deployment/worker", "Job/migrate"])
@pytest.mark.parametrize("service", SERVICES)
def test_a_process_accepts_the_settings_it_is_deployed_with(
    rendered: list[Manifest], service: str, part: str
) -> None:
    settings = settings_of(rendered)
    kind, _, process = part.partition("/")
    manifest = find(rendered, kind, f"{service}-{process}")
    told = {} if kind == "Job" else settings
    loaded = load_settings(settings_kind(service), service, environment_of(manifest, told))
    assert loaded.cell == "main"
    assert loaded.log_format == "json"
    assert (loaded.database_role is not None) is (kind == "Job")


def test_a_linked_cell_has_a_link_that_accepts_its_settings(linked: list[Manifest]) -> None:
    assert deploy.manifest_problems(linked) == []
    link = find(linked, "Deployment", "link-south")
    (container,) = pod_of(link)["containers"]
    assert (
        container["image"]
        == pod_of(find(linked, "Deployment", "inventory-worker"))["containers"][0]["image"]
    )
    told = load_settings(LinkSettings, LINK, environment_of(link, settings_of(linked)))
    assert (told.cell, told.peer_cell, told.links) == ("main", "south", ("south",))
    worker = find(linked, "Deployment", "inventory-worker")
    environ = environment_of(worker, settings_of(linked))
    assert load_settings(settings_kind("inventory"), "inventory", environ).links == ("south",)


def test_only_the_door_of_intake_gets_the_keys_of_the_customers_files(
    rendered: list[Manifest],
) -> None:
    holders = {
        manifest["metadata"]["name"]
        for manifest in rendered
        if manifest["kind"] in {"Deployment", "Job"}
        and any(
            each["name"] == "CALLOUT_INTAKE_CONTACT_KEYS"
            for each in pod_of(manifest)["containers"][0]["env"]
        )
    }
    assert holders == {"intake-api"}


def as_root(manifest: Manifest) -> None:
    pod_of(manifest)["securityContext"]["runAsNonRoot"] = False


def with_writable_root(manifest: Manifest) -> None:
    pod_of(manifest)["containers"][0]["securityContext"]["readOnlyRootFilesystem"] = False


def with_capability(manifest: Manifest) -> None:
    pod_of(manifest)["containers"][0]["securityContext"]["capabilities"] = {"add": ["NET_ADMIN"]}


def without_probe(manifest: Manifest) -> None:
    del pod_of(manifest)["containers"][0]["readinessProbe"]


def without_limit(manifest: Manifest) -> None:
    del pod_of(manifest)["containers"][0]["resources"]["limits"]


def with_password(manifest: Manifest) -> None:
    value = "postgresql://intake:guess@db/intake"
    pod_of(manifest)["containers"][0]["env"][1] = {"name": "CALLOUT_DATABASE_URL", "value": value}


def misspelt(manifest: Manifest) -> None:
    manifest["spec"]["replica"] = 2


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (as_root, "runAsNonRoot is not restricted"),
        (with_writable_root, "readOnlyRootFilesystem is not restricted"),
        (with_capability, "capabilities is not restricted"),
        (without_probe, "is not probed"),
        (without_limit, "has no memory limit"),
        (with_password, "credentials in plain text"),
        (misspelt, "Additional properties are not allowed"),
    ],
)
def test_a_careless_deployment_is_noticed(
    rendered: list[Manifest], spoil: Callable[[Manifest], None], complaint: str
) -> None:
    manifest = copy.deepcopy(find(rendered, "Deployment", "intake-api"))
    spoil(manifest)
    (problem,) = deploy.manifest_problems([manifest])
    assert complaint in problem


def test_a_secret_among_the_manifests_is_noticed() -> None:
    secret = yaml.safe_load("{kind: Secret, apiVersion: v1, metadata: {name: intake-database}}")
    assert deploy.manifest_problems([secret]) == [
        "Secret/intake-database: secrets are made by whoever runs the cell"
    ]


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_takes_its_base_as_an_argument_and_runs_as_nobody(service: str) -> None:
    lines = (ROOT / "services" / service / "Dockerfile").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("FROM ")] == [
        "FROM ${BASE} AS build",
        "FROM ${BASE}",
    ]
    assert "USER 10001:10001" in lines
    assert not any("://" in line for line in lines)


def test_a_careless_dockerfile_is_noticed(tmp_path: Path) -> None:
    careless = tmp_path / "Dockerfile"
    careless.write_text("FROM python:latest\nRUN cd /tmp && pip install kombu\n")
    hadolint = Path(sys.executable).parent / "hadolint"
    assert subprocess.run([hadolint, careless], check=False, capture_output=True).returncode == 1
