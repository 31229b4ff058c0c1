"""`callout check`: the invariants, over all databases; ends with 1 if one is broken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from callout_cli.databases import databases_of
from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder
from callout_cli.invariants.finding import Finding
from callout_cli.invariants.run import check_all
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.texts import say, translated

EXIT_BROKEN = 1
OtherCellsOption = Annotated[
    list[str] | None, typer.Option("--other-cell", help=say("help.check.other_cell"))
]
SettleOption = Annotated[float, typer.Option("--settle", min=0, help=say("help.check.settle"))]


@guarded
def check(
    *,
    settle: SettleOption = 20.0,
    other_cell: OtherCellsOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    folder = PlatformFolder(data)
    databases = databases_of(folder)
    cell, others = folder.needed_state().cell, others_of(other_cell or ())
    findings = check_all(databases, cell, settle_s=settle, other_cells=others)
    broken = [finding for finding in findings if not finding.holds]
    output = Output(as_json=as_json)
    if as_json:
        output.json(
            {
                "invariants": len(findings),
                "broken": len(broken),
                "findings": [finding.content() for finding in findings],
            }
        )
    else:
        _show(output, findings, broken, len(databases) + len(others))
    if broken:
        raise typer.Exit(EXIT_BROKEN)


def others_of(told: Iterable[str]) -> dict[str, str]:
    """Read `cell=URL` of the inventories of other cells.

    Raises:
        UserError: One is written in another way.
    """
    others = {}
    for each in told:
        cell, _, url = each.partition("=")
        if not cell or not url.startswith("postgresql"):
            raise UserError("error.other_cell", cell=cell)
        others[cell] = url
    return others


def _show(output: Output, findings: list[Finding], broken: list[Finding], databases: int) -> None:
    columns = (say("col.service"), say("col.invariant"), say("col.rule"), say("col.result"))
    rows = [(each.where, _name(each), each.rule, _result(each)) for each in findings]
    output.table(say("check.title"), columns, rows)
    if broken:
        output.line(say("check.bad", count=len(broken)))
    else:
        output.line(say("check.good", count=len(findings), databases=databases))


def _name(finding: Finding) -> str:
    if finding.stream:
        return say("check.arrived", stream=finding.stream)
    return translated(finding.name)


def _result(finding: Finding) -> str:
    if finding.unchecked:
        return say("check.unchecked", why=finding.unchecked)
    if finding.broken:
        return f"✗ {finding.broken}: {'; '.join(finding.sample)}"
    return "✓"
