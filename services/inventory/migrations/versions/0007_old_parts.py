"""Old parts that warranty parts replaced, their hand-overs, and the records of disposals."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Of orders opened before nobody said whether they were in warranty: their parts owe nothing.
_ORDERS = """
alter table work_order add column in_warranty boolean not null default false,
    add column warranty_ended_at timestamptz,
    add column reported_at timestamptz;
alter table work_order alter column in_warranty drop default;
"""

_DOCUMENTS = """
alter table entry drop constraint entry_document;
alter table entry add constraint entry_document check (document_kind in (
    'receipt', 'issue', 'return', 'move', 'quarantine', 'opening', 'old-part', 'disposal',
    'reversal'));
"""

_OLD_PARTS = """
create table disposal (
    id uuid primary key,
    warehouse_code text not null references warehouse,
    branch_code text not null,
    month date not null check (extract(day from month) = 1),
    serial integer not null check (serial > 0),
    outcome text not null check (outcome in ('scrap', 'back')),
    document text not null,
    reason text not null,
    disposed_by text not null,
    disposed_at timestamptz not null,
    recorded_at timestamptz not null,
    constraint disposal_number unique (warehouse_code, month, serial)
);
create index disposal_by_time on disposal (disposed_at, id);
create index disposal_by_warehouse on disposal (warehouse_code, disposed_at, id);

create table old_part (
    id uuid primary key,
    requisition_id uuid not null,
    work_order_id uuid not null references work_order,
    service_request_id uuid not null,
    branch_code text not null,
    warehouse_code text not null references warehouse,
    part_number text not null,
    tracking text not null,
    state text not null
        check (state in ('due', 'received', 'written_off', 'disposed', 'not_owed')),
    quantity bigint not null,
    received bigint not null,
    issued_at timestamptz not null,
    due_at timestamptz not null,
    policy_ref text not null,
    overdue_at timestamptz,
    written_off_at timestamptz,
    disposal_id uuid references disposal,
    version bigint not null,
    foreign key (requisition_id, part_number) references requisition_line,
    foreign key (part_number, tracking) references part (part_number, tracking),
    constraint old_part_once unique (requisition_id, part_number),
    constraint old_part_received check (0 <= received and received <= quantity),
    constraint old_part_complete check (case state
        when 'due' then received < quantity
        when 'not_owed' then quantity = 0
        else 0 < received and received = quantity end),
    constraint old_part_due check (issued_at < due_at and due_at <= overdue_at),
    constraint old_part_written_off check (
        (state in ('written_off', 'disposed')) = (written_off_at is not null)),
    constraint old_part_disposed check ((state = 'disposed') = (disposal_id is not null))
);
create index old_part_by_due on old_part (due_at, id);
create index old_part_by_branch on old_part (branch_code, due_at, id);
create index old_part_by_warehouse on old_part (warehouse_code, state, due_at, id);
create index old_part_to_chase on old_part (due_at, id) where state = 'due' and overdue_at is null;
create index old_part_to_write_off on old_part (id) where state = 'received';
create index old_part_of_order on old_part (work_order_id, due_at, id);
create index old_part_of_disposal on old_part (disposal_id, due_at, id)
    where disposal_id is not null;

create table old_part_handover (
    old_part_id uuid not null references old_part,
    number integer not null check (number > 0),
    quantity bigint not null check (quantity > 0),
    lots jsonb not null,
    condition text not null check (condition <> ''),
    received_by text not null,
    received_at timestamptz not null,
    primary key (old_part_id, number)
);
"""

_WRITTEN_ONCE = """
create trigger written_once before update or delete on old_part_handover
    for each row execute function refuse_change();
create trigger never_emptied before truncate on old_part_handover
    for each statement execute function refuse_change();
create trigger written_once before update or delete on disposal
    for each row execute function refuse_change();
create trigger never_emptied before truncate on disposal
    for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.execute(_ORDERS)
    op.execute(_DOCUMENTS)
    op.execute(_OLD_PARTS)
    op.execute(_WRITTEN_ONCE)
