"""Monthly sheets, each line with what it came from (H-07)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from callout.hr_appraisal.v1 import hr_appraisal_service_pb2 as api
from callout.hr_appraisal.v1 import resources_pb2 as resources
from callout_cli.client import Actor
from callout_cli.texts import word

PARTS: Final = ("base", "survey", "kpi", "points")
FIGURES: Final = ("doubled", "fine", "reversed", "reverses")
PAGE: Final = 500


def read_sheets(hr: Actor, *, month: str, branch: str = "") -> list[resources.MonthlySheet]:
    """Read the sheets of one month, the best score first."""
    pages = hr.ask_pages(
        api.ListMonthlySheetsRequest(month=month, branch_code=branch, page_size=PAGE),
        api.ListMonthlySheetsResponse,
    )
    sheets = [sheet for page in pages for sheet in page.sheets]
    return sorted(sheets, key=lambda sheet: (-Decimal(sheet.score or 0), sheet.employee_code))


def read_entries(hr: Actor, *, month: str, branch: str = "") -> list[resources.AppraisalEntry]:
    """Read the merits and demerits of one month."""
    pages = hr.ask_pages(
        api.ListEntriesRequest(month=month, branch_code=branch, page_size=PAGE),
        api.ListEntriesResponse,
    )
    return [entry for page in pages for entry in page.entries]


def sheet_cells(sheet: resources.MonthlySheet, titles: Mapping[str, str]) -> list[str]:
    """Write one line of the table: the parts of the score, the score, and what points are for.

    Args:
        sheet: One employee's month.
        titles: What triggers are called in the reader's language.
    """
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for line in sheet.lines:
        sums[line.part] += Decimal(line.value or 0)
    figures = [
        ", ".join(_told(figure, titles) for figure in line.figures.split("; "))
        for line in sheet.lines
        if line.part == "points" and line.figures
    ]
    return [
        sheet.employee_code,
        sheet.employee_name,
        sheet.branch_code,
        *(f"{sums[part]:.2f}" for part in PARTS),
        f"{Decimal(sheet.score or 0):.2f}",
        "; ".join(figures),
    ]


def sheet_content(sheet: resources.MonthlySheet) -> dict[str, Any]:
    """Write one sheet as plain values, with every line and its sources."""
    return {
        "employee": sheet.employee_code,
        "name": sheet.employee_name,
        "branch": sheet.branch_code,
        "month": sheet.month,
        "score": sheet.score,
        "policy": sheet.policy_ref,
        "lines": [
            {
                "part": line.part,
                "item": line.item,
                "value": line.value,
                "figures": line.figures,
                "sources": list(line.sources),
            }
            for line in sheet.lines
        ],
    }


def _told(figure: str, titles: Mapping[str, str]) -> str:
    """Write one figure behind points: the trigger by its title, a known first word by its word."""
    if figure in titles:
        return titles[figure]
    first, space, rest = figure.partition(" ")
    return f"{word('figure', first.upper())}{space}{rest}" if first in FIGURES else figure
