"""Tables of loans, devices and tools as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Numeric, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)
_MONEY: Final = Numeric(12, 2)

asset: Final = Table(
    "asset",
    metadata,
    Column("part_number", Text, primary_key=True),
    Column("serial", Text, primary_key=True),
    Column("tracking", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("device_class", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("bought_on", Date, nullable=False),
    Column("price", _MONEY, nullable=False),
    Column("receipt_id", _ID),
    Column("registered_at", _INSTANT, nullable=False),
    Column("available_since", _INSTANT, nullable=False),
    Column("calibration_id", _ID),
    Column("calibrated_at", _INSTANT),
    Column("good_until", _INSTANT),
    Column("warn_at", _INSTANT),
    Column("due_at", _INSTANT),
    Column("warned_at", _INSTANT),
    Column("version", BigInteger, nullable=False),
)

# Written once.
calibration: Final = Table(
    "calibration",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("part_number", Text, nullable=False),
    Column("serial", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("calibrated_at", _INSTANT, nullable=False),
    Column("calibrated_by", Text, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("due_at", _INSTANT),
    Column("warn_at", _INSTANT),
    Column("policy_ref", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
)

loan: Final = Table(
    "loan",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("part_number", Text, nullable=False),
    Column("serial", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("work_order_id", _ID),
    Column("service_request_id", _ID),
    Column("price", _MONEY, nullable=False),
    Column("calibration_id", _ID),
    Column("state", Text, nullable=False),
    Column("borrower", Text, nullable=False),
    Column("receipt", Text, nullable=False),
    Column("condition_out", Text, nullable=False),
    Column("lent_by", Text, nullable=False),
    Column("out_at", _INSTANT, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    Column("due_at", _INSTANT, nullable=False),
    Column("policy_ref", Text, nullable=False),
    Column("overdue_at", _INSTANT),
    Column("condition_in", Text),
    Column("difference", Text),
    Column("received_by", Text),
    Column("back_at", _INSTANT),
    Column("missed_by", Text),
    Column("missed_at", _INSTANT),
    Column("missed_cause", Text),
    Column("outcome", Text),
    Column("amount", _MONEY),
    Column("settled_reason", Text),
    Column("replacement_receipt_id", _ID),
    Column("settled_by", Text),
    Column("settled_at", _INSTANT),
    Column("version", BigInteger, nullable=False),
)

# Written once.
measurement: Final = Table(
    "measurement",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("part_number", Text, nullable=False),
    Column("serial", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("work_order_id", _ID, nullable=False),
    Column("service_request_id", _ID, nullable=False),
    Column("quantity", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("was_good", Boolean, nullable=False),
    Column("measured_by", Text, nullable=False),
    Column("measured_at", _INSTANT, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
)

tool_refund: Final = Table(
    "tool_refund",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("part_number", Text, nullable=False),
    Column("serial", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("receipt_id", _ID, nullable=False),
    Column("amount", _MONEY, nullable=False),
    Column("invoice", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", _INSTANT, nullable=False),
    Column("state", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", _INSTANT),
    Column("reason", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
)
