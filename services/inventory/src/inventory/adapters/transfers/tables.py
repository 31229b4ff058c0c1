"""Tables of transfers as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Integer, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

transfer: Final = Table(
    "transfer",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("from_warehouse_code", Text, nullable=False),
    Column("from_branch_code", Text, nullable=False),
    Column("to_warehouse_code", Text, nullable=False),
    Column("to_branch_code", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", _INSTANT, nullable=False),
    Column("carrier", Text),
    Column("handed_to", Text),
    Column("expected_at", _INSTANT),
    Column("shipped_by", Text),
    Column("shipped_at", _INSTANT),
    Column("received_by", Text),
    Column("received_at", _INSTANT),
    Column("cancelled_by", Text),
    Column("cancelled_at", _INSTANT),
    Column("cancel_reason", Text),
    Column("requisition_id", _ID),
    Column("is_urgent", Boolean, nullable=False),
    Column("version", BigInteger, nullable=False),
)

transfer_line: Final = Table(
    "transfer_line",
    metadata,
    Column("transfer_id", _ID, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("quantity", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
)

# A claim without outcome is open.
transfer_claim: Final = Table(
    "transfer_claim",
    metadata,
    Column("transfer_id", _ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("part_number", Text, nullable=False),
    Column("tracking", Text, nullable=False),
    Column("lot", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("cause", Text, nullable=False),
    Column("outcome", Text),
    Column("settled_cause", Text, nullable=False),
    Column("settled_by", Text, nullable=False),
    Column("settled_at", _INSTANT),
)
