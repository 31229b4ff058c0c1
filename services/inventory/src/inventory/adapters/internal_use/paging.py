"""How the lists of internal use are cut into pages."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from chassis.page_tokens import plain_text, uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.internal_use.budget import DepartmentMonth
from inventory.domain.internal_use.internal_use import InternalUse

USES: Final[Paging[InternalUse, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.asked.at.isoformat(), row.id),
    parsers=(instant, uuid_text),
    read=lambda asked_at, use_id: (asked_at, use_id),
)
MONTHS: Final[Paging[DepartmentMonth, str]] = Paging(
    write=lambda row: (row.department_code,), parsers=(plain_text,), read=lambda code: code
)
