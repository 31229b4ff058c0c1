"""The table of projects as queries name it; migrations make it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Date, DateTime, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)

projects: Final = Table(
    "projects",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("code", Text),
    Column("branch_code", Text),
    Column("customer_id", _ID),
    Column("name", Text),
    Column("owner", Text),
    Column("policy_ref", Text),
    Column("opened_on", Date),
    Column("opened_by", Text),
    Column("opened_at", DateTime(timezone=True)),
    Column("state", Text),
    Column("stages", JSONB),
    Column("log", JSONB),
    Column("weeks", JSONB),
    Column("acceptance", JSONB(none_as_null=True)),
    Column("hand_over", JSONB(none_as_null=True)),
    Column("next_due_on", Date),
    Column("version", BigInteger),
)
