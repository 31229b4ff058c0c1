"""One child process: started, watched, started again after a pause, stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psutil

from callout_cli.folder import ProcessState

_TETHER: Final = Path(__file__).with_name("tether.py")
FIRST_PAUSE_S: Final = 0.2
LONGEST_PAUSE_S: Final = 10.0
HEALTHY_AFTER_S: Final = 30.0
LARGEST_LOG: Final = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """How to start a process and how to ask it to end.

    `account` is the user and group to become, where the supervisor is root and the program must
    not be.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    stop_signal: signal.Signals = signal.SIGTERM
    force_signal: signal.Signals = signal.SIGKILL
    account: tuple[int, int] | None = None


@dataclass(slots=True, kw_only=True)
class Child:
    """A program and its process; `restarts` counts the times it came back by itself."""

    program: Program
    restarts: int = 0
    _process: subprocess.Popen[bytes] | None = None
    _created: float = 0.0
    _started: float = 0.0
    _start_at: float | None = field(default=None)
    _failures: int = 0

    def start(self) -> None:
        """Start the process; its output goes to the end of its log.

        Call from the main thread: the parent death signal is tied to the thread that forks.
        """
        program = self.program
        _keep_small(program.log)
        uid, gid = program.account or (-1, -1)
        # Orphans outlive nobody: the child gets this signal when its supervisor dies.
        tied = [str(os.getpid()), str(int(program.stop_signal)), str(uid), str(gid)]
        with program.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", str(_TETHER), *tied, *program.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(program.environment),
                cwd="/",
                start_new_session=True,
            )
        self._started = time.monotonic()
        self._start_at = None
        try:
            self._created = psutil.Process(self._process.pid).create_time()
        except psutil.NoSuchProcess:
            self._created = 0.0

    @property
    def state(self) -> ProcessState | None:
        """Who the process is, for `state.json`."""
        if self._process is None:
            return None
        return ProcessState(pid=self._process.pid, created=self._created, restarts=self.restarts)

    @property
    def exit_code(self) -> int | None:
        """What it ended with; nothing while it runs or before it was started."""
        return None if self._process is None else self._process.poll()

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def note_exit(self) -> float:
        """Plan the next start of a process that ended; returns the pause in seconds."""
        if time.monotonic() - self._started > HEALTHY_AFTER_S:
            self._failures = 0
        pause = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(self._failures, 30))
        self._failures += 1
        self._start_at = time.monotonic() + pause
        return pause

    @property
    def awaits_restart(self) -> bool:
        """Whether its end was noted and its next start is planned."""
        return self._start_at is not None

    @property
    def failures(self) -> int:
        """Ends in a row without a healthy time between them."""
        return self._failures

    def restart_if_due(self) -> bool:
        """Start it again when the pause is over; says whether it did."""
        if self._start_at is None or time.monotonic() < self._start_at:
            return False
        self.restarts += 1
        self.start()
        return True

    def ask_to_stop(self) -> None:
        """Ask the process to end in good order."""
        self._signal(self.program.stop_signal)

    def force(self) -> None:
        """End the process at once."""
        self._signal(self.program.force_signal)

    def wait(self, seconds: float) -> bool:
        """Wait for its end; says whether it came."""
        if self._process is None:
            return True
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)


def _keep_small(log: Path) -> None:
    """Put a log aside that has grown large; one older one is kept."""
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_name(f"{log.name}.1"))


def tail(log: Path, lines: int = 15) -> str:
    """Return the end of a log, for a message about a process that would not start."""
    try:
        text = log.read_text("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])
