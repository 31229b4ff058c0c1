"""Tables of appraisal's own database, as the migrations made them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
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

# Our copy of dispatch's technicians; `seen` is the number of the last event taken in.
employee: Final = Table(
    "employee",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("line_supervisor", Text, nullable=False),
    Column("employment_state", Text, nullable=False),
    Column("seen", BigInteger, nullable=False),
)

# A trigger refuses any change of a posted or rejected entry (H-03).
entry: Final = Table(
    "entry",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("employee_code", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("consequence", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("fine", Numeric(12, 2)),
    Column("doubled", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("evidence_kind", Text, nullable=False),
    Column("evidence_ref", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("occurred_at", _INSTANT, nullable=False),
    Column("proposed_by", Text, nullable=False),
    Column("proposed_at", _INSTANT, nullable=False),
    Column("approver_role", Text, nullable=False),
    Column("trigger_ref", Text, nullable=False),
    Column("points_ref", Text, nullable=False),
    Column("verified_by", Text, nullable=False),
    Column("verified_at", _INSTANT),
    Column("approved_by", Text, nullable=False),
    Column("posted_at", _INSTANT),
    Column("rejected_by", Text, nullable=False),
    Column("rejected_at", _INSTANT),
    Column("rejection", Text, nullable=False),
    Column("reversal_of", _ID),
    Column("version", BigInteger, nullable=False),
)

rating: Final = Table(
    "rating",
    metadata,
    Column("survey_id", _ID, primary_key=True),
    Column("service_request_id", _ID, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("technician_code", Text, nullable=False),
    Column("attitude", Text, nullable=False),
    Column("skill", Text, nullable=False),
    Column("punctuality", Text, nullable=False),
    Column("promises_kept", Text, nullable=False),
    Column("answered_at", _INSTANT, nullable=False),
    Column("seen", BigInteger, nullable=False),
)

closed_call: Final = Table(
    "closed_call",
    metadata,
    Column("service_request_id", _ID, primary_key=True),
    Column("request_number", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("technician_code", Text, nullable=False),
    Column("closed_at", _INSTANT, nullable=False),
    Column("visits", Integer, nullable=False),
    Column("is_repeat", Boolean, nullable=False),
    Column("in_time", Boolean),
    Column("is_done", Boolean, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("seen", BigInteger, nullable=False),
)

followed_order: Final = Table(
    "followed_order",
    metadata,
    Column("work_order_id", _ID, primary_key=True),
    Column("service_request_id", _ID, nullable=False),
    Column("seen", BigInteger, nullable=False),
)

visit: Final = Table(
    "visit",
    metadata,
    Column("work_order_id", _ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("technician_code", Text, nullable=False),
    Column("arrived_at", _INSTANT, nullable=False),
    Column("late_seconds", BigInteger, nullable=False),
    Column("reported_at", _INSTANT),
    Column("ended_at", _INSTANT),
)

complaint: Final = Table(
    "complaint",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("number", Text, nullable=False),
    Column("service_request_id", _ID, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("technician_code", Text, nullable=False),
    Column("filed_at", _INSTANT, nullable=False),
    Column("fault", Text),
    Column("responsible_person", Text, nullable=False),
    Column("repeated", Boolean, nullable=False),
)

# Written once; a trigger refuses any change (H-13).
reading: Final = Table(
    "reading",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("reader", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("employee_code", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("read_at", _INSTANT, nullable=False),
)
