"""`callout stock unsigned | first-issues | special-orders`: who signs, hurries and pays."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

import typer

from callout.inventory.v1 import green_channel_service_pb2 as green
from callout.inventory.v1 import special_order_service_pb2 as special
from callout.inventory.v1 import supplement_service_pb2 as supplements
from callout_cli.commands.report import BranchOption, reader
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output, result
from callout_cli.reports.customers import (
    FIRST_ISSUE_COLUMNS,
    SPECIAL_ORDER_COLUMNS,
    UNSIGNED_COLUMNS,
    first_issue_cells,
    special_order_cells,
    special_order_lines,
    unsigned_cells,
)
from callout_cli.reports.stock import PAGE, content, headings
from callout_cli.texts import say


class SpecialStateName(StrEnum):
    """The states of a special order."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    ORDERED = "ordered"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"


_STATES: Final = {
    SpecialStateName.PROPOSED: special.SpecialOrder.STATE_PROPOSED,
    SpecialStateName.APPROVED: special.SpecialOrder.STATE_APPROVED,
    SpecialStateName.ORDERED: special.SpecialOrder.STATE_ORDERED,
    SpecialStateName.ARRIVED: special.SpecialOrder.STATE_ARRIVED,
    SpecialStateName.CANCELLED: special.SpecialOrder.STATE_CANCELLED,
}
OutstandingOption = Annotated[
    bool, typer.Option("--outstanding", help=say("help.stock.outstanding"))
]
OverdueOption = Annotated[bool, typer.Option("--overdue", help=say("help.stock.unapproved"))]
HeldOption = Annotated[bool, typer.Option("--deposit-held", help=say("help.stock.deposit_held"))]
StateOption = Annotated[
    SpecialStateName | None, typer.Option("--state", help=say("help.stock.special_state"))
]
IdArgument = Annotated[UUID, typer.Argument(metavar="ID", help=say("help.stock.special_order_id"))]


@guarded
def unsigned(
    *,
    branch: BranchOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = supplements.ListUnsignedRequest(branch_code=branch, page_size=PAGE)
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, supplements.ListUnsignedResponse)
    found = [each for page in pages for each in page.requisitions]
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(each) for each in found])
        return
    rows = [unsigned_cells(each) for each in found]
    output.table(say("stock.unsigned.title"), headings(UNSIGNED_COLUMNS), rows)


@guarded
def first_issues(  # noqa: PLR0913 - every option is an argument
    *,
    branch: BranchOption = "",
    outstanding: OutstandingOption = False,
    overdue: OverdueOption = False,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = green.ListFirstIssuesRequest(
        branch_code=branch, outstanding=outstanding, overdue=overdue, page_size=PAGE
    )
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, green.ListFirstIssuesResponse)
    found = [each for page in pages for each in page.first_issues]
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(each) for each in found])
        return
    output.table(
        say("stock.first_issues.title"),
        headings(FIRST_ISSUE_COLUMNS),
        [first_issue_cells(each) for each in found],
        note=say("stock.first_issues.note"),
    )


@guarded
def special_orders(  # noqa: PLR0913 - every option is an argument
    *,
    branch: BranchOption = "",
    state: StateOption = None,
    deposit_held: HeldOption = False,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = special.ListSpecialOrdersRequest(
        branch_code=branch,
        state=_STATES[state] if state else special.SpecialOrder.STATE_UNSPECIFIED,
        deposit_held=deposit_held,
        page_size=PAGE,
    )
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, special.ListSpecialOrdersResponse)
    found = [each for page in pages for each in page.special_orders]
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(each) for each in found])
        return
    rows = [special_order_cells(each) for each in found]
    output.table(say("stock.special_orders.title"), headings(SPECIAL_ORDER_COLUMNS), rows)


@guarded
def special_order(
    *,
    order_id: IdArgument,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = special.GetSpecialOrderRequest(special_order_id=str(order_id))
    with reader(data, "analyst") as analyst:
        found = analyst.ask(request, special.GetSpecialOrderResponse).special_order
    result(Output(as_json=as_json), content(found), special_order_lines(found))
