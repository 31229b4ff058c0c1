"""Where a service's own folders are found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from chassis.resources import FolderNotFoundError, service_folder


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A service in a source checkout: <root>/src/toy_service."""
    inside = tmp_path / "toy-service" / "src" / "toy_service"
    inside.mkdir(parents=True)
    (inside / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(inside.parent))
    sys.modules.pop("toy_service", None)
    return inside


def test_a_checkout_keeps_the_folder_beside_its_sources(package: Path) -> None:
    folder = package.parent.parent / "policies"
    folder.mkdir()
    assert service_folder("toy_service", "policies") == folder


def test_a_wheel_carries_the_folder_inside_the_package(package: Path) -> None:
    (package.parent.parent / "policies").mkdir()
    (package / "policies").mkdir()
    assert service_folder("toy_service", "policies") == package / "policies"


def test_a_missing_folder_or_package_is_named(package: Path) -> None:
    with pytest.raises(FolderNotFoundError, match="has no folder 'policies'"):
        service_folder("toy_service", "policies")
    with pytest.raises(FolderNotFoundError, match="no package 'no_such_service'"):
        service_folder("no_such_service", "policies")
