"""Every setting is documented with its default, and the page is what the code says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_settings_is_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "settings.py"), "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_setting_has_a_meaning_that_is_a_sentence() -> None:
    rows = [
        line.split(" | ")
        for line in (ROOT / "docs" / "settings.md").read_text("utf-8").splitlines()
        if line.startswith("| `CALLOUT_")
    ]
    assert len(rows) > 30
    for row in rows:
        assert row[-1].rstrip(" |").endswith("."), row
