"""Fixtures of the platform's own plugin for every test; how tests are spread over workers."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any, Final

import pytest
from xdist.scheduler import LoadScopeScheduling

pytest_plugins = ("testkit.plugin",)

_SIMULATED: Final = PurePosixPath("tests/simulation")
_LIVED: Final = "test_ledger_model.py"
_BROKEN_RIG: Final = frozenset({"test_alarm.py", "test_drain.py", "test_kills.py"})


class Sharing(LoadScopeScheduling):  # type: ignore[misc]
    """Keeps tests on one worker that share something costly; lives made up share nothing.

    The tests of a file share what it starts, those that break the rig of `tests/faults` share the
    rig, and platforms on the one real server come one after the other.
    """

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        path = PurePosixPath(file)
        if path.is_relative_to(_SIMULATED) or path.name == _LIVED:
            return nodeid
        if path.name in _BROKEN_RIG:
            return "rig"
        for platform in ("embedded", "servers"):
            if test.endswith(f"[{platform}]") or f"[{platform}-" in test:
                return platform if platform == "servers" else f"{file} {platform}"
        return file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Spread tests so with any number of workers."""
    return Sharing(config, log)
