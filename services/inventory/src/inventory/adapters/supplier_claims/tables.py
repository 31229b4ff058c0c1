"""Tables of supplier claims as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, Numeric, Table, Text
from sqlalchemy.dialects.postgresql import JSONB, UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

supplier_claim: Final = Table(
    "supplier_claim",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("warehouse_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("supplier", Text, nullable=False),
    Column("month", Date, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("claimed", Numeric, nullable=False),
    Column("accepted", Numeric),
    Column("paid", Numeric, nullable=False),
    Column("drafted_by", Text, nullable=False),
    Column("drafted_at", _INSTANT, nullable=False),
    Column("drafted_note", Text, nullable=False),
    Column("sent_by", Text),
    Column("sent_at", _INSTANT),
    Column("sent_note", Text),
    Column("answer_due_at", _INSTANT),
    Column("policy_ref", Text),
    Column("overdue_at", _INSTANT),
    Column("answered_by", Text),
    Column("answered_at", _INSTANT),
    Column("answered_note", Text),
    Column("settled_by", Text),
    Column("settled_at", _INSTANT),
    Column("settled_note", Text),
    Column("withdrawn_by", Text),
    Column("withdrawn_at", _INSTANT),
    Column("withdrawn_note", Text),
    Column("returned_by", Text),
    Column("returned_at", _INSTANT),
    Column("returned_note", Text),
    Column("version", BigInteger, nullable=False),
)

# `counts`: the old part or delivery cannot be claimed again.
supplier_claim_line: Final = Table(
    "supplier_claim_line",
    metadata,
    Column("claim_id", _ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("part_number", Text, nullable=False),
    Column("tracking", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("cause", Text, nullable=False),
    Column("part_amount", Numeric, nullable=False),
    Column("labour_amount", Numeric, nullable=False),
    Column("freight_amount", Numeric, nullable=False),
    Column("old_part_id", _ID),
    Column("work_order_id", _ID),
    Column("reported_at", _INSTANT),
    Column("receipt_id", _ID),
    Column("faulty", JSONB, nullable=False),
    Column("replacements", JSONB, nullable=False),
    Column("accepted", Numeric),
    Column("answer_reason", Text, nullable=False),
    Column("counts", Boolean, nullable=False),
)

# Written once.
supplier_claim_payment: Final = Table(
    "supplier_claim_payment",
    metadata,
    Column("claim_id", _ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("amount", Numeric, nullable=False),
    Column("document", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("paid_at", _INSTANT, nullable=False),
)

claim_due: Final = Table(
    "claim_due",
    metadata,
    Column("old_part_id", _ID, primary_key=True),
    Column("branch_code", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("part_number", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("written_off_at", _INSTANT, nullable=False),
    Column("due_at", _INSTANT, nullable=False),
    Column("policy_ref", Text, nullable=False),
    Column("overdue_at", _INSTANT),
    Column("closed_at", _INSTANT),
)
