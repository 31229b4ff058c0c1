"""How the lists of counts, of what is due, and of the report of a month are cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from chassis.page_tokens import plain_text, uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.counts.count import StockCount
from inventory.domain.counts.due import DueCount
from inventory.domain.counts.line import Judged
from inventory.domain.stock_month import PartMonth

COUNTS: Final[Paging[StockCount, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.opened_at.isoformat(), row.id),
    parsers=(instant, uuid_text),
    read=lambda opened_at, count_id: (opened_at, count_id),
)
DUE: Final[Paging[DueCount, tuple[date, str]]] = Paging(
    write=lambda row: ((row.due_on or date.min).isoformat(), row.part_number),
    parsers=(date.fromisoformat, plain_text),
    read=lambda due_on, part_number: (due_on, part_number),
)
DIFFERENCES: Final[Paging[Judged, tuple[str, str, str]]] = Paging(
    write=lambda row: row.difference.key,
    parsers=(plain_text, plain_text, plain_text),
    read=lambda bin_code, part_number, lot: (bin_code, part_number, lot),
)
STOCK_MONTH: Final[Paging[PartMonth, str]] = Paging(
    write=lambda row: (row.part.part_number,),
    parsers=(plain_text,),
    read=lambda part_number: part_number,
)


def due_behind(
    due: Sequence[DueCount], after: tuple[date, str] | None, limit: int
) -> Sequence[DueCount]:
    """Return what is due behind a key; classes are told from all parts at once."""
    behind = (
        each for each in due if after is None or (each.due_on or date.min, each.part_number) > after
    )
    return list(behind)[:limit]


def differences_behind(
    found: Sequence[Judged], after: tuple[str, str, str] | None, limit: int
) -> Sequence[Judged]:
    """Return the differences behind a key; a count is compared as a whole."""
    return [each for each in found if after is None or each.difference.key > after][:limit]
