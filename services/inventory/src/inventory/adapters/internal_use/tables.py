"""Tables of internal use as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, Numeric, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

department: Final = Table(
    "department",
    metadata,
    Column("code", Text, primary_key=True),
    Column("branch_code", Text, nullable=False),
)

# Written once.
department_budget: Final = Table(
    "department_budget",
    metadata,
    Column("department_code", Text, primary_key=True),
    Column("effective_on", Date, primary_key=True),
    Column("monthly", Numeric, nullable=False),
    Column("reason", Text, nullable=False),
    Column("set_by", Text, nullable=False),
    Column("set_at", _INSTANT, nullable=False),
)

internal_use: Final = Table(
    "internal_use",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("branch_code", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("department_code", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("amount", Numeric, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", _INSTANT, nullable=False),
    Column("month", Date),
    Column("ordinal", Integer),
    Column("budget", Numeric),
    Column("used_before", Numeric),
    Column("over_budget", Boolean),
    Column("approved_by", Text),
    Column("approved_role", Text),
    Column("approved_at", _INSTANT),
    Column("policy_ref", Text),
    Column("issued_by", Text),
    Column("issued_at", _INSTANT),
    Column("entry_id", BigInteger),
    Column("ended_by", Text),
    Column("ended_at", _INSTANT),
    Column("end_reason", Text),
    Column("version", BigInteger, nullable=False),
)

# Written once.
internal_use_line: Final = Table(
    "internal_use_line",
    metadata,
    Column("internal_use_id", _ID, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("quantity", BigInteger, nullable=False),
)
