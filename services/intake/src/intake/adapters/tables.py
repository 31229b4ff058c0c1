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
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

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
    Column("code", Text),
    Column("phone_marks", ARRAY(Text)),
)

contact_readings: Final = Table(
    "contact_readings",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("customer_id", _ID),
    Column("reader", Text),
    Column("reason", Text),
    Column("read_at", _INSTANT),
    Column("what", Text),
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
    Column("bar_code", Text),
    Column("has_warranty_card", Boolean),
    Column("installation_ends_on", Date),
    Column("installation_policy_ref", Text),
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
    Column("charging", Text),
    Column("category_grounds", Text),
    Column("contract_id", _ID),
    Column("repeat_policy_ref", Text),
    Column("branch_code", Text),
    Column("severity", Text),
    Column("state", Text),
    Column("technician_code", Text),
    Column("paused", Boolean),
    Column("resumes_at", _INSTANT),
    Column("solved_at", _INSTANT),
    Column("restored_at", _INSTANT),
    Column("closed_at", _INSTANT),
    Column("outcome", Text),
    Column("reopenings", Integer),
    Column("closings", Integer),
    Column("calls", Integer),
    Column("visits", Integer),
    Column("next_due_at", _INSTANT),
    Column("version", BigInteger),
    Column("entry", BigInteger),
)

entry_words: Final = Table(
    "entry_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("branch_code", Text, primary_key=True),
    Column("entry", BigInteger, primary_key=True),
)

contacts: Final = Table(
    "contacts",
    metadata,
    Column("request_id", _ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("channel", Text),
    Column("received_at", _INSTANT),
    Column("taken_at", _INSTANT),
    Column("taken_by", Text),
    Column("symptom_code", Text),
    Column("symptom", Text),
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
    Column("calendar_ref", Text),
    Column("calendar_zone", Text),
    Column("calendar_digest", Text),
    Column("policy_ref", Text),
    Column("provisional", Boolean),
    Column("resumes_at", _INSTANT),
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

rows_set_aside: Final = Table(
    "rows_set_aside",
    metadata,
    Column("sweep", Text, primary_key=True),
    Column("row_id", Text, primary_key=True),
    Column("failures", Integer),
    Column("error", Text),
    Column("next_attempt_at", _INSTANT),
)

kept_policies: Final = Table(
    "kept_policies",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("kind", Text),
    Column("name", Text),
    Column("version", Text),
    Column("ref", Text),
    Column("effective_on", Date),
    Column("source", Text),
    Column("written", Text),
    Column("kept_at", _INSTANT),
)

kept_pledges: Final = Table(
    "kept_pledges",
    metadata,
    Column("sla_policy_ref", Text, primary_key=True),
    Column("calendar_ref", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("kept_pack", Text, primary_key=True),
    Column("pack", Text),
    Column("calendars", JSONB),
    Column("instead", Text),
    Column("warnings", Text),
    Column("holidays", JSONB),
    Column("kept_at", _INSTANT),
)
