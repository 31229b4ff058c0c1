"""How traces are cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from chassis.page_tokens import plain_text, uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.fitted_parts.fitted_part import FittedPart
from inventory.domain.fitted_parts.trace import LotOrigin, LotPlace, TracedMovement


def _pair(first: Any, second: Any) -> tuple[Any, Any]:
    return first, second


MOVEMENTS: Final[Paging[TracedMovement, int]] = Paging(
    write=lambda row: (row.line.id,), parsers=(int,), read=lambda number: number
)
PLACES: Final[Paging[LotPlace, str]] = Paging(
    write=lambda row: (str(row.account),), parsers=(plain_text,), read=lambda account: account
)
FITTINGS: Final[Paging[tuple[FittedPart, Sequence[LotOrigin]], tuple[datetime, str]]] = Paging(
    write=lambda row: (row[0].issued_at.isoformat(), row[0].id),
    parsers=(instant, uuid_text),
    read=_pair,
)
