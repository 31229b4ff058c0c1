"""Whether a process that was written down still lives."""

from __future__ import annotations

from typing import Final

import psutil

from callout_cli.folder import ProcessState

_SAME_START_S: Final = 1.0


def is_alive(known: ProcessState) -> bool:
    """Whether exactly this process lives, not a later one with its number."""
    try:
        process = psutil.Process(known.pid)
        same = abs(process.create_time() - known.created) < _SAME_START_S
        return same and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
