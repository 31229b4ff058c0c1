"""Tables of replenishment as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, DateTime, Table, Text
from sqlalchemy.dialects.postgresql import JSONB, UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

replenishment_proposal: Final = Table(
    "replenishment_proposal",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("warehouse_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("part_number", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("finding", JSONB, nullable=False),
    Column("policy_ref", Text, nullable=False),
    Column("proposed_by", Text, nullable=False),
    Column("proposed_at", _INSTANT, nullable=False),
    Column("decided_by", Text),
    Column("decided_at", _INSTANT),
    Column("decided_quantity", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
)

# A view: what was asked for when, and what of it the shelf had at that time.
part_demand: Final = Table(
    "part_demand",
    metadata,
    Column("requisition_id", _ID),
    Column("warehouse_code", Text),
    Column("part_number", Text),
    Column("requested_at", _INSTANT),
    Column("wanted", BigInteger),
    Column("filled", BigInteger),
)
