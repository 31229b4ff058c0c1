"""What the calendar of a clock said when the clock was judged (I-17, I-19)."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# Clocks of before name their calendar by its version alone, until they are judged again.
_EXPAND = "alter table clocks add column calendar_digest text not null default ''"


def upgrade() -> None:
    op.execute(_EXPAND)
