"""Real processes of the platform, started by a test and ended by it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from testkit.waiting import eventually


class ServiceProcess:
    """`python -m chassis.serve …` or `python -m chassis.work …`, with its addresses.

    Args:
        module: Module to run, e.g. `chassis.serve`.
        arguments: Its arguments.
        environ: Settings, added to a bare environment.
        folder: Receives the address file and the log.
    """

    def __init__(
        self, module: str, arguments: Sequence[str], environ: Mapping[str, str], folder: Path
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._address_file = folder / "address.json"
        self.log = folder / "log"
        self._command = [sys.executable, "-m", module, *arguments]
        self._environ = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            **environ,
            "CALLOUT_ADDRESS_FILE": str(self._address_file),
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Id of the running process."""
        return self._running().pid

    def start(self, *, within: float = 30.0) -> dict[str, Any]:
        """Start and return the addresses the process reports."""
        self._address_file.unlink(missing_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=self._environ, stdout=log, stderr=log
            )
        eventually(self._has_reported, within=within)
        addresses: dict[str, Any] = json.loads(self._address_file.read_text("utf-8"))
        return addresses

    def signal(self, number: int) -> None:
        """Send a signal."""
        self._running().send_signal(number)

    def terminate(self, *, within: float = 30.0) -> int:
        """Ask it to stop and return its exit code."""
        self.signal(signal.SIGTERM)
        return self.wait(within=within)

    def kill(self) -> None:
        """End it with SIGKILL."""
        running = self._running()
        running.kill()
        running.wait(10)

    def wait(self, *, within: float = 30.0) -> int:
        """Wait for its end and return its exit code."""
        return self._running().wait(within)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise RuntimeError("the process was not started")
        return self._process

    def _has_reported(self) -> bool:
        code = self._running().poll()
        if code is not None:
            said = self.log.read_text("utf-8", "replace")[-4000:]
            raise AssertionError(f"the process ended with {code}:\n{said}")
        return self._address_file.exists()
