"""`callout sla explain | preview`: why a request is due then, and what another policy would do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from callout.intake.v1 import explanation_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.commands.report import BranchOption, reader
from callout_cli.errors import UserError
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.reports.explanation import (
    MilestoneName,
    change_cells,
    explanation_content,
    notes,
    read_explanation,
    segment_cells,
    sentence,
    source_lines,
)
from callout_cli.reports.preview import (
    Preview,
    preview_cells,
    preview_content,
    read_preview,
    summary_lines,
)
from callout_cli.texts import say, word

app = typer.Typer(
    no_args_is_help=True,
    help=say("help.sla"),
    add_completion=False,
    pretty_exceptions_enable=False,
)

ReferenceArgument = Annotated[str, typer.Argument(metavar="REF", help=say("help.trace.ref"))]
MilestoneOption = Annotated[
    MilestoneName | None, typer.Option("--milestone", help=say("help.sla.milestone"))
]
SegmentsOption = Annotated[
    int, typer.Option("--segments", min=1, max=10_000, help=say("help.sla.segments"))
]
FileArgument = Annotated[
    Path, typer.Argument(metavar="POLICYFILE", help=say("help.sla.policy_file"))
]
_SHOWN = 60
_ROWS_SHOWN = 200


@app.command("explain", help=say("help.sla.explain"))
@guarded
def explain(  # noqa: PLR0913 - every option is an argument
    *,
    reference: ReferenceArgument,
    milestone: MilestoneOption = None,
    segments: SegmentsOption = _SHOWN,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    with reader(data, "analyst") as analyst:
        found = read_explanation(analyst, reference, milestone, segments)
    output = Output(as_json=as_json)
    if as_json:
        output.json(explanation_content(found))
        return
    show_explanation(output, found)


def show_explanation(output: Output, found: api.ExplainDeadlineResponse) -> None:
    """Print the sentence, the source of the promise, the segments, and what changed."""
    output.line(sentence(found))
    for line in source_lines(found):
        output.line(f"  {line}")
    milestone = resources.Milestone.Name(found.clock.milestone).removeprefix("MILESTONE_")
    output.table(
        say(
            "explain.title",
            number=found.clock.request_number,
            milestone=word("milestone", milestone),
            zone=found.branch_time_zone,
        ),
        [
            say("col.from"),
            say("col.until"),
            say("col.what"),
            say("col.why"),
            ">" + say("col.counted"),
            ">" + say("col.total"),
        ],
        segment_cells(found),
    )
    for line in notes(found):
        output.line(f"  {line}")
    if len(found.changes) > 1:
        output.table(
            say("explain.changes"),
            [
                say("col.when"),
                say("col.change"),
                say("col.who"),
                say("col.why"),
                ">" + say("col.target"),
                say("col.due_at"),
            ],
            change_cells(found),
        )


@app.command("preview", help=say("help.sla.preview"))
@guarded
def preview(
    *,
    policy_file: FileArgument,
    branch: BranchOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    try:
        text = policy_file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("error.policy_file", file=policy_file, why=error) from error
    output = Output(as_json=as_json)
    with reader(data, "analyst") as analyst, _progress(output) as bar:
        task = bar.add_task(say("preview.bar"), total=None)
        found = read_preview(
            analyst,
            text,
            policy_file.name,
            branch,
            lambda done, total: bar.update(task, completed=done, total=total),
        )
    if as_json:
        output.json(preview_content(found))
        return
    show_preview(output, found)


def _progress(output: Output) -> Progress:
    """A bar on standard error that leaves nothing behind."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=output.news,
        transient=True,
    )


def show_preview(output: Output, found: Preview) -> None:
    """Print the counts, then the clocks that would move."""
    for line in summary_lines(found):
        output.line(line)
    if not found.rows:
        return
    output.table(
        say("preview.title", ref=found.policy_ref),
        [
            say("sla.external_ref"),
            say("sla.branch"),
            say("sla.milestone"),
            say("preview.now"),
            say("preview.then"),
            say("preview.effect"),
        ],
        preview_cells(found.rows[:_ROWS_SHOWN]),
        say("preview.more", count=len(found.rows) - _ROWS_SHOWN)
        if len(found.rows) > _ROWS_SHOWN
        else "",
    )
