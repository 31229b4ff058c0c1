"""A change of a promise that leaves the pack leaves what it said (I-19)."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Choices from before took what the file said on their day, and go on resting on that.
    op.execute("""
        alter table kept_pledges
            add column kept_pack text not null default '',
            drop constraint kept_pledges_pkey,
            add primary key (sla_policy_ref, calendar_ref, day, kept_pack)
    """)
