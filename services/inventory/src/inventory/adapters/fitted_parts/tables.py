"""Tables of fitted parts as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Table, Text
from sqlalchemy.dialects.postgresql import UUID

from inventory.adapters.tables import metadata

_ID: Final = UUID(as_uuid=False)
_INSTANT: Final = DateTime(timezone=True)

# When reports said that the fault of an order is gone.
fixing: Final = Table(
    "fixing",
    metadata,
    Column("work_order_id", _ID, primary_key=True),
    Column("fixed_at", _INSTANT, primary_key=True),
)

# One for each requisition, part and serial or batch that an order got.
fitted_part: Final = Table(
    "fitted_part",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("part_number", Text, nullable=False),
    Column("tracking", Text, nullable=False),
    Column("lot", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    Column("requisition_id", _ID, nullable=False),
    Column("work_order_id", _ID, nullable=False),
    Column("service_request_id", _ID, nullable=False),
    Column("customer_id", _ID),
    Column("installed_product_id", _ID),
    Column("branch_code", Text, nullable=False),
    Column("warehouse_code", Text, nullable=False),
    Column("issued_at", _INSTANT, nullable=False),
    Column("in_warranty", Boolean, nullable=False),
    Column("fitted_at", _INSTANT),
    Column("version", BigInteger, nullable=False),
)
