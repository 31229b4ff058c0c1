"""`callout report sla | kpi | appraisal | line | unanswered`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from callout.headquarters.v1 import resources_pb2 as headquarters
from callout.hr_appraisal.v1 import resources_pb2 as appraisal
from callout_cli.client import Actor, actor, open_client
from callout_cli.errors import UserError
from callout_cli.folder import PlatformFolder
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.reports.appraisal import read_entries, read_sheets, sheet_cells, sheet_content
from callout_cli.reports.desk import (
    line_cells,
    read_line,
    read_unanswered,
    unanswered_cells,
)
from callout_cli.reports.kpi import RATES, kpi_cells, kpi_content, read_kpi
from callout_cli.reports.sla import COLUMNS, SlaRow, as_csv, read_sla, short
from callout_cli.reports.triggers import trigger_titles
from callout_cli.texts import say, word
from chassis.unit_of_work import ALL, Principal

app = typer.Typer(
    no_args_is_help=True,
    help=say("help.report"),
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How the SLA report is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help=say("help.report.format"))]
OutOption = Annotated[
    Path | None, typer.Option("--out", dir_okay=False, help=say("help.report.out"))
]
BranchOption = Annotated[str, typer.Option("--branch", help=say("help.report.branch"))]
NeededBranchOption = Annotated[str, typer.Option("--branch", help=say("help.report.branch"))]
InHoursOption = Annotated[bool, typer.Option("--in-hours", help=say("help.report.in_hours"))]
MonthOption = Annotated[
    str, typer.Option("--month", metavar="YYYY-MM", help=say("help.report.month"))
]
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_RIGHT: Final = frozenset(column for column in COLUMNS if column.endswith("_seconds"))


@contextmanager
def reader(data: Path, role: str) -> Iterator[Actor]:
    """Open the platform of a folder as somebody who may read every branch."""
    folder = PlatformFolder(data)
    who = Principal(subject=f"callout-cli:{role}", role=role, branches=ALL)
    with open_client(folder) as client:
        yield actor(folder, client, who)


@app.command("sla", help=say("help.report.sla"))
@guarded
def sla(  # noqa: PLR0913 - every option is an argument
    *,
    form: FormatOption = Format.TABLE,
    out: OutOption = None,
    branch: BranchOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    with reader(data, "analyst") as analyst:
        rows = read_sla(analyst, branch=branch)
    chosen = Format.JSON if as_json else form
    if out is not None and chosen is Format.TABLE:
        chosen = Format.CSV
    match chosen:
        case Format.TABLE:
            show_sla(Output(), rows)
        case Format.CSV:
            _write(as_csv(rows), out)
        case Format.JSON:
            content = [asdict(row) for row in rows]
            _write(json.dumps(content, ensure_ascii=False, indent=2) + "\n", out)


@app.command("kpi", help=say("help.report.kpi"))
@guarded
def kpi(
    *,
    month: MonthOption = "",
    branch: BranchOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    _check_month(month)
    with reader(data, "analyst") as analyst:
        rows, network = read_kpi(analyst, month=month, branch=branch)
    output = Output(as_json=as_json)
    if as_json:
        content = {
            "branch_months": [kpi_content(row) for row in rows],
            "network": kpi_content(network) if network else None,
        }
        output.json(content)
        return
    show_kpi(output, rows, network)


@app.command("appraisal", help=say("help.report.appraisal"))
@guarded
def appraisal_report(
    *,
    month: MonthOption = "",
    branch: BranchOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    _check_month(month)
    with reader(data, "hr") as hr:
        wanted = month or datetime.now(UTC).strftime("%Y-%m")
        sheets = read_sheets(hr, month=wanted, branch=branch)
        entries = read_entries(hr, month=wanted, branch=branch)
    output = Output(as_json=as_json)
    if as_json:
        output.json({"month": wanted, "sheets": [sheet_content(sheet) for sheet in sheets]})
        return
    show_appraisal(output, wanted, sheets, entries)


@app.command("line", help=say("help.report.line"))
@guarded
def line(
    *,
    branch: NeededBranchOption,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    with reader(data, "supervisor") as supervisor:
        rows = read_line(supervisor, branch)
    output = Output(as_json=as_json)
    if as_json:
        output.json([asdict(row) for row in rows])
        return
    columns = (
        "col.first",
        "col.number",
        "col.severity",
        "col.received",
        "col.milestone",
        "col.due",
        "col.calls",
        "col.symptom",
    )
    output.table(
        say("report.line.title", branch=branch),
        [say(name) for name in columns],
        [line_cells(row) for row in rows],
        note=say("report.line.note", left_over=sum(row.is_left_over for row in rows)),
    )


@app.command("unanswered", help=say("help.report.unanswered"))
@guarded
def unanswered(
    *,
    branch: BranchOption = "",
    in_hours_only: InHoursOption = False,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    with reader(data, "supervisor") as supervisor:
        rows = read_unanswered(supervisor, branch=branch, in_hours_only=in_hours_only)
    output = Output(as_json=as_json)
    if as_json:
        output.json([asdict(row) for row in rows])
        return
    columns = (
        "col.hotline",
        "col.branch",
        "col.called",
        "col.rang",
        "col.hours",
        "col.on_duty",
        "col.forwarded",
    )
    output.table(
        say("report.unanswered.title"),
        [say(name) for name in columns],
        [unanswered_cells(row) for row in rows],
        note=say("report.unanswered.note", in_hours=sum(row.in_hours for row in rows)),
    )


def show_sla(output: Output, rows: list[SlaRow]) -> None:
    """Print the SLA table."""
    columns = [
        f">{say(f'sla.{name}')}" if name in _RIGHT else say(f"sla.{name}") for name in COLUMNS
    ]
    kept = sum(row.state == "met" for row in rows)
    output.table(
        say("report.sla.title"),
        columns,
        [short(row) for row in rows],
        note=say("report.sla.note", rows=len(rows), met=kept),
    )


def show_kpi(
    output: Output,
    rows: list[headquarters.BranchMonth],
    network: headquarters.BranchMonth | None,
) -> None:
    """Print the figures, the network's line last."""
    heading = [say("col.month"), say("col.branch")]
    counts = (
        *(say("col.registered"), say("col.closed")),
        *(say("col.rejected"), say("col.withdrawn")),
    )
    heading += [f">{count}" for count in counts]
    heading += [f">{word('kpi', name)}" for name in RATES]
    lines = [kpi_cells(row, "") for row in rows]
    if network is not None:
        lines.append(kpi_cells(network, say("report.network")))
    output.table(say("report.kpi.title"), heading, lines, note=say("report.kpi.note"))


