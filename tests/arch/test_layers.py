"""The layer rules hold, and each of them notices a violation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from arch.tree import Tree

LAYERS = "Each service is layered and every module has a place"
INDEPENDENT = "Services meet only through contracts"
PURE = "Rules and use cases know no technology"
GREENLETS = "The worker process never loads grpc"
THREADS = "The api process never loads eventlet"
REPLACEABLE = "nameko, eventlet and kombu stay behind the chassis"
CHASSIS = "The chassis knows no service and no contract"
OUTSIDE = "Services know neither the command line nor the test kit"
WIRE = "Wire types stop at the doors and adapters"

WORDS_WITHOUT_MEANING = {"common", "core", "shared", "util", "utils", "helpers", "misc"}


def lint(tree: Tree) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(str(folder) for folder in tree.source_folders())
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo", "--no-cache"],
        cwd=tree.root,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_tree_as_it_stands_keeps_every_rule(tree: Tree) -> None:
    result = lint(tree)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line", "rule"),
    [
        ("inventory.worker", "import grpc", GREENLETS),
        ("chassis.worker", "import grpc_health.v1", GREENLETS),
        ("dispatch.bootstrap", "import grpc", GREENLETS),
        ("intake.api", "import eventlet", THREADS),
        ("chassis.serve", "import nameko.runners", THREADS),
        ("hr_appraisal.adapters", "import kombu", REPLACEABLE),
        ("feedback.domain", "import sqlalchemy", PURE),
        ("feedback.handlers", "from chassis import clock", PURE),
        ("intake.ports", "from google.protobuf import message", PURE),
        ("dispatch.domain", "import yaml", PURE),
        ("inventory.domain", "import inventory.handlers", LAYERS),
        ("dispatch.handlers", "import dispatch.adapters", LAYERS),
        ("intake.adapters", "import intake.bootstrap", LAYERS),
        ("headquarters.worker", "import headquarters.api", LAYERS),
        ("intake.utils", "SIZE = 1", LAYERS),
        ("feedback.adapters", "import intake.ports", INDEPENDENT),
        ("chassis.outbox", "import callout.intake.v1.events_pb2", CHASSIS),
        ("chassis.clock", "import dispatch", CHASSIS),
        ("headquarters.adapters", "import testkit", OUTSIDE),
        ("inventory.bootstrap", "import callout.intake.v1.events_pb2", WIRE),
    ],
)
def test_a_planted_import_breaks_its_rule(tree: Tree, module: str, line: str, rule: str) -> None:
    tree.plant(module, line)
    result = lint(tree)
    assert result.returncode == 1
    assert f"{rule} BROKEN" in result.stdout


def test_no_module_has_a_name_without_meaning(tree: Tree) -> None:
    named = {
        path
        for folder in tree.source_folders()
        for path in folder.rglob("*")
        if path.stem in WORDS_WITHOUT_MEANING
    }
    assert not named
