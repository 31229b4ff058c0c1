"""`callout stock old-parts | claims | internal-use`: what the lists say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from google.protobuf.message import Message

from callout.inventory.v1 import internal_use_service_pb2 as uses_api
from callout.inventory.v1 import old_parts_service_pb2 as old_api
from callout.inventory.v1 import supplier_claims_service_pb2 as claims_api
from callout_cli.commands.report import BranchOption, reader
from callout_cli.errors import UserError
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output
from callout_cli.reports import claims as rows
from callout_cli.reports.stock import PAGE, content, headings
from callout_cli.texts import say
from callout_cli.times import wire_date

old_parts = typer.Typer(no_args_is_help=True, help=say("help.stock.old_parts"))
claims = typer.Typer(no_args_is_help=True, help=say("help.stock.claims"))
internal_use = typer.Typer(no_args_is_help=True, help=say("help.stock.internal"))

RowT = TypeVar("RowT", bound=Message)


class OldPartState(StrEnum):
    """The states of an old part."""

    DUE = "due"
    RECEIVED = "received"
    WRITTEN_OFF = "written-off"
    DISPOSED = "disposed"
    NOT_OWED = "not-owed"
    WAIVED = "waived"


class ClaimState(StrEnum):
    """The states of a supplier claim."""

    DRAFTED = "drafted"
    SENT = "sent"
    ANSWERED = "answered"
    PAID = "paid"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class UseState(StrEnum):
    """The states of an internal use."""

    ASKED = "asked"
    APPROVED = "approved"
    ISSUED = "issued"
    REVERSED = "reversed"
    CANCELLED = "cancelled"


WarehouseOption = Annotated[str, typer.Option("--warehouse", help=say("help.stock.only_warehouse"))]
OrderOption = Annotated[str, typer.Option("--order", metavar="ID", help=say("help.stock.order"))]
OldPartStateOption = Annotated[
    OldPartState | None, typer.Option("--state", help=say("help.stock.old_parts.state"))
]
ClaimStateOption = Annotated[
    ClaimState | None, typer.Option("--state", help=say("help.stock.claims.state"))
]
UseStateOption = Annotated[
    UseState | None, typer.Option("--state", help=say("help.stock.internal.state"))
]
SupplierOption = Annotated[str, typer.Option("--supplier", help=say("help.stock.claims.supplier"))]
OverdueOption = Annotated[bool, typer.Option("--overdue", help=say("help.stock.claims.overdue"))]
DepartmentOption = Annotated[
    str, typer.Option("--department", help=say("help.stock.internal.department"))
]
NeedingArgument = Annotated[str, typer.Argument(metavar="BRANCH", help=say("help.report.branch"))]
MonthOption = Annotated[
    str, typer.Option("--month", metavar="YYYY-MM", help=say("help.stock.internal.month"))
]


@old_parts.command("list", help=say("help.stock.old_parts.list"))
@guarded
def list_old_parts(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseOption = "",
    branch: BranchOption = "",
    order: OrderOption = "",
    state: OldPartStateOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = old_api.ListOldPartsRequest(
        branch_code=branch,
        warehouse_code=warehouse,
        work_order_id=order,
        state=_named(state),
        page_size=PAGE,
    )
    found = _all(data, request, old_api.ListOldPartsResponse, "old_parts")
    _show(as_json, "stock.old_parts.title", rows.OLD_PART_COLUMNS, rows.old_part_cells, found)


@old_parts.command("overdue", help=say("help.stock.old_parts.overdue"))
@guarded
def overdue_old_parts(
    *,
    warehouse: WarehouseOption = "",
    branch: BranchOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = old_api.ListOldPartsRequest(
        branch_code=branch, warehouse_code=warehouse, overdue=True, page_size=PAGE
    )
    found = _all(data, request, old_api.ListOldPartsResponse, "old_parts")
    _show(as_json, "stock.old_parts.title", rows.OLD_PART_COLUMNS, rows.old_part_cells, found)


@old_parts.command("disposals", help=say("help.stock.old_parts.disposals"))
@guarded
def disposals(
    *,
    warehouse: WarehouseOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = old_api.ListDisposalsRequest(warehouse_code=warehouse, page_size=PAGE)
    found = _all(data, request, old_api.ListDisposalsResponse, "disposals")
    _show(as_json, "stock.disposals.title", rows.DISPOSAL_COLUMNS, rows.disposal_cells, found)


@old_parts.command("reviews", help=say("help.stock.old_parts.reviews"))
@guarded
def reviews(
    *,
    warehouse: WarehouseOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = old_api.ListDisposalReviewsRequest(warehouse_code=warehouse, page_size=PAGE)
    found = _all(data, request, old_api.ListDisposalReviewsResponse, "reviews")
    _show(as_json, "stock.reviews.title", rows.REVIEW_COLUMNS, rows.review_cells, found)


@claims.command("list", help=say("help.stock.claims.list"))
@guarded
def list_claims(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseOption = "",
    branch: BranchOption = "",
    supplier: SupplierOption = "",
    state: ClaimStateOption = None,
    overdue: OverdueOption = False,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = claims_api.ListSupplierClaimsRequest(
        branch_code=branch,
        warehouse_code=warehouse,
        supplier=supplier,
        state=_named(state),
        overdue=overdue,
        page_size=PAGE,
    )
    found = _all(data, request, claims_api.ListSupplierClaimsResponse, "claims")
    _show(as_json, "stock.claims.title", rows.CLAIM_COLUMNS, rows.claim_cells, found)


@claims.command("due", help=say("help.stock.claims.due"))
@guarded
def claims_due(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseOption = "",
    branch: BranchOption = "",
    overdue: OverdueOption = False,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = claims_api.ListClaimsDueRequest(
        branch_code=branch, warehouse_code=warehouse, overdue=overdue, page_size=PAGE
    )
    found = _all(data, request, claims_api.ListClaimsDueResponse, "dues")
    _show(as_json, "stock.claims_due.title", rows.DUE_COLUMNS, rows.due_cells, found)


@claims.command("report", help=say("help.stock.claims.report"))
@guarded
def claims_report(
    *,
    branch: BranchOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = claims_api.ReportSupplierClaimsRequest(branch_code=branch, page_size=PAGE)
    found = _all(data, request, claims_api.ReportSupplierClaimsResponse, "suppliers")
    _show(as_json, "stock.claims_report.title", rows.SUPPLIER_COLUMNS, rows.supplier_cells, found)


@internal_use.command("list", help=say("help.stock.internal.list"))
@guarded
def list_internal_use(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseOption = "",
    branch: BranchOption = "",
    department: DepartmentOption = "",
    state: UseStateOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = uses_api.ListInternalUsesRequest(
        branch_code=branch,
        warehouse_code=warehouse,
        department_code=department,
        state=_named(state),
        page_size=PAGE,
    )
    found = _all(data, request, uses_api.ListInternalUsesResponse, "internal_uses")
    _show(as_json, "stock.internal.title", rows.USE_COLUMNS, rows.use_cells, found)


@internal_use.command("budgets", help=say("help.stock.internal.budgets"))
@guarded
def budgets(
    *,
    branch: NeedingArgument,
    month: MonthOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = uses_api.ListDepartmentMonthsRequest(branch_code=branch, page_size=PAGE)
    if month:
        request.month.CopyFrom(_month(month))
    found = _all(data, request, uses_api.ListDepartmentMonthsResponse, "departments")
    _show(as_json, "stock.budgets.title", rows.BUDGET_COLUMNS, rows.budget_cells, found)


def _named(state: StrEnum | None) -> str | None:
    """Return the contract's name of a state; None for any."""
    return None if state is None else f"STATE_{state.name}"


def _month(text: str) -> Any:
    try:
        return wire_date(datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC).date())
    except ValueError as error:
        raise UserError("error.month", month=text) from error


def _all(data: Path, request: Message, answer: type[Message], field: str) -> list[Any]:
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, answer)
        return [row for page in pages for row in getattr(page, field)]


def _show(
    as_json: bool,  # noqa: FBT001 - what the option said
    title: str,
    columns: tuple[str, ...],
    cells: Callable[[RowT], list[str]],
    found: Sequence[RowT],
) -> None:
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(each) for each in found])
        return
    output.table(say(title), headings(columns), [cells(each) for each in found])
