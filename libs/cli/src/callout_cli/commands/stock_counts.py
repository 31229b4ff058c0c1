"""`callout stock count` and `callout stock report`: is stock there, and what became of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import typer

from callout.inventory.v1 import count_pb2 as counts
from callout.inventory.v1 import count_service_pb2 as api
from callout.inventory.v1 import stock_report_service_pb2 as reports
from callout_cli.client import Actor
from callout_cli.commands.acting import acting, first_day
from callout_cli.commands.report import reader
from callout_cli.errors import UserError
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output, result
from callout_cli.reports.counts import (
    COUNT_COLUMNS,
    DIFFERENCE_COLUMNS,
    DUE_COLUMNS,
    LINE_COLUMNS,
    count_cells,
    count_line,
    counted_line,
    decisions,
    difference_cells,
    due_cells,
    line_cells,
    to_count,
    value_of,
)
from callout_cli.reports.stock import PAGE, content, headings
from callout_cli.reports.stock_month import (
    month_cells,
    month_columns,
    sheet_columns,
    sheet_rows,
    write_csv,
    write_xlsx,
)
from callout_cli.texts import say
from callout_cli.times import stamp, wire_date

count = typer.Typer(no_args_is_help=True, help=say("help.count"))

WarehouseArgument = Annotated[
    str, typer.Argument(metavar="WAREHOUSE", help=say("help.stock.warehouse"))
]
WarehouseOption = Annotated[str, typer.Option("--warehouse", help=say("help.stock.only_warehouse"))]
CountArgument = Annotated[UUID, typer.Argument(metavar="COUNT", help=say("help.count.id"))]
MonthOption = Annotated[
    str, typer.Option("--month", metavar="YYYY-MM", help=say("help.count.month"))
]
MonthArgument = Annotated[str, typer.Argument(metavar="MONTH", help=say("help.count.report_month"))]
ByOption = Annotated[str, typer.Option("--by", metavar="PERSON", help=say("help.stock.by"))]
CounterOption = Annotated[str, typer.Option("--counter", help=say("help.count.counter"))]
RecounterOption = Annotated[str, typer.Option("--recounter", help=say("help.count.recounter"))]
BinOption = Annotated[list[str] | None, typer.Option("--bin", help=say("help.count.bin"))]
DueOption = Annotated[bool, typer.Option("--due", help=say("help.count.due_only"))]
LineOption = Annotated[list[str], typer.Option("--line", help=say("help.count.line"))]
AtOption = Annotated[
    datetime | None,
    typer.Option("--at", formats=["%Y-%m-%dT%H:%M"], help=say("help.count.at")),
]
CauseOption = Annotated[str, typer.Option("--cause", help=say("help.count.cause"))]
LeaveOption = Annotated[list[str] | None, typer.Option("--leave", help=say("help.count.leave"))]
ReasonOption = Annotated[str, typer.Option("--reason", help=say("help.stock.reason"))]
XlsxOption = Annotated[
    Path | None, typer.Option("--xlsx", dir_okay=False, help=say("help.count.xlsx"))
]
CsvOption = Annotated[
    Path | None, typer.Option("--csv", dir_okay=False, help=say("help.count.csv"))
]


@count.command("due", help=say("help.count.due"))
@guarded
def due(
    *,
    warehouse: WarehouseArgument,
    month: MonthOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    first = first_day(month) if month else datetime.now(UTC).date()
    request = api.ListDueCountsRequest(
        warehouse_code=warehouse, month=wire_date(first) if month else None, page_size=PAGE
    )
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, api.ListDueCountsResponse)
    found = [part for page in pages for part in page.parts]
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(each) for each in found])
        return
    output.table(
        say("stock.count.due_title", warehouse=warehouse, month=f"{first:%Y-%m}"),
        headings(DUE_COLUMNS),
        [due_cells(each) for each in found],
        note=say("stock.count.due_note", parts=len(found), policy_ref=pages[0].policy_ref),
    )


@count.command("open", help=say("help.count.open"))
@guarded
def open_(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseArgument,
    counter: CounterOption,
    recounter: RecounterOption,
    by: ByOption,
    bins: BinOption = None,
    due_only: DueOption = False,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.OpenCountRequest(
        request_id=str(uuid4()),
        warehouse_code=warehouse,
        scope=_scope(bins or [], due_only=due_only),
        bin_codes=bins or [],
        counter=counter,
        recounter=recounter,
    )
    with acting(data, by, "supervisor") as supervisor:
        found = supervisor.ask(request, api.OpenCountResponse).count
    result(Output(as_json=as_json), content(found), [count_line(found)])


def _scope(bins: list[str], *, due_only: bool) -> counts.CountScope:
    if due_only:
        return counts.COUNT_SCOPE_DUE
    return counts.COUNT_SCOPE_BINS if bins else counts.COUNT_SCOPE_WHOLE


@count.command("list", help=say("help.count.list"))
@guarded
def list_(
    *,
    warehouse: WarehouseOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.ListCountsRequest(warehouse_code=warehouse, page_size=PAGE)
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, api.ListCountsResponse)
    found = [each for page in pages for each in page.counts]
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(each) for each in found])
        return
    output.table(
        say("stock.count.title"), headings(COUNT_COLUMNS), [count_cells(each) for each in found]
    )


@count.command("show", help=say("help.count.show"))
@guarded
def show(
    *,
    count_id: CountArgument,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    with reader(data, "analyst") as analyst:
        request = api.GetCountRequest(count_id=str(count_id))
        found = analyst.ask(request, api.GetCountResponse).count
    output = Output(as_json=as_json)
    if as_json:
        output.json(content(found))
        return
    output.line(count_line(found))
    is_again = found.state == counts.StockCount.STATE_RECOUNTING
    if lines := to_count(found):
        output.table(
            say("stock.count.lines_title", who=found.recounter if is_again else found.counter),
            headings(LINE_COLUMNS),
            [line_cells(each) for each in lines],
        )


@count.command("enter", help=say("help.count.enter"))
@guarded
def enter(  # noqa: PLR0913 - every option is an argument
    *,
    count_id: CountArgument,
    by: ByOption,
    line: LineOption,
    at: AtOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.EnterCountRequest(
        request_id=str(uuid4()),
        count_id=str(count_id),
        lines=map(counted_line, line),
        occurred_time=stamp(at.replace(tzinfo=UTC)) if at else None,
    )
    with acting(data, by, "storekeeper") as keeper:
        found = keeper.ask(request, api.EnterCountResponse).count
    result(Output(as_json=as_json), content(found), [count_line(found)])


@count.command("differences", help=say("help.count.differences"))
@guarded
def differences(
    *,
    count_id: CountArgument,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    with reader(data, "analyst") as analyst:
        found = _differences(analyst, count_id)
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(each) for each in found])
        return
    if not found:
        output.line(say("stock.count.none"))
        return
    output.table(
        say("stock.count.differences_title"),
        headings(DIFFERENCE_COLUMNS),
        [difference_cells(each) for each in found],
        note=say("stock.count.differences_note", rows=len(found), value=value_of(found)),
    )


def _differences(reading: Actor, count_id: UUID) -> list[counts.CountDifference]:
    request = api.ListCountDifferencesRequest(count_id=str(count_id), page_size=PAGE)
    pages = reading.ask_pages(request, api.ListCountDifferencesResponse)
    return [each for page in pages for each in page.differences]


@count.command("decide", help=say("help.count.decide"))
@guarded
def decide(  # noqa: PLR0913 - every option is an argument
    *,
    count_id: CountArgument,
    by: ByOption,
    cause: CauseOption,
    leave: LeaveOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    with acting(data, by, "supervisor") as supervisor:
        request = api.DecideCountRequest(
            request_id=str(uuid4()),
            count_id=str(count_id),
            decisions=decisions(_differences(supervisor, count_id), cause, leave or []),
        )
        found = supervisor.ask(request, api.DecideCountResponse).count
    result(Output(as_json=as_json), content(found), [count_line(found)])


@count.command("cancel", help=say("help.count.cancel"))
@guarded
def cancel(  # noqa: PLR0913 - every option is an argument
    *,
    count_id: CountArgument,
    by: ByOption,
    reason: ReasonOption,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.CancelCountRequest(request_id=str(uuid4()), count_id=str(count_id), reason=reason)
    with acting(data, by, "supervisor") as supervisor:
        found = supervisor.ask(request, api.CancelCountResponse).count
    result(Output(as_json=as_json), content(found), [count_line(found)])


@guarded
def report(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseArgument,
    month: MonthArgument,
    xlsx: XlsxOption = None,
    as_csv: CsvOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    if xlsx is not None and as_csv is not None:
        raise UserError("error.one_file")
    request = reports.ListStockMonthRequest(
        warehouse_code=warehouse, month=wire_date(first_day(month)), page_size=PAGE
    )
    with reader(data, "analyst") as analyst:
        pages = list(analyst.ask_pages(request, reports.ListStockMonthResponse))
    parts = [part for page in pages for part in page.parts]
    total = pages[0].total
    output = Output(as_json=as_json)
    if path := xlsx or as_csv:
        rows = [sheet_columns(), *sheet_rows(parts, total)]
        if xlsx:
            write_xlsx(path, month, rows)
        else:
            write_csv(path, rows)
        told = {"file": str(path), "parts": len(parts)}
        result(output, told, [say("stock.month.done", **told)])
        return
    if as_json:
        output.json({"parts": [content(each) for each in parts], "total": content(total)})
        return
    output.table(
        say("stock.month.title", warehouse=warehouse, month=month),
        month_columns(),
        [
            *(month_cells(each.part_number, each.line) for each in parts),
            month_cells(say("stock.month.sum"), total),
        ],
        note=say(
            "stock.month.note",
            parts=len(parts),
            opening=total.opening.value,
            revalued=total.revalued,
            closing=total.closing.value,
        ),
    )
