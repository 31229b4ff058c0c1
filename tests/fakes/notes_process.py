"""The toy service as a process of its own: `python -m fakes.notes_process`."""

from __future__ import annotations

import sys
from datetime import datetime
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from sqlalchemy import text

from chassis.api import ApiSpec
from chassis.config import ServiceSettings, load_settings
from chassis.serve import main
from fakes.notes import Tx, notes_api, write_note


def slow_note(request: Any, tx: Tx, now: datetime) -> Any:
    """Take a second when asked to, or ten."""
    seconds = {"slow": 1, "very slow": 10}.get(request.text, 0)
    if seconds:
        tx.connection.execute(text("select pg_sleep(:seconds)"), {"seconds": seconds})
    return write_note(request, tx, now)


def build() -> ApiSpec:
    """Stand for `<service>.api:build`."""
    return notes_api(load_settings(ServiceSettings, "notes"), write=slow_note)


if __name__ == "__main__":
    api = ModuleType("notes.api")
    api.build = build  # type: ignore[attr-defined]
    sys.modules["notes"] = ModuleType("notes")
    sys.modules["notes"].__spec__ = ModuleSpec("notes", loader=None)  # it brings no migrations
    sys.modules["notes.api"] = api
    sys.exit(main(["notes"]))
