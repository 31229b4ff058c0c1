"""`callout up` as a user starts it: one worker, no broker, PostgreSQL out of the wheel."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import psutil

from callout_cli.databases import databases_of
from callout_cli.folder import PlatformFolder, ProcessState
from callout_cli.process import is_alive
from callout_cli.supervisor.health import is_ready
from testkit.waiting import eventually

START_S: Final = 180.0
_STOP_S: Final = 60.0


class Embedded:
    """A platform of one folder and the supervisor that keeps it running.

    Args:
        root: Its folder; the account of the database must be able to reach it.
    """

    def __init__(self, root: Path) -> None:
        self.folder = PlatformFolder(root / "data")
        self._said = root / "said"
        self._news = root / "news"
        self._up: subprocess.Popen[bytes] | None = None
        self._seen: dict[int, ProcessState] = {}

    def start(self) -> None:
        """Start everything; returns when `callout up` says where it is."""
        command = [sys.executable, "-m", "callout_cli.main", "up", "--json", "--lang", "en"]
        command += ["--data", str(self.folder.root)]
        environ = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        with self._said.open("wb") as said, self._news.open("wb") as news:
            self._up = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=news, env=environ
            )
        eventually(self._is_announced, within=START_S, every=0.1)
        self._note_processes()

    def address(self, service: str) -> str:
        """Where the api of a service is now."""
        return self.folder.needed_state().services[service].api

    @property
    def databases(self) -> dict[str, str]:
        """URL by service."""
        return databases_of(self.folder)

    @property
    def cell(self) -> str:
        """Name of the cell."""
        return self.folder.needed_state().cell

    def kill(self, name: str) -> ProcessState:
        """End a process with SIGKILL; returns who it was."""
        victim = self.folder.needed_state().processes[name]
        assert is_alive(victim), f"{name} is down already"
        os.kill(victim.pid, signal.SIGKILL)
        return victim

    def until_back(self, name: str, victim: ProcessState) -> None:
        """Wait until the supervisor has brought a process back and it works."""
        eventually(lambda: self._is_back(name, victim), within=START_S, every=0.1)
        self._note_processes()

    def stop(self) -> int:
        """Ask the supervisor to stop and return its exit code."""
        assert self._up is not None
        self._up.send_signal(signal.SIGTERM)
        return self._up.wait(_STOP_S)

    def end(self) -> None:
        """End whatever is left of the platform, by the ids that were written down."""
        with suppress(Exception):
            self._note_processes()
        if self._up is not None and self._up.poll() is None:
            self._up.kill()
            self._up.wait(_STOP_S)
        for known in self._seen.values():
            if is_alive(known):
                with suppress(psutil.NoSuchProcess):
                    psutil.Process(known.pid).kill()
        eventually(lambda: not any(map(is_alive, self._seen.values())), within=_STOP_S)

    def _note_processes(self) -> None:
        self._seen |= {each.pid: each for each in self.folder.needed_state().processes.values()}

    def _is_announced(self) -> bool:
        assert self._up is not None
        assert self._up.poll() is None, f"it did not start: {self._news.read_text('utf-8')[-3000:]}"
        try:
            json.loads(self._said.read_text("utf-8"))
        except ValueError:
            return False
        return True

    def _is_back(self, name: str, victim: ProcessState) -> bool:
        assert self._up is not None
        assert self._up.poll() is None, f"it ended: {self._news.read_text('utf-8')[-3000:]}"
        known = self.folder.needed_state().processes.get(name)
        if known is None or known.pid == victim.pid or not is_alive(known):
            return False
        return name == "postgres" or self._answers(name, known)

    def _answers(self, name: str, known: ProcessState) -> bool:
        path = self.folder.addresses / f"{name}.json"
        try:
            addresses: dict[str, str] = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return False
        return str(addresses.get("pid")) == str(known.pid) and is_ready(addresses)
