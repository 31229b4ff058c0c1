"""The table of expected arrivals as queries name it; migrations make it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, DateTime, Integer, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from inventory.adapters.tables import metadata

_INSTANT: Final = DateTime(timezone=True)

# Written once; a trigger refuses any change.
expectation: Final = Table(
    "expectation",
    metadata,
    Column("requisition_id", UUID(as_uuid=False), primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("quantity", BigInteger, nullable=False),
    Column("source_kind", Text, nullable=False),
    Column("source_warehouse_code", Text),
    Column("expected_at", _INSTANT, nullable=False),
    Column("decided_at", _INSTANT, nullable=False),
    Column("policy_ref", Text, nullable=False),
    Column("cause", Text, nullable=False),
)
