"""The ledger of one warehouse is read from an index, page by page (P-02)."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("create index entry_line_of_warehouse on entry_line (warehouse_code, id)")
