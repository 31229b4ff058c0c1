"""Stock counts: sheets, what was counted, and what was decided about the differences (P-14)."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# A count is posted once, whoever tries.
_DOCUMENTS = """
alter table entry drop constraint entry_document;
alter table entry add constraint entry_document check (document_kind in (
    'receipt', 'issue', 'return', 'move', 'quarantine', 'opening', 'old-part', 'disposal',
    'shipment', 'arrival', 'claim', 'supplier-return', 'internal-use', 'internal-return', 'count',
    'reversal'));
create unique index count_posted_once on entry (document_id) where document_kind = 'count';
"""

_COUNTS = """
create table stock_count (
    id uuid primary key,
    warehouse_code text not null references warehouse,
    branch_code text not null,
    month date not null check (extract(day from month) = 1),
    serial integer not null check (serial > 0),
    scope text not null check (scope in ('whole', 'bins', 'due')),
    bins text[] not null,
    counter text not null,
    recounter text not null,
    opened_by text not null,
    opened_at timestamptz not null,
    policy_ref text not null,
    state text not null
        check (state in ('counting', 'recounting', 'counted', 'posted', 'cancelled')),
    decided_by text,
    decided_at timestamptz,
    cancelled_by text,
    cancelled_at timestamptz,
    cancel_reason text,
    version bigint not null,
    constraint stock_count_number unique (warehouse_code, month, serial),
    constraint stock_count_by_two check (counter <> recounter),
    constraint stock_count_bins check ((scope = 'bins') = (cardinality(bins) > 0)),
    constraint stock_count_decided check (
        (state = 'posted') = (decided_at is not null)
        and num_nulls(decided_by, decided_at) in (0, 2)),
    constraint stock_count_decided_by_another check (decided_by not in (counter, recounter)),
    constraint stock_count_cancelled check (
        (state = 'cancelled') = (cancelled_at is not null)
        and num_nulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3))
);
create index stock_count_by_time on stock_count (opened_at, id);
create index stock_count_by_warehouse on stock_count (warehouse_code, opened_at, id);
create index stock_count_blind on stock_count (warehouse_code)
    where state = 'counting' or state = 'recounting';

create table stock_count_line (
    count_id uuid not null references stock_count,
    bin_code text not null,
    part_number text not null,
    warehouse_code text not null,
    tracking text not null,
    is_open boolean not null,
    frozen bigint not null check (frozen >= 0),
    is_found boolean not null,
    first_lots jsonb,
    first_at timestamptz,
    is_again boolean not null,
    second_lots jsonb,
    second_at timestamptz,
    primary key (count_id, bin_code, part_number),
    foreign key (warehouse_code, bin_code) references bin (warehouse_code, code),
    foreign key (part_number, tracking) references part (part_number, tracking),
    constraint stock_count_line_first check (num_nulls(first_lots, first_at) in (0, 2)),
    constraint stock_count_line_second check (
        num_nulls(second_lots, second_at) in (0, 2)
        and (second_at is null or (is_again and first_at is not null)))
);
create unique index stock_count_line_open
    on stock_count_line (warehouse_code, bin_code, part_number) where is_open;
create index stock_count_line_of_part on stock_count_line (warehouse_code, part_number);

create table stock_count_difference (
    count_id uuid not null,
    bin_code text not null,
    part_number text not null,
    lot text not null,
    tracking text not null,
    booked bigint not null,
    counted bigint not null check (counted >= 0),
    unit_cost numeric(12, 2) not null,
    is_posted boolean not null,
    cause text not null,
    primary key (count_id, bin_code, part_number, lot),
    foreign key (count_id, bin_code, part_number) references stock_count_line,
    constraint stock_count_difference_units check (booked <> counted),
    constraint stock_count_difference_cause check (cause <> ''),
    constraint stock_count_difference_lot check ((tracking = 'none') = (lot = ''))
);
create trigger written_once before update or delete on stock_count_difference
    for each row execute function refuse_change();
create trigger never_emptied before truncate on stock_count_difference
    for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.execute(_DOCUMENTS)
    op.execute(_COUNTS)
