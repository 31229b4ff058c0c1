"""What a bench prints: a table for people and one line of JSON for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Final

from rich.console import Console
from rich.table import Table

AIM: Final = 0.5
"""What we hope for: half of what the bare tool does."""

_WIDTH: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Rows of one bench, one mapping for each, with the same keys in the same order."""

    name: str
    title: str
    rows: Sequence[Mapping[str, float | int | str]]
    note: str = ""

    def show(self) -> None:
        """Print the table and the line."""
        table = Table()
        for heading in self.rows[0]:
            table.add_column(heading, justify="right")
        for row in self.rows:
            table.add_row(*(_shown(key, value) for key, value in row.items()))
        console = Console(width=_WIDTH)
        console.print(f"\n[bold]{self.title}[/]")
        console.print(table)
        console.print(self.note)
        line = {"bench": self.name, "machine": machine(), "rows": [dict(row) for row in self.rows]}
        print(json.dumps(line, ensure_ascii=False))


def machine() -> dict[str, str | int | float]:
    """Describe what the figures were measured on, and how busy it was."""
    return {
        "cpu": _cpu(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def percentile(values: Iterable[float], percent: int) -> float:
    """Return the value below which so many per cent of the values are."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _shown(key: str, value: float | str) -> str:
    if not isinstance(value, float):
        return str(value)
    if key != "ratio":
        return f"{value:.1f}"
    colour = "green" if value >= AIM else "red"
    return f"[{colour}]{value:.2f}[/]"
