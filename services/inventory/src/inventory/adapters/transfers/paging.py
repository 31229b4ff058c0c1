"""How the list of transfers is cut into pages."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from chassis.page_tokens import uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.transfers.transfer import Transfer

TRANSFERS: Final[Paging[Transfer, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.asked_at.isoformat(), row.id),
    parsers=(instant, uuid_text),
    read=lambda asked_at, transfer_id: (asked_at, transfer_id),
)
