"""A warehouse may be the one that supplies the others of the cell (P-08)."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("alter table warehouse add column is_central boolean not null default false")
    op.execute("alter table warehouse alter column is_central drop default")
