"""A wheel holds all that its distribution needs, and a service stands on wheels alone.

The wheels are built by the locked backend, without a network, and unpacked into a folder; processes
that see this folder and the third parties, but neither the source tree nor the editable installs,
then do what a container does.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from arch.tree import ROOT
from chassis.schema import newest_revision

PROJECTS = sorted(path.parent for path in ROOT.glob("*/*/pyproject.toml"))
SERVICES = sorted(path.name for path in PROJECTS if path.parent.name == "services")
SANDBOX = Path(__file__).with_name("import_sandbox.py")
BUILD = """
import os, sys
from hatchling.build import build_wheel
out, *projects = sys.argv[1:]
for project in projects:
    os.chdir(project)
    build_wheel(out)
"""
INSIDE = """
import json, sys
from alembic.script import ScriptDirectory
from callout_cli.play.network import load_network
from callout_cli.replay.mapping import load_mapping, mapping_names
from chassis.permissions import load_permissions
from chassis.resources import service_folder
from chassis.schema import newest_revision
from chassis.work import default_topology
seen = {"topology": str(default_topology())}
load_network()
for name in mapping_names():
    load_mapping(name)
for service in sys.argv[1:]:
    package = service.replace("-", "_")
    policies = service_folder(package, "policies")
    load_permissions(policies)
    migrations = service_folder(package, "migrations")
    seen[service] = {
        "policies": str(policies),
        "migrations": str(migrations),
        "heads": ScriptDirectory(str(migrations)).get_heads(),
        "needed": newest_revision(migrations),
    }
print(json.dumps(seen))
"""


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Wheels of all our distributions, by the name of the project's folder."""
    out = tmp_path_factory.mktemp("wheels")
    subprocess.run([sys.executable, "-c", BUILD, out, *PROJECTS], check=True, capture_output=True)
    return {
        project.name: next(out.glob(f"callout_{project.name.replace('-', '_')}-*.whl"))
        for project in PROJECTS
    }


@pytest.fixture(scope="module")
def unpacked(wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content of every wheel but the tests' own."""
    folder = tmp_path_factory.mktemp("unpacked")
    for name, wheel in wheels.items():
        if name != "testkit":
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder)
    return folder


def on_wheels(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the wheels and the third parties; `-S` leaves editable installs out."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("CALLOUT_")}
    return subprocess.run(
        [sys.executable, "-S", *command],
        cwd=folder,
        env={
            **bare,
            "PYTHONPATH": os.pathsep.join([str(folder), sysconfig.get_path("purelib")]),
            "CALLOUT_DATABASE_URL": "postgresql://127.0.0.1:1/nowhere",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def files_of(project: Path) -> set[str]:
    """Return what a project's wheel has to hold, as it is called in there."""
    folders = {project / "src": ""}
    package = project.name.replace("-", "_")
    folders |= {project / name: f"{package}/{name}/" for name in ("migrations", "policies")}
    return {
        f"{place}{path.relative_to(folder).as_posix()}"
        for folder, place in folders.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_a_wheel_holds_every_file_of_its_distribution(
    project: Path, wheels: dict[str, Path]
) -> None:
    with zipfile.ZipFile(wheels[project.name]) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == files_of(project)


def test_policies_migrations_and_data_are_found_in_the_wheels(unpacked: Path) -> None:
    done = on_wheels(unpacked, "-c", INSIDE, *SERVICES)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    assert seen.pop("topology") == str(unpacked / "callout" / "topology.yaml")
    assert set(seen) == set(SERVICES)
    for service, found in seen.items():
        inside = unpacked / service.replace("-", "_")
        assert found["policies"] == str(inside / "policies")
        assert found["migrations"] == str(inside / "migrations")
        head = newest_revision(ROOT / "services" / service / "migrations")
        assert (found["heads"], found["needed"]) == ([head], head)


@pytest.mark.parametrize(
    ("door", "host"), [("api", ["chassis.serve"]), ("worker", ["chassis.work"])]
)
@pytest.mark.parametrize("service", SERVICES)
def test_both_processes_are_built_from_wheels_with_what_these_declare(
    service: str, door: str, host: list[str], unpacked: Path
) -> None:
    package = service.replace("-", "_")
    done = on_wheels(unpacked, str(SANDBOX), f"callout-{service}", *host, f"{package}.{door}")
    assert done.returncode == 0, done.stderr
    assert package in json.loads(done.stdout)


def test_a_process_on_wheels_does_not_see_the_source_tree(unpacked: Path) -> None:
    done = on_wheels(unpacked, "-c", "import testkit")
    assert "No module named 'testkit'" in done.stderr


def needed_projects(project: Path) -> set[str]:
    """Return the folders of our own distributions that a project needs, itself included."""
    table = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {str(project.relative_to(ROOT))}
    for line in table["dependencies"]:
        if found := re.match(r"callout-([a-z-]+)", line):
            needed |= needed_projects(ROOT / "libs" / found[1])
    return needed


@pytest.mark.parametrize("service", SERVICES)
def test_an_image_is_made_of_what_there_is_and_of_all_that_is_needed(service: str) -> None:
    text = (ROOT / "services" / service / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    copied = {
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE)
        for source in line.split()[:-1]
    }
    assert [name for name in sorted(copied) if not (ROOT / name).exists()] == []
    admitted = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert all(f"!{name}" in admitted or f"!{name.split('/')[0]}" in admitted for name in copied)
    installed = {name.removeprefix("./") for name in re.findall(r"\./\S+", text) if name != "./"}
    assert installed == needed_projects(ROOT / "services" / service)
    assert installed <= copied
    (lock,) = re.findall(r"--requirement (\S+)", text)
    assert lock in copied
    # Without build isolation the backend has to come from the lock.
    assert re.search(r"^hatchling==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    chassis = tomllib.loads((ROOT / "libs/chassis/pyproject.toml").read_text("utf-8"))
    (command,) = re.findall(r"^CMD (\[.+\])$", text, re.MULTILINE)
    program, argument = json.loads(command)
    assert program in chassis["project"]["scripts"]
    assert argument == service
