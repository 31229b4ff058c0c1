"""The figures of every branch and month, with both counts of each ratio (F-13)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from callout.headquarters.v1 import headquarters_service_pb2 as api
from callout.headquarters.v1 import resources_pb2 as resources
from callout_cli.client import Actor

RATES: Final = (
    "timely_rate",
    "satisfaction",
    "complaint_rate",
    "repeat_rate",
    "first_time_fix",
    "survey_coverage",
    "complaint_closing_rate",
    "complaint_dissatisfaction",
)
COUNTS: Final = ("registered", "closed", "rejected", "withdrawn")
PAGE: Final = 500


def read_kpi(
    analyst: Actor, *, month: str = "", branch: str = ""
) -> tuple[list[resources.BranchMonth], resources.BranchMonth | None]:
    """Read all branch months and the network's line over them."""
    pages = analyst.ask_pages(
        api.ListBranchMonthsRequest(month=month, branch_code=branch, page_size=PAGE),
        api.ListBranchMonthsResponse,
    )
    rows = [each for page in pages for each in page.branch_months]
    network = pages[0].network if pages[0].HasField("network") else None
    return rows, network


def kpi_content(row: resources.BranchMonth) -> dict[str, Any]:
    """Write one line as plain values."""
    content: dict[str, Any] = {
        "month": row.month,
        "branch": row.branch_code,
        "branch_name": row.branch_name,
        **{name: getattr(row, name) for name in COUNTS},
    }
    for name in RATES:
        rate: resources.Rate = getattr(row, name)
        content[name] = {
            "numerator": rate.numerator,
            "denominator": rate.denominator,
            "ratio": rate.ratio,
            "target": rate.target,
            "target_met": rate.target_met if rate.ratio else None,
        }
    content["mean_seconds_to_respond"] = row.mean_seconds_to_respond
    content["mean_seconds_to_restore"] = row.mean_seconds_to_restore
    return content


def kpi_cells(row: resources.BranchMonth, network: str) -> list[str]:
    """Write one line of the table; a missed target carries a mark."""
    cells = [row.month, row.branch_name or row.branch_code or network]
    cells += [str(getattr(row, name)) for name in COUNTS]
    return cells + [_cell(getattr(row, name)) for name in RATES]


def _cell(rate: resources.Rate) -> str:
    if not rate.ratio:
        return "–"
    mark = "" if rate.target_met or not rate.target else " ✗"
    return f"{Decimal(rate.ratio) * 100:.1f}% {rate.numerator}/{rate.denominator}{mark}"
