"""What could not run is not mistaken for what passed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.integration
TEST = """
from testkit.absence import not_run

def test_needs_a_moon():
    not_run("no moon tonight")

def test_needs_nothing():
    pass
"""


def session(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_moon.py").write_text(TEST)
    kept = {
        name: value for name, value in os.environ.items() if name not in {"CI", "PYTEST_ADDOPTS"}
    }
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "testkit.plugin", "-p", "no:pytest_nameko",
         "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)],
        cwd=folder,
        env={**kept, **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )  # fmt: skip


def test_what_did_not_run_is_reported_loudly(tmp_path: Path) -> None:
    done = session(tmp_path)
    assert done.returncode == 0
    assert "1 tests were NOT RUN" in done.stdout
    assert "NOT RUN (1): no moon tonight" in done.stdout


def test_in_ci_what_cannot_run_fails(tmp_path: Path) -> None:
    done = session(tmp_path, CI="true")
    assert done.returncode == 1
    assert "NOT RUN: no moon tonight (a failure because CI=true)" in done.stdout
