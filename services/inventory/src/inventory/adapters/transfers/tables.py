"""Tables of transfers as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Identity,
    Integer,
    LargeBinary,
    Table,
    Text,
)
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
    Column("side", Text, nullable=False),
    Column("from_cell", Text, nullable=False),
    Column("to_cell", Text, nullable=False),
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

# Which units left, of transfers between cells.
transfer_unit: Final = Table(
    "transfer_unit",
    metadata,
    Column("transfer_id", _ID, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("lot", Text, primary_key=True),
    Column("quantity", BigInteger, nullable=False),
)

# `told` is the transfer as the other cell had it, in the form of the contract.
transfer_news: Final = Table(
    "transfer_news",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("transfer_id", _ID, nullable=False),
    Column("kind", Text, nullable=False),
    Column("claim_number", Integer, nullable=False),
    Column("told", LargeBinary, nullable=False),
    Column("due_at", _INSTANT, nullable=False),
)
