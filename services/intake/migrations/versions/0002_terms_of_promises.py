"""What a clock was counted by, and when a pause ends by itself (I-17, I-19)."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Only additions with defaults: what ran before goes on writing rows while this is rolled out.
_EXPAND = """
alter table clocks
    add column calendar_ref text not null default '',
    add column calendar_zone text not null default '',
    add column policy_ref text not null default '',
    add column provisional boolean not null default false,
    add column resumes_at timestamptz;

alter table service_requests add column resumes_at timestamptz;
"""


def upgrade() -> None:
    op.execute(_EXPAND)
