"""Old parts that will not come, the month's call for disposal, supplier claims, internal use."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_DOCUMENTS = """
alter table entry drop constraint entry_document;
alter table entry add constraint entry_document check (document_kind in (
    'receipt', 'issue', 'return', 'move', 'quarantine', 'opening', 'old-part', 'disposal',
    'shipment', 'arrival', 'claim', 'supplier-return', 'internal-use', 'internal-return',
    'reversal'));
"""

_WAIVERS = """
alter table old_part drop constraint old_part_state_check,
    drop constraint old_part_received, drop constraint old_part_complete,
    add column waived bigint not null default 0,
    add column waiver_kind text check (waiver_kind in ('lost', 'excused')),
    add column waiver_reason text check (waiver_reason <> ''),
    add column owed_by text,
    add column charge numeric(12, 2) check (charge >= 0),
    add column waived_by text,
    add column waived_at timestamptz,
    add column waiver_policy_ref text,
    add constraint old_part_state_check check (state in (
        'due', 'received', 'written_off', 'disposed', 'not_owed', 'waived')),
    add constraint old_part_received check (
        0 <= received and 0 <= waived and received + waived <= quantity),
    add constraint old_part_complete check (case state
        when 'due' then received + waived < quantity
        when 'not_owed' then quantity = 0
        when 'waived' then received = 0 and 0 < waived and waived = quantity
        else 0 < received and received + waived = quantity end),
    add constraint old_part_waived check (num_nonnulls(waiver_kind, waiver_reason, owed_by,
        waived_by, waived_at, waiver_policy_ref) = case when waived > 0 then 6 else 0 end
        and (charge is null or waived > 0)),
    add constraint old_part_waived_by_another check (waived_by <> owed_by);
alter table old_part alter column waived drop default;

create table disposal_review (
    warehouse_code text not null references warehouse,
    month date not null check (extract(day from month) = 1),
    branch_code text not null,
    old_parts bigint not null check (old_parts > 0),
    units bigint not null check (units > 0),
    oldest_at timestamptz not null,
    policy_ref text not null,
    reviewed_at timestamptz not null,
    primary key (warehouse_code, month)
);
create index disposal_review_by_month on disposal_review (month, warehouse_code);
"""

_CLAIMS = """
create index part_code_by_part on part_code (part_number, supplier);

create table supplier_claim (
    id uuid primary key,
    warehouse_code text not null references warehouse,
    branch_code text not null,
    supplier text not null check (supplier <> ''),
    month date not null check (extract(day from month) = 1),
    serial integer not null check (serial > 0),
    state text not null check (state in (
        'drafted', 'sent', 'answered', 'paid', 'refused', 'withdrawn')),
    claimed numeric(14, 2) not null check (claimed > 0),
    accepted numeric(14, 2),
    paid numeric(14, 2) not null,
    drafted_by text not null,
    drafted_at timestamptz not null,
    drafted_note text not null,
    sent_by text,
    sent_at timestamptz,
    sent_note text,
    answer_due_at timestamptz,
    policy_ref text,
    overdue_at timestamptz,
    answered_by text,
    answered_at timestamptz,
    answered_note text,
    settled_by text,
    settled_at timestamptz,
    settled_note text,
    withdrawn_by text,
    withdrawn_at timestamptz,
    withdrawn_note text,
    returned_by text,
    returned_at timestamptz,
    returned_note text,
    version bigint not null,
    constraint supplier_claim_number unique (warehouse_code, month, serial),
    constraint supplier_claim_sent check (
        num_nonnulls(sent_by, sent_at, sent_note, answer_due_at, policy_ref) in (0, 5)
        and case state when 'drafted' then sent_at is null when 'withdrawn' then true
            else sent_at is not null end),
    constraint supplier_claim_due check (sent_at < answer_due_at and answer_due_at <= overdue_at),
    constraint supplier_claim_answered check (
        num_nonnulls(answered_by, answered_at, answered_note, accepted) in (0, 4)
        and (answered_at is null or sent_at is not null)
        and case when state in ('drafted', 'sent') then accepted is null
            when state = 'refused' then accepted = 0
            when state = 'withdrawn' then true
            else accepted > 0 end),
    constraint supplier_claim_accepted check (0 <= accepted and accepted <= claimed),
    constraint supplier_claim_paid check (
        0 <= paid and (paid = 0 or (accepted is not null and accepted > 0))),
    constraint supplier_claim_settled check (
        num_nonnulls(settled_by, settled_at, settled_note)
            = case when state = 'paid' then 3 else 0 end),
    constraint supplier_claim_difference check (
        state <> 'paid' or paid = accepted or settled_note <> ''),
    constraint supplier_claim_withdrawn check (
        num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_note)
            = case when state = 'withdrawn' then 3 else 0 end),
    constraint supplier_claim_returned check (
        num_nonnulls(returned_by, returned_at, returned_note) in (0, 3)
        and (returned_at is null or sent_at is not null))
);
create index supplier_claim_by_time on supplier_claim (drafted_at, id);
create index supplier_claim_by_branch on supplier_claim (branch_code, drafted_at, id);
create index supplier_claim_by_warehouse on supplier_claim (warehouse_code, drafted_at, id);
create index supplier_claim_by_supplier on supplier_claim (supplier, drafted_at, id);
create index supplier_claim_by_state on supplier_claim (state, drafted_at, id);
create index supplier_claim_to_chase on supplier_claim (answer_due_at, id)
    where state = 'sent' and overdue_at is null;
