"""Tables of feedback's own database, as the migrations made them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import ARRAY, UUID

metadata: Final = MetaData()

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

# Our copy of intake's requests; `seen` is the number of the last event taken in.
served_request: Final = Table(
    "served_request",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("number", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("problem_id", _ID, nullable=False),
    Column("received_at", _INSTANT, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("technician_code", Text, nullable=False),
    Column("outcome", Text),
    Column("closings", Integer, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("closed_at", _INSTANT),
    Column("seen", BigInteger, nullable=False),
)

# Who dispatch sent last; kept apart because dispatch's stream may be ahead of intake's.
assigned_technician: Final = Table(
    "assigned_technician",
    metadata,
    Column("service_request_id", _ID, primary_key=True),
    Column("technician_code", Text, nullable=False),
    Column("seen", BigInteger, nullable=False),
)

survey: Final = Table(
    "survey",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("service_request_id", _ID, nullable=False),
    Column("closing", Integer, nullable=False),
    Column("request_number", Text, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("technician_code", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("closed_at", _INSTANT, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("policy_ref", Text, nullable=False),
    Column("outcome_policy_ref", Text, nullable=False),
    Column("attitude", Text),
    Column("skill", Text),
    Column("punctuality", Text),
    Column("promises_kept", Text),
    Column("comment", Text),
    Column("satisfied", Boolean, nullable=False),
    Column("answered_at", _INSTANT),
    Column("channel", Text),
    Column("recorded_by", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
)

survey_attempt: Final = Table(
    "survey_attempt",
    metadata,
    Column("survey_id", _ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("occurred_at", _INSTANT, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    Column("note", Text, nullable=False),
)

complaint: Final = Table(
    "complaint",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("number", Text, nullable=False),
    Column("service_request_id", _ID, nullable=False),
    Column("problem_id", _ID, nullable=False),
    Column("branch_code", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("customer_id", Text, nullable=False),
    Column("technician_code", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("aggravations", ARRAY(Text), nullable=False),
    Column("grade", Text, nullable=False),
    Column("owner_role", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("filed_at", _INSTANT, nullable=False),
    Column("first_reply_due_at", _INSTANT),
    Column("answer_due_at", _INSTANT, nullable=False),
    Column("confirmed_at", _INSTANT),
    Column("answered_at", _INSTANT),
    Column("closed_at", _INSTANT),
    Column("fault", Text),
    Column("responsible_person", Text),
    Column("responsible_department", Text),
    Column("cause", Text),
    Column("proposed_by", Text),
    Column("liability_repeated", Boolean),
    Column("verified_by", Text),
    Column("verified_at", _INSTANT),
    Column("judgement", Text),
    Column("survey_id", _ID),
    Column("policy_ref", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
)

# Written once; a trigger refuses any change (F-06).
complaint_step: Final = Table(
    "complaint_step",
    metadata,
    Column("complaint_id", _ID, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("occurred_at", _INSTANT, nullable=False),
    Column("recorded_at", _INSTANT, nullable=False),
    Column("note", Text, nullable=False),
    Column("policy_ref", Text, nullable=False),
)

# The last number of each ledger; the row lock makes the series gapless (F-06).
complaint_ledger: Final = Table(
    "complaint_ledger",
    metadata,
    Column("branch_code", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last_position", Integer, nullable=False),
)