def show_appraisal(
    output: Output,
    month: str,
    sheets: list[appraisal.MonthlySheet],
    entries: list[appraisal.AppraisalEntry],
) -> None:
    """Print the sheets of a month and the entries behind their points."""
    titles = trigger_titles()
    parts = ("base", "survey", "kpi", "points")
    output.table(
        say("report.appraisal.title", month=month),
        [
            *(say("col.employee"), say("col.name"), say("col.branch")),
            *(f">{word('part', part)}" for part in parts),
            f">{say('col.score')}",
            say("col.entries"),
        ],
        [sheet_cells(sheet, titles) for sheet in sheets],
    )
    if not entries:
        return
    output.table(
        say("report.entries.title"),
        [
            *(say("col.employee"), say("col.trigger"), say("col.consequence")),
            *(f">{say('col.points')}", say("col.state"), say("col.evidence")),
        ],
        [_entry_cells(entry, titles) for entry in entries],
    )


def _entry_cells(entry: appraisal.AppraisalEntry, titles: Mapping[str, str]) -> list[str]:
    consequence = appraisal.Consequence.Name(entry.consequence).removeprefix("CONSEQUENCE_")
    state = appraisal.AppraisalEntry.State.Name(entry.state).removeprefix("STATE_")
    return [
        entry.employee_code,
        titles.get(entry.trigger, entry.trigger),
        word("consequence", consequence),
        f"{entry.points:+d}",
        word("entry", state),
        f"{word('evidence', entry.evidence_kind.upper())} {entry.evidence_ref}",
    ]


def _check_month(month: str) -> None:
    if month and not _MONTH.fullmatch(month):
        raise UserError("error.month", month=month)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = out.with_name(f".{out.name}.tmp")
        fresh.write_text(text, "utf-8", newline="")
        fresh.replace(out)
    except OSError as error:
        raise UserError("error.file", path=out, why=error.strerror) from error
