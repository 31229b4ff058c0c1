"""One workspace: one version, one lock without addresses, the same rooms everywhere."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from arch.tree import load_tool

ROOT = Path(__file__).resolve().parents[2]
PROJECTS = sorted([*ROOT.glob("libs/*/pyproject.toml"), *ROOT.glob("services/*/pyproject.toml")])


def project(path: Path) -> dict[str, object]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
    assert isinstance(table, dict)
    return table


def test_all_distributions_carry_one_version() -> None:
    assert len({str(project(path)["version"]) for path in PROJECTS}) == 1


def test_a_distribution_is_called_after_its_folder() -> None:
    assert [project(path)["name"] for path in PROJECTS] == [
        f"callout-{path.parent.name}" for path in PROJECTS
    ]


def test_the_dependency_check_knows_every_distribution() -> None:
    assert set(load_tool("check").MODULES) == {str(project(path)["name"]) for path in PROJECTS}


@pytest.mark.parametrize(
    "path", [p for p in PROJECTS if p.parts[-3] == "services"], ids=lambda p: p.parent.name
)
def test_a_service_brings_readme_migrations_policies_and_image(path: Path) -> None:
    folder = path.parent
    present = {entry.name for entry in folder.iterdir()}
    assert {"README.md", "Dockerfile", "migrations", "policies", "src"} <= present


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://mirror.example/simple",
        "--find-links wheels",
        "-i mirror",
        "kombu @ file:///tmp/kombu.whl",
        "kombu==5.7.0 --hash=sha256:00 # from https://mirror.example",
    ],
)
def test_an_address_in_a_lock_is_noticed(tmp_path: Path, line: str) -> None:
    lock = load_tool("lock")
    inputs = lock.lock_inputs()[lock.RUN_LOCK]
    spoiled = tmp_path / "requirements.lock"
    spoiled.write_text(lock.RUN_LOCK.read_text(encoding="utf-8") + line + "\n")
    assert lock.problems(lock.RUN_LOCK, inputs) == []
    assert any("holds an address" in problem for problem in lock.problems(spoiled, inputs))


def test_a_new_dependency_without_a_new_lock_is_noticed() -> None:
    lock = load_tool("lock")
    inputs = [*lock.lock_inputs()[lock.RUN_LOCK], "left-out>=1"]
    (problem,) = lock.problems(lock.RUN_LOCK, inputs)
    assert "older than the declared dependencies" in problem
