"""What to do when something that a test needs is not there: say so loudly, and fail in CI.

A skipped test looks like a green one. A test that could not run is therefore reported as NOT RUN at
the end of the session, and under `CI=true` it fails. Where something smaller stands in for what is
missing, the test runs with it, and the session's end says so; that is no failure anywhere.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

MARK = "NOT RUN: "
STAND_IN = "stand-in"


def not_run(reason: str) -> NoReturn:
    """End a test whose surroundings are missing."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{MARK}{reason} (a failure because CI=true)", pytrace=False)
    pytest.skip(f"{MARK}{reason}")


def stands_in(test: pytest.Item, what: str) -> None:
    """Note that a test runs with less than the real thing.

    Args:
        test: As in `request.node`.
        what: A sentence that names what is missing, and what stands in for it.
    """
    test.user_properties.append((STAND_IN, what))
