"""Tables of quotes as queries name them; migrations make them."""

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
    Numeric,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)
_INSTANT = DateTime(timezone=True)
_AMOUNT = Numeric(14, 2)

quotes: Final = Table(
    "quotes",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("service_request_id", _ID),
    Column("branch_code", Text),
    Column("lines", JSONB),
    Column("work_time", Interval),
    Column("currency", Text),
    Column("price_list_ref", Text),
    Column("quote_policy_ref", Text),
    Column("is_accident_work", Boolean),
    Column("prepared_by", Text),
    Column("prepared_at", _INSTANT),
    Column("valid_until", _INSTANT),
    Column("state", Text),
    Column("discount_share", Numeric(5, 4)),
    Column("discount_reason", Text),
    Column("discounted_by", Text),
    Column("discount_week", Date),
    Column("reductions", JSONB),
    Column("margin_reason", Text),
    Column("ended_at", _INSTANT),
    Column("accepted_over", Text),
    Column("evidence", Text),
    Column("list_total", _AMOUNT),
    Column("total", _AMOUNT),
    Column("cost", _AMOUNT),
    Column("version", BigInteger),
)

adviser_weeks: Final = Table(
    "adviser_weeks",
    metadata,
    Column("adviser", Text, primary_key=True),
    Column("week", Date, primary_key=True),
    Column("given", Integer),
)
