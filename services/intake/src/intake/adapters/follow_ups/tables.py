"""Tables of ends of days and questions as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Date, DateTime, Table, Text, Uuid

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)
_INSTANT = DateTime(timezone=True)

branch_days: Final = Table(
    "branch_days",
    metadata,
    Column("branch_code", Text, primary_key=True),
    Column("since", _INSTANT),
    Column("ends_at", _INSTANT),
)

day_notices: Final = Table(
    "day_notices",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("request_id", _ID),
    Column("branch_code", Text),
    Column("day", Date),
    Column("kind", Text),
    Column("noticed_at", _INSTANT),
    Column("agreed_for", _INSTANT),
    Column("reason", Text),
    Column("noticed_by", Text),
    Column("notify_role", Text),
    Column("policy_ref", Text),
)

questions: Final = Table(
    "questions",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("request_id", _ID),
    Column("text", Text),
    Column("asked_at", _INSTANT),
    Column("taken_by", Text),
    Column("escalate_by", _INSTANT),
    Column("notify_role", Text),
    Column("policy_ref", Text),
    Column("escalated_at", _INSTANT),
    Column("escalated_by", Text),
    Column("answer", Text),
    Column("answered_at", _INSTANT),
    Column("answered_by", Text),
    Column("tell_by", _INSTANT),
    Column("told_at", _INSTANT),
    Column("told_by", Text),
    Column("told_over", Text),
    Column("told_late_at", _INSTANT),
    Column("version", BigInteger),
)
