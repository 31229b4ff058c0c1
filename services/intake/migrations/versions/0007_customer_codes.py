"""Every customer can be named in a table: who was given no code has the id (I-05)."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What ran before may still add customers without a code, so the column stays nullable.
    op.execute("update customers set code = id::text where code is null")
