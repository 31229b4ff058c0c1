"""Tables of old parts as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Date, DateTime, Integer, Numeric, Table, Text
from sqlalchemy.dialects.postgresql import JSONB, UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

old_part: Final = Table(
    "old_part",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("requisition_id", _ID, nullable=False),
    Column("work_order_id", _ID, nullable=False),
    Column("service_request_id", _ID, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("part_number", Text, nullable=False),
    Column("tracking", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("issued_at", _INSTANT, nullable=False),
    Column("due_at", _INSTANT, nullable=False),
    Column("policy_ref", Text, nullable=False),
    Column("overdue_at", _INSTANT),
    Column("written_off_at", _INSTANT),
    Column("disposal_id", _ID),
    Column("waived", BigInteger, nullable=False),
    Column("waiver_kind", Text),
    Column("waiver_reason", Text),
    Column("owed_by", Text),
    Column("charge", Numeric),
    Column("waived_by", Text),
    Column("waived_at", _INSTANT),
    Column("waiver_policy_ref", Text),
    Column("version", BigInteger, nullable=False),
)

# Written once; `number` counts the hand-overs of an old part from 1.
old_part_handover: Final = Table(
    "old_part_handover",
    metadata,
    Column("old_part_id", _ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("quantity", BigInteger, nullable=False),
    Column("lots", JSONB, nullable=False),
    Column("condition", Text, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("received_at", _INSTANT, nullable=False),
)

# Written once.
disposal: Final = Table(
    "disposal",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("warehouse_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("month", Date, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("disposed_by", Text, nullable=False),
    Column("disposed_at", _INSTANT, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
)

# Written once: a warehouse is called for a month's disposal once.
disposal_review: Final = Table(
    "disposal_review",
    metadata,
    Column("warehouse_code", Text, primary_key=True),
    Column("month", Date, primary_key=True),
    Column("branch_code", Text, nullable=False),
    Column("old_parts", BigInteger, nullable=False),
    Column("units", BigInteger, nullable=False),
    Column("oldest_at", _INSTANT, nullable=False),
    Column("policy_ref", Text, nullable=False),
    Column("reviewed_at", _INSTANT, nullable=False),
)
