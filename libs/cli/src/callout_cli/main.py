"""The `callout` command: its parts put together."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from callout_cli.commands import parked, report
from callout_cli.commands.check import check
from callout_cli.commands.config import config
from callout_cli.commands.day import day
from callout_cli.commands.play import play
from callout_cli.commands.replay import replay
from callout_cli.commands.token import token
from callout_cli.commands.trace import trace
from callout_cli.commands.up import up
from callout_cli.output import Output
from callout_cli.texts import both, say

EXIT_DEFECT = 70


def build_app() -> typer.Typer:
    """Put the commands together, with their help in the language of the moment."""
    app = typer.Typer(
        name="callout",
        help=say("help.app"),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_options)
    app.command("up", help=say("help.up"))(up)
    app.command("day", help=say("help.day"))(day)
    app.command("play", help=say("help.play"))(play)
    app.command("replay", help=say("help.replay"))(replay)
    app.add_typer(report.app, name="report")
    app.command("trace", help=say("help.trace"))(trace)
    app.add_typer(parked.app, name="parked")
    app.command("token", help=say("help.token"))(token)
    app.command("config", help=say("help.config"))(config)
    app.command("check", help=say("help.check"))(check)
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
