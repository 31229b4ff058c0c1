"""A bar with rate on a terminal; a line now and then elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import Final, Self

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from callout_cli.output import Output
from callout_cli.texts import say

_NEWS_EVERY_S: Final = 10.0


class ProgressBar:
    """Shows how far a long command is; several threads may report.

    Args:
        output: Where it is shown.
        name: Key of what stands before the bar.
        news: Key of the line that is told where there is no terminal; takes done, total and rate.
    """

    def __init__(self, output: Output, name: str, news: str) -> None:
        self._output = output
        self._name = name
        self._news = news
        self._lock = threading.Lock()
        self._done = 0
        self._total: int | None = 0
        self._next_news = time.monotonic() + _NEWS_EVERY_S
        self._task: TaskID | None = None
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=output.news,
            disable=not sys.stderr.isatty(),
        )
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def total(self, steps: int | None) -> None:
        """Hear how much there is to do; None where nobody knows."""
        self._total = steps
        self._began = time.monotonic()
        self._task = self._bar.add_task(say(self._name), total=steps, rate="")

    def done(self, steps: int = 1) -> None:
        """Hear that some steps are done."""
        with self._lock:
            self._done += steps
            rate = self._done / max(time.monotonic() - self._began, 0.001)
            if self._task is not None:
                self._bar.update(self._task, advance=steps, rate=f"{rate:.0f}/s")
            if self._bar.disable and time.monotonic() > self._next_news:
                self._next_news = time.monotonic() + _NEWS_EVERY_S
                total = "?" if self._total is None else self._total
                self._output.tell(say(self._news, done=self._done, total=total, rate=f"{rate:.0f}"))
