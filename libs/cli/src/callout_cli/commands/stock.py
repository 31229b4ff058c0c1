"""`callout stock`: replenishment and sourcing; other areas have modules of their own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final
from uuid import uuid4

import typer

from callout.inventory.v1 import replenishment_pb2 as pb
from callout.inventory.v1 import replenishment_service_pb2 as api
from callout.inventory.v1 import sourcing_service_pb2 as sourcing
from callout_cli.commands import stock_loans
from callout_cli.commands.acting import acting, first_day
from callout_cli.commands.report import BranchOption, reader
from callout_cli.commands.stock_claims import claims, internal_use, old_parts
from callout_cli.commands.stock_counts import count, report
from callout_cli.commands.stock_customers import (
    first_issues,
    special_order,
    special_orders,
    unsigned,
)
from callout_cli.commands.stock_papers import document, look_up
from callout_cli.commands.stock_trace import fitted, trace
from callout_cli.commands.stock_transfers import transfer, transfers
from callout_cli.options import DEFAULT_FOLDER, DataOption, JsonOption, LangOption, guarded
from callout_cli.output import Output, result
from callout_cli.reports.sourcing import SOURCE_COLUMNS, source_cells
from callout_cli.reports.stock import (
    FILL_RATE_COLUMNS,
    PAGE,
    PROPOSAL_COLUMNS,
    SLOW_COLUMNS,
    base_cells,
    base_columns,
    content,
    fill_rate_cells,
    headings,
    proposal_cells,
    proposal_lines,
    read_proposals,
    slow_cells,
)
from callout_cli.texts import say, word
from callout_cli.times import stamp, wire_date

app = typer.Typer(
    no_args_is_help=True,
    help=say("help.stock"),
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("look-up", help=say("help.stock.look_up"))(look_up)
app.command("report", help=say("help.count.report"))(report)
app.command("trace", help=say("help.stock.trace"))(trace)
app.command("fitted", help=say("help.stock.fitted"))(fitted)
app.add_typer(document, name="document")
app.command("unsigned", help=say("help.stock.unsigned"))(unsigned)
app.command("first-issues", help=say("help.stock.first_issues"))(first_issues)
app.command("special-orders", help=say("help.stock.special_orders"))(special_orders)
app.command("special-order", help=say("help.stock.special_order"))(special_order)
app.add_typer(old_parts, name="old-parts")
app.add_typer(claims, name="claims")
app.add_typer(internal_use, name="internal-use")
app.add_typer(count, name="count")
stock_loans.add_to(app)
app.command("transfers", help=say("help.stock.transfers"))(transfers)
app.command("transfer", help=say("help.stock.transfer"))(transfer)


class StateName(StrEnum):
    """The states of a proposal."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    SUPERSEDED = "superseded"


