"""`callout day`: from `up` to the tables, for somebody who sees Callout for the first time."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import asdict

import typer

from callout.headquarters.v1 import resources_pb2 as resources
from callout_cli.client import Actor
from callout_cli.commands.play import (
    CallsOption,
    SeedOption,
    perform,
    plan_of,
    played_content,
    show_played,
)
from callout_cli.commands.report import reader, show_appraisal, show_kpi, show_sla
from callout_cli.commands.trace import show_trace
from callout_cli.commands.up import (
    AmqpOption,
    CellOption,
    PostgresOption,
    Steps,
    announce,
    wish_of,
)
from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder
from callout_cli.options import (
    DEFAULT_FOLDER,
    EXIT_INTERRUPTED,
    DataOption,
    JsonOption,
    LangOption,
    guarded,
)
from callout_cli.output import Output
from callout_cli.play.network import load_network
from callout_cli.play.plan import DayPlan
from callout_cli.play.run import Played
from callout_cli.play.stage import wait_for
from callout_cli.reports.appraisal import read_entries, read_sheets, sheet_content
from callout_cli.reports.kpi import kpi_content, read_kpi
from callout_cli.reports.sla import read_sla
from callout_cli.reports.trace import read_timeline, trace_content
from callout_cli.supervisor.guard import only_supervisor
from callout_cli.supervisor.supervisor import Interrupted, Supervisor
from callout_cli.texts import say

Figures = tuple[list[resources.BranchMonth], resources.BranchMonth | None]

# Call 3 of the network waits for parts: its trace shows most kinds of phases.
TRACED = 3


@guarded
def day(  # noqa: PLR0913 - every option is an argument
    *,
    calls: CallsOption = 40,
    seed: SeedOption = 1,
    postgres: PostgresOption = "",
    amqp: AmqpOption = "",
    cell: CellOption = "main",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    wish = wish_of(postgres=postgres, amqp=amqp, cell=cell)
    plan = plan_of(load_network(), calls=calls, seed=seed)
    folder = PlatformFolder(data)
    folder.prepare()
    output = Output(as_json=as_json)
    with only_supervisor(folder):
        supervisor = Supervisor(folder, wish, Steps(output))
        with supervisor.signals():
            try:
                state = supervisor.start()
                if not as_json:
                    announce(output, folder, state)
                show = _Show(lambda: _perform(folder, output, plan))
                show.start()
                supervisor.watch(lambda: show.is_over)
                if supervisor.asked_to_stop:
                    raise typer.Exit(EXIT_INTERRUPTED)
                show.result()
                if _somebody_watches():
                    output.tell(say("day.stays"))
                    supervisor.watch()
            except Interrupted as interrupt:
                raise typer.Exit(EXIT_INTERRUPTED) from interrupt
            finally:
                gentle = supervisor.stop()
    if not gentle:
        raise UserError("error.forced", exit_code=1)
    output.tell(say("up.stopped"))


class _Show:
    """Plays beside the supervisor, which keeps the main thread."""

    def __init__(self, perform_all: Callable[[], None]) -> None:
        self._perform = perform_all
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="day", daemon=True)

    @property
    def is_over(self) -> bool:
        """Whether the last table was printed, or something went wrong."""
        return not self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def result(self) -> None:
        """Raise what went wrong, if anything did."""
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            self._perform()
        except Exception as error:  # noqa: BLE001 - raised again in the main thread
            self._error = error


def _perform(folder: PlatformFolder, output: Output, plan: DayPlan) -> None:
    """Play, then print the tables and one trace."""
    played = perform(folder, output, plan, quiet=output.as_json)
    month = f"{plan.day:%Y-%m}"
    if output.as_json:
        _tell_as_json(folder, output, plan, played)
        return
    show_played(output, plan, played)
    with reader(folder.root, "analyst") as analyst:
        show_sla(output, read_sla(analyst))
        show_kpi(output, *_settled_kpi(analyst, month, len(played.numbers)))
        with reader(folder.root, "hr") as hr:
            show_appraisal(
                output, month, read_sheets(hr, month=month), read_entries(hr, month=month)
            )
        show_trace(output, read_timeline(analyst, _traced(played)))


def _tell_as_json(folder: PlatformFolder, output: Output, plan: DayPlan, played: Played) -> None:
    """Write the day and its tables as one document."""
    month = f"{plan.day:%Y-%m}"
    with reader(folder.root, "analyst") as analyst, reader(folder.root, "hr") as hr:
        rows, network = _settled_kpi(analyst, month, len(played.numbers))
        output.json(
            {
                "played": played_content(plan, played),
                "sla": [asdict(row) for row in read_sla(analyst)],
                "kpi": {
                    "branch_months": [kpi_content(row) for row in rows],
                    "network": kpi_content(network) if network else None,
                },
                "appraisal": [sheet_content(sheet) for sheet in read_sheets(hr, month=month)],
                "trace": trace_content(read_timeline(analyst, _traced(played))),
            }
        )


def _settled_kpi(analyst: Actor, month: str, calls: int) -> Figures:
    """Read the figures once headquarters has heard of every call."""

    def look() -> Figures | None:
        rows, network = read_kpi(analyst, month=month)
        return (rows, network) if sum(row.registered for row in rows) >= calls else None

    return wait_for("headquarters", look)


def _traced(played: Played) -> str:
    return played.number_of(min(TRACED, len(played.numbers)))


def _somebody_watches() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
