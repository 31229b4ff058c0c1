"""What a project installed carries the installation's own warranty (I-25)."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
        alter table installed_products
            add column installation_ends_on date,
            add column installation_policy_ref text not null default ''
    """)