create index supplier_claim_sums on supplier_claim (supplier)
    include (branch_code, state, claimed, accepted, paid, sent_at)
    where sent_at is not null and state <> 'withdrawn';

create table supplier_claim_line (
    claim_id uuid not null references supplier_claim,
    number integer not null check (number > 0),
    part_number text not null,
    tracking text not null,
    quantity bigint not null check (quantity > 0),
    cause text not null check (cause <> ''),
    part_amount numeric(14, 2) not null check (part_amount >= 0),
    labour_amount numeric(14, 2) not null check (labour_amount >= 0),
    freight_amount numeric(14, 2) not null check (freight_amount >= 0),
    old_part_id uuid references old_part,
    work_order_id uuid references work_order,
    reported_at timestamptz,
    receipt_id uuid references receipt,
    faulty jsonb not null,
    replacements jsonb not null,
    accepted numeric(14, 2),
    answer_reason text not null,
    counts boolean not null,
    primary key (claim_id, number),
    foreign key (part_number, tracking) references part (part_number, tracking),
    constraint supplier_claim_line_of_one_thing check (
        (old_part_id is null) <> (receipt_id is null)
        and num_nonnulls(old_part_id, work_order_id, reported_at) in (0, 3)),
    constraint supplier_claim_line_asks check (part_amount + labour_amount + freight_amount > 0),
    constraint supplier_claim_line_accepted check (
        0 <= accepted and accepted <= part_amount + labour_amount + freight_amount
        and (accepted = part_amount + labour_amount + freight_amount or answer_reason <> ''))
);
-- Whatever came of it: what was claimed once is not claimed again, unless the claim was withdrawn.
create unique index supplier_claim_of_old_part on supplier_claim_line (old_part_id)
    where counts and old_part_id is not null;
create unique index supplier_claim_of_delivery on supplier_claim_line (receipt_id, part_number)
    where counts and receipt_id is not null;

create table supplier_claim_payment (
    claim_id uuid not null references supplier_claim,
    number integer not null check (number > 0),
    amount numeric(14, 2) not null check (amount > 0),
    document text not null check (document <> ''),
    recorded_by text not null,
    paid_at timestamptz not null,
    primary key (claim_id, number),
    constraint supplier_claim_payment_once unique (claim_id, document)
);

create table claim_due (
    old_part_id uuid primary key references old_part,
    branch_code text not null,
    warehouse_code text not null references warehouse,
    part_number text not null,
    quantity bigint not null check (quantity > 0),
    written_off_at timestamptz not null,
    due_at timestamptz not null,
    policy_ref text not null,
    overdue_at timestamptz,
    closed_at timestamptz,
    constraint claim_due_after_write_off check (
        written_off_at < due_at and due_at <= overdue_at)
);
create index claim_due_open on claim_due (due_at, old_part_id) where closed_at is null;
create index claim_due_by_branch on claim_due (branch_code, due_at, old_part_id)
    where closed_at is null;
