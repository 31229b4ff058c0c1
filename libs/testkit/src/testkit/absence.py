"""What to do when something that a test needs is not there: say so loudly, and fail in CI.

A skipped test looks like a green one. A test that could not run is therefore reported as NOT RUN at
the end of the session, and under `CI=true` it fails.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

MARK = "NOT RUN: "


def not_run(reason: str) -> NoReturn:
    """End a test whose surroundings are missing."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{MARK}{reason} (a failure because CI=true)", pytrace=False)
    pytest.skip(f"{MARK}{reason}")
