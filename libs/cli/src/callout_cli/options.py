"""Options that every command has, and the door through which every trouble leaves."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final, ParamSpec, TypeVar

import typer

from callout_cli.errors import UserError
from callout_cli.output import Output
from callout_cli.refusal import Refusal
from callout_cli.texts import Language, both, choose, chosen, say

P = ParamSpec("P")
R = TypeVar("R")

DEFAULT_FOLDER: Final = Path(".callout")
EXIT_REFUSED: Final = 1
EXIT_ABSENT: Final = 3
EXIT_INTERRUPTED: Final = 130


def _choose(value: Language | None) -> Language | None:
    if value is not None:
        choose(value)
    return value


DataOption = Annotated[
    Path,
    typer.Option("--data", envvar="CALLOUT_CLI_DATA", file_okay=False, help=say("help.opt.data")),
]
JsonOption = Annotated[bool, typer.Option("--json", help=say("help.opt.json"))]
LangOption = Annotated[
    Language | None,
    typer.Option("--lang", callback=_choose, is_eager=True, help=say("help.opt.lang")),
]


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Show what a user can understand, in both languages, instead of a stack trace."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        as_json = bool(kwargs.get("as_json"))
        try:
            return command(*args, **kwargs)
        except UserError as error:
            _show_user_error(error, as_json=as_json)
            raise typer.Exit(error.exit_code) from error
        except Refusal as refusal:
            _show_refusal(refusal, as_json=as_json)
            raise typer.Exit(EXIT_ABSENT if refusal.is_absence else EXIT_REFUSED) from refusal
        except KeyboardInterrupt as interrupt:
            raise typer.Exit(EXIT_INTERRUPTED) from interrupt
        except BrokenPipeError as gone:
            # Whoever read our output has gone; nobody is left to tell.
            sys.stderr.close()
            raise typer.Exit(EXIT_REFUSED) from gone

    return run


def _show_user_error(error: UserError, *, as_json: bool) -> None:
    texts = both(error.key, **error.values)
    if as_json:
        _json_error(
            {"key": error.key, "message": texts.first, "detail": error.detail, **error.values}
        )
        return
    Output.trouble(texts.first, texts.second, error.detail)


def _show_refusal(refusal: Refusal, *, as_json: bool) -> None:
    details = refusal.details
    key = f"code.{details.code.name}"
    texts = both(key)
    if as_json:
        _json_error(
            {
                "code": details.code.name,
                "reason": details.reason,
                "rule": details.rule,
                "message": details.message,
                "method": details.method,
                "metadata": dict(details.metadata),
                "fields": list(details.fields),
            }
        )
        return
    lines = {Language.EN: refusal.sentence, Language.ZH: refusal.chinese}
    first = lines.pop(chosen())
    (second,) = lines.values()
    Output.trouble(f"{texts.first} · {first}", f"{texts.second} · {second}")


def _json_error(content: dict[str, object]) -> None:
    sys.stderr.write(json.dumps({"error": content}, ensure_ascii=False) + "\n")
