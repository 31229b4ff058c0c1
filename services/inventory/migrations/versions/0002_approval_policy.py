"""The version of the policy by which a requisition was approved."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("alter table requisition add column approval_policy_ref text not null default ''")
