"""Tables of dispatch's own database, as the migrations made them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import ARRAY

metadata: Final = MetaData()

_INSTANT: Final = DateTime(timezone=True)
_WORDS: Final = ARRAY(Text)

branch: Final = Table(
    "branch",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("city", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
)

technician: Final = Table(
    "technician",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("skills", _WORDS, nullable=False),
    Column("employment_state", Text, nullable=False),
    Column("line_supervisor", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
)

technician_certificate: Final = Table(
    "technician_certificate",
    metadata,
    Column("technician_code", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("valid_until", Date, nullable=False),
)

# `is_finished` is computed by the database; `queue_due_at` is the next promise, or the end of time.
work_order: Final = Table(
    "work_order",
    metadata,
    Column("id", Text, primary_key=True),
    Column("service_request_id", Text, nullable=False),
    Column("request_number", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("product_line", Text, nullable=False),
    Column("product_model", Text, nullable=False),
    Column("symptom", Text, nullable=False),
    Column("required_skills", _WORDS, nullable=False),
    Column("required_certificates", _WORDS, nullable=False),
    Column("requirements_policy_ref", Text, nullable=False),
    Column("opened_at", _INSTANT, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("last_step_at", _INSTANT, nullable=False),
    Column("is_chargeable", Boolean, nullable=False),
    Column("charged_from", _INSTANT),
    Column("arrive_due_at", _INSTANT),
    Column("restore_due_at", _INSTANT),
    Column("technician_code", Text),
    Column("visit_start_at", _INSTANT),
    Column("visit_end_at", _INSTANT),
    Column("assignment_policy_ref", Text, nullable=False),
    Column("overridden_reason", Text, nullable=False),
    Column("arrived_at", _INSTANT),
    Column("work_started_at", _INSTANT),
    Column("finished_at", _INSTANT),
    Column("visits", Integer, nullable=False),
    Column("vouchers", Integer, nullable=False),
    Column("has_moved_quietly", Boolean, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("queue_due_at", _INSTANT, nullable=False),
    Column("is_finished", Boolean, nullable=False),
)

work_order_step: Final = Table(
    "work_order_step",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("work_order_id", Text, nullable=False),
    Column("from_state", Text, nullable=False),
    Column("to_state", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("occurred_at", _INSTANT, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    Column("place", Text, nullable=False),
    Column("note", Text, nullable=False),
)

visit: Final = Table(
    "visit",
    metadata,
    Column("work_order_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("technician_code", Text, nullable=False),
    Column("promised_start_at", _INSTANT, nullable=False),
    Column("promised_end_at", _INSTANT, nullable=False),
    Column("arrived_at", _INSTANT, nullable=False),
    Column("place", Text, nullable=False),
)

service_report: Final = Table(
    "service_report",
    metadata,
    Column("work_order_id", Text, primary_key=True),
    Column("visit_number", Integer, primary_key=True),
    Column("technician_code", Text, nullable=False),
    Column("symptom_found", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("minutes_worked", Integer, nullable=False),
    Column("advice", Text, nullable=False),
    Column("customer_opinion", Text, nullable=False),
    Column("fault_analysis", Text, nullable=False),
    Column("fixed", Boolean, nullable=False),
    Column("finished_at", _INSTANT, nullable=False),
    Column("reported_at", _INSTANT, nullable=False),
    Column("policy_ref", Text, nullable=False),
)

replaced_part: Final = Table(
    "replaced_part",
    metadata,
    Column("work_order_id", Text, primary_key=True),
    Column("visit_number", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("part_number", Text, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("serial_number", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("old_part_taken_back", Boolean, nullable=False),
)

voucher: Final = Table(
    "voucher",
    metadata,
    Column("work_order_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("visits", Integer, nullable=False),
    Column("signer_name", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("signed_at", _INSTANT, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("seal", Text, nullable=False),
)

parts_note: Final = Table(
    "parts_note",
    metadata,
    Column("requisition_id", Text, primary_key=True),
    Column("work_order_id", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("occurred_at", _INSTANT, nullable=False),
)

# Our copy of the prices that customers accepted; also of requests that have no order (yet).
accepted_quote: Final = Table(
    "accepted_quote",
    metadata,
    Column("quote_id", Text, primary_key=True),
    Column("service_request_id", Text, nullable=False),
    Column("accepted_at", _INSTANT, nullable=False),
)
