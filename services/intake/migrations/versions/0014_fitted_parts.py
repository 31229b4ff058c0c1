"""Parts with serial or batch that visits built in, and recalls that go by them (P-18, P-19)."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_FITTED_PARTS = """
create table fitted_parts (
    id uuid primary key,
    installed_product_id uuid not null references installed_products,
    service_request_id uuid not null references service_requests,
    work_order_id uuid not null,
    part_number text collate "C" not null check (part_number <> ''),
    lot text collate "C" not null check (lot <> ''),
    quantity bigint not null check (quantity >= 0),
    fitted_at timestamptz not null,
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    pack_ref text not null check (pack_ref <> ''),
    version bigint not null check (version > 0)
);
create index fitted_parts_product on fitted_parts (installed_product_id, lot, id);
create index fitted_parts_lot on fitted_parts (part_number, lot, id);
create index fitted_parts_part on fitted_parts (part_number, id);
"""

# A range names a model, or a part that was fitted, or both.
_RECALLS = """
alter table recall_ranges
    add column part_number text collate "C" not null default '',
    add column part_lot text collate "C" not null default '',
    add constraint recall_ranges_of_something check (product_model <> '' or part_number <> ''),
    add constraint recall_ranges_lot check (part_lot = '' or part_number <> '');
"""


def upgrade() -> None:
    op.execute(_FITTED_PARTS)
    op.execute(_RECALLS)
