"""Table of issues approved afterwards as queries name it; migrations make it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, DateTime, Numeric, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

first_issue: Final = Table(
    "first_issue",
    metadata,
    Column("requisition_id", _ID, primary_key=True),
    Column("work_order_id", _ID, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("amount", Numeric(20, 2), nullable=False),
    Column("issued_by", Text, nullable=False),
    Column("issued_at", _INSTANT, nullable=False),
    Column("approval_due_at", _INSTANT, nullable=False),
    Column("policy_ref", Text, nullable=False),
    Column("overdue_at", _INSTANT),
    Column("approved_by", Text),
    Column("approved_at", _INSTANT),
)
