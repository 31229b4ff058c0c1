"""Fixtures of the architecture tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from arch.manifests import Manifest
from arch.tree import ROOT, Tree, load_tool


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


@pytest.fixture(scope="module")
def linked() -> list[Manifest]:
    """The objects of the overlay of a cell that is linked to another one."""
    manifests: list[Manifest] = load_tool("deploy").render(ROOT / "deploy/k8s/overlays/linked")
    return manifests


@pytest.fixture(scope="module")
def rendered() -> list[Manifest]:
    """The objects of the production overlay."""
    manifests: list[Manifest] = load_tool("deploy").render(ROOT / "deploy/k8s/overlays/production")
    return manifests
