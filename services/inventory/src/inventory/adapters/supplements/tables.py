"""Table of supplements as queries name it; migrations make it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, DateTime, Numeric, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

# Final: a trigger refuses any change but the withdrawal (P-05).
supplement: Final = Table(
    "supplement",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("requisition_id", _ID, nullable=False),
    Column("work_order_id", _ID, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("consented_by", Text, nullable=False),
    Column("consented_at", _INSTANT, nullable=False),
    Column("signed_by", Text, nullable=False),
    Column("signed_at", _INSTANT, nullable=False),
    Column("document", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("amount", Numeric(20, 2), nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    Column("withdraws", _ID),
    Column("withdrawn_at", _INSTANT),
)
