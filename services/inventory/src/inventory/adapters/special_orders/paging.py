"""How the list of special orders is cut into pages."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from chassis.page_tokens import uuid_text
from inventory.adapters.paging import Paging, instant
from inventory.domain.special_orders.special_order import SpecialOrder

SPECIAL_ORDERS: Final[Paging[SpecialOrder, tuple[datetime, str]]] = Paging(
    write=lambda row: (row.proposed_at.isoformat(), row.id),
    parsers=(instant, uuid_text),
    read=lambda proposed_at, special_order_id: (proposed_at, special_order_id),
)
