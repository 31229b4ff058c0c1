"""Tables of inventory's own database, as the migrations made them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Identity,
    MetaData,
    Numeric,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import UUID

metadata: Final = MetaData()

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

# Our copy of intake's branches.
branch: Final = Table(
    "branch",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
)

# Our copy of dispatch's orders.
work_order: Final = Table(
    "work_order",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("service_request_id", _ID, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("opened_at", _INSTANT, nullable=False),
)

part: Final = Table(
    "part",
    metadata,
    Column("part_number", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("unit_cost", Numeric(12, 2), nullable=False),
)

# One per branch is its home: the warehouse that serves it when none is named.
warehouse: Final = Table(
    "warehouse",
    metadata,
    Column("code", Text, primary_key=True),
    Column("branch_code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("is_home", Boolean, nullable=False),
)

# Written once; a trigger refuses any change (P-03).
receipt: Final = Table(
    "receipt",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("warehouse_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("received_at", _INSTANT, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
)

receipt_line: Final = Table(
    "receipt_line",
    metadata,
    Column("receipt_id", _ID, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("quantity", BigInteger, nullable=False),
)

# check (0 <= reserved and reserved <= on_hand): P-02.
stock: Final = Table(
    "stock",
    metadata,
    Column("warehouse_code", Text, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("on_hand", BigInteger, nullable=False),
    Column("reserved", BigInteger, nullable=False),
)

# Written once; a trigger refuses any change (P-02).
ledger: Final = Table(
    "ledger",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("warehouse_code", Text, nullable=False),
    Column("part_number", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("from_account", Text, nullable=False),
    Column("to_account", Text, nullable=False),
    Column("document_kind", Text, nullable=False),
    Column("document_id", _ID, nullable=False),
    Column("actor", Text, nullable=False),
    Column("occurred_at", _INSTANT, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
)

requisition: Final = Table(
    "requisition",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("work_order_id", _ID, nullable=False),
    Column("service_request_id", _ID, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("requested_by", Text, nullable=False),
    Column("requested_at", _INSTANT, nullable=False),
    Column("amount", Numeric(20, 2), nullable=False),
    Column("approval_level", Text, nullable=False),
    Column("policy_ref", Text, nullable=False),
    Column("approved_by", Text),
    Column("approved_at", _INSTANT),
    Column("issued_by", Text),
    Column("issued_at", _INSTANT),
    Column("released_by", Text),
    Column("released_at", _INSTANT),
    Column("release_reason", Text),
    Column("version", BigInteger, nullable=False),
)

# `missing` is what was not there when stock was last looked at; 0 unless the requisition is short.
requisition_line: Final = Table(
    "requisition_line",
    metadata,
    Column("requisition_id", _ID, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("quantity", BigInteger, nullable=False),
    Column("returned", BigInteger, nullable=False),
    Column("missing", BigInteger, nullable=False),
)

# What an order that ended or moved away left behind; a timer gives it up.
due_release: Final = Table(
    "due_release",
    metadata,
    Column("requisition_id", _ID, primary_key=True),
    Column("work_order_id", _ID, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("due_at", _INSTANT, nullable=False),
)
