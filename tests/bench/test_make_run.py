"""What `make run` needs: memory of all its processes together, and time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psutil
import pytest

from bench.report import Bench

pytestmark = pytest.mark.bench

_LOOK_S: Final = 0.5
_WITHIN_S: Final = 900
_MIB: Final = 2**20
_COMMAND: Final = "from callout_cli.main import main; main()"


@dataclass(slots=True)
class Peaks:
    """Highest sums seen; shared pages count once in `pss` and for everybody in `rss`."""

    pss: int = 0
    rss: int = 0
    processes: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    """Bytes by kind of process at the moment of the highest `pss`."""

    def look(self, root: psutil.Process) -> None:
        """Add up a process and everything below it."""
        by_kind: defaultdict[str, int] = defaultdict(int)
        rss = count = 0
        for process in [root, *root.children(recursive=True)]:
            try:
                memory = process.memory_full_info()
                by_kind[_kind(process)] += memory.pss
            except psutil.NoSuchProcess:
                continue
            rss += memory.rss
            count += 1
        pss = sum(by_kind.values())
        if pss > self.pss:
            self.pss, self.by_kind = pss, dict(by_kind)
        self.rss = max(self.rss, rss)
        self.processes = max(self.processes, count)


def test_a_day_on_this_machine_in_memory_and_time(tmp_path: Path) -> None:
    log = tmp_path / "out"
    began = time.monotonic()
    with log.open("wb") as out:
        # Not on a terminal: it plays, prints its tables and ends by itself.
        day = psutil.Popen(
            [sys.executable, "-c", _COMMAND, "day", "--data", str(tmp_path / "data")],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env={name: value for name, value in os.environ.items() if "CALLOUT" not in name},
        )
        peaks = _watch(day)
    seconds = time.monotonic() - began
    said = log.read_text("utf-8")
    assert day.returncode == 0, said[-4000:]
    mib = {kind: size / _MIB for kind, size in sorted(peaks.by_kind.items())}
    Bench(
        name="make-run",
        title="One day on one machine: `callout day`, embedded",
        note="MiB; pss counts a shared page once; below it, what each kind held at that moment",
        rows=[
            {
                "seconds": seconds,
                "processes": peaks.processes,
                "peak pss": peaks.pss / _MIB,
                "peak rss": peaks.rss / _MIB,
                **mib,
            }
        ],
    ).show()


def _watch(day: psutil.Popen) -> Peaks:
    peaks = Peaks()
    until = time.monotonic() + _WITHIN_S
    try:
        while day.poll() is None and time.monotonic() < until:
            peaks.look(day)
            time.sleep(_LOOK_S)
    finally:
        if day.poll() is None:
            day.terminate()
        day.wait(60)
    return peaks


def _kind(process: psutil.Process) -> str:
    command = process.cmdline()
    for kind, mark in (
        ("api", "chassis.serve"), ("worker", "chassis.work"), ("migration", "chassis.migrate"),
    ):  # fmt: skip
        if mark in command:
            return kind
    return "postgres" if "postgres" in process.name() else "callout"
