"""How the lists of replenishment are cut into pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from chassis.page_tokens import plain_text, uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.replenishment.fill_rate import MonthOfDemand
from inventory.domain.replenishment.proposal import Proposal
from inventory.domain.replenishment.slow_stock import Shelf


def _pair(first: Any, second: Any) -> tuple[Any, Any]:
    return first, second


PROPOSALS: Final[Paging[Proposal, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.proposed_at.isoformat(), row.id),
    parsers=(instant, uuid_text),
    read=_pair,
)
MONTHS: Final[Paging[MonthOfDemand, tuple[str, date]]] = Paging(
    write=lambda row: (row.warehouse_code, row.month.isoformat()),
    parsers=(plain_text, date.fromisoformat),
    read=_pair,
)
SHELVES: Final[Paging[Shelf, tuple[str, str]]] = Paging(
    write=lambda row: (row.warehouse_code, row.part_number),
    parsers=(plain_text, plain_text),
    read=_pair,
)
