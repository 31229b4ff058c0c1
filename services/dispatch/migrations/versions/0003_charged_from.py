"""From when on the customer pays, where damage by people was found on site."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Without one, the customer of a chargeable order pays for all of it.
    op.execute("alter table work_order add column charged_from timestamptz")