create index claim_due_by_warehouse on claim_due (warehouse_code, due_at, old_part_id)
    where closed_at is null;
create index claim_due_to_chase on claim_due (due_at, old_part_id)
    where closed_at is null and overdue_at is null;
"""

_INTERNAL_USE = """
create table department (
    code text primary key check (code ~ '^[^/:]+$'),
    branch_code text not null
);
create index department_by_branch on department (branch_code, code);

create table department_budget (
    department_code text not null references department,
    effective_on date not null,
    monthly numeric(14, 2) not null check (monthly >= 0),
    reason text not null check (reason <> ''),
    set_by text not null,
    set_at timestamptz not null,
    primary key (department_code, effective_on)
);

create table internal_use (
    id uuid primary key,
    branch_code text not null,
    warehouse_code text not null references warehouse,
    department_code text not null references department,
    state text not null check (state in (
        'asked', 'approved', 'issued', 'reversed', 'cancelled')),
    amount numeric(14, 2) not null check (amount >= 0),
    purpose text not null check (purpose <> ''),
    asked_by text not null,
    asked_at timestamptz not null,
    month date check (extract(day from month) = 1),
    ordinal integer check (ordinal > 0),
    budget numeric(14, 2),
    used_before numeric(14, 2),
    over_budget boolean,
    approved_by text,
    approved_role text,
    approved_at timestamptz,
    policy_ref text,
    issued_by text,
    issued_at timestamptz,
    entry_id bigint references entry,
    ended_by text,
    ended_at timestamptz,
    end_reason text check (end_reason <> ''),
    version bigint not null,
    -- Two decisions about one department and month are one after the other.
    constraint internal_use_decision unique (department_code, month, ordinal),
    constraint internal_use_approved check (
        num_nonnulls(month, ordinal, budget, used_before, over_budget, approved_by, approved_role,
            approved_at, policy_ref) in (0, 9)
        and case state when 'asked' then approved_at is null when 'cancelled' then true
            else approved_at is not null end),
    constraint internal_use_budget check (over_budget = (used_before + amount > budget)),
    constraint internal_use_issued check (num_nonnulls(issued_by, issued_at, entry_id)
        = case when state in ('issued', 'reversed') then 3 else 0 end),
    constraint internal_use_ended check (num_nonnulls(ended_by, ended_at, end_reason)
        = case when state in ('reversed', 'cancelled') then 3 else 0 end),
    constraint internal_use_by_another check (
        approved_by <> asked_by and (issued_by is null or issued_by <> asked_by))
);
create index internal_use_by_time on internal_use (asked_at, id);
create index internal_use_by_branch on internal_use (branch_code, asked_at, id);
create index internal_use_by_warehouse on internal_use (warehouse_code, asked_at, id);
create index internal_use_by_department on internal_use (department_code, asked_at, id);
create index internal_use_by_state on internal_use (state, asked_at, id);
create index internal_use_of_month on internal_use (department_code, month)
    include (state, amount, ordinal) where month is not null;

create table internal_use_line (
    internal_use_id uuid not null references internal_use,
    part_number text not null references part,
    quantity bigint not null check (quantity > 0),
    primary key (internal_use_id, part_number)
);
"""

_WRITTEN_ONCE = """
create trigger written_once before update or delete on {table}
    for each row execute function refuse_change();
create trigger never_emptied before truncate on {table}
    for each statement execute function refuse_change();
"""


def upgrade() -> None:
    op.execute(_DOCUMENTS)
    op.execute(_WAIVERS)
    op.execute(_CLAIMS)
    op.execute(_INTERNAL_USE)
    for table in (
        "disposal_review",
        "supplier_claim_payment",
        "department_budget",
        "internal_use_line",
    ):
        op.execute(_WRITTEN_ONCE.format(table=table))
