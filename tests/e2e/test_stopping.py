"""`callout day` ends by itself; `callout up` ends in order, by force, and after a failed start."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import psutil

from e2e.running import CALLOUT, Platform, environment


def children_of(pid: Any) -> Any:
    return psutil.Process(pid).children(recursive=True)


def test_a_day_without_a_terminal_shows_its_tables_and_ends_by_itself(tmp_path: Path) -> None:
    done = subprocess.run(
        [*CALLOUT, "day", "--calls", "6", "--data", str(tmp_path / "day"), "--lang", "zh"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(),
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for title in ("SLA", "各网点月度指标", "月度考核", "时间由谁使用"):
        assert title in done.stdout
    assert "D-01" in done.stderr
    assert "Traceback" not in done.stderr
    assert leftovers(tmp_path) == []


def test_stopping_ends_the_doors_first_and_the_database_last(tmp_path: Path) -> None:
    platform = Platform(tmp_path / "platform")
    platform.up()
    children = children_of(platform.process.pid)
    assert len(children) > 7
    assert platform.stop(signal.SIGTERM) == 0
    news = platform.news()
    places = [news.index(step) for step in ("Stopping the doors", "drain", "Stopping PostgreSQL")]
    assert places == sorted(places)
    assert psutil.wait_procs(children, timeout=5)[1] == []
    assert platform.state()["processes"] == {}


def test_a_second_signal_forces(tmp_path: Path) -> None:
    platform = Platform(tmp_path / "platform")
    platform.up()
    children = children_of(platform.process.pid)
    # A process that does not answer any more would keep the stop waiting.
    os.kill(int(platform.state()["processes"]["intake-api"]["pid"]), signal.SIGSTOP)
    platform.process.send_signal(signal.SIGINT)
    time.sleep(1.0)
    assert platform.process.poll() is None
    assert platform.stop(signal.SIGINT) == 1
    assert psutil.wait_procs(children, timeout=5)[1] == []


def test_a_platform_that_cannot_start_says_why_and_leaves_nothing_running(tmp_path: Path) -> None:
    done = subprocess.run(
        [*CALLOUT, "up", "--data", str(tmp_path / "platform")],
        capture_output=True,
        text=True,
        env={**environment(), "CALLOUT_LOG_LEVEL": "SHOUTING"},
        timeout=200,
        check=False,
    )
    assert done.returncode == 1
    assert "CALLOUT_LOG_LEVEL" in done.stderr
    assert "未能启动" in done.stderr
    assert "Traceback" not in done.stderr
    assert leftovers(tmp_path) == []


def test_an_unreachable_server_is_named_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://somebody:secret@127.0.0.1:1/postgres"
    done = subprocess.run(
        [*CALLOUT, "up", "--data", str(tmp_path / "platform"), "--postgres", url],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=100,
        check=False,
    )
    assert done.returncode == 2
    assert "127.0.0.1:1" in done.stderr
    assert "secret" not in done.stderr


def leftovers(folder: Any) -> Any:
    """Processes that still mention a folder."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        words = " ".join(process.info["cmdline"] or ())
        if str(folder) in words:
            found.append(words)
    return found
