"""Render and judge what is deployed: the overlays of deploy/k8s and the Dockerfiles."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import yaml

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
KUBERNETES = "1.36"

# What a pod has to say to be admitted where only restricted pods are.
RESTRICTED_POD = {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}
RESTRICTED_CONTAINER = {
    "allowPrivilegeEscalation": False,
    "readOnlyRootFilesystem": True,
    "capabilities": {"drop": ["ALL"]},
}
JOB_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?")
CREDENTIALS = re.compile(r"://[^/\s:@]+:[^/\s@]+@|(?i:password|secret_key)\s*[=:]\s*\S")

Manifest = dict[str, Any]


def render(overlay: Path) -> list[Manifest]:
    """Return the objects of one overlay."""
    done = subprocess.run(
        [BIN / "kubectl", "kustomize", overlay], check=True, capture_output=True, text=True
    )
    return list(yaml.load_all(done.stdout, Loader=yaml.CSafeLoader))


def name_of(manifest: Manifest) -> str:
    """Return kind and name, as an operator would write them."""
    return f"{manifest['kind']}/{manifest['metadata']['name']}"


def schema_problems(manifest: Manifest) -> Iterator[str]:
    """Yield where an object does not fit the schema of the cluster."""
    try:
        kubernetes_validate.validate(manifest, KUBERNETES, strict=True)
    except kubernetes_validate.ValidationError as error:
        yield f"{name_of(manifest)}: {error.message}"


def lacking(wanted: Manifest, present: Manifest) -> list[str]:
    """Return the settings that are not as wanted."""
    return [key for key, value in wanted.items() if present.get(key) != value]


def pod_problems(manifest: Manifest) -> Iterator[str]:
    """Yield what keeps the pods of an object from being restricted, bounded ones."""
    pod = manifest.get("spec", {}).get("template", {}).get("spec")
    if pod is None:
        return
    name = name_of(manifest)
    if pod.get("automountServiceAccountToken") is not False:
        yield f"{name}: mounts a cluster token"
    for key in lacking(RESTRICTED_POD, pod.get("securityContext", {})):
        yield f"{name}: securityContext.{key} is not restricted"
    for container in [*pod["containers"], *pod.get("initContainers", [])]:
        where = f"{name}/{container['name']}"
        for key in lacking(RESTRICTED_CONTAINER, container.get("securityContext", {})):
            yield f"{where}: securityContext.{key} is not restricted"
        resources = container.get("resources", {})
        if "memory" not in resources.get("limits", {}) or "cpu" not in resources.get(
            "requests", {}
        ):
            yield f"{where}: has no memory limit or asks for no cpu"
        if manifest["kind"] == "Deployment" and not {"readinessProbe", "livenessProbe"} <= set(
            container
        ):
            yield f"{where}: is not probed"


def job_problems(manifest: Manifest) -> Iterator[str]:
    """Yield what would make a second `apply` change a Job, which a cluster refuses.

    Each release brings a Job of its own name, and nothing in it changes between two releases.
    """
    if manifest["kind"] != "Job":
        return
    name = name_of(manifest)
    if JOB_NAME.fullmatch(manifest["metadata"]["name"]) is None:
        yield f"{name}: a tag has at most 40 small letters, digits, dots and hyphens"
    for container in manifest["spec"]["template"]["spec"]["containers"]:
        tag = container["image"].rpartition(":")[2]
        if not manifest["metadata"]["name"].endswith(f"-{tag}"):
            yield f"{name}: runs {tag}, which is not in its name"
        if container.get("envFrom"):
            yield f"{name}: depends on settings that may change between two releases"


def plain_text_problems(manifest: Manifest) -> Iterator[str]:
    """Yield values that look like credentials; those come from Secrets made elsewhere."""
    if manifest["kind"] == "Secret":
        yield f"{name_of(manifest)}: secrets are made by whoever runs the cell"
    text = yaml.safe_dump(manifest, width=10_000)
    for line in text.splitlines():
        if CREDENTIALS.search(line):
            yield f"{name_of(manifest)}: credentials in plain text"


def manifest_problems(manifests: list[Manifest]) -> list[str]:
    """Return everything wrong with the objects of one overlay."""
    found: list[str] = []
    for manifest in manifests:
        found += schema_problems(manifest)
        found += pod_problems(manifest)
        found += job_problems(manifest)
        found += plain_text_problems(manifest)
    return found


def main() -> int:
    """Judge every overlay and every Dockerfile."""
    found: list[str] = []
    for overlay in sorted(
        path.parent for path in ROOT.glob("deploy/k8s/overlays/*/kustomization.yaml")
    ):
        found += manifest_problems(render(overlay))
    dockerfiles = sorted(ROOT.glob("services/*/Dockerfile"))
    linted = subprocess.run([BIN / "hadolint", *dockerfiles], check=False)
    for problem in found:
        print(problem)
    return 1 if found or linted.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
