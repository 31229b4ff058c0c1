"""`callout replay`: the log of another system, told through the public API with its own times."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from callout_cli.client import actor, open_client
from callout_cli.folder import PlatformFolder
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.progress import ProgressBar
from callout_cli.replay.mapping import load_mapping
from callout_cli.replay.requests import Telling
from callout_cli.replay.rows import Reject, read_log
from callout_cli.replay.run import Replay, Summary, write_rejects
from callout_cli.texts import say
from chassis.unit_of_work import ALL, Principal

FileArgument = Annotated[Path, typer.Argument(dir_okay=False, help=say("help.replay.file"))]
MappingOption = Annotated[str, typer.Option("--mapping", help=say("help.replay.mapping"))]
RejectOption = Annotated[
    Path | None, typer.Option("--reject-file", dir_okay=False, help=say("help.replay.reject"))
]
CalendarOption = Annotated[str, typer.Option("--calendar", help=say("help.replay.calendar"))]
ThreadsOption = Annotated[
    int, typer.Option("--threads", min=1, max=64, help=say("help.replay.threads"))
]


@guarded
def replay(  # noqa: PLR0913 - every option is an argument
    *,
    file: FileArgument,
    mapping: MappingOption,
    calendar: CalendarOption = "",
    reject_file: RejectOption = None,
    threads: ThreadsOption = 8,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    rules = load_mapping(mapping)
    telling = Telling(mapping=rules, calendar=calendar)
    folder = PlatformFolder(data)
    log = read_log(file, rules, datetime.now(UTC))
    rejects_to = reject_file or folder.root / f"{file.stem}.rejects.csv"
    output = Output(as_json=as_json)
    teller = Principal(subject=f"replay:{rules.name}", role="admin", branches=ALL)
    with open_client(folder) as client, ProgressBar(output, "replay.bar", "replay.news") as bar:
        run = Replay(actor(folder, client, teller), telling, bar, threads=threads)
        summary, rejects = run.run(log)
    write_rejects(rejects_to, log.header, rejects)
    _show(output, summary, rejects, rejects_to, telling.counted_by)


def _show(
    output: Output,
    summary: Summary,
    rejects: tuple[Reject, ...],
    rejects_to: Path,
    calendar: str,
) -> None:
    content = {
        "calendar": calendar,
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
            calendar=calendar,
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
