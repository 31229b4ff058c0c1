"""`callout check`: the invariants, over all databases; ends with 1 if one is broken."""

from __future__ import annotations

from typing import Annotated

import typer

from callout_cli.databases import databases_of
from callout_cli.folder import PlatformFolder
from callout_cli.invariants.finding import Finding
from callout_cli.invariants.run import check_all
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.texts import say, translated

EXIT_BROKEN = 1
SettleOption = Annotated[float, typer.Option("--settle", min=0, help=say("help.check.settle"))]


@guarded
def check(
    *,
    settle: SettleOption = 20.0,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    folder = PlatformFolder(data)
    databases = databases_of(folder)
    findings = check_all(databases, folder.needed_state().cell, settle_s=settle)
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
        _show(output, findings, broken, len(databases))
    if broken:
        raise typer.Exit(EXIT_BROKEN)


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
