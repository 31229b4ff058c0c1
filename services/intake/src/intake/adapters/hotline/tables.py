"""Tables of hotlines as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Interval, Table, Text, Uuid

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)
_INSTANT = DateTime(timezone=True)

hotlines: Final = Table(
    "hotlines",
    metadata,
    Column("code", Text, primary_key=True),
    Column("branch_code", Text),
    Column("name", Text),
    Column("number", Text),
    Column("hours", Text),
    Column("fallback_number", Text),
    Column("version", BigInteger),
)

hotline_duties: Final = Table(
    "hotline_duties",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("hotline_code", Text),
    Column("person", Text),
    Column("number", Text),
    Column("start_at", _INSTANT),
    Column("end_at", _INSTANT),
    Column("cancelled_at", _INSTANT),
)

unanswered_calls: Final = Table(
    "unanswered_calls",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("hotline_code", Text),
    Column("branch_code", Text),
    Column("called_at", _INSTANT),
    Column("rang", Interval),
    Column("in_hours", Boolean),
    Column("person", Text),
    Column("rings_at", Text),
    Column("call_ref", Text),
    Column("recorded_at", _INSTANT),
    Column("recorded_by", Text),
    Column("hours_policy_ref", Text),
)
