"""On a terminal: a live view while the day is played, then up until Ctrl-C; nothing is left."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from e2e.running import CALLOUT, environment
from e2e.test_stopping import children_of, leftovers

CTRL_C = b"\x03"
_PATIENCE_S = 240.0
SLA_TABLE = "SLA：承诺时间与用时"  # the live view speaks of the SLA as well
# Makes the terminal the controlling one of the new session, so that Ctrl-C is a signal there.
_SIT_DOWN = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    " os.execvp(sys.argv[1], sys.argv[1:])"
)


class Terminal:
    """A command on a terminal of its own, as somebody sits before it."""

    def __init__(self, *arguments: str) -> None:
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (50, 200))
        self.process = subprocess.Popen(
            [sys.executable, "-c", _SIT_DOWN, *CALLOUT, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment() | {"TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(theirs)
        self.shown = ""

    def see(self, text: str) -> None:
        """Read on until a text is on the screen."""
        until = time.monotonic() + _PATIENCE_S
        while text not in self.shown and time.monotonic() < until and self._read():
            pass
        assert text in self.shown, self.shown[-4000:]

    def press(self, key: bytes) -> None:
        """Press a key."""
        os.write(self._ours, key)

    def end(self) -> int:
        """Read to the end; returns the exit code."""
        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until and self._read():
            pass
        return self.process.wait(30)

    def close(self) -> None:
        """Leave the terminal; who is still there gets SIGHUP."""
        os.close(self._ours)
        self.process.wait(60)

    def _read(self) -> bool:
        if not select.select([self._ours], [], [], 1.0)[0]:
            return self.process.poll() is None
        try:
            self.shown += os.read(self._ours, 65536).decode("utf-8", "replace")
        except OSError:  # Linux says so when nobody is at the other end any more
            return False
        return True


@contextmanager
def sitting_before(*arguments: str) -> Iterator[Terminal]:
    terminal = Terminal(*arguments)
    try:
        yield terminal
    finally:
        terminal.close()


def test_a_day_is_watched_live_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    with sitting_before(
        "day", "--calls", "12", "--data", str(tmp_path / "day"), "--lang", "zh"
    ) as terminal:
        terminal.see("平台继续运行")
        view, _, tables = terminal.shown.partition(SLA_TABLE)
        # The live view draws itself again and again, with the cursor moved up each time.
        assert len(re.findall(r"服务日 · \d\d-\d\d \d\d:\d\d", view)) > 5
        assert "\x1b[1A" in view
        assert "现场" in view
        for title in ("各网点月度指标", "月度考核", "时间由谁使用"):
            assert title in tables
        assert terminal.process.poll() is None
        children = children_of(terminal.process.pid)
        assert len(children) > 7
        terminal.press(CTRL_C)
        assert terminal.end() == 0
        assert "没有进程在运行" in terminal.shown
        assert "Traceback" not in terminal.shown
    assert [child for child in children if child.is_running()] == []
    assert leftovers(tmp_path) == []
