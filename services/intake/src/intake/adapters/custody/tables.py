"""Tables of custody as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, DateTime, Integer, LargeBinary, Table, Text, Uuid

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)
_INSTANT = DateTime(timezone=True)

accesses: Final = Table(
    "accesses",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("customer_id", _ID),
    Column("branch_code", Text),
    Column("system", Text),
    Column("account", LargeBinary),
    Column("secret", LargeBinary),
    Column("key_id", Text),
    Column("changed_at", _INSTANT),
    Column("ended_at", _INSTANT),
    Column("end_reason", Text),
    Column("version", BigInteger),
)

access_holdings: Final = Table(
    "access_holdings",
    metadata,
    Column("access_id", _ID, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("holder", Text),
    Column("since", _INSTANT),
    Column("until", _INSTANT),
    Column("given_by", Text),
    Column("reason", Text),
)

access_readings: Final = Table(
    "access_readings",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("access_id", _ID),
    Column("reader", Text),
    Column("reason", Text),
    Column("read_at", _INSTANT),
)
