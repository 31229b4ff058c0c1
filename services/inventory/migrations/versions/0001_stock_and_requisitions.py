"""Parts, warehouses, stock with its ledger, requisitions, and copies of branches and orders."""

from __future__ import annotations

from alembic import op

from chassis.migrations import create_plumbing_v1

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = """
create table branch (
    code text primary key,
    name text not null,
    time_zone text not null
);

create table work_order (
    id uuid primary key,
    service_request_id uuid not null,
    branch_code text not null,
    state text not null
        check (state in ('open', 'assigned', 'started', 'done', 'closed', 'cancelled')),
    opened_at timestamptz not null
);

create table part (
    part_number text primary key,
    name text not null,
    unit text not null,
    unit_cost numeric(12, 2) not null check (unit_cost >= 0)
);

create table warehouse (
    code text primary key,
    branch_code text not null references branch,
    name text not null,
    is_home boolean not null
);
create unique index warehouse_home on warehouse (branch_code) where is_home;

create table receipt (
    id uuid primary key,
    warehouse_code text not null references warehouse,
    branch_code text not null,
    document text not null,
    received_by text not null,
    received_at timestamptz not null,
    recorded_at timestamptz not null
);

create table receipt_line (
    receipt_id uuid not null references receipt,
    part_number text not null references part,
    quantity bigint not null check (quantity > 0),
    primary key (receipt_id, part_number)
);
"""

# P-02: never below zero, never promised twice, whichever program connects.
_STOCK = """
create table stock (
    warehouse_code text not null references warehouse,
    part_number text not null references part,
    on_hand bigint not null,
    reserved bigint not null default 0,
    primary key (warehouse_code, part_number),
    constraint stock_not_promised_twice check (0 <= reserved and reserved <= on_hand)
) with (fillfactor = 70);

create table ledger (
    id bigint generated always as identity primary key,
    warehouse_code text not null references warehouse,
    part_number text not null references part,
    quantity bigint not null check (quantity > 0),
    from_account text not null,
    to_account text not null,
    document_kind text not null check (document_kind in ('receipt', 'issue', 'return')),
    document_id uuid not null,
    actor text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    constraint ledger_balanced check (from_account <> to_account),
    constraint ledger_of_its_warehouse
        check ('warehouse:' || warehouse_code in (from_account, to_account))
);
create index ledger_by_stock on ledger (warehouse_code, part_number, id);
create index ledger_by_part on ledger (part_number, id);
create index ledger_by_document on ledger (document_id);
"""

_REQUISITIONS = """
create table requisition (
    id uuid primary key,
    work_order_id uuid not null references work_order,
    service_request_id uuid not null,
    branch_code text not null,
    warehouse_code text not null references warehouse,
    state text not null check (state in ('short', 'reserved', 'approved', 'issued', 'released')),
    requested_by text not null,
    requested_at timestamptz not null,
    amount numeric(20, 2) not null check (amount >= 0),
    approval_level text not null,
    policy_ref text not null,
    approved_by text,
    approved_at timestamptz,
    issued_by text,
    issued_at timestamptz,
    released_by text,
    released_at timestamptz,
    release_reason text,
    version bigint not null,
    constraint requisition_approved_by_another check (approved_by <> requested_by),
    check ((approved_by is null) = (approved_at is null)),
    check ((issued_by is null) = (issued_at is null)),
    check (num_nonnulls(released_by, released_at, release_reason) in (0, 3)),
    check (state not in ('approved', 'issued') or approved_by is not null),
    check ((state = 'issued') = (issued_by is not null)),
    check ((state = 'released') = (released_by is not null))
);
create index requisition_waiting on requisition (warehouse_code, requested_at, id)
    where state = 'short';
create index requisition_of_order on requisition (work_order_id);
create index requisition_by_time on requisition (requested_at, id);
create index requisition_by_branch on requisition (branch_code, requested_at, id);

create table requisition_line (
    requisition_id uuid not null references requisition,
    part_number text not null references part,
    quantity bigint not null check (quantity > 0),
    returned bigint not null default 0,
    missing bigint not null default 0 check (missing >= 0),
    primary key (requisition_id, part_number),
    constraint requisition_line_returned check (0 <= returned and returned <= quantity)
);

create table due_release (
    requisition_id uuid primary key references requisition,
    work_order_id uuid not null,
    warehouse_code text not null,
    reason text not null,
    due_at timestamptz not null
);
create index due_release_by_time on due_release (due_at, requisition_id);
create index due_release_by_order on due_release (work_order_id);
"""

_APPEND_ONLY = """
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are written once and only reversed (rulebook P-02)', tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
create trigger written_once before update or delete on ledger
    for each row execute function refuse_change();
create trigger never_emptied before truncate on ledger
    for each statement execute function refuse_change();
create trigger written_once before update or delete on receipt
    for each row execute function refuse_change();
create trigger written_once before update or delete on receipt_line
    for each row execute function refuse_change();
"""


def upgrade() -> None:
    create_plumbing_v1(op)
    op.execute(_TABLES)
    op.execute(_STOCK)
    op.execute(_REQUISITIONS)
    op.execute(_APPEND_ONLY)
