"""Tables of special orders as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Numeric, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)
_CNY: Final = Numeric(20, 2)

special_order: Final = Table(
    "special_order",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("requisition_id", _ID, nullable=False),
    Column("work_order_id", _ID, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("procurement", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("list_price", _CNY, nullable=False),
    Column("approval_level", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("proposed_by", Text, nullable=False),
    Column("proposed_at", _INSTANT, nullable=False),
    Column("chosen_supplier", Text, nullable=False),
    Column("choice_reason", Text, nullable=False),
    Column("approved_by", Text),
    Column("approved_at", _INSTANT),
    Column("price", _CNY),
    Column("deposit_due", _CNY),
    Column("policy_ref", Text),
    Column("placed_by", Text),
    Column("placed_at", _INSTANT),
    Column("expected_at", _INSTANT),
    Column("receipt_id", _ID),
    Column("arrived_at", _INSTANT),
    Column("cancelled_by", Text),
    Column("cancelled_at", _INSTANT),
    Column("cancel_reason", Text),
    Column("holds_deposit", Boolean, nullable=False),
    Column("version", BigInteger, nullable=False),
)

# Written once, like the next two (P-13).
special_order_quote: Final = Table(
    "special_order_quote",
    metadata,
    Column("special_order_id", _ID, primary_key=True),
    Column("supplier", Text, primary_key=True),
    Column("amount", _CNY, nullable=False),
    Column("quoted_at", _INSTANT, nullable=False),
    Column("document", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
)
deposit: Final = Table(
    "deposit",
    metadata,
    Column("special_order_id", _ID, primary_key=True),
    Column("branch_code", Text, nullable=False),
    Column("amount", _CNY, nullable=False),
    Column("receipt_number", Text, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("received_at", _INSTANT, nullable=False),
)
deposit_settlement: Final = Table(
    "deposit_settlement",
    metadata,
    Column("special_order_id", _ID, primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("settled_by", Text, nullable=False),
    Column("settled_at", _INSTANT, nullable=False),
)
