"""The `callout` command: its parts put together."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from callout_cli.output import Output
from callout_cli.texts import both, say

EXIT_DEFECT = 70

# Where the commands are, in the order of the help. Each is imported when it is asked for.
_PLACES: Final = {
    "up": "up",
    "day": "day",
    "play": "play",
    "replay": "replay",
    "import": "import_files",
    "export": "export_files",
    "index": "index",
    "report": "report",
    "trace": "trace",
    "sla": "sla",
    "stock": "stock",
    "check": "check",
    "parked": "parked",
    "token": "token",
    "config": "config",
}


class _Commands(TyperGroup):
    """Finds a command when it is asked for, so that none pays for what another one imports."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        """Return the commands in the order of the help."""
        return list(_PLACES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's signature
        """Import one command; its module holds a function of the same name, or a group `app`."""
        if cmd_name not in _PLACES:
            return None
        place = _PLACES[cmd_name]
        module = import_module(f"callout_cli.commands.{place}")
        group = getattr(module, "app", None)
        if group is None:
            group = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
            group.command(cmd_name, help=say(f"help.{cmd_name}"))(getattr(module, place))
        command = get_command(group)
        command.name = cmd_name
        return command


def build_app() -> typer.Typer:
    """Put the commands together, with their help in the language of the moment."""
    app = typer.Typer(
        name="callout",
        cls=_Commands,
        help=say("help.app"),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_options)
    return app


def _print_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"callout {version('callout-cli')}")
        raise typer.Exit


def _options(
    *,
    shown: Annotated[
        bool,
        typer.Option(
            "--version",
            is_eager=True,
            callback=lambda value: _print_version(wanted=value),
            help=say("help.version"),
        ),
    ] = False,
) -> None:
    """Options of the command itself."""


def main() -> None:
    """Run the command; a defect leaves its stack in a file and one sentence on the screen."""
    try:
        build_app()()
    except Exception as error:  # noqa: BLE001 - the last door: nothing behind it can handle more
        handle, name = tempfile.mkstemp(prefix="callout-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            traceback.print_exception(error, file=file)
        texts = both("error.internal", why=type(error).__name__, file=Path(name))
        Output.trouble(texts.first, texts.second)
        sys.exit(EXIT_DEFECT)


if __name__ == "__main__":
    main()
