"""`callout up`: the whole platform on this machine, until a signal comes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder, State
from callout_cli.options import (
    DEFAULT_FOLDER,
    EXIT_INTERRUPTED,
    DataOption,
    JsonOption,
    LangOption,
    guarded,
)
from callout_cli.output import Output
from callout_cli.supervisor.guard import only_supervisor
from callout_cli.supervisor.supervisor import Interrupted, Supervisor, Wish
from callout_cli.texts import say

PostgresOption = Annotated[
    str, typer.Option("--postgres", metavar="URL", help=say("help.up.postgres"))
]
AmqpOption = Annotated[str, typer.Option("--amqp", metavar="URL", help=say("help.up.amqp"))]
CellOption = Annotated[str, typer.Option("--cell", help=say("help.up.cell"))]
AdoptOption = Annotated[bool, typer.Option("--adopt", help=say("help.up.adopt"))]


class Steps:
    """Shows what the supervisor does, one line each, on standard error."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def step(self, key: str, **values: object) -> None:
        """Show one step."""
        self._output.tell(say(key, **values))


def wish_of(*, postgres: str, amqp: str, cell: str, adopt: bool = False) -> Wish:
    """Check what was asked for.

    Raises:
        UserError: The cell's name or the broker's URL cannot be used.
    """
    if not (cell.isascii() and cell.replace("-", "a").isalnum() and cell[0].islower()):
        raise UserError("error.cell", cell=cell)
    if amqp and not amqp.startswith(("amqp://", "amqps://")):
        raise UserError("error.amqp_url")
    return Wish(cell=cell.lower(), postgres_url=postgres, amqp_url=amqp, adopt=adopt)


@guarded
def up(  # noqa: PLR0913 - every option is an argument
    *,
    postgres: PostgresOption = "",
    amqp: AmqpOption = "",
    cell: CellOption = "main",
    adopt: AdoptOption = False,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    wish = wish_of(postgres=postgres, amqp=amqp, cell=cell, adopt=adopt)
    folder = PlatformFolder(data)
    folder.prepare()
    output = Output(as_json=as_json)
    with only_supervisor(folder):
        supervisor = Supervisor(folder, wish, Steps(output))
        with supervisor.signals():
            try:
                state = supervisor.start()
                announce(output, folder, state)
                supervisor.watch()
            except Interrupted as interrupt:
                raise typer.Exit(EXIT_INTERRUPTED) from interrupt
            finally:
                gentle = supervisor.stop()
    if not gentle:
        raise UserError("error.forced", exit_code=1)
    output.tell(say("up.stopped"))


def announce(output: Output, folder: PlatformFolder, state: State) -> None:
    """Print where everything is and how other commands find it."""
    if output.as_json:
        output.json(
            {
                "data": str(folder.root),
                "cell": state.cell,
                "services": {
                    name: {"api": each.api, "metrics": each.metrics}
                    for name, each in state.services.items()
                },
                "processes": {name: each.pid for name, each in state.processes.items()},
                "logs": str(folder.logs),
            }
        )
        return
    rows = [(name, each.api, each.metrics) for name, each in sorted(state.services.items())]
    output.table(
        say("up.title", cell=state.cell),
        (say("col.service"), "gRPC", "/metrics"),
        rows,
        note=say("up.hint", folder=_shown(folder.root)),
    )
    sys.stdout.flush()


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
