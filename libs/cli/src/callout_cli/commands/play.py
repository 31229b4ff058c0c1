"""`callout play`: a service day of the sample network, through the public API."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from callout_cli.client import open_client
from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.play.network import Network, load_network
from callout_cli.play.plan import DayPlan, latest_day, plan_day, usual_day
from callout_cli.play.run import Played, play_day
from callout_cli.play.view import DayView
from callout_cli.texts import say

CallsOption = Annotated[int, typer.Option("--calls", min=1, help=say("help.play.calls"))]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help=say("help.play.seed"))]
DateOption = Annotated[
    str, typer.Option("--date", metavar="YYYY-MM-DD", help=say("help.play.date"))
]
QuietOption = Annotated[bool, typer.Option("--quiet", help=say("help.play.quiet"))]


@guarded
def play(  # noqa: PLR0913 - every option is an argument
    *,
    calls: CallsOption = 40,
    seed: SeedOption = 1,
    on: DateOption = "",
    quiet: QuietOption = False,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    output = Output(as_json=as_json)
    network = load_network()
    plan = plan_of(network, calls=calls, seed=seed, on=on)
    played = perform(PlatformFolder(data), output, plan, quiet=quiet or as_json)
    show_played(output, plan, played)


def plan_of(network: Network, *, calls: int, seed: int, on: str = "") -> DayPlan:
    """Plan the day that was asked for.

    Raises:
        UserError: The day is not over, or has more calls than the network.
    """
    if calls > len(network.calls):
        raise UserError("error.too_many_calls", most=len(network.calls))
    latest = latest_day(datetime.now(UTC), ZoneInfo(network.zone))
    try:
        day = date.fromisoformat(on) if on else usual_day(latest)
    except ValueError as error:
        raise UserError("error.date", date=on) from error
    if day > latest:
        raise UserError("error.date", date=on)
    return plan_day(network, day=day, seed=seed, calls=calls)


def perform(folder: PlatformFolder, output: Output, plan: DayPlan, *, quiet: bool) -> Played:
    """Play a day before an audience."""
    with open_client(folder) as client, DayView(output, plan.zone, quiet=quiet) as view:
        return play_day(folder, client, plan, view)


def played_content(plan: DayPlan, played: Played) -> dict[str, Any]:
    """Write what was played as plain values."""
    return {
        "day": plan.day.isoformat(),
        "seed": plan.seed,
        "calls": len(played.numbers),
        "request_numbers": list(played.numbers),
        "rpcs": played.commands,
        "retries": played.retries,
        "seconds": played.seconds,
    }


def show_played(output: Output, plan: DayPlan, played: Played) -> None:
    """Say what was played."""
    if output.as_json:
        output.json(played_content(plan, played))
        return
    output.line(
        say(
            "play.done",
            day=plan.day.isoformat(),
            calls=len(played.numbers),
            rpcs=played.commands,
            seconds=f"{played.seconds:.1f}",
        )
    )
