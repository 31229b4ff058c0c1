"""Tables of planned work as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Date, DateTime, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)
_INSTANT = DateTime(timezone=True)

work_plans: Final = Table(
    "work_plans",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("kind", Text),
    Column("branch_code", Text),
    Column("customer_id", _ID),
    Column("installed_product_id", _ID),
    Column("contract_ref", Text),
    Column("product_line", Text),
    Column("basis", Text),
    Column("every_months", Integer),
    Column("every_days", Integer),
    Column("anchor_on", Date),
    Column("made", Integer),
    Column("next_due_on", Date),
    Column("prepare_on", Date),
    Column("ends_on", Date),
    Column("state", Text),
    Column("end_reason", Text),
    Column("opened_by", Text),
    Column("opened_at", _INSTANT),
    Column("version", BigInteger),
)

planned_works: Final = Table(
    "planned_works",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("plan_id", _ID),
    Column("kind", Text),
    Column("branch_code", Text),
    Column("customer_id", _ID),
    Column("installed_product_id", _ID),
    Column("contract_ref", Text),
    Column("title", Text),
    Column("due_on", Date),
    Column("starts_at", _INSTANT),
    Column("service_request_id", _ID),
    Column("policy_ref", Text),
    Column("state", Text),
    Column("visited_at", _INSTANT),
    Column("record_due_on", Date),
    Column("cancel_reason", Text),
    Column("version", BigInteger),
)

work_records: Final = Table(
    "work_records",
    metadata,
    Column("work_id", _ID, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("position", Integer),
    Column("occurred_at", _INSTANT),
    Column("recorded_at", _INSTANT),
    Column("recorded_by", Text),
    Column("fields", JSONB),
    Column("confirmed_by", Text),
    Column("confirmation", Text),
    Column("confirmed_at", _INSTANT),
    Column("confirmation_recorded_by", Text),
)
