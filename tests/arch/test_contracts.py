"""`make check` notices contracts that drifted, broke a caller or left the style."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from arch.tree import Tree


def check(tree: Tree) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, tree.root / "tools" / "proto.py", "check"],
        check=False,
        capture_output=True,
        text=True,
    )


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_contracts_as_they_stand_are_generated_tidy_and_compatible(tree: Tree) -> None:
    result = check(tree)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_changed_field_is_stale_untidy_and_breaking(tree: Tree) -> None:
    events = tree.root / "proto/callout/intake/v1/events.proto"
    edit(events, "string branch_code = 4", "string BranchCode = 4")
    result = check(tree)
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert "events_pb2.py is not what proto/ says" in said
    assert "should be lower_snake_case" in said
    assert "changed name" in said


def test_generated_code_edited_by_hand_is_noticed(tree: Tree) -> None:
    stub = tree.root / "libs/contracts/src/callout/intake/v1/events_pb2.py"
    edit(stub, "NO CHECKED-IN", "NO LONGER CHECKED-IN")
    result = check(tree)
    assert result.returncode == 1
    assert "callout/intake/v1/events_pb2.py is not what proto/ says" in result.stdout


def test_a_module_of_a_retired_contract_is_noticed(tree: Tree) -> None:
    (tree.root / "libs/contracts/src/callout/retired_pb2.py").touch()
    result = check(tree)
    assert result.returncode == 1
    assert "callout/retired_pb2.py is not what proto/ says" in result.stdout


def test_the_topology_beside_the_code_is_the_one_in_proto(tree: Tree) -> None:
    edit(tree.root / "proto/callout/topology.yaml", "publishes:", "publishes :")
    result = check(tree)
    assert result.returncode == 1
    assert "callout/topology.yaml is not what proto/ says" in result.stdout
