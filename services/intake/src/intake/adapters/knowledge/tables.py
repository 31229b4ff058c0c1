"""Tables of the knowledge base as queries name them; migrations make them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, DateTime, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from intake.adapters.tables import metadata

_ID = Uuid(as_uuid=False)

knowledge_cases: Final = Table(
    "knowledge_cases",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("service_request_id", _ID),
    Column("branch_code", Text),
    Column("product_line", Text),
    Column("product_model", Text),
    Column("symptom_code", Text),
    Column("symptom", Text),
    Column("cause", Text),
    Column("remedy", Text),
    Column("parts", JSONB),
    Column("state", Text),
    Column("written_by", Text),
    Column("written_at", DateTime(timezone=True)),
    Column("retired_reason", Text),
    Column("symptom_tokens", ARRAY(Text)),
    Column("tokens", ARRAY(Text)),
    Column("version", BigInteger),
)

knowledge_tokens: Final = Table(
    "knowledge_tokens",
    metadata,
    Column("token", Text, primary_key=True),
    Column("cases", Integer),
)

replaced_parts: Final = Table(
    "replaced_parts",
    metadata,
    Column("service_request_id", _ID, primary_key=True),
    Column("part_number", Text, primary_key=True),
    Column("quantity", Integer),
)
