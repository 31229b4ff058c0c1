"""Rows that a timer could not handle (I-20)."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_EXPAND = """
create table rows_set_aside (
    sweep           text not null,
    row_id          text not null,
    failures        integer not null,
    error           text not null,
    next_attempt_at timestamptz not null,
    primary key (sweep, row_id)
);

comment on table rows_set_aside is
    'What a timer could not handle: left out until the next attempt, forgotten when it succeeds.';
"""


def upgrade() -> None:
    op.execute(_EXPAND)
