"""Waiting for something that another thread or process does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eventually(probe: Callable[[], T], *, within: float = 10.0, every: float = 0.02) -> T:
    """Return the first true value of a probe.

    Args:
        probe: Asked again and again; a false value means: not yet.
        within: Seconds to wait at most.
        every: Seconds between two questions.

    Raises:
        AssertionError: It did not happen in time.
    """
    deadline = time.monotonic() + within
    while True:
        value = probe()
        if value:
            return value
        if time.monotonic() >= deadline:
            raise AssertionError(f"did not happen within {within} s: {probe}")
        time.sleep(every)
