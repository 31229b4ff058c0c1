"""Intake's tables as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    Interval,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata: Final = MetaData()

_ID = Uuid(as_uuid=False)
_INSTANT = DateTime(timezone=True)

branches: Final = Table(
    "branches",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text),
    Column("city", Text),
    Column("region", Text),
    Column("time_zone", Text),
)

customers: Final = Table(
    "customers",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("branch_code", Text),
    Column("name", Text),
    Column("phone", LargeBinary),
    Column("address", LargeBinary),
    Column("key_id", Text),
)

contact_readings: Final = Table(
    "contact_readings",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("customer_id", _ID),
    Column("reader", Text),
    Column("reason", Text),
    Column("read_at", _INSTANT),
)

installed_products: Final = Table(
    "installed_products",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("customer_id", _ID),
    Column("branch_code", Text),
    Column("product_line", Text),
    Column("product_model", Text),
    Column("serial_number", Text),
    Column("delivered_on", Date),
    Column("accepted_on", Date),
    Column("contract_number", Text),
    Column("contract_ends_on", Date),
)

service_requests: Final = Table(
    "service_requests",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("number", Text),
    Column("registered_branch", Text),
    Column("register_day", Date),
    Column("serial", Integer),
    Column("external_ref", Text),
    Column("channel", Text),
    Column("purpose", Text),
    Column("customer_id", _ID),
    Column("installed_product_id", _ID),
    Column("product_line", Text),
    Column("product_model", Text),
    Column("symptom_code", Text),
    Column("symptom", Text),
    Column("category", Text),
    Column("handling", Text),
    Column("sla_pack", Text),
    Column("received_at", _INSTANT),
    Column("registered_at", _INSTANT),
    Column("registered_by", Text),
    Column("repeat_of", _ID),
    Column("historical", Boolean),
    Column("severity_policy_ref", Text),
    Column("category_policy_ref", Text),
    Column("sla_policy_ref", Text),
    Column("branch_code", Text),
    Column("severity", Text),
    Column("state", Text),
    Column("technician_code", Text),
    Column("paused", Boolean),
    Column("solved_at", _INSTANT),
    Column("restored_at", _INSTANT),
    Column("closed_at", _INSTANT),
    Column("outcome", Text),
    Column("reopenings", Integer),
    Column("closings", Integer),
    Column("calls", Integer),
    Column("visits", Integer),
    Column("version", BigInteger),
)

facts: Final = Table(
    "facts",
    metadata,
    Column("request_id", _ID, primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("kind", Text),
    Column("occurred_at", _INSTANT),
    Column("recorded_at", _INSTANT),
    Column("actor", Text),
    Column("told", JSONB),
    Column("traceparent", Text),
)

clocks: Final = Table(
    "clocks",
    metadata,
    Column("request_id", _ID, primary_key=True),
    Column("milestone", Text, primary_key=True),
    Column("severity", Text),
    Column("calendar", Text),
    Column("target", Interval),
    Column("started_at", _INSTANT),
    Column("due_at", _INSTANT),
    Column("met_at", _INSTANT),
    Column("judged_at", _INSTANT),
    Column("mode", Text),
    Column("used", Interval),
    Column("paused", Interval),
    Column("stopped", Interval),
    Column("state", Text),
    Column("next_check_at", _INSTANT),
)

sla_alarms: Final = Table(
    "sla_alarms",
    metadata,
    Column("request_id", _ID, primary_key=True),
    Column("milestone", Text, primary_key=True),
    Column("share", Numeric(5, 4), primary_key=True),
    Column("episode", Integer, primary_key=True),
    Column("raised_at", _INSTANT),
    Column("withdrawn_at", _INSTANT),
)
