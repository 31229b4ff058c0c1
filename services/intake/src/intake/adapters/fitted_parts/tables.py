"""The table of fitted parts as queries name it; migrations make it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Date, DateTime, Table, Text, Uuid

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)

fitted_parts: Final = Table(
    "fitted_parts",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("installed_product_id", _ID),
    Column("service_request_id", _ID),
    Column("work_order_id", _ID),
    Column("part_number", Text),
    Column("lot", Text),
    Column("quantity", BigInteger),
    Column("fitted_at", DateTime(timezone=True)),
    Column("starts_on", Date),
    Column("ends_on", Date),
    Column("pack_ref", Text),
    Column("version", BigInteger),
)
