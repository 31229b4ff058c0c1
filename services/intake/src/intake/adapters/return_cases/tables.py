"""The table of return cases as queries name it; migrations make it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Date, DateTime, Numeric, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)
_INSTANT = DateTime(timezone=True)

return_cases: Final = Table(
    "return_cases",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("branch_code", Text),
    Column("customer_id", _ID),
    Column("installed_product_id", _ID),
    Column("service_request_id", _ID),
    Column("kind", Text),
    Column("basis", Text),
    Column("sold_on", Date),
    Column("description", Text),
    Column("state", Text),
    Column("opened_by", Text),
    Column("opened_at", _INSTANT),
    Column("policy_ref", Text),
    Column("finding", JSONB(none_as_null=True)),
    Column("decision", JSONB(none_as_null=True)),
    Column("liability", JSONB(none_as_null=True)),
    Column("levels", JSONB),
    Column("notices", JSONB),
    Column("recoveries", JSONB),
    Column("cost", Numeric(14, 2)),
    Column("recovered", Numeric(14, 2)),
    Column("conclusion", Text),
    Column("closed_by", Text),
    Column("closed_at", _INSTANT),
    Column("version", BigInteger),
)
