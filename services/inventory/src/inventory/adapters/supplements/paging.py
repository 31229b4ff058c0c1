"""How the lists of supplements are cut into pages."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from chassis.page_tokens import uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.supplements.supplement import Supplement

SUPPLEMENTS: Final[Paging[Supplement, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.recorded_at.isoformat(), row.id),
    parsers=(instant, uuid_text),
    read=lambda recorded_at, supplement_id: (recorded_at, supplement_id),
)
