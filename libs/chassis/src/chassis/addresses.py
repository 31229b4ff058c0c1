"""Tells a supervisor where a process listens."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path


def write_addresses(path: Path | None, addresses: Mapping[str, str]) -> None:
    """Write addresses and process id as JSON; the file appears complete or not at all."""
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(json.dumps({**addresses, "pid": os.getpid()}) + "\n", "utf-8")
    fresh.replace(path)
