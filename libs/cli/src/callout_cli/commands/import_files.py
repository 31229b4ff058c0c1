"""`callout import`: customers, installed products and contracts out of a table."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from callout_cli.client import actor, open_client
from callout_cli.folder import PlatformFolder
from callout_cli.options import (
    DEFAULT_FOLDER,
    EXIT_REFUSED,
    DataOption,
    JsonOption,
    LangOption,
    guarded,
)
from callout_cli.output import Output, result
from callout_cli.progress import ProgressBar
from callout_cli.texts import say
from callout_cli.transfer.incoming import Brought, Incoming
from callout_cli.transfer.kinds import SHAPES, Kind
from callout_cli.transfer.outgoing import write_template
from callout_cli.transfer.refused import write_refused
from callout_cli.transfer.tables import Table, read_table
from chassis.unit_of_work import ALL, Principal

FileArgument = Annotated[Path, typer.Argument(dir_okay=False, help=say("help.import.file"))]
KindOption = Annotated[Kind, typer.Option("--kind", help=say("help.import.kind"))]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help=say("help.import.dry_run"))]
TemplateOption = Annotated[bool, typer.Option("--template", help=say("help.import.template"))]
EncodingOption = Annotated[str, typer.Option("--encoding", help=say("help.import.encoding"))]
RefusedOption = Annotated[
    Path | None, typer.Option("--refused-file", dir_okay=False, help=say("help.import.refused"))
]


@guarded
def import_files(  # noqa: PLR0913 - every option is an argument
    *,
    file: FileArgument,
    kind: KindOption,
    dry_run: DryRunOption = False,
    template: TemplateOption = False,
    encoding: EncodingOption = "utf-8",
    refused_file: RefusedOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    folder, shape, output = PlatformFolder(data), SHAPES[kind], Output(as_json=as_json)
    if template:
        write_template(file, shape)
        headings = [shape.heading(column) for column in shape.columns]
        content = {"file": str(file), "columns": list(shape.columns), "needed": list(shape.needed)}
        result(output, content, [say("import.template", file=file, columns=", ".join(headings))])
        return
    table = read_table(file, shape, encoding)
    refused_to = refused_file or folder.root / f"{file.stem}.refused.csv"
    teller = Principal(subject=f"import:{getpass.getuser()}", role="admin", branches=ALL)
    with (
        open_client(folder) as client,
        ProgressBar(output, "import.bar", "import.news") as bar,
    ):
        run = Incoming(actor(folder, client, teller), shape, uuid4(), dry_run=dry_run)
        brought = run.run(table, bar)
    _write_refused(refused_to, table, brought)
    _show(output, brought, refused_to, dry_run=dry_run)
    if brought.refused:
        raise typer.Exit(EXIT_REFUSED)


def _write_refused(path: Path, table: Table, brought: Brought) -> None:
    kept = [place for place, column in enumerate(table.columns) if column is not None]
    cells = {row.line: row.cells for row in table.rows}

    def original(line: int) -> list[str]:
        found = cells[line]
        surplus = list(found[len(table.columns) :])
        return [found[place] for place in kept if place < len(found)] + surplus

    write_refused(
        path,
        [table.header[place] for place in kept],
        ((each, original(each.line)) for each in brought.refused),
    )


def _show(output: Output, brought: Brought, refused_to: Path, *, dry_run: bool) -> None:
    if output.as_json:
        output.json(
            {
                "rows": brought.rows,
                "added": brought.added,
                "unchanged": brought.unchanged,
                "refused": len(brought.refused),
                "refused_file": str(refused_to),
                "dry_run": dry_run,
                "seconds": brought.seconds,
                "rows_per_second": round(brought.rate, 1),
            }
        )
        return
    done = say(
        "import.would" if dry_run else "import.done",
        rows=brought.rows,
        added=brought.added,
        unchanged=brought.unchanged,
        seconds=f"{brought.seconds:.1f}",
        rate=f"{brought.rate:.0f}",
    )
    output.line(done)
    output.line(say("import.refused", refused=len(brought.refused), file=refused_to))