class SeverityName(StrEnum):
    """How bad a fault is, from the worst."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class ModelName(StrEnum):
    """The models of base stock."""

    METRIC = "metric"
    VARI_METRIC = "vari-metric"


_MODELS: Final = {
    ModelName.METRIC: pb.BASE_STOCK_MODEL_METRIC,
    ModelName.VARI_METRIC: pb.BASE_STOCK_MODEL_VARI_METRIC,
}
_STATES: Final = {
    StateName.PROPOSED: pb.Proposal.STATE_PROPOSED,
    StateName.APPROVED: pb.Proposal.STATE_APPROVED,
    StateName.REFUSED: pb.Proposal.STATE_REFUSED,
    StateName.SUPERSEDED: pb.Proposal.STATE_SUPERSEDED,
}
WarehouseArgument = Annotated[
    str, typer.Argument(metavar="WAREHOUSE", help=say("help.stock.warehouse"))
]
PartArgument = Annotated[str, typer.Argument(metavar="PART", help=say("help.stock.why_part"))]
NeedingArgument = Annotated[
    str, typer.Argument(metavar="BRANCH", help=say("help.stock.why_branch"))
]
NeededOption = Annotated[
    int, typer.Option("--quantity", min=1, max=1_000_000, help=say("help.stock.why_quantity"))
]
SeverityOption = Annotated[
    SeverityName | None, typer.Option("--severity", help=say("help.stock.why_severity"))
]
DueOption = Annotated[
    datetime | None,
    typer.Option("--due", formats=["%Y-%m-%dT%H:%M"], help=say("help.stock.why_due")),
]
WarehouseOption = Annotated[str, typer.Option("--warehouse", help=say("help.stock.only_warehouse"))]
FromMonthOption = Annotated[
    str, typer.Option("--from", metavar="YYYY-MM", help=say("help.stock.from_month"))
]
ToMonthOption = Annotated[
    str, typer.Option("--to", metavar="YYYY-MM", help=say("help.stock.to_month"))
]
StateOption = Annotated[
    StateName | None, typer.Option("--state", help=say("help.stock.only_state"))
]
ByOption = Annotated[str, typer.Option("--by", metavar="PERSON", help=say("help.stock.by"))]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help=say("help.stock.id"))]
QuantityOption = Annotated[
    int, typer.Option("--quantity", min=0, max=1_000_000, help=say("help.stock.quantity"))
]
CentralArgument = Annotated[str, typer.Argument(metavar="CENTRAL", help=say("help.stock.central"))]
SiteOption = Annotated[list[str], typer.Option("--warehouse", help=say("help.stock.site"))]
PartOption = Annotated[list[str], typer.Option("--part", help=say("help.stock.part"))]
BudgetOption = Annotated[
    str, typer.Option("--budget", metavar="CNY", help=say("help.stock.budget"))
]
BackordersOption = Annotated[
    float, typer.Option("--backorders", metavar="UNITS", help=say("help.stock.backorders"))
]
ModelOption = Annotated[ModelName | None, typer.Option("--model", help=say("help.stock.model"))]
ReasonOption = Annotated[str, typer.Option("--reason", help=say("help.stock.reason"))]


@app.command("why", help=say("help.stock.why"))
@guarded
def why(  # noqa: PLR0913 - every option is an argument
    *,
    part: PartArgument,
    branch: NeedingArgument,
    quantity: NeededOption = 1,
    severity: SeverityOption = None,
    due: DueOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = sourcing.ExplainSourcingRequest(
        part_number=part,
        branch_code=branch,
        quantity=quantity,
        severity=severity.value if severity else "",
        due_time=stamp(due.replace(tzinfo=UTC)) if due else None,
    )
    with reader(data, "analyst") as analyst:
        found = analyst.ask(request, sourcing.ExplainSourcingResponse)
    output = Output(as_json=as_json)
    if as_json:
        output.json(content(found))
        return
    output.table(
        say("stock.why.title", part=part, quantity=quantity, branch=branch),
        headings(SOURCE_COLUMNS),
        [source_cells(each) for each in found.sources],
        note=say("stock.why.note", severity=found.severity, policy_ref=found.policy_ref),
    )


@app.command("review", help=say("help.stock.review"))
@guarded
def review(
    *,
    warehouse: WarehouseArgument,
    by: ByOption,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.ReviewStockRequest(request_id=str(uuid4()), warehouse_code=warehouse)
    with acting(data, by, "storekeeper") as keeper:
        told = keeper.ask(request, api.ReviewStockResponse)
    sums = {
        "looked_at": told.looked_at,
        "proposed": told.proposed,
        "superseded": told.superseded,
        "policy_ref": told.policy_ref,
    }
    result(Output(as_json=as_json), sums, [say("stock.review.done", **sums)])


@app.command("proposals", help=say("help.stock.proposals"))
@guarded
def proposals(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseOption = "",
    branch: BranchOption = "",
    state: StateOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    wanted = pb.Proposal.STATE_UNSPECIFIED if state is None else _STATES[state]
    with reader(data, "analyst") as analyst:
        found = read_proposals(analyst, branch=branch, warehouse=warehouse, state=wanted)
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(each) for each in found])
        return
    output.table(
        say("stock.proposals.title"),
        headings(PROPOSAL_COLUMNS),
        [proposal_cells(each) for each in found],
    )


@app.command("proposal", help=say("help.stock.proposal"))
@guarded
def proposal(
    *,
    proposal_id: IdArgument,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.GetProposalRequest(proposal_id=proposal_id)
    with reader(data, "analyst") as analyst:
        found = analyst.ask(request, api.GetProposalResponse).proposal
    _show(Output(as_json=as_json), found)


@app.command("approve", help=say("help.stock.approve"))
@guarded
def approve(  # noqa: PLR0913 - every option is an argument
    *,
    proposal_id: IdArgument,
    by: ByOption,
    quantity: QuantityOption = 0,
    reason: ReasonOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.ApproveProposalRequest(
        request_id=str(uuid4()), proposal_id=proposal_id, quantity=quantity, reason=reason
    )
    with acting(data, by, "supervisor") as supervisor:
        found = supervisor.ask(request, api.ApproveProposalResponse).proposal
    _show(Output(as_json=as_json), found)


@app.command("refuse", help=say("help.stock.refuse"))
@guarded
def refuse(  # noqa: PLR0913 - every option is an argument
    *,
    proposal_id: IdArgument,
    by: ByOption,
    reason: ReasonOption,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.RefuseProposalRequest(
        request_id=str(uuid4()), proposal_id=proposal_id, reason=reason
    )
    with acting(data, by, "supervisor") as supervisor:
        found = supervisor.ask(request, api.RefuseProposalResponse).proposal
    _show(Output(as_json=as_json), found)


@app.command("fill-rate", help=say("help.stock.fill_rate"))
@guarded
def fill_rate(  # noqa: PLR0913 - every option is an argument
    *,
    warehouse: WarehouseOption = "",
    from_month: FromMonthOption = "",
    to_month: ToMonthOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    last = first_day(to_month) if to_month else datetime.now(UTC).date()
    first = first_day(from_month) if from_month else year_before(last)
    request = api.ListFillRatesRequest(
        warehouse_code=warehouse,
        from_month=wire_date(first),
        to_month=wire_date(last),
        page_size=PAGE,
    )
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, api.ListFillRatesResponse)
    rows = [month for page in pages for month in page.months]
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(row) for row in rows])
        return
    output.table(
        say("stock.fill_rate.title"),
        headings(FILL_RATE_COLUMNS),
        [fill_rate_cells(row) for row in rows],
        note=say("stock.fill_rate.note"),
    )


def year_before(month: date) -> date:
    """Return the first day of the twelve months that end with `month`."""
    months = month.year * 12 + month.month - 12
    return date(months // 12, months % 12 + 1, 1)


@app.command("slow", help=say("help.stock.slow"))
@guarded
def slow(
    *,
    warehouse: WarehouseOption = "",
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.ListSlowStockRequest(warehouse_code=warehouse, page_size=PAGE)
    with reader(data, "analyst") as analyst:
        pages = analyst.ask_pages(request, api.ListSlowStockResponse)
    found = [stock for page in pages for stock in page.stock]
    output = Output(as_json=as_json)
    if as_json:
        output.json([content(each) for each in found])
        return
    output.table(
        say("stock.slow.title"),
        headings(SLOW_COLUMNS),
        [slow_cells(each) for each in found],
        note=say("stock.slow.note", rows=len(found), value=total_value(found)),
    )


@app.command("base", help=say("help.stock.base"))
@guarded
def base(  # noqa: PLR0913 - every option is an argument
    *,
    central: CentralArgument,
    site: SiteOption,
    part: PartOption,
    budget: BudgetOption = "",
    backorders: BackordersOption = 0.0,
    model: ModelOption = None,
    data: DataOption = DEFAULT_FOLDER,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    request = api.PlanBaseStockRequest(
        central_warehouse_code=central,
        warehouse_codes=site,
        part_numbers=part,
        model=_MODELS[model] if model else pb.BASE_STOCK_MODEL_UNSPECIFIED,
    )
    if budget:
        request.budget = budget
    else:
        request.most_backorders = backorders
    with reader(data, "analyst") as analyst:
        found = analyst.ask(request, api.PlanBaseStockResponse)
    output = Output(as_json=as_json)
    if as_json:
        output.json(content(found))
        return
    name = pb.BaseStockModel.Name(found.model).removeprefix("BASE_STOCK_MODEL_")
    sums = {
        "cost": found.cost,
        "backorders": f"{found.backorders:.3f}",
        "policy_ref": found.policy_ref,
    }
    output.table(
        say("stock.base.title", model=word("model", name)),
        base_columns(found),
        [base_cells(each) for each in found.parts],
        note=say("stock.base.note", **sums),
    )
    if not found.reached:
        output.line(say("stock.base.missed"))


def total_value(stock: list[pb.SlowStock]) -> str:
    """Return the CNY that lie in it."""
    return f"{sum((Decimal(each.value) for each in stock), Decimal(0)):.2f}"


def _show(output: Output, found: pb.Proposal) -> None:
    result(output, content(found), proposal_lines(found))
