"""`callout trace REF`: who used the time of one call."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.table import Table
from rich.text import Text

from callout.intake.v1 import intake_service_pb2 as api
from callout.intake.v1 import resources_pb2 as resources
from callout_cli.commands.report import reader
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.reports.trace import (
    bars_of,
    owner_of,
    phase_name,
    read_timeline,
    shown_duration,
    trace_content,
)
from callout_cli.texts import say, word
from callout_cli.times import instant_of

ReferenceArgument = Annotated[str, typer.Argument(help=say("help.trace.ref"))]


@guarded
def trace(
    *,
    reference: ReferenceArgument,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    with reader(data, "analyst") as analyst:
        timeline = read_timeline(analyst, reference)
    output = Output(as_json=as_json)
    if as_json:
        output.json(trace_content(timeline))
        return
    show_trace(output, timeline)


def show_trace(output: Output, timeline: api.GetTimelineResponse) -> None:
    """Print the waterfall, then the clocks."""
    request = timeline.service_request
    zone = ZoneInfo(request.clocks[0].time_zone if request.clocks else "UTC")
    severity = resources.Severity.Name(request.severity).removeprefix("SEVERITY_")
    table = Table(
        title=say("trace.title", number=request.number, severity=severity),
        title_justify="left",
        caption=say("trace.note", trace=timeline.business_trace_id or "–"),
        caption_justify="left",
    )
    for column in (say("col.start"), say("col.phase"), say("col.owner")):
        table.add_column(column)
    table.add_column(say("col.duration"), justify="right")
    table.add_column(say("col.share"), justify="right")
    table.add_column("", no_wrap=True)
    for bar in bars_of(timeline.phases, datetime.now(UTC)):
        name = word("phase", phase_name(bar.phase))
        note = f" ({bar.phase.note})" if bar.phase.note else ""
        table.add_row(
            bar.start.astimezone(zone).strftime("%m-%d %H:%M"),
            Text(name + note),
            Text(owner_of(bar.phase)),
            shown_duration(bar.duration),
            f"{bar.phase.budget_share:.0%}" if bar.phase.clock_ran else "–",
            bar.drawing,
        )
    output.console.print(table)
    if timeline.HasField("damage"):
        output.line(f"  {damage_line(timeline.damage, zone)}")
    for clock in request.clocks:
        output.line(f"  {_clock_line(clock)}")


def damage_line(found: resources.DamageFinding, zone: ZoneInfo) -> str:
    """Tell when people's damage was found, by whom, and what shows it."""
    return say(
        "trace.damage",
        time=instant_of(found.found_time).astimezone(zone).strftime("%m-%d %H:%M"),
        person=found.technician_code or found.recorded_by,
        finding=found.finding,
    )


def _clock_line(clock: resources.Clock) -> str:
    state = resources.ClockState.Name(clock.state).removeprefix("CLOCK_STATE_")
    milestone = resources.Milestone.Name(clock.milestone).removeprefix("MILESTONE_")
    return say(
        "trace.clock",
        milestone=word("milestone", milestone),
        state=word("clock", state),
        used=clock.used_seconds // 60,
        target=clock.target_seconds // 60,
        paused=clock.paused_seconds // 60,
        stopped=clock.stopped_seconds // 60,
    )
