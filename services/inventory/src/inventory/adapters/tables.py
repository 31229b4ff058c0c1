"""Tables of inventory's own database, as the migrations made them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    FetchedValue,
    Identity,
    Integer,
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
    Column("in_warranty", Boolean, nullable=False),
    Column("warranty_ended_at", _INSTANT),
    Column("reported_at", _INSTANT),
    Column("customer_id", _ID),
    Column("installed_product_id", _ID),
    Column("severity", Text),
)

part: Final = Table(
    "part",
    metadata,
    Column("part_number", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("unit_cost", Numeric(12, 2), nullable=False),
    Column("tracking", Text, nullable=False),
)

# Supplier and code name one part; a GTIN has no supplier (P-01).
part_code: Final = Table(
    "part_code",
    metadata,
    Column("supplier", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("part_number", Text, nullable=False),
)

# Written once; a trigger refuses any change (P-02).
part_price: Final = Table(
    "part_price",
    metadata,
    Column("part_number", Text, primary_key=True),
    Column("effective_on", Date, primary_key=True),
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
    Column("is_central", Boolean, nullable=False),
)

# `account` is how the ledger calls it.
bin_: Final = Table(
    "bin",
    metadata,
    Column("warehouse_code", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("account", Text, FetchedValue(), nullable=False),
)

# Written once; a trigger refuses any change (P-03).
receipt: Final = Table(
    "receipt",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("warehouse_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("serial", Integer, nullable=False),
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
    Column("faulty", BigInteger, nullable=False),
    Column("cause", Text, nullable=False),
    Column("expected", BigInteger),
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
entry: Final = Table(
    "entry",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("warehouse_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("document_kind", Text, nullable=False),
    Column("document_id", _ID, nullable=False),
    Column("actor", Text, nullable=False),
    Column("occurred_at", _INSTANT, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    Column("reverses", BigInteger),
    Column("reason", Text, nullable=False),
)

# `warehouse_code` and `occurred_at` are those of the entry, for the indexes.
entry_line: Final = Table(
    "entry_line",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("entry_id", BigInteger, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("occurred_at", _INSTANT, nullable=False),
    Column("part_number", Text, nullable=False),
    Column("tracking", Text, nullable=False),
    Column("lot", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("from_account", Text, nullable=False),
    Column("to_account", Text, nullable=False),
)

# A view: both sides of every line, with the sign they have for their account.
posting: Final = Table(
    "posting",
    metadata,
    Column("id", BigInteger),
    Column("entry_id", BigInteger),
    Column("account", Text),
    Column("part_number", Text),
    Column("tracking", Text),
    Column("lot", Text),
    Column("quantity", BigInteger),
    Column("occurred_at", _INSTANT),
)

# Written once; a trigger refuses any change (P-02).
opening_stock: Final = Table(
    "opening_stock",
    metadata,
    Column("warehouse_code", Text, primary_key=True),
    Column("bin_code", Text, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("lot", Text, primary_key=True),
    Column("quantity", BigInteger, nullable=False),
    Column("entry_id", BigInteger, nullable=False),
)

# Sums of the ledger; a serial has one above zero at most: `serial_in_one_place` (P-02).
balance: Final = Table(
    "balance",
    metadata,
    Column("account", Text, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("lot", Text, primary_key=True),
    Column("tracking", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
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
    Column("approval_policy_ref", Text, nullable=False),
    Column("issued_by", Text),
    Column("issued_at", _INSTANT),
    Column("released_by", Text),
    Column("released_at", _INSTANT),
    Column("release_reason", Text),
    Column("look_again_at", _INSTANT),
    Column("is_addition", Boolean, nullable=False),
    Column("needs_supplement", Boolean, nullable=False),
    Column("supplement_policy_ref", Text, nullable=False),
    Column("is_issued_first", Boolean, nullable=False),
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
    Column("short_at_first", BigInteger, nullable=False),
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
