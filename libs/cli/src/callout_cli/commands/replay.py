"""`callout replay`: the log of another system, told through the public API with its own times."""

from __future__ import annotations

import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Annotated, Final, Self

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from callout_cli.client import actor, open_client
from callout_cli.folder import PlatformFolder
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.replay.mapping import load_mapping
from callout_cli.replay.rows import Reject, read_log
from callout_cli.replay.run import Replay, Summary, write_rejects
from callout_cli.texts import say
from chassis.unit_of_work import ALL, Principal

_NEWS_EVERY_S: Final = 10.0

FileArgument = Annotated[Path, typer.Argument(dir_okay=False, help=say("help.replay.file"))]
MappingOption = Annotated[str, typer.Option("--mapping", help=say("help.replay.mapping"))]
RejectOption = Annotated[
    Path | None, typer.Option("--reject-file", dir_okay=False, help=say("help.replay.reject"))
]
ThreadsOption = Annotated[
    int, typer.Option("--threads", min=1, max=64, help=say("help.replay.threads"))
]


@guarded
def replay(  # noqa: PLR0913 - every option is an argument
    *,
    file: FileArgument,
    mapping: MappingOption,
    reject_file: RejectOption = None,
    threads: ThreadsOption = 8,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    rules = load_mapping(mapping)
    folder = PlatformFolder(data)
    log = read_log(file, rules, datetime.now(UTC))
    rejects_to = reject_file or folder.root / f"{file.stem}.rejects.csv"
    output = Output(as_json=as_json)
    teller = Principal(subject=f"replay:{rules.name}", role="admin", branches=ALL)
    with open_client(folder) as client, ProgressBar(output) as bar:
        run = Replay(actor(folder, client, teller), rules, bar, threads=threads)
        summary, rejects = run.run(log)
    write_rejects(rejects_to, log.header, rejects)
    _show(output, summary, rejects, rejects_to)


def _show(output: Output, summary: Summary, rejects: tuple[Reject, ...], rejects_to: Path) -> None:
    content = {
        "rows": summary.rows,
        "rejected_rows": summary.rejected_rows,
        "refused_facts": summary.refused_facts,
        "calls": summary.calls,
        "commands": summary.told,
        "retries": summary.retries,
        "seconds": summary.seconds,
        "commands_per_second": round(summary.rate, 1),
        "reject_file": str(rejects_to),
        "rejects": len(rejects),
    }
    if output.as_json:
        output.json(content)
        return
    output.line(
        say(
            "replay.done",
            calls=summary.calls,
            commands=summary.told,
            seconds=f"{summary.seconds:.1f}",
            rate=f"{summary.rate:.0f}",
        )
    )
    output.line(
        say(
            "replay.rejects",
            rows=summary.rows,
            rejected=summary.rejected_rows,
            refused=summary.refused_facts,
            file=rejects_to,
        )
    )


class ProgressBar:
    """A bar with rate on a terminal; a line now and then elsewhere."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._lock = threading.Lock()
        self._done = 0
        self._total = 0
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

    def total(self, steps: int) -> None:
        """Hear how much there is to do."""
        self._total = steps
        self._began = time.monotonic()
        self._task = self._bar.add_task(say("replay.bar"), total=steps, rate="")

    def done(self) -> None:
        """Hear that one step is done."""
        with self._lock:
            self._done += 1
            rate = self._done / max(time.monotonic() - self._began, 0.001)
            if self._task is not None:
                self._bar.update(self._task, advance=1, rate=f"{rate:.0f}/s")
            if self._bar.disable and time.monotonic() > self._next_news:
                self._next_news = time.monotonic() + _NEWS_EVERY_S
                self._output.tell(
                    say("replay.news", done=self._done, total=self._total, rate=f"{rate:.0f}")
                )
