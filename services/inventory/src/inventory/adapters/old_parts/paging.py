"""How the lists of old parts are cut into pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from chassis.page_tokens import plain_text, uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.old_parts.disposal import Disposal
from inventory.domain.old_parts.old_part import OldPart
from inventory.domain.old_parts.review import DisposalReview


def _pair(first: Any, second: Any) -> tuple[Any, Any]:
    return first, second


OLD_PARTS: Final[Paging[OldPart, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.due_at.isoformat(), row.id),
    parsers=(instant, uuid_text),
    read=_pair,
)
DISPOSALS: Final[Paging[Disposal, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.disposed_at.isoformat(), row.id),
    parsers=(instant, uuid_text),
    read=_pair,
)
REVIEWS: Final[Paging[DisposalReview, tuple[date, str]]] = Paging(
    write=lambda row: (row.month.isoformat(), row.waiting.warehouse_code),
    parsers=(date.fromisoformat, plain_text),
    read=_pair,
)
