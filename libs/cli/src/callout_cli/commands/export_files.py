"""`callout export`: customers, installed products and contracts into a table."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from callout_cli.client import actor, open_client
from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output, result
from callout_cli.progress import ProgressBar
from callout_cli.texts import say
from callout_cli.transfer.kinds import SHAPES, Kind
from callout_cli.transfer.outgoing import pages, revealed_pages, write_out
from chassis.unit_of_work import ALL, Principal

FileArgument = Annotated[Path, typer.Argument(dir_okay=False, help=say("help.export.file"))]
KindOption = Annotated[Kind, typer.Option("--kind", help=say("help.export.kind"))]
BranchOption = Annotated[str, typer.Option("--branch", help=say("help.export.branch"))]
UnmaskedOption = Annotated[bool, typer.Option("--unmasked", help=say("help.export.unmasked"))]
ReasonOption = Annotated[str, typer.Option("--reason", help=say("help.export.reason"))]


@guarded
def export_files(  # noqa: PLR0913 - every option is an argument
    *,
    file: FileArgument,
    kind: KindOption,
    branch: BranchOption = "",
    unmasked: UnmaskedOption = False,
    reason: ReasonOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    if unmasked and not reason.strip():
        raise UserError("error.reason_needed")
    folder, shape = PlatformFolder(data), SHAPES[kind]
    output = Output(as_json=as_json)
    reader = Principal(subject=f"export:{getpass.getuser()}", role="admin", branches=ALL)
    with (
        open_client(folder) as client,
        ProgressBar(output, "export.bar", "export.news") as bar,
    ):
        asker = actor(folder, client, reader)
        if unmasked and kind is Kind.CUSTOMERS:
            found = revealed_pages(asker, branch, reason, uuid4())
        else:
            found = pages(asker, kind, shape, branch)
        rows = write_out(file, shape, found, bar)
    result(
        output,
        {"file": str(file), "kind": kind.value, "rows": rows},
        [say("export.done", rows=rows, file=file)],
    )
