"""What to order, how well shelves served, and what nobody asks for: rows of the tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from google.protobuf import json_format
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from callout.inventory.v1 import replenishment_pb2 as pb
from callout.inventory.v1 import replenishment_service_pb2 as api
from callout_cli.client import Actor
from callout_cli.texts import say, word
from callout_cli.times import instant_of

PAGE: Final = 500
_MONTH: Final = 30  # days
PROPOSAL_COLUMNS: Final = (
    "col.id",
    "col.warehouse",
    "col.part",
    ">col.quantity",
    "col.state",
    "col.pattern",
    "col.method",
    ">col.rate",
    ">col.point",
    ">col.position",
    "col.proposed",
)
FILL_RATE_COLUMNS: Final = (
    "col.warehouse",
    "col.month",
    ">col.wanted",
    ">col.filled",
    ">col.fill_rate",
    ">col.target",
)
SLOW_COLUMNS: Final = (
    "col.warehouse",
    "col.part",
    ">col.on_hand",
    ">col.value",
    "col.pace",
    ">col.age",
    "col.last_issued",
    "col.last_received",
)


def headings(columns: tuple[str, ...]) -> list[str]:
    """Return the headings of a table; a column that begins with `>` stays set to the right."""
    return [
        ">" + say(name.removeprefix(">")) if name.startswith(">") else say(name) for name in columns
    ]


def read_proposals(
    reader: Actor, *, branch: str, warehouse: str, state: pb.Proposal.State
) -> list[pb.Proposal]:
    """Read proposals, oldest first (P-15)."""
    pages = reader.ask_pages(
        api.ListProposalsRequest(
            branch_code=branch, warehouse_code=warehouse, state=state, page_size=PAGE
        ),
        api.ListProposalsResponse,
    )
    return [proposal for page in pages for proposal in page.proposals]


def proposal_cells(proposal: pb.Proposal) -> list[str]:
    """Write a proposal for a terminal."""
    found = proposal.finding
    return [
        proposal.id,
        proposal.warehouse_code,
        proposal.part_number,
        str(proposal.decided_quantity or proposal.quantity),
        state_word(proposal),
        pattern_word(found),
        method_word(found),
        f"{found.rate:.2f}",
        str(found.reorder_point),
        str(position(found)),
        _when(proposal.proposed_time),
    ]


def proposal_lines(proposal: pb.Proposal) -> list[str]:
    """Write one proposal with every figure behind it."""
    found = proposal.finding
    seen = "stock.proposal.lead_seen" if found.deliveries else "stock.proposal.lead_policy"
    lines = [
        say(
            "stock.proposal.ordered",
            quantity=proposal.quantity,
            part=proposal.part_number,
            warehouse=proposal.warehouse_code,
            state=state_word(proposal),
        ),
        say(
            "stock.proposal.demand",
            demand=" ".join(map(str, found.demand)),
            pattern=pattern_word(found),
            interval=f"{found.demand_interval:.2f}",
            variation=f"{found.size_variation:.2f}",
        ),
        say(
            "stock.proposal.forecast",
            rate=f"{found.rate:.3f}",
            method=method_word(found),
            size=f"{found.size_smoothing:g}",
            spacing=f"{found.interval_smoothing:g}",
            variance=f"{found.variance:.3f}",
        ),
        say(
            seen,
            days=f"{found.lead_days:.1f}",
            deviation=f"{found.lead_deviation_days:.1f}",
            deliveries=found.deliveries,
        ),
        say(
            "stock.proposal.rule",
            point=found.reorder_point,
            lot=found.lot,
            reached=f"{found.fill_rate:.3f}",
            target=found.target_fill_rate,
        ),
        say(
            "stock.proposal.position",
            available=found.available,
            on_order=found.on_order,
            waited_for=found.waited_for,
            units=position(found),
        ),
        say(
            "stock.proposal.proposed",
            who=proposal.proposed_by,
            when=_when(proposal.proposed_time),
            policy_ref=proposal.policy_ref,
        ),
    ]
    if proposal.HasField("decided_time"):
        lines.append(
            say(
                "stock.proposal.decided",
                who=proposal.decided_by,
                when=_when(proposal.decided_time),
                quantity=proposal.decided_quantity,
                reason=proposal.reason,
            ).strip()
        )
    return lines


def position(found: pb.Proposal.Finding) -> int:
    """Return what there will be for demand that is still to come."""
    return found.available + found.on_order - found.waited_for


def state_word(proposal: pb.Proposal) -> str:
    """Return the reader's word for the state of a proposal."""
    return word("proposal", pb.Proposal.State.Name(proposal.state).removeprefix("STATE_"))


def pattern_word(found: pb.Proposal.Finding) -> str:
    """Return the reader's word for a pattern of demand."""
    return word("pattern", pb.DemandPattern.Name(found.pattern).removeprefix("DEMAND_PATTERN_"))


def method_word(found: pb.Proposal.Finding) -> str:
    """Return the reader's word for a method of forecasting."""
    return word("method", pb.ForecastMethod.Name(found.method).removeprefix("FORECAST_METHOD_"))


def fill_rate_cells(month: pb.MonthOfDemand) -> list[str]:
    """Write the fill rate of a month for a terminal; a target that was missed is marked."""
    is_missed = month.fill_rate and Decimal(month.fill_rate) < Decimal(month.target_fill_rate)
    return [
        month.warehouse_code,
        f"{month.month.year}-{month.month.month:02d}",
        str(month.wanted),
        str(month.filled),
        f"{Decimal(month.fill_rate):.1%}{' ✗' if is_missed else ''}" if month.fill_rate else "–",
        f"{Decimal(month.target_fill_rate):.1%}",
    ]


def slow_cells(stock: pb.SlowStock) -> list[str]:
    """Write stock that nobody asks for, for a terminal."""
    return [
        stock.warehouse_code,
        stock.part_number,
        str(stock.on_hand),
        stock.value,
        word("pace", pb.SlowStock.Pace.Name(stock.pace).removeprefix("PACE_")),
        str(stock.idle_days) if stock.idle_days >= 0 else "–",
        _day(stock, "last_issued_time"),
        _day(stock, "last_received_time"),
    ]


def base_columns(plan: api.PlanBaseStockResponse) -> list[str]:
    """Return the headings of a plan: a column for the centre and one for each warehouse."""
    sites = [f">{site.warehouse_code}" for site in plan.parts[0].sites]
    return [
        say("col.part"),
        f">{say('col.central')}",
        *sites,
        f">{say('col.waiting')}",
    ]


def base_cells(part: pb.BaseStock) -> list[str]:
    """Write the base stock of a part for a terminal, with the demand a month beside each."""
    return [
        part.part_number,
        str(part.central_units),
        *(f"{site.units} ({site.daily_demand * _MONTH:.2f})" for site in part.sites),
        f"{part.backorders:.3f}",
    ]


def content(message: Message) -> dict[str, Any]:
    """Return a message as JSON content, in the contract's own field names."""
    found: dict[str, Any] = json_format.MessageToDict(
        message, preserving_proto_field_name=True, always_print_fields_with_no_presence=True
    )
    return found


def _when(moment: Timestamp) -> str:
    return f"{instant_of(moment):%Y-%m-%d %H:%M}"


def _day(stock: pb.SlowStock, field: str) -> str:
    return f"{instant_of(getattr(stock, field)):%Y-%m-%d}" if stock.HasField(field) else "–"
