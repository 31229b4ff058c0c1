"""A release: its migrations have its name, and its processes have the time that they need."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

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
from chassis.config import ServiceSettings, load_settings

deploy = load_tool("deploy")
# Closing what is left after the drain: threads, connections, spans.
LAST_STEPS_S = 5.0


def seconds_to_leave(manifest: Manifest, settings: ServiceSettings) -> float:
    """Return the longest time from SIGTERM's preStop to the end of the process."""
    (container,) = pod_of(manifest)["containers"]
    pre_stop = container.get("lifecycle", {}).get("preStop", {}).get("sleep", {}).get("seconds", 0)
    needed = float(pre_stop) + settings.drain_delay_s + settings.drain_s
    if container["name"] == "worker":
        needed += settings.confirm_timeout_s  # the batch that the relay has just sent
    return needed + LAST_STEPS_S


def has_time_to_leave(manifest: Manifest, settings: dict[str, str], service: str) -> bool:
    environ = environment_of(manifest, settings)
    loaded = load_settings(settings_kind(service), service, environ)
    allowed = pod_of(manifest)["terminationGracePeriodSeconds"]
    return bool(allowed >= seconds_to_leave(manifest, loaded))


@pytest.mark.parametrize("process", ["api", "worker"])
@pytest.mark.parametrize("service", SERVICES)
def test_a_process_is_given_the_time_that_it_takes_to_leave(
    rendered: list[Manifest], service: str, process: str
) -> None:
    manifest = find(rendered, "Deployment", f"{service}-{process}")
    settings = settings_of(rendered)
    assert has_time_to_leave(manifest, settings, service)
    assert not has_time_to_leave(manifest, {**settings, "CALLOUT_DRAIN_S": "45"}, service)


def render_changed(folder: Path, file: str, old: str, new: str) -> list[Manifest]:
    """Render the production overlay after a change of one of its files."""
    copied = shutil.copytree(ROOT / "deploy/k8s", folder / "k8s")
    path = copied / "overlays/production" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    manifests: list[Manifest] = deploy.render(path.parent)
    return manifests


def jobs(manifests: list[Manifest]) -> dict[str, Manifest]:
    return {each["metadata"]["name"]: each for each in manifests if each["kind"] == "Job"}


def test_every_release_brings_migrations_of_its_own_name(
    rendered: list[Manifest], tmp_path: Path
) -> None:
    later = render_changed(tmp_path, "release.yaml", "tag: 0.1.0", "tag: 0.2.0-rc.1")
    assert set(jobs(rendered)) == {f"{service}-migrate-0.1.0" for service in SERVICES}
    assert set(jobs(later)) == {f"{service}-migrate-0.2.0-rc.1" for service in SERVICES}
    assert deploy.manifest_problems(later) == []
    for manifest in later:
        if manifest["kind"] in {"Deployment", "Job"}:
            (container,) = pod_of(manifest)["containers"]
            assert container["image"].endswith(":0.2.0-rc.1")
    # Nothing for kustomize alone reaches the cluster.
    assert "release" not in {each["metadata"]["name"] for each in later}


def test_a_registry_with_a_port_stands_before_name_and_tag(tmp_path: Path) -> None:
    manifests = render_changed(
        tmp_path,
        "kustomization.yaml",
        "{name: callout-intake}",
        "{name: callout-intake, newName: registry.example:5000/callout-intake}",
    )
    (container,) = pod_of(jobs(manifests)["intake-migrate-0.1.0"])["containers"]
    assert container["image"] == "registry.example:5000/callout-intake:0.1.0"


def test_a_change_of_settings_leaves_the_migrations_of_a_release_alone(
    rendered: list[Manifest], tmp_path: Path
) -> None:
    changed = render_changed(tmp_path, "kustomization.yaml", "CALLOUT_CELL=main", "CALLOUT_CELL=n")
    assert settings_of(changed)["CALLOUT_CELL"] == "n"
    assert jobs(changed) == jobs(rendered)


def named_for_ever(manifest: Manifest) -> None:
    manifest["metadata"]["name"] = "intake-migrate"


def with_a_name_no_cluster_takes(manifest: Manifest) -> None:
    manifest["metadata"]["name"] = "intake-migrate-Final_1"
    pod_of(manifest)["containers"][0]["image"] = "callout-intake:Final_1"


def with_settings(manifest: Manifest) -> None:
    pod_of(manifest)["containers"][0]["envFrom"] = [{"configMapRef": {"name": "settings"}}]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (named_for_ever, "is not in its name"),
        (with_a_name_no_cluster_takes, "small letters"),
        (with_settings, "settings that may change"),
    ],
)
def test_a_job_that_a_second_apply_would_change_is_noticed(
    rendered: list[Manifest], spoil: Callable[[Manifest], None], complaint: str
) -> None:
    manifest = copy.deepcopy(find(rendered, "Job", "intake-migrate"))
    spoil(manifest)
    (problem,) = deploy.manifest_problems([manifest])
    assert complaint in problem
