"""The page of rules is what the code and the tests cite."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_rules_is_what_the_files_cite() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "rules.py"), "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
