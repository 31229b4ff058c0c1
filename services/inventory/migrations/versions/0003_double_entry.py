"""Entries with balanced lines, running balances, bins, serials and batches."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PARTS_AND_BINS = """
alter table part add column tracking text not null default 'none'
    check (tracking in ('none', 'serial', 'batch'));
alter table part add constraint part_with_tracking unique (part_number, tracking);

create table bin (
    warehouse_code text not null references warehouse,
    code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
    account text not null unique generated always as (
        'warehouse:' || warehouse_code || case code when 'main' then '' else '/' || code end
    ) stored,
    primary key (warehouse_code, code)
);
insert into bin (warehouse_code, code) select code, 'main' from warehouse;
"""

# P-02: an entry stands in the books of one warehouse; each of its lines is balanced by itself.
_LEDGER = r"""
create table entry (
    id bigint generated always as identity primary key,
    warehouse_code text not null references warehouse,
    branch_code text not null,
    document_kind text not null,
    document_id uuid not null,
    actor text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    reverses bigint references entry,
    reason text not null default '',
    constraint entry_as_line unique (id, warehouse_code, occurred_at),
    constraint entry_reversed_once unique (reverses),
    constraint entry_document check (
        document_kind in ('receipt', 'issue', 'return', 'move', 'quarantine', 'reversal')),
    constraint entry_reversal check ((document_kind = 'reversal') = (reverses is not null)),
    constraint entry_reversal_reason check (reverses is null or reason <> '')
);
create index entry_by_document on entry (document_id);

create table entry_line (
    id bigint generated always as identity primary key,
    entry_id bigint not null,
    warehouse_code text not null,
    occurred_at timestamptz not null,
    part_number text not null,
    tracking text not null,
    lot text not null,
    quantity bigint not null check (quantity > 0),
    from_account text not null,
    to_account text not null,
    foreign key (entry_id, warehouse_code, occurred_at)
        references entry (id, warehouse_code, occurred_at),
    foreign key (part_number, tracking) references part (part_number, tracking),
    constraint entry_line_balanced check (from_account <> to_account),
    constraint entry_line_lot check ((tracking = 'none') = (lot = '')),
    constraint entry_line_serial check (tracking <> 'serial' or quantity = 1),
    constraint entry_line_accounts check (
        from_account ~ '{account}' and to_account ~ '{account}'),
    constraint entry_line_of_its_warehouse check (
        (from_account !~ '{of_warehouse}'
            or split_part(split_part(from_account, ':', 2), '/', 1) = warehouse_code)
        and (to_account !~ '{of_warehouse}'
            or split_part(split_part(to_account, ':', 2), '/', 1) = warehouse_code))
);
create index entry_line_of_entry on entry_line (entry_id);
create index entry_line_by_stock on entry_line (warehouse_code, part_number, id);
create index entry_line_by_part on entry_line (part_number, id);
create index entry_line_by_lot on entry_line (part_number, lot, id) where lot <> '';
create index entry_line_out on entry_line (from_account, part_number, lot, occurred_at)
    include (quantity);
create index entry_line_in on entry_line (to_account, part_number, lot, occurred_at)
    include (quantity);

create view posting as
    select id, entry_id, to_account as account, part_number, tracking, lot, quantity, occurred_at
    from entry_line
    union all
    select id, entry_id, from_account, part_number, tracking, lot, -quantity, occurred_at
    from entry_line;
"""

# The supplier's balance is kept nowhere: it is the sum of its entries, and nothing is refused.
_BALANCES = """
create table balance (
    account text not null,
    part_number text not null,
    lot text not null,
    tracking text not null,
    quantity bigint not null,
    primary key (account, part_number, lot),
    foreign key (part_number, tracking) references part (part_number, tracking),
    constraint balance_not_below_zero check (quantity >= 0 or account like 'loss:%'),
    constraint balance_of_a_kept_account check (account <> 'supplier'),
    constraint balance_lot check ((tracking = 'none') = (lot = '')),
    constraint balance_serial check (tracking <> 'serial' or quantity <= 1)
) with (fillfactor = 70);
create unique index serial_in_one_place on balance (part_number, lot)
    where tracking = 'serial' and quantity > 0;
"""

# One command booked all lines that share document, person and both times.
_CARRIED_OVER = """
create temporary table carried on commit drop as
select ledger.*, min(id) over (
    partition by warehouse_code, document_kind, document_id, actor, occurred_at, recorded_at
) as entry_id
from ledger;
insert into entry (id, warehouse_code, branch_code, document_kind, document_id, actor,
    occurred_at, recorded_at)
overriding system value
select carried.id, warehouse_code, warehouse.branch_code, document_kind, document_id, actor,
    occurred_at, recorded_at
from carried join warehouse on warehouse.code = carried.warehouse_code
where carried.id = entry_id order by carried.id;
insert into entry_line (id, entry_id, warehouse_code, occurred_at, part_number, tracking, lot,
    quantity, from_account, to_account)
overriding system value
select id, entry_id, warehouse_code, occurred_at, part_number, 'none', '', quantity,
    from_account, to_account
from carried order by id;
select setval(pg_get_serial_sequence('entry', 'id'), coalesce(max(id), 0) + 1, false),
    setval(pg_get_serial_sequence('entry_line', 'id'), coalesce(max(id), 0) + 1, false)
from ledger;
insert into balance (account, part_number, lot, tracking, quantity)
select account, part_number, '', 'none', sum(quantity) from posting
where account <> 'supplier' group by account, part_number;
drop table ledger;
"""

_APPEND_ONLY = """
create trigger written_once before update or delete on entry
    for each row execute function refuse_change();
create trigger written_once before update or delete on entry_line
    for each row execute function refuse_change();
create trigger never_emptied before truncate on entry
    for each statement execute function refuse_change();
create trigger never_emptied before truncate on entry_line
    for each statement execute function refuse_change();
"""

_OF_WAREHOUSE = "^(warehouse|quarantine|old-parts|scrap|loss):"
_ACCOUNT = (
    "^(supplier|(warehouse|quarantine|old-parts|scrap|loss|transit|van|order|loaner|department)"
    ":[^:]+)$"
)


def upgrade() -> None:
    op.execute(_PARTS_AND_BINS)
    op.execute(_LEDGER.replace("{account}", _ACCOUNT).replace("{of_warehouse}", _OF_WAREHOUSE))
    op.execute(_BALANCES)
    op.execute(_CARRIED_OVER)
    op.execute(_APPEND_ONLY)
