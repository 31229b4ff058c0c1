"""Codes and prices of parts, scans by serial, and what lay where when the books began."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# A GTIN has no supplier and is kept with 14 digits (P-01).
_CODES = """
create table part_code (
    supplier text not null,
    code text not null,
    part_number text not null references part,
    primary key (supplier, code),
    constraint part_code_gtin check (supplier <> '' or code ~ '^[0-9]{14}$')
);
create index part_code_by_code on part_code (code);
"""

# Written once: another price needs another day (P-02).
_PRICES = """
create table part_price (
    part_number text not null references part,
    effective_on date not null,
    unit_cost numeric(12, 2) not null check (unit_cost >= 0),
    primary key (part_number, effective_on)
);
create trigger written_once before update or delete on part_price
    for each row execute function refuse_change();
create trigger never_emptied before truncate on part_price
    for each statement execute function refuse_change();
"""


# Scanners ask for a serial or batch without knowing the part or the place.
_SCANS = """
create index balance_by_lot on balance (lot) where lot <> '';
"""


# Told once for each place; another quantity is for a count (P-02).
_OPENING = """
alter table entry drop constraint entry_document;
alter table entry add constraint entry_document check (
    document_kind in ('receipt', 'issue', 'return', 'move', 'quarantine', 'opening', 'reversal'));
create table opening_stock (
    warehouse_code text not null,
    bin_code text not null,
    part_number text not null references part,
    lot text not null,
    quantity bigint not null check (quantity > 0),
    entry_id bigint not null references entry,
    primary key (warehouse_code, bin_code, part_number, lot),
    foreign key (warehouse_code, bin_code) references bin
);
create trigger written_once before update or delete on opening_stock
    for each row execute function refuse_change();
create trigger never_emptied before truncate on opening_stock
    for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.execute(_CODES)
    op.execute(_PRICES)
    op.execute(_SCANS)
    op.execute(_OPENING)
