"""Tables of recalls as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, DateTime, Integer, Table, Text, Uuid

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)
_INSTANT = DateTime(timezone=True)

production_batches: Final = Table(
    "production_batches",
    metadata,
    Column("product_model", Text, primary_key=True),
    Column("batch", Text, primary_key=True),
    Column("serial_from", Text, primary_key=True),
    Column("serial_to", Text, primary_key=True),
)

recalls: Final = Table(
    "recalls",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("code", Text),
    Column("title", Text),
    Column("severity", Text),
    Column("opened_by", Text),
    Column("opened_at", _INSTANT),
    Column("ended_at", _INSTANT),
    Column("version", BigInteger),
)

recall_ranges: Final = Table(
    "recall_ranges",
    metadata,
    Column("recall_id", _ID, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("product_model", Text),
    Column("serial_from", Text),
    Column("serial_to", Text),
    Column("batch", Text),
    Column("part_number", Text),
    Column("part_lot", Text),
)

recalled_products: Final = Table(
    "recalled_products",
    metadata,
    Column("recall_id", _ID, primary_key=True),
    Column("installed_product_id", _ID, primary_key=True),
    Column("branch_code", Text),
    Column("service_request_id", _ID),
    Column("attempt", Integer),
    Column("caught_at", _INSTANT),
)
