"""`callout stock trace | fitted`: from a serial or batch to every customer, and back (P-19)."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar
from uuid import UUID

import typer
from google.protobuf.message import Message

from callout.inventory.v1 import trace_service_pb2 as api
from callout_cli.client import Actor
from callout_cli.commands.report import reader
from callout_cli.errors import UserError
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.progress import ProgressBar
from callout_cli.reports.stock import content, headings
from callout_cli.reports.stock_trace import (
    FITTING_COLUMNS,
    MOVEMENT_COLUMNS,
    PLACE_COLUMNS,
    counted,
    fitting_cells,
    movement_cells,
    place_cells,
)
from callout_cli.texts import say

_PAGE = 200
P = TypeVar("P", bound=Message)

LotArgument = Annotated[str, typer.Argument(metavar="LOT", help=say("help.stock.trace_lot"))]
PartOption = Annotated[str, typer.Option("--part", help=say("help.stock.trace_part"))]
OrderOption = Annotated[UUID | None, typer.Option("--order", help=say("help.stock.fitted_order"))]
RequestOption = Annotated[
    UUID | None, typer.Option("--request", help=say("help.stock.fitted_request"))
]
ProductOption = Annotated[
    UUID | None, typer.Option("--product", help=say("help.stock.fitted_product"))
]


def read_all(
    asker: Actor, request: Message, answer: type[P], rows: str, bar: ProgressBar
) -> list[P]:
    """Read every page of a trace, and tell how far it is."""
    page: Any = type(request)()
    page.CopyFrom(request)
    pages: list[P] = []
    while True:
        got: Any = asker.ask(page, answer)
        pages.append(got)
        bar.done(len(getattr(got, rows)))
        if not got.next_page_token:
            return pages
        page.page_token = got.next_page_token


@guarded
def trace(
    *,
    lot: LotArgument,
    part: PartOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    output = Output(as_json=as_json)
    with (
        reader(data, "analyst") as analyst,
        ProgressBar(output, "stock.trace.bar", "stock.trace.news") as bar,
    ):
        bar.total(None)
        asked = api.TracePartRequest(lot=lot, part_number=part, page_size=_PAGE)
        traced = read_all(analyst, asked, api.TracePartResponse, "movements", bar)
        number = traced[0].part_number
        lying = api.ListLotPlacesRequest(part_number=number, lot=lot, page_size=_PAGE)
        there = read_all(analyst, lying, api.ListLotPlacesResponse, "places", bar)
        got = api.ListFittedPartsRequest(part_number=number, lot=lot, page_size=_PAGE)
        fitted_ = read_all(analyst, got, api.ListFittedPartsResponse, "fittings", bar)
    movements = [row for page in traced for row in page.movements]
    places = [row for page in there for row in page.places]
    fittings = [row for page in fitted_ for row in page.fittings]
    if as_json:
        output.json(
            {
                "part_number": number,
                "lot": lot,
                "places": [content(row) for row in places],
                "fittings": [content(row) for row in fittings],
                "movements": [content(row) for row in movements],
            }
        )
        return
    output.table(
        say("stock.trace.places", part=number, lot=lot),
        headings(PLACE_COLUMNS),
        map(place_cells, places),
    )
    output.table(
        say("stock.trace.fittings"), headings(FITTING_COLUMNS), map(fitting_cells, fittings)
    )
    output.table(
        say("stock.trace.movements"),
        headings(MOVEMENT_COLUMNS),
        map(movement_cells, movements),
        note=say("stock.trace.note", **counted(movements, fittings)),
    )


@guarded
def fitted(  # noqa: PLR0913 - every option is an argument
    *,
    order: OrderOption = None,
    request: RequestOption = None,
    product: ProductOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    if [order, request, product].count(None) != 2:  # noqa: PLR2004 - one of three is given
        raise UserError("error.trace_one")
    wanted = api.ListFittedPartsRequest(
        work_order_id=_text(order),
        service_request_id=_text(request),
        installed_product_id=_text(product),
        page_size=_PAGE,
    )
    output = Output(as_json=as_json)
    with (
        reader(data, "analyst") as analyst,
        ProgressBar(output, "stock.trace.bar", "stock.trace.news") as bar,
    ):
        bar.total(None)
        pages = read_all(analyst, wanted, api.ListFittedPartsResponse, "fittings", bar)
    rows = [row for page in pages for row in page.fittings]
    if as_json:
        output.json([content(row) for row in rows])
        return
    output.table(
        say("stock.fitted.title"),
        headings(FITTING_COLUMNS),
        map(fitting_cells, rows),
        note=say("stock.fitted.note", rows=len(rows)),
    )


def _text(given: UUID | None) -> str:
    return "" if given is None else str(given)
