"""Tables of customers' files, parts and contracts as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    Numeric,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)
_INSTANT = DateTime(timezone=True)
_TEXTS = ARRAY(Text)

customer_files: Final = Table(
    "customer_files",
    metadata,
    Column("customer_id", _ID, primary_key=True),
    Column("branch_code", Text),
    Column("begun_on", Date),
    Column("due_on", Date),
    Column("completed_on", Date),
    Column("upkeep_due_on", Date),
    Column("people", LargeBinary),
    Column("key_id", Text),
    Column("environment", Text),
    Column("configuration", Text),
    Column("maintenance_items", _TEXTS),
    Column("maintenance_months", Integer),
    Column("next_maintenance_on", Date),
    Column("services", _TEXTS),
    Column("phone_marks", _TEXTS),
    Column("version", BigInteger),
)

upkeep_checks: Final = Table(
    "upkeep_checks",
    metadata,
    Column("id", BigInteger, primary_key=True),
    Column("customer_id", _ID),
    Column("checked_on", Date),
    Column("checked_by", Text),
    Column("note", Text),
    Column("recorded_at", _INSTANT),
)

installed_parts: Final = Table(
    "installed_parts",
    metadata,
    Column("bar_code", Text, primary_key=True),
    Column("installed_product_id", _ID),
    Column("part_number", Text),
    Column("installed_on", Date),
    Column("replaces", Text),
    Column("replaced_in_warranty", Boolean),
)

maintenance_contracts: Final = Table(
    "maintenance_contracts",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("number", Text),
    Column("customer_id", _ID),
    Column("branch_code", Text),
    Column("kind", Text),
    Column("covers_all", Boolean),
    Column("items", _TEXTS),
    Column("calendar", Text),
    Column("sla_pack", Text),
    Column("visits_included", Integer),
    Column("price", Numeric(14, 2)),
    Column("starts_on", Date),
    Column("term_starts_on", Date),
    Column("ends_on", Date),
    Column("responsible", Text),
    Column("next_notice_on", Date),
    Column("version", BigInteger),
)

contract_products: Final = Table(
    "contract_products",
    metadata,
    Column("contract_id", _ID, primary_key=True),
    Column("installed_product_id", _ID, primary_key=True),
)

contract_notices: Final = Table(
    "contract_notices",
    metadata,
    Column("contract_id", _ID, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("ends_on", Date, primary_key=True),
    Column("raised_at", _INSTANT),
    Column("policy_ref", Text),
    Column("settled_at", _INSTANT),
    Column("settled_by", Text),
    Column("note", Text),
)
