"""The version of the policy that judged a survey; policy_ref names the one that planned it."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("alter table survey add column outcome_policy_ref text not null default ''")
