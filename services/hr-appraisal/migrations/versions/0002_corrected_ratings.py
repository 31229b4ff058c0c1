"""The number of the event that told a rating: an answer is told again if its technician changes."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("alter table rating add column seen bigint not null default 0")
