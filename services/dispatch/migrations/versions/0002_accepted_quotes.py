"""Chargeable work: which orders it is, when their work started, which prices were accepted."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Orders that were opened before are not held up: what they cost was not told with them.
_TABLES = """
alter table work_order
    add column is_chargeable boolean not null default false,
    add column work_started_at timestamptz;

create table accepted_quote (
    quote_id text primary key,
    service_request_id text not null,
    accepted_at timestamptz not null
);
create index accepted_quote_of on accepted_quote (service_request_id, accepted_at);
"""


def upgrade() -> None:
    op.execute(_TABLES)
