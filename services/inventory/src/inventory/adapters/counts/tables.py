"""Tables of stock counts as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, Numeric, Table, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

stock_count: Final = Table(
    "stock_count",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("warehouse_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("month", Date, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("scope", Text, nullable=False),
    Column("bins", ARRAY(Text), nullable=False),
    Column("counter", Text, nullable=False),
    Column("recounter", Text, nullable=False),
    Column("opened_by", Text, nullable=False),
    Column("opened_at", _INSTANT, nullable=False),
    Column("policy_ref", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("decided_by", Text),
    Column("decided_at", _INSTANT),
    Column("cancelled_by", Text),
    Column("cancelled_at", _INSTANT),
    Column("cancel_reason", Text),
    Column("version", BigInteger, nullable=False),
)

# `is_open`: as long as the count is; a part in a bin is in one open count (P-14).
stock_count_line: Final = Table(
    "stock_count_line",
    metadata,
    Column("count_id", _ID, primary_key=True),
    Column("bin_code", Text, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("warehouse_code", Text, nullable=False),
    Column("tracking", Text, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("frozen", BigInteger, nullable=False),
    Column("is_found", Boolean, nullable=False),
    Column("first_lots", JSONB(none_as_null=True)),
    Column("first_at", _INSTANT),
    Column("is_again", Boolean, nullable=False),
    Column("second_lots", JSONB(none_as_null=True)),
    Column("second_at", _INSTANT),
)

# Written once; a trigger refuses any change (P-02, P-14).
stock_count_difference: Final = Table(
    "stock_count_difference",
    metadata,
    Column("count_id", _ID, primary_key=True),
    Column("bin_code", Text, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("lot", Text, primary_key=True),
    Column("tracking", Text, nullable=False),
    Column("booked", BigInteger, nullable=False),
    Column("counted", BigInteger, nullable=False),
    Column("unit_cost", Numeric(12, 2), nullable=False),
    Column("is_posted", Boolean, nullable=False),
    Column("cause", Text, nullable=False),
)
